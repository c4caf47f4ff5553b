// What one may say yes to when an opening was refused: reading beside whoever writes, a network drive
// nobody else uses, a backup that was restored on purpose.
import type { Failure } from '../../../shared/errors';
import { unlock as text } from '../../messages/vaults';
import { Button } from '../../ui/Button';
import type { OpeningWay } from './UnlockPage';
import styles from './unlock.module.css';

interface OtherWaysProps {
  readonly failure: Failure | null;
  readonly isDisabled: boolean;
  readonly onOpen: (way: OpeningWay) => void;
}

interface Way {
  readonly label: string;
  readonly means: string;
  readonly way: OpeningWay;
}

const READING: Way = { label: text.openReading, means: text.readingMeans, way: { readOnly: true } };

const waysFor = (failure: Failure | null): readonly Way[] => {
  switch (failure?.code) {
    case 'vault.in-use':
      return [READING];
    case 'vault.network-drive':
      return [
        READING,
        { label: text.onlyI, means: text.onlyIMeans, way: { networkDrive: true, readOnly: false } },
      ];
    case 'vault.older-than-known':
      return [{ label: text.restored, means: text.restoredMeans, way: { acceptOlder: true } }];
    default:
      return [];
  }
};

export const OtherWays = ({ failure, isDisabled, onOpen }: OtherWaysProps) => {
  const ways = waysFor(failure);
  if (ways.length === 0) return null;
  return (
    <ul className={styles.otherWays} aria-label={text.otherWays}>
      {ways.map(({ label, means, way }) => (
        <li key={label}>
          <Button
            size={32}
            isDisabled={isDisabled}
            onPress={() => {
              onOpen(way);
            }}
          >
            {label}
          </Button>
          <p className="help">{means}</p>
        </li>
      ))}
    </ul>
  );
};
