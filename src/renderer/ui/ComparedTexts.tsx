// Two versions of a text in one: what went is struck through, what came is underlined.
import { useMemo } from 'react';
import { compareTexts } from '../../shared/document/compare-texts';
import { visibleText } from '../../shared/visible-text';
import styles from './ComparedTexts.module.css';

interface ComparedTextsProps {
  readonly before: string;
  readonly after: string;
  /** Said where both are the same. */
  readonly same: string;
}

const shown = (text: string): string => text.split('\n').map(visibleText).join('\n');

export const ComparedTexts = ({ before, after, same }: ComparedTextsProps) => {
  const changes = useMemo(() => compareTexts(before, after), [before, after]);
  if (changes.every((one) => one.kind === 'same')) return <p className="help">{same}</p>;
  return (
    <div className={styles.compared}>
      {changes.map(({ pieces }, line) => (
        <div key={line}>
          {pieces.map(({ kind, text }, place) => {
            if (kind === 'added') return <ins key={place}>{shown(text)}</ins>;
            if (kind === 'removed') return <del key={place}>{shown(text)}</del>;
            return (
              <span key={place} data-kind="same">
                {shown(text)}
              </span>
            );
          })}
        </div>
      ))}
    </div>
  );
};
