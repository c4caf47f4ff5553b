// Stands over whatever is open. A dialog keeps focus and presses inside itself, so that while one is open this is put
// into it: otherwise it could be seen and neither reached nor read.
import type { ReactNode } from 'react';
import { createPortal } from 'react-dom';

const DIALOGS = '.scrim [role=dialog], .scrim [role=alertdialog]';

const topmostDialog = (): Element | null => [...document.querySelectorAll(DIALOGS)].at(-1) ?? null;

/** Looks for the dialog each time it is drawn. */
export const OverDialogs = ({ children }: { readonly children: ReactNode }) => {
  const dialog = topmostDialog();
  return dialog === null ? children : createPortal(children, dialog);
};
