// Which part of a long file is shown, and the ways to others.
import { ArrowDownToLine, ArrowUpToLine, ChevronDown, ChevronUp } from 'lucide-react';
import { preview as text } from '../../messages/preview';
import { IconButton } from '../../ui/IconButton';
import styles from './preview.module.css';
import type { Parts } from './use-parts';

interface PartsBarProps {
  readonly parts: Parts;
  /** What is shown now, in words. */
  readonly shown: string;
}

export const PartsBar = ({ parts, shown }: PartsBarProps) => {
  const ways = [
    { label: text.firstPart, Icon: ArrowUpToLine, go: parts.toBeginning },
    { label: text.previousPart, Icon: ChevronUp, go: parts.toPrevious },
    { label: text.nextPart, Icon: ChevronDown, go: parts.toNext },
    { label: text.lastPart, Icon: ArrowDownToLine, go: parts.toEnd },
  ];
  if (ways.every(({ go }) => go === null)) return null;
  return (
    <div className={styles.foot}>
      <span role="status">{shown}</span>
      <span className={styles.space} />
      {ways.map(({ label, Icon, go }) => (
        <IconButton
          key={label}
          label={label}
          icon={<Icon className="i" aria-hidden="true" />}
          isDisabled={go === null}
          onPress={() => {
            go?.();
          }}
        />
      ))}
    </div>
  );
};
