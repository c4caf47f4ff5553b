// What one may say yes to when an opening was refused: reading beside whoever writes, a network drive
// nobody else uses, a backup that was restored on purpose.
import { errorText } from '../../../shared/error-texts';
import type { Failure } from '../../../shared/errors';
import { Instant } from '../../../shared/period';
import { instantText } from '../../messages/dates';
import { unlock as text } from '../../messages/vaults';
import { Button } from '../../ui/Button';
import { Notice } from '../../ui/Notice';
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

/** True for what is no fault, but a question to the person at the door. */
export const isAskedFor = (failure: Failure | null): boolean => waysFor(failure).length > 0;

/** What is the matter, without alarm: the vault is well. */
const Why = ({ failure }: { readonly failure: Failure }) => {
  const { host, since } = failure.details;
  const { happened, next } = errorText(failure);
  const when = Instant.safeParse(since);
  return (
    <Notice kind="due" live>
      <p>
        <b>
          {failure.code === 'vault.in-use' && typeof host === 'string' && when.success
            ? text.openOn(host, instantText(when.data))
            : happened}
        </b>
      </p>
      <p>{next}</p>
      <p className="id">{failure.code}</p>
    </Notice>
  );
};

export const OtherWays = ({ failure, isDisabled, onOpen }: OtherWaysProps) => {
  const ways = waysFor(failure);
  if (failure === null || ways.length === 0) return null;
  return (
    <>
      <Why failure={failure} />
      <ul className={styles.otherWays} aria-label={text.otherWays}>
        {ways.map(({ label, means, way }) => (
          <li key={label}>
            <Button
              kind={ways.length === 1 ? 'primary' : 'plain'}
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
    </>
  );
};
