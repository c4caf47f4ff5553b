// Ctrl+V (or Cmd+V) anywhere outside a text field takes in the picture on the clipboard.
import { useEffect, useRef } from 'react';

const TYPED_INTO =
  'input, textarea, select, [contenteditable], [role=spinbutton], [role=dialog], [role=alertdialog]';

export const usePaste = (paste: (isAsked: boolean) => void): void => {
  const newest = useRef(paste);
  useEffect(() => {
    newest.current = paste;
  });
  useEffect(() => {
    const onKey = (event: KeyboardEvent) => {
      if (event.key.toLowerCase() !== 'v' || !(event.ctrlKey || event.metaKey)) return;
      if (event.shiftKey || event.altKey || event.repeat || event.defaultPrevented) return;
      if (event.target instanceof Element && event.target.closest(TYPED_INTO) !== null) return;
      event.preventDefault();
      newest.current(false);
    };
    window.addEventListener('keydown', onKey);
    return () => {
      window.removeEventListener('keydown', onKey);
    };
  }, []);
};
