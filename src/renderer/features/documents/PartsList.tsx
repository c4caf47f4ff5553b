// The parts of a document at the side of its workspace, each with what is open in it.
import { DESCRIPTION_PARTS } from '../../../shared/domain/programme/document';
import { documents as text } from '../../messages/documents';
import { StateShape } from '../../ui/StateMark';
import styles from './documents.module.css';
import type { PartInWork } from './open-points';

/** A part of a description, the one text of a letter, or what stands beside the text. */
export type Place = PartInWork['part'] | 'text' | 'details';

interface PartsListProps {
  readonly parts: readonly PartInWork[];
  readonly place: Place;
  /** A letter has one text instead of parts. */
  readonly isLetter: boolean;
  readonly isEdited: (field: string) => boolean;
  readonly onPlace: (place: Place) => void;
}

const standing = ({ isAsked, isEmpty, gaps }: PartInWork): string => {
  if (!isAsked && isEmpty) return text.partNotAsked;
  if (isEmpty) return text.partEmpty;
  return gaps.length === 0 ? text.partDone : text.partOpen(gaps.length);
};

const shape = ({ isAsked, isEmpty, gaps }: PartInWork) => {
  if (!isAsked && isEmpty) return 'notdue';
  return gaps.length === 0 ? 'met' : 'due';
};

export const PartsList = ({ parts, place, isLetter, isEdited, onPlace }: PartsListProps) => (
  <nav className={styles.parts} aria-label={text.parts}>
    {isLetter && (
      <button
        type="button"
        role="link"
        aria-current={place === 'text' ? 'page' : undefined}
        onClick={() => {
          onPlace('text');
        }}
      >
        <span />
        <span>{text.panelTitle}</span>
      </button>
    )}
    <ol>
      {parts.map((one, at) => (
        <li key={one.part}>
          <button
            type="button"
            role="link"
            aria-current={place === one.part ? 'page' : undefined}
            onClick={() => {
              onPlace(one.part);
            }}
          >
            <StateShape state={shape(one)} />
            <span>
              <span>
                {text.partNumber(at + 1)} {DESCRIPTION_PARTS[one.part]}
              </span>
              <small>
                {standing(one)}
                {isEdited(one.part) && ` · ${text.changed}`}
              </small>
            </span>
          </button>
        </li>
      ))}
    </ol>
    <button
      type="button"
      role="link"
      aria-current={place === 'details' ? 'page' : undefined}
      onClick={() => {
        onPlace('details');
      }}
    >
      <span />
      <span>{text.details}</span>
    </button>
  </nav>
);
