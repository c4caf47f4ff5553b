// After a form was sent that cannot go on: to the first field that is in the way.

/** Call it from onSubmit; it waits until the errors are drawn. */
export const focusFirstInvalid = (form: HTMLFormElement): void => {
  window.requestAnimationFrame(() => {
    form.querySelector<HTMLElement>('input[aria-invalid="true"], textarea[aria-invalid="true"]')?.focus();
  });
};
