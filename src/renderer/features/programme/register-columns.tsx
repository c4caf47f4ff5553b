// The columns of a register's table, from what the register says about itself. Beside the panel it keeps its room for
// titles.
import { type Register, SPECS } from '../../../shared/domain/programme';
import type { Field } from '../../../shared/domain/programme/field';
import type { RecordSummary } from '../../../shared/domain/programme/record';
import { ObjectLink } from '../../app/ObjectLink';
import { dateText, today } from '../../messages/dates';
import { register as text } from '../../messages/programme';
import { signalHeading, signalShape, signalText } from '../../messages/programme-signals';
import type { Column } from '../../ui/column';
import { StateShape } from '../../ui/StateMark';
import { fieldInWords } from './field-in-words';
import styles from './programme.module.css';
import type { RegisterSort } from './programme-search';

type RegisterColumn = Column<RecordSummary, RegisterSort>;

const WIDTHS: Readonly<Partial<Record<Field['type'], string>>> = {
  day: '104px',
  'yes-no': '72px',
  count: '72px',
  choice: 'minmax(88px, 1fr)',
  record: 'minmax(92px, 1.2fr)',
};
/** Beside the panel only so many of the register's own columns stay. */
const NARROW_COLUMNS = 1;
const WIDE_COLUMNS = 3;

/** The state a record is in; of one that holds from a day to come also that day, for it is not in it yet. */
export const stateByDay = ({ register, state, on }: RecordSummary): string => {
  const words = stateText(register, state);
  return on > today() ? text.stateFrom(words, dateText(on)) : words;
};
const stateOfRow = (row: RecordSummary): string =>
  row.withdrawn === null ? stateByDay(row) : text.withdrawn;

export const stateText = (register: Register, state: string): string =>
  SPECS[register].states[state] ?? state;

const NUMBER: RegisterColumn = {
  id: 'id',
  title: text.columnNumber,
  width: '76px',
  sort: 'id',
  cell: (row) => <span className="id">{row.id}</span>,
};

const sortOf = (register: Register, name: string): RegisterSort | undefined => {
  const spec = SPECS[register];
  if (name === spec.owner) return 'owner';
  if (name === spec.due) return 'due';
  if (name === spec.group) return 'group';
  return name === spec.parent ? 'parent' : undefined;
};

const fieldColumn = (register: Register, name: string, isAsAt: boolean): RegisterColumn | null => {
  const spec = SPECS[register];
  const field = spec.fields[name];
  if (field === undefined) return null;
  const sort = sortOf(register, name);
  return {
    id: name,
    title: field.label,
    width: WIDTHS[field.type] ?? 'minmax(88px, 1.2fr)',
    ...(sort !== undefined && { sort }),
    ...(field.type === 'count' && { align: 'end' as const }),
    cell: (row) => {
      if (name === spec.parent && row.parent !== null)
        return (
          <bdi className="txt muted" title={`${row.parent.id} ${row.parent.title}`}>
            {row.parent.title || row.parent.id}
          </bdi>
        );
      const value = row.facts[name];
      if (field.type === 'record' && typeof value === 'string' && value !== '')
        return <ObjectLink id={value} />;
      const words = fieldInWords(field, value);
      // The engine says whether the day still asks for anything: of what was answered or ended it does not.
      const isLate = name === spec.due && !isAsAt && row.dueOn !== null && row.dueOn < today();
      return (
        <bdi className={isLate ? styles.late : 'txt muted'} title={words}>
          {words}
        </bdi>
      );
    },
  };
};

const signalsColumn = (hasPanel: boolean): RegisterColumn => ({
  id: 'signals',
  title: hasPanel ? text.columnSignalsShort : text.columnSignals,
  width: hasPanel ? '52px' : 'minmax(120px, 2fr)',
  cell: (row) => <SignalsCell row={row} isShort={hasPanel} />,
});

const SignalsCell = ({ row, isShort }: { readonly row: RecordSummary; readonly isShort: boolean }) => {
  const [first, ...others] = row.signals;
  if (first === undefined) return null;
  const all = row.signals.map(signalText).join('\n');
  return (
    <span className={styles.signal} title={all}>
      <StateShape state={signalShape(first.weight)} />
      {isShort ? (
        row.signals.length > 1 && <small className="faint">{row.signals.length}</small>
      ) : (
        <>
          <span className={styles.signalWords}>{signalHeading(first.code)}</span>
          {others.length > 0 && <small className="faint">{text.moreSignals(others.length)}</small>}
        </>
      )}
    </span>
  );
};

interface Shown {
  readonly register: Register;
  readonly hasPanel: boolean;
  readonly isWide: boolean;
  readonly isAsAt: boolean;
}

export const registerColumns = ({ register, hasPanel, isWide, isAsAt }: Shown): readonly RegisterColumn[] => {
  const spec = SPECS[register];
  const own = spec.columns.filter((name) => name !== spec.title);
  const kept = !hasPanel ? own : own.slice(0, isWide ? WIDE_COLUMNS : NARROW_COLUMNS);
  return [
    NUMBER,
    {
      id: 'title',
      title: spec.fields[spec.title]?.label ?? '',
      width: 'minmax(150px, 2.4fr)',
      sort: 'title',
      cell: (row) => (
        <bdi className={row.withdrawn === null ? 'txt' : `txt ${styles.withdrawn ?? ''}`} title={row.title}>
          {row.title}
        </bdi>
      ),
    },
    ...kept.flatMap((name) => fieldColumn(register, name, isAsAt) ?? []),
    {
      id: 'state',
      title: text.columnState,
      width: 'minmax(84px, 0.8fr)',
      sort: 'state',
      cell: (row) => {
        const words = stateOfRow(row);
        return (
          <span className="txt muted" title={words}>
            {words}
          </span>
        );
      },
    },
    ...(isAsAt ? [] : [signalsColumn(hasPanel)]),
  ];
};

/** What a screen reader says for the whole row: all that the eye sees in it, and what it may not have room for. */
export const recordRowInWords = (row: RecordSummary): string => {
  const spec = SPECS[row.register];
  return [
    `${row.id} ${row.title}`,
    stateOfRow(row),
    ...spec.columns
      .filter((name) => name !== spec.title)
      .map((name) => {
        const field = spec.fields[name];
        const words =
          name === spec.parent
            ? (row.parent?.title ?? '')
            : field === undefined
              ? ''
              : fieldInWords(field, row.facts[name]);
        return words === '' || field === undefined ? '' : `${field.label} ${words}`;
      }),
    row.dueOn === null || spec.due === null || spec.columns.includes(spec.due)
      ? ''
      : `${spec.fields[spec.due]?.label ?? ''} ${dateText(row.dueOn)}`,
    ...row.signals.map(signalText),
  ]
    .filter((part) => part !== '')
    .join(', ');
};
