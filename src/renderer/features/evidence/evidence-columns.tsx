// The columns of the evidence table: those that are always there, and those somebody asks for.
import type { EvidenceSummary } from '../../../shared/domain/evidence';
import type { CalendarDate, ExaminedTime } from '../../../shared/period';
import { dateVerdict } from '../../../shared/period';
import { dateText, dayText, rangeText } from '../../messages/dates';
import { evidence as text } from '../../messages/evidence';
import { kindText, stateText } from '../../messages/evidence-words';
import { sizeText } from '../../messages/size';
import { timeWords } from '../../messages/time-words';
import { classNames } from '../../ui/class-names';
import type { Column } from '../../ui/column';
import { StateShape } from '../../ui/StateMark';
import styles from './evidence.module.css';
import type { EvidenceSort, ExtraColumn } from './evidence-search';
import { FileThumb } from './FileThumb';
import { VerdictCell } from './VerdictCell';
import { validityOf } from './validity';

type EvidenceColumn = Column<EvidenceSummary, EvidenceSort>;

interface ColumnsFor {
  readonly examined: ExaminedTime | null;
  readonly extra: readonly ExtraColumn[];
  readonly today: CalendarDate;
  /** A table beside the panel keeps its room for titles. */
  readonly isNarrow: boolean;
  /** A small window beside the panel: only what tells one row from another; the panel says the rest. */
  readonly isTight: boolean;
  /** Offered on drafts without dates; left out where this person may not change them. */
  readonly onSetDates?: (row: EvidenceSummary) => void;
}

const EXTRA: Readonly<Record<ExtraColumn, (today: CalendarDate) => EvidenceColumn>> = {
  kind: () => ({
    id: 'kind',
    title: text.columnKind,
    width: '132px',
    sort: 'kind',
    cell: (row) => <span className="muted">{kindText(row.kind)}</span>,
  }),
  owner: () => ({
    id: 'owner',
    title: text.columnOwner,
    width: '120px',
    sort: 'owner',
    cell: (row) =>
      row.owner === '' ? (
        <span className="faint">{text.nobody}</span>
      ) : (
        <bdi title={row.owner}>{row.owner}</bdi>
      ),
  }),
  takenIn: () => ({
    id: 'takenIn',
    title: text.columnTakenIn,
    width: '100px',
    sort: 'takenIn',
    cell: (row) => <span className="muted">{dayText(row.takenInAt)}</span>,
  }),
  validUntil: (today) => ({
    id: 'validUntil',
    title: text.columnValidUntil,
    width: '112px',
    cell: (row) => {
      const validity = validityOf(row.validUntil, today);
      if (row.validUntil === null) return <span className="faint">{text.open}</span>;
      return (
        <span className={styles.validity} data-validity={validity}>
          {validity !== 'valid' && (
            <StateShape state={validity === 'expired' ? 'missed' : 'late'} size={10} />
          )}
          {dateText(row.validUntil)}
        </span>
      );
    },
  }),
  size: () => ({
    id: 'size',
    title: text.columnSize,
    width: '72px',
    sort: 'size',
    align: 'end',
    cell: (row) => <span className="muted">{row.fileCount === 0 ? '' : sizeText(row.sizeBytes)}</span>,
  }),
};

const CONTROLS: EvidenceColumn = {
  id: 'controls',
  title: text.columnControl,
  width: '96px',
  cell: (row) =>
    row.controlIds.length === 0 ? (
      <span className="faint">{text.noControl}</span>
    ) : (
      <span className="id" title={row.controlIds.join(', ')}>
        {row.controlIds[0]}
        {row.controlIds.length > 1 && ` ${text.moreControls(row.controlIds.length - 1)}`}
      </span>
    ),
};

