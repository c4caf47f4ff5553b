// What is open in the part that is being written; a place to be written is gone to by pressing it.
import { visibleText } from '../../../shared/visible-text';
import { documents as text } from '../../messages/documents';
import { StateShape } from '../../ui/StateMark';
import styles from './documents.module.css';
import type { OpenPoint } from './open-points';

interface OpenPointsProps {
  readonly points: readonly OpenPoint[];
  /** Selects the mark in the text: the first, second … of the part. */
  readonly onMark: (place: number) => void;
}

export const OpenPoints = ({ points, onMark }: OpenPointsProps) => {
  let mark = -1;
  return (
    <section className={styles.points} aria-label={text.openPoints} tabIndex={0}>
      {points.length === 0 ? (
        <p className="help">{text.openNone}</p>
      ) : (
        <ul>
          {points.map((point, at) => {
            const words = visibleText(point.words);
            if (!point.isMark)
              return (
                <li key={at}>
                  <StateShape state="due" size={10} />
                  <span dir="auto">{words}</span>
                </li>
              );
            mark += 1;
            const place = mark;
            return (
              <li key={at}>
                <StateShape state="due" size={10} />
                <button
                  type="button"
                  className={styles.mark}
                  aria-label={text.goToMark(words)}
                  dir="auto"
                  onClick={() => {
                    onMark(place);
                  }}
                >
                  {words}
                </button>
              </li>
            );
          })}
        </ul>
      )}
    </section>
  );
};
