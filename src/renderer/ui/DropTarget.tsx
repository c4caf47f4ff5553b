// A place on which files from the system can be dropped. Everything it does can also be done by a button.
import { type ReactNode, useRef, useState } from 'react';
import { classNames } from './class-names';
import styles from './DropTarget.module.css';
import { filesOf } from './dropped-files';

interface DropTargetProps {
  readonly onFiles: (files: readonly File[]) => void;
  readonly children: ReactNode;
  /** Drawn as a dashed field, or only outlined while something hovers over it. */
  readonly look?: 'field' | 'area';
  readonly label: string;
}

export const DropTarget = ({ onFiles, children, look = 'field', label }: DropTargetProps) => {
  const [isOver, setOver] = useState(false);
  // Children fire leave and enter of their own; the count tells when the pointer has really left.
  const depth = useRef(0);
  return (
    <div
      // The whole window as a target is no part of the page, and must not stand around its landmarks.
      {...(look === 'field' && { role: 'group', 'aria-label': label })}
      className={classNames(styles[look], isOver && styles.over)}
      onDragEnter={(event) => {
        event.preventDefault();
        depth.current += 1;
        setOver(true);
      }}
      onDragOver={(event) => {
        event.preventDefault();
      }}
      onDragLeave={() => {
        depth.current = Math.max(0, depth.current - 1);
        if (depth.current === 0) setOver(false);
      }}
      onDrop={(event) => {
        event.preventDefault();
        event.stopPropagation();
        depth.current = 0;
        setOver(false);
        onFiles(filesOf(event.dataTransfer));
      }}
    >
      {children}
    </div>
  );
};
