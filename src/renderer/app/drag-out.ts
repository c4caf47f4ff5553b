// What may be dragged: text inside a field where one is writing, and what a screen makes draggable itself.
// A picture dropped on the desktop would become a plain file beside the vault, a link an address in another
// program, and neither would stand in the journal.

const isField = (element: Element): boolean =>
  element.closest('input, textarea, [contenteditable=""], [contenteditable="true"]') !== null;

/** A picture or a link is draggable by itself; only what says so in words was meant. */
const isMeant = (element: Element): boolean => element.closest('[draggable="true"]') !== null;

const elementOf = (target: EventTarget | null): Element | null =>
  target instanceof Element ? target : target instanceof Node ? target.parentElement : null;

/** @returns what takes the rule away again */
export const keepDragsInside = (page: Window): (() => void) => {
  const judge = (event: DragEvent): void => {
    const element = elementOf(event.target);
    if (element !== null && (isField(element) || isMeant(element))) return;
    event.preventDefault();
  };
  // Before any component hears of it.
  page.addEventListener('dragstart', judge, { capture: true });
  return () => {
    page.removeEventListener('dragstart', judge, { capture: true });
  };
};