export const evidenceColumns = ({
  examined,
  extra,
  today,
  isNarrow,
  isTight,
  onSetDates,
}: ColumnsFor): readonly EvidenceColumn[] => [
  {
    id: 'id',
    title: text.columnNumber,
    width: '72px',
    sort: 'id',
    cell: (row) => <span className="id">{row.id}</span>,
  },
  {
    id: 'title',
    title: text.columnTitle,
    width: `minmax(${isTight ? '148px' : '208px'}, 1fr)`,
    sort: 'title',
    cell: (row) => <TitleCell row={row} isShort={isTight} />,
  },
  {
    id: 'effective',
    title: text.columnEffective,
    width: isNarrow ? '162px' : '192px',
    sort: 'effective',
    cell: (row) => <EffectiveCell row={row} {...(onSetDates !== undefined && { onSetDates })} />,
  },
  ...(examined === null
    ? []
    : [
        {
          id: 'verdict',
          title: isTight ? text.columnPeriod : timeWords(examined).columnAgainst,
          width: isTight ? '74px' : '138px',
          cell: (row: EvidenceSummary) =>
            row.state === 'requested' ? null : (
              <VerdictCell effective={row.effective} examined={examined} isShort={isTight} />
            ),
        },
      ]),
  ...(isTight ? [] : [CONTROLS]),
  {
    id: 'state',
    title: text.columnState,
    width: isNarrow ? '108px' : '136px',
    sort: 'state',
    cell: (row) => <StateCell row={row} isShort={isNarrow} />,
  },
  ...(isTight ? [] : extra.map((id) => EXTRA[id](today))),
];

interface CellProps {
  readonly row: EvidenceSummary;
  readonly isShort: boolean;
}

const TitleCell = ({ row, isShort }: CellProps) => (
  <span className={styles.withThumb}>
    {row.state === 'requested' ? (
      <span className={classNames('thumb', styles.noFile)} aria-hidden="true" />
    ) : (
      <FileThumb name={row.fileName} />
    )}
    <bdi
      className={classNames('txt', styles.cut, row.state === 'withdrawn' && styles.withdrawn)}
      title={row.title}
    >
      {row.title}
    </bdi>
    {row.fileCount > 1 && !isShort && <small className="faint">{text.moreFiles(row.fileCount)}</small>}
  </span>
);

interface EffectiveCellProps {
  readonly row: EvidenceSummary;
  readonly onSetDates?: (row: EvidenceSummary) => void;
}

const EffectiveCell = ({ row, onSetDates }: EffectiveCellProps) => {
  if (row.effective !== null) return rangeText(row.effective);
  if (row.state === 'requested')
    return (
      <span className="faint">{row.dueOn === null ? text.noDates : text.dueBy(dateText(row.dueOn))}</span>
    );
  if (row.state !== 'draft' || onSetDates === undefined) return <span className="faint">{text.noDates}</span>;
  return (
    <button
      type="button"
      // F2 on the row does the same.
      tabIndex={-1}
      className={styles.setDates}
      aria-label={text.setDatesOf(row.id)}
      onClick={(event) => {
        event.stopPropagation();
        onSetDates(row);
      }}
    >
      {text.setDates}
    </button>
  );
};

const StateCell = ({ row, isShort }: CellProps) => (
  <span
    className={styles.stateCell}
    data-state={row.state}
    title={row.pending === null ? '' : text.pending(row.pending.version, row.pending.state)}
  >
    {row.state === 'rejected' && <StateShape state="missed" size={10} />}
    {row.state === 'requested' && <StateShape state="due" size={10} />}
    {stateText(row.state)}
    {row.pending !== null && <small> {isShort ? '+1' : text.pendingShort(row.pending.version)}</small>}
  </span>
);

/** What is heard for a row. */
export const evidenceRowInWords = (row: EvidenceSummary, examined: ExaminedTime | null): string =>
  [
    row.id,
    row.title,
    row.effective === null ? text.noDates : rangeText(row.effective),
    ...(examined === null || row.state === 'requested'
      ? []
      : [timeWords(examined).verdict[dateVerdict(row.effective, examined)]]),
    stateText(row.state),
    ...(row.pending === null ? [] : [text.pending(row.pending.version, row.pending.state)]),
  ].join(', ');
