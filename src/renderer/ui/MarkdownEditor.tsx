// A text in Markdown with what it looks like beside it. A plain text area: what is typed is what is kept.
import { useDeferredValue, useId, useMemo, useRef } from 'react';
import { parseMarkdown } from '../../shared/document/parse-markdown';
import { messages } from '../messages/document-view';
import { DocumentView } from './DocumentView';
import { type Marked, toggleAround, toggleLines } from './mark-text';
import styles from './MarkdownEditor.module.css';

interface MarkdownEditorProps {
  readonly label: string;
  readonly value: string;
  readonly onChange: (value: string) => void;
  readonly help?: string;
  readonly isDisabled?: boolean;
  readonly autoFocus?: boolean;
  /** Lines of the text area; by default it fills the height it is given. */
  readonly rows?: number;
  /** Stands beside the text area instead of what it looks like: a suggestion, an earlier version. */
  readonly beside?: React.ReactNode;
}

type Key = (text: string, from: number, to: number) => Marked;

const KEYS: Readonly<Record<string, Key>> = {
  b: (text, from, to) => toggleAround(text, from, to, '**'),
  i: (text, from, to) => toggleAround(text, from, to, '*'),
  e: (text, from, to) => toggleAround(text, from, to, '`'),
  '8': (text, from, to) => toggleLines(text, from, to, '- '),
};

/** Shows about the part of the preview that is being written. */
const follow = (area: HTMLElement, preview: HTMLElement | null): void => {
  const way = area.scrollHeight - area.clientHeight;
  if (preview === null || way <= 0) return;
  preview.scrollTop = (area.scrollTop / way) * (preview.scrollHeight - preview.clientHeight);
};

/** Puts the text into the area as if it were typed, so that Ctrl+Z takes it back. False where that cannot be done. */
const typeOver = (area: HTMLTextAreaElement, text: string): boolean => {
  const { value } = area;
  let start = 0;
  while (start < value.length && value[start] === text[start]) start += 1;
  let end = 0;
  const most = Math.min(value.length, text.length) - start;
  while (end < most && value[value.length - 1 - end] === text[text.length - 1 - end]) end += 1;
  area.setSelectionRange(start, value.length - end);
  const put = text.slice(start, text.length - end);
  // eslint-disable-next-line @typescript-eslint/no-deprecated -- nothing else keeps the area's own undo
  return put === '' ? document.execCommand('delete') : document.execCommand('insertText', false, put);
};

export const MarkdownEditor = ({
  label,
  value,
  onChange,
  help,
  isDisabled = false,
  autoFocus = false,
  rows,
  beside,
}: MarkdownEditorProps) => {
  const id = useId();
  const preview = useRef<HTMLDivElement>(null);
  // A long text is drawn when typing pauses; letters never wait for it.
  const shown = useDeferredValue(value);
  const blocks = useMemo(() => parseMarkdown(shown), [shown]);
  const onKeyDown = (event: React.KeyboardEvent<HTMLTextAreaElement>) => {
    const act = (event.ctrlKey || event.metaKey) && !event.altKey ? KEYS[event.key.toLowerCase()] : undefined;
    if (act === undefined) return;
    event.preventDefault();
    const { selectionStart, selectionEnd } = event.currentTarget;
    const done = act(value, selectionStart, selectionEnd);
    if (!typeOver(event.currentTarget, done.text)) onChange(done.text);
    const { currentTarget } = event;
    requestAnimationFrame(() => {
      currentTarget.setSelectionRange(done.from, done.to);
    });
  };
  return (
    <div className={styles.editor} {...(rows === undefined ? { 'data-fills': true } : {})}>
      <div className={styles.side}>
        <label htmlFor={id} className={styles.head}>
          <span>{label}</span>
          <small>{messages.keys}</small>
        </label>
        <textarea
          id={id}
          className={styles.area}
          value={value}
          rows={rows}
          dir="auto"
          spellCheck={false}
          disabled={isDisabled}
          autoFocus={autoFocus}
          {...(help === undefined ? {} : { 'aria-describedby': `${id}-help` })}
          onChange={(event) => {
            onChange(event.target.value);
          }}
          onKeyDown={onKeyDown}
          onScroll={(event) => {
            follow(event.currentTarget, preview.current);
          }}
        />
        {help !== undefined && (
          <p id={`${id}-help`} className="help">
            {help}
          </p>
        )}
      </div>
      {beside ?? (
        <div className={styles.side}>
          <p className={styles.head}>
            <span>{messages.preview}</span>
          </p>
          <div
            ref={preview}
            className={styles.preview}
            tabIndex={0}
            role="region"
            aria-label={messages.previewOf(label)}
          >
            {blocks.length === 0 ? (
              <p className="help">{messages.nothingYet}</p>
            ) : (
              <DocumentView blocks={blocks} />
            )}
          </div>
        </div>
      )}
    </div>
  );
};
