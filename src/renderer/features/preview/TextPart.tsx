// A part of a text: as text nodes and nothing else. JSON and Markdown that are there as a whole can be laid out.
import { useMemo, useState } from 'react';
import type { PreviewPage } from '../../../shared/calls/preview';
import { preview as text } from '../../messages/preview';
import { classNames } from '../../ui/class-names';
import { FilterToggle } from '../../ui/FilterToggle';
import { layOutJson } from './lay-out-json';
import { MarkdownText } from './MarkdownText';
import { PartsBar } from './PartsBar';
import styles from './preview.module.css';
import { lineCount, shownText } from './shown-text';
import type { Parts } from './use-parts';

type TextPage = Extract<PreviewPage, { readonly shows: 'text' }>;

interface TextPartProps {
  readonly page: TextPage;
  readonly parts: Parts;
  readonly name: string;
}

/** Kinds in which lines are counted and do not wrap. */
const BY_LINES: ReadonlySet<TextPage['as']> = new Set(['log', 'json', 'xml']);

export const TextPart = ({ page, parts, name }: TextPartProps) => {
  const isWhole = page.next === null && page.firstLine === 1;
  const canLayOut = isWhole && (page.as === 'json' || page.as === 'markdown');
  const [isLaidOut, setLaidOut] = useState(canLayOut);
  const shown = useMemo(() => shownText(page.text), [page.text]);
  const lines = lineCount(shown);
  const isDocument = isLaidOut && page.as === 'markdown';
  const content = isLaidOut && page.as === 'json' ? layOutJson(shown) : shown;
  return (
    <>
      {canLayOut && (
        <div className={styles.choices}>
          <FilterToggle label={text.laidOut} isOn={isLaidOut} onChange={setLaidOut} />
        </div>
      )}
      {page.isRepaired && <p className={styles.remark}>{text.repaired}</p>}
      <div className={styles.scroll} tabIndex={0} role="group" aria-label={text.label(name)}>
        {isDocument ? (
          <MarkdownText text={shown} />
        ) : (
          <Lines
            text={content}
            firstLine={BY_LINES.has(page.as) ? page.firstLine : null}
            doesWrap={!BY_LINES.has(page.as)}
          />
        )}
      </div>
      <PartsBar
        parts={parts}
        shown={
          page.firstLine === null
            ? text.part(page.at.byte, page.sizeBytes)
            : `${text.lines(page.firstLine, page.firstLine + Math.max(0, lines - 1))} · ${text.part(page.at.byte, page.sizeBytes)}`
        }
      />
    </>
  );
};

interface LinesProps {
  readonly text: string;
  /** The number of the first line, or null when lines are not numbered. */
  readonly firstLine: number | null;
  readonly doesWrap: boolean;
}

const Lines = ({ text: content, firstLine, doesWrap }: LinesProps) => {
  const numbers = useMemo(
    () =>
      firstLine === null
        ? null
        : Array.from({ length: lineCount(content) }, (_none, at) => String(firstLine + at)).join('\n'),
    [content, firstLine],
  );
  return (
    <div className={styles.lines}>
      {numbers !== null && (
        <pre className={styles.numbers} aria-hidden="true">
          {numbers}
        </pre>
      )}
      <pre className={classNames(styles.text, doesWrap && styles.wrapped)} dir="auto" translate="no">
        {content}
      </pre>
    </div>
  );
};
