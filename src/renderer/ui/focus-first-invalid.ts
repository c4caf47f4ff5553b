// After a form was sent that cannot go on: to the first field that is in the way.

const WRONG =
  'input[aria-invalid="true"], textarea[aria-invalid="true"], [data-invalid] :is([role="spinbutton"], button)';

/** Call it from onSubmit; it waits until the errors are drawn. */
export const focusFirstInvalid = (form: HTMLFormElement): void => {
  window.requestAnimationFrame(() => {
    form.querySelector<HTMLElement>(WRONG)?.focus();
  });
};
