// One criterion or control beside the worksheet: its ratings, what the vault shows, how it was rated
// before, and the tasks about it.
import { useEffect, useRef, useState } from 'react';
import { Plus } from 'lucide-react';
import {
  ASPECTS,
  type Assessment,
  type ReadinessSubject,
  type SubjectRating,
  type WorksheetRow,
} from '../../../shared/domain/readiness';
import type { CalendarDate, Instant } from '../../../shared/period';
import { ObjectLink } from '../../app/ObjectLink';
import { holdUnsaved } from '../../app/unsaved-work';
import { useCall } from '../../app/use-call';
import { dayText } from '../../messages/dates';
import { readiness as text } from '../../messages/readiness';
import { Button } from '../../ui/Button';
import { Panel } from '../../ui/Panel';
import { FailureNotice } from '../../ui/Notice';
import { Section } from '../../ui/Section';
import { TextField } from '../../ui/TextField';
import { Facts } from './Facts';
import { CELLS } from './rating-changes';
import { cellName, RatingCell } from './RatingCell';
import { RatingMark } from './RatingMark';
import styles from './readiness.module.css';
import { TaskLines } from './TaskLines';
import type { Ratings } from './use-ratings';

interface SubjectPanelProps {
  readonly subject: ReadinessSubject;
  readonly assessment: Assessment;
  readonly today: CalendarDate;
  readonly ratings: Ratings;
  readonly mayRate: boolean;
  readonly mayAddTask: boolean;
  readonly onAddTask: (about: SubjectRating) => void;
  readonly onClose: () => void;
}

export const SubjectPanel = ({ subject, assessment, today, ratings, ...rest }: SubjectPanelProps) => {
  // Found by its number: it may lie outside what the filters show.
  const { data, failure } = useCall('readiness', 'worksheet', {
    id: assessment.id,
    today,
    search: subject,
    kind: null,
    onlyGaps: false,
    onlyUnrated: false,
    sort: 'subject',
    direction: 'ascending',
    offset: 0,
    limit: 100,
  });
  const row = data?.rows.find((one) => one.subject === subject);
  return (
    <Panel number={subject} title={row?.title ?? ''} onClose={rest.onClose}>
      <FailureNotice failure={failure} />
      {row !== undefined && <Sheet key={subject} row={ratings.shown(row)} ratings={ratings} {...rest} />}
    </Panel>
  );
};

interface SheetProps extends Omit<SubjectPanelProps, 'subject' | 'assessment' | 'today' | 'onClose'> {
  readonly row: WorksheetRow;
}

const Sheet = ({ row, ratings, mayRate, mayAddTask, onAddTask }: SheetProps) => (
  <>
    <Section title={text.ratings}>
      <dl className={styles.panelRatings}>
        {CELLS.map((cell) => (
          <div key={cell}>
            <dt title={cell === 'likelihood' || cell === 'effort' ? undefined : text.aspect(cell).asks}>
              {cellName(cell)}
            </dt>
            <dd>
              <RatingCell
                row={row}
                cell={cell}
                isDisabled={!mayRate}
                onRate={(part) => {
                  ratings.rate([row], part);
                }}
              />
            </dd>
          </div>
        ))}
      </dl>
    </Section>
    <Note
      note={row.note}
      mayRate={mayRate}
      onSave={(note) => {
        ratings.rate([row], { note });
      }}
      settled={ratings.settled}
    />
    <Section title={text.facts} note={text.factsNote}>
      <p className={styles.panelFacts}>
        <Facts row={row} isLong />
        <span>
          {text.openSubject}: <ObjectLink id={row.subject} label={row.title} />
        </span>
      </p>
    </Section>
    <Section
      title={text.tasksOf}
      {...(mayAddTask && {
        action: (
          <Button
            kind="quiet"
            icon={<Plus className="i i--14" aria-hidden="true" />}
            onPress={() => {
              onAddTask(row);
            }}
          >
            {text.addTask}
          </Button>
        ),
      })}
    >
      <TaskLines subject={row.subject} />
    </Section>
    <Over subject={row.subject} />
  </>
);

interface NoteProps {
  readonly note: string;
  readonly mayRate: boolean;
  readonly onSave: (note: string) => void;
  readonly settled: () => Promise<boolean>;
}

/** Saved when the field is left, when the panel closes, and before the vault locks. */
const Note = ({ note, mayRate, onSave, settled }: NoteProps) => {
  const [typed, setTyped] = useState<string | null>(null);
  const keep = useRef(() => {});
  useEffect(() => {
    keep.current = () => {
      if (typed !== null && typed.trim() !== note) onSave(typed.trim());
      setTyped(null);
    };
  });
  const isTyping = typed !== null && typed.trim() !== note;
  useEffect(() => {
    if (!isTyping) return undefined;
    return holdUnsaved(() => {
      keep.current();
      return settled();
    });
  }, [isTyping, settled]);
  useEffect(
    () => () => {
      keep.current();
    },
    [],
  );
  if (!mayRate) return note === '' ? null : <p dir="auto">{note}</p>;
  return (
    <div
      onBlur={() => {
        keep.current();
      }}
    >
      <TextField
        label={text.note}
        help={text.noteHelp}
        value={typed ?? note}
        rows={3}
        maxLength={2000}
        onChange={setTyped}
      />
    </div>
  );
};

const Over = ({ subject }: { readonly subject: ReadinessSubject }) => {
  const { data } = useCall('readiness', 'history', { subject });
  if (data === undefined || data.length === 0) return null;
  return (
    <Section title={text.historyOf}>
      <table className={styles.over} aria-label={text.historyOf}>
        <thead>
          <tr>
            <th scope="col">{text.assessment}</th>
            {ASPECTS.map((aspect) => (
              <th key={aspect} scope="col" title={text.aspect(aspect).name}>
                {text.aspect(aspect).name.slice(0, 3)}
                <span className="unseen">{text.aspect(aspect).name.slice(3)}</span>
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {data.map((one) => (
            <tr key={one.assessment.id}>
              <th scope="row" title={one.assessment.name}>
                <bdi>{one.assessment.name}</bdi>
                <span className="faint"> {dayText(one.ratedAt satisfies Instant)}</span>
              </th>
              {ASPECTS.map((aspect) => (
                <td key={aspect} title={text.ratingLong(one[aspect])}>
                  <RatingMark rating={one[aspect]} />
                  <span className="unseen">{text.ratingLong(one[aspect])}</span>
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </Section>
  );
};
