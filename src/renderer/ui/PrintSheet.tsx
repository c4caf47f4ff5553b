// Pages to hand over. They exist only while they are printed, stand outside the app's frame, and are
// always black on white, whatever the theme.
import { type ReactNode, useEffect, useRef } from 'react';
import { createPortal } from 'react-dom';
import { classNames } from './class-names';
import styles from './PrintSheet.module.css';

interface PrintSheetProps {
  readonly children: ReactNode;
  /** Wide tables lie across. */
  readonly landscape?: boolean;
  /** Called when the system's dialog is closed, printed or not. */
  readonly onDone: () => void;
}

/** Mounting it prints: render it when the person asks for it, take it away in `onDone`. */
export const PrintSheet = ({ children, landscape = false, onDone }: PrintSheetProps) => {
  const latest = useRef(onDone);
  useEffect(() => {
    latest.current = onDone;
  });
  useEffect(() => {
    const done = () => {
      latest.current();
    };
    window.addEventListener('afterprint', done, { once: true });
    let isGone = false;
    // Fonts that only the pages use must be there before they are laid out.
    void document.fonts.ready.then(() => {
      if (!isGone) window.print();
    });
    return () => {
      isGone = true;
      window.removeEventListener('afterprint', done);
    };
  }, []);
  return createPortal(
    <div
      className={classNames(styles.pages, landscape && styles.landscape)}
      data-theme="light"
      data-print-sheet
      aria-hidden="true"
    >
      {children}
    </div>,
    document.body,
  );
};
