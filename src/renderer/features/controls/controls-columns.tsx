// The columns of the register of controls. Beside the panel it keeps its room for titles.
import type { ControlSummary } from '../../../shared/domain/control';
import { controls as text } from '../../messages/controls';
import { coverage as coverageText } from '../../messages/coverage';
import { dateText, today } from '../../messages/dates';
import type { TimeWords } from '../../messages/time-words';
import type { Column } from '../../ui/column';
import { CoverageSpark } from '../coverage/CoverageSpark';
import type { ControlsSearch } from './controls-search';
import type { KnownCoverage } from './use-coverage-of';

export type ControlsSort = NonNullable<ControlsSearch['sort']>;
type ControlsColumn = Column<ControlSummary, ControlsSort>;

/** Without the year: the period says it, and the column is narrow. */
const shortDay = (day: Parameters<typeof dateText>[0]): string => dateText(day).replace(/ \d{4}$/, '');

/** Also what is heard for the whole row. */
const nextDueInWords = (row: ControlSummary, known: KnownCoverage | undefined): string => {
  if (row.retiredOn !== null)
    return (row.retiredOn < today() ? text.retired : text.retires)(shortDay(row.retiredOn));
  if (row.cadence === 'per-event') return text.perEvent;
  return known === undefined || known.row.nextDue === null ? '' : shortDay(known.row.nextDue);
};

const ownerOf = (row: ControlSummary): string => (row.owner === '' ? row.ownerRole : row.owner);

const NUMBER: ControlsColumn = {
  id: 'id',
  title: text.columnNumber,
  width: '76px',
  sort: 'id',
  cell: (row) => <span className="id">{row.id}</span>,
};
const TITLE: ControlsColumn = {
  id: 'title',
  title: text.columnTitle,
  width: 'minmax(150px, 3fr)',
  sort: 'title',
  cell: (row) => (
    <bdi className={row.retiredOn === null ? 'txt' : 'txt faint'} title={row.title}>
      {row.title}
    </bdi>
  ),
};
const CADENCE: ControlsColumn = {
  id: 'cadence',
  title: text.columnCadence,
  width: '94px',
  sort: 'cadence',
  cell: (row) => <span className="muted">{text.cadence(row.cadence)}</span>,
};
const OWNER: ControlsColumn = {
  id: 'owner',
  title: text.columnOwner,
  width: 'minmax(84px, 1fr)',
  sort: 'owner',
  cell: (row) => (
    <bdi className="muted" title={text.ownerCell(row.owner, row.ownerRole)}>
      {ownerOf(row)}
    </bdi>
  ),
};
const CHECKLIST: ControlsColumn = {
  id: 'checklist',
  title: text.columnChecklist,
  width: '84px',
  sort: 'checklist',
  align: 'end',
  cell: ({ checklist: { ticked, total } }) =>
    total === 0 ? '' : <span className="muted">{text.checklistOf(ticked, total)}</span>,
};

interface Shown {
  readonly words: TimeWords;
  readonly hasPanel: boolean;
  readonly isWide: boolean;
  readonly coverageOf: (row: ControlSummary) => KnownCoverage | undefined;
  /** Without an engagement nothing is due and nothing covered. */
  readonly hasPeriod: boolean;
}

export const controlsColumns = (shown: Shown): readonly ControlsColumn[] => {
  // The panel says who the owner is and when it is due; the table keeps its room for titles.
  const isNarrow = shown.hasPanel && !shown.isWide;
  return [
    NUMBER,
    TITLE,
    CADENCE,
    ...(isNarrow ? [] : [OWNER]),
    ...(shown.hasPeriod
      ? ([
          ...(isNarrow
            ? []
            : [
                {
                  id: 'next-due',
                  title: text.columnNextDue,
                  width: '104px',
                  cell: (row: ControlSummary) => (
                    <span className="muted">{nextDueInWords(row, shown.coverageOf(row))}</span>
                  ),
                },
              ]),
          {
            id: 'coverage',
            title: text.columnCoverage,
            width: '152px',
            cell: (row) => {
              const known = shown.coverageOf(row);
              return known === undefined ? '' : <CoverageSpark row={known.row} from={known.from} />;
            },
          },
        ] satisfies ControlsColumn[])
      : []),
    ...(shown.hasPanel ? [] : [CHECKLIST]),
    {
      id: 'evidence',
      title: text.columnEvidence,
      width: '44px',
      sort: 'evidence',
      align: 'end',
      cell: (row) => (
        <span
          className="muted"
          title={text.evidenceCell(row.evidenceInPeriodCount, row.evidenceCount, shown.words)}
        >
          {row.evidenceCount}
        </span>
      ),
    },
  ];
};

/** What a screen reader says for the whole row: all that the eye sees in it, and what it may not have room for. */
export const controlRowInWords = (
  row: ControlSummary,
  known: KnownCoverage | undefined,
  words: TimeWords,
): string => {
  const due = nextDueInWords(row, known);
  return [
    `${row.id} ${row.title}`,
    text.cadence(row.cadence),
    text.ownerCell(row.owner, row.ownerRole),
    row.retiredOn !== null || row.cadence === 'per-event' || due === '' ? due : text.nextDueCell(due),
    known === undefined ? '' : coverageText.countsInWords(known.row.counts),
    text.checklistCell(row.checklist.ticked, row.checklist.total),
    text.evidenceCell(row.evidenceInPeriodCount, row.evidenceCount, words),
  ]
    .filter((part) => part !== '')
    .join(', ');
};
