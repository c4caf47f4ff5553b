// Keys of the whole screen: "/" goes to the search, J and K to the next and the previous item while one is
// open. Never while somebody types or a dialog is on top.
import { useEffect } from 'react';

const IS_BUSY =
  'input, textarea, [contenteditable], [role=spinbutton], [role=dialog], [role=alertdialog], [role=listbox], [role=menu]';

interface EvidenceKeys {
  readonly step: (by: 1 | -1) => Promise<void>;
  /** Whether an item is in the panel. */
  readonly isOpen: boolean;
}

export const useEvidenceKeys = ({ step, isOpen }: EvidenceKeys): void => {
  useEffect(() => {
    const onKey = (event: KeyboardEvent) => {
      const isPlain = !event.ctrlKey && !event.metaKey && !event.altKey;
      const onTop = document.querySelector('[role=dialog], [role=alertdialog]') !== null;
      if (!isPlain || onTop || event.defaultPrevented) return;
      if (event.target instanceof Element && event.target.closest(IS_BUSY) !== null) return;
      if (event.key === '/') {
        event.preventDefault();
        document.querySelector<HTMLInputElement>('[data-evidence-filters] input')?.focus();
      } else if (isOpen && (event.key === 'j' || event.key === 'k')) {
        event.preventDefault();
        void step(event.key === 'j' ? 1 : -1);
      }
    };
    window.addEventListener('keydown', onKey);
    return () => {
      window.removeEventListener('keydown', onKey);
    };
  }, [step, isOpen]);
};
