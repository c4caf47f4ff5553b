// A text: the words to cover, how often each occurs, and the beginning of what is left.
import { type ReactNode, useDeferredValue, useMemo, useState } from 'react';
import { findWords } from '../../../shared/find-words';
import { useCall } from '../../app/use-call';
import { useJob } from '../../app/use-job';
import { redaction as text } from '../../messages/redaction';
import { Answer } from '../../ui/Answer';
import { Checkbox } from '../../ui/Checkbox';
import { FailureNotice } from '../../ui/Notice';
import { TextField } from '../../ui/TextField';
import type { FileToRedact } from './file-to-redact';
import { RedactionFrame } from './RedactionFrame';
import styles from './redaction.module.css';
import { StoreDialog } from './StoreDialog';

const SHOWN_CHARACTERS = 20_000;
const MOST_WORDS = 200;
const LONGEST_WORD = 300;

interface WordsRedactionProps {
  readonly file: FileToRedact;
  readonly choice: ReactNode;
}

const wordsOf = (typed: string): string[] => [
  ...new Set(
    typed
      .split(/\r?\n/)
      .map((line) => line.trim())
      .filter((line) => line !== ''),
  ),
];

export const WordsRedaction = ({ file, choice }: WordsRedactionProps) => {
  const { id, version, position } = file;
  const [typed, setTyped] = useState('');
  const [matchCase, setMatchCase] = useState(false);
  const words = useDeferredValue(useMemo(() => wordsOf(typed), [typed]));
  // Cut or left out in silence, a word would be thought to be covered.
  const isTooMuch = words.length > MOST_WORDS || words.some((word) => word.length > LONGEST_WORD);
  const hasWords = words.length > 0 && !isTooMuch;
  const page = useCall('preview', 'page', { file: { id, version, position }, sheet: null, at: null });
  const found = useCall(
    'redaction',
    'countWords',
    { id, version, position, words: hasWords ? words : ['-'], matchCase },
    { enabled: hasWords },
  );
  const storing = useJob('redaction', 'ofWords');
  const places = hasWords ? (found.data?.places ?? 0) : 0;
  const summary = text.summaryWords(places);

  const parts = useMemo(() => {
    const beginning =
      page.data?.shows === 'text'
        ? page.data.text.slice(0, SHOWN_CHARACTERS)
        : page.data?.shows === 'table'
          ? page.data.rows
              .slice(0, 60)
              .map((row) => row.join('\t'))
              .join('\n')
          : '';
    const shown: ReactNode[] = [];
    let from = 0;
    for (const place of findWords(beginning, isTooMuch ? [] : words, 'none', matchCase)) {
      shown.push(beginning.slice(from, place.start));
      shown.push(
        <mark key={place.start} className={styles.replaced}>
          {text.redacted}
        </mark>,
      );
      from = place.end;
    }
    return [...shown, beginning.slice(from)];
  }, [page.data, words, isTooMuch, matchCase]);

  return (
    <RedactionFrame
      file={file}
      canStore={places > 0}
      dialog={(end) => (
        <StoreDialog
          file={file}
          summary={summary}
          becomes=""
          isRunning={storing.isRunning}
          progress={storing.isRunning ? text.storing : ''}
          failure={storing.failure}
          words={words}
          onStore={(says) => storing.start({ id, version, position, words, matchCase, ...says })}
          onCancel={storing.cancel}
          {...end}
        />
      )}
    >
      <FailureNotice failure={page.failure ?? (hasWords ? found.failure : null)} />
      <div className={styles.work}>
        <div className={styles.middle}>
          <h2 className="section">{text.beginning}</h2>
          <pre className={styles.text} tabIndex={0} role="region" aria-label={text.beginning}>
            {parts}
          </pre>
        </div>
        <aside className={styles.side} aria-label={text.byWords}>
          <Answer text={summary} />
          {choice}
          <TextField
            label={text.words}
            help={text.wordsHelp}
            error={isTooMuch ? text.tooManyWords(MOST_WORDS, LONGEST_WORD) : null}
            value={typed}
            onChange={setTyped}
            rows={8}
          />
          <Checkbox isSelected={matchCase} onChange={setMatchCase}>
            {text.matchCase}
          </Checkbox>
          {hasWords && found.data?.counts.length === words.length && (
            <dl className={styles.counts} aria-label={text.counts}>
              {words.map((word, at) => (
                <div key={word}>
                  <dt dir="auto">{word}</dt>
                  <dd className="num">{text.timesFound(found.data?.counts[at] ?? 0)}</dd>
                </div>
              ))}
            </dl>
          )}
        </aside>
      </div>
    </RedactionFrame>
  );
};
