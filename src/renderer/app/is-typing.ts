// A question mark in a text is a question mark: keys of one letter are not taken from whoever types.

export const isTyping = (target: EventTarget | null): boolean =>
  target instanceof Element &&
  target.closest(
    'input, textarea, [contenteditable], [role=spinbutton], [role=dialog], [role=alertdialog]',
  ) !== null;
