// One text of a document: what is open in it, the text itself, and beside it how it reads, what the registers would
// say, or what it said before.
import { useRef, useState } from 'react';
import type { DescriptionPart } from '../../../shared/domain/programme/document';
import type { RecordDetail } from '../../../shared/domain/programme/record';
import { documents as text } from '../../messages/documents';
import { MarkdownEditor } from '../../ui/MarkdownEditor';
import { ViewTabs } from '../../ui/ViewTabs';
import styles from './documents.module.css';
import { EarlierVersions } from './EarlierVersions';
import { FromRegisters } from './FromRegisters';
import type { OpenPoint } from './open-points';
import { OpenPoints } from './OpenPoints';

interface WrittenTextProps {
  readonly record: RecordDetail;
  /** Null for the text of a letter. */
  readonly part: DescriptionPart | null;
  readonly label: string;
  readonly value: string;
  readonly points: readonly OpenPoint[];
  readonly mayChange: boolean;
  readonly onChange: (value: string) => void;
}

type View = 'preview' | 'suggestion' | 'versions';

const MARKS = /(?<!\\)\[to be written(?::[^[\]]*)?\]/giu;

export const WrittenText = ({
  record,
  part,
  label,
  value,
  points,
  mayChange,
  onChange,
}: WrittenTextProps) => {
  const place = useRef<HTMLDivElement>(null);
  const [view, setView] = useState<View>('preview');
  const goToMark = (at: number) => {
    const mark = [...value.matchAll(MARKS)][at];
    const area = place.current?.querySelector('textarea');
    if (mark === undefined || area === null || area === undefined) return;
    area.focus();
    area.setSelectionRange(mark.index, mark.index + mark[0].length);
    // A text area scrolls to its caret only when it is typed in: about so far down the mark stands.
    area.scrollTop = Math.max(0, (mark.index / value.length) * area.scrollHeight - area.clientHeight / 2);
  };
  const beside =
    view === 'suggestion' && part !== null ? (
      <FromRegisters {...{ part, value, mayChange }} id={record.id} onTake={onChange} />
    ) : view === 'versions' ? (
      <EarlierVersions {...{ record, value, mayChange }} field={part ?? 'text'} onTake={onChange} />
    ) : undefined;
  return (
    <div ref={place} className={styles.written}>
      <OpenPoints points={points} onMark={goToMark} />
      <ViewTabs<View>
        label={text.views}
        tabs={[
          { id: 'preview', label: text.viewPreview },
          ...(part === null ? [] : [{ id: 'suggestion' as const, label: text.viewSuggestion }]),
          { id: 'versions', label: text.viewVersions },
        ]}
        value={view}
        onChange={setView}
      />
      <MarkdownEditor
        label={label}
        value={value}
        onChange={onChange}
        isDisabled={!mayChange}
        {...(beside !== undefined && { beside })}
      />
    </div>
  );
};
