// The columns of the table of requests; beside the panel it keeps what tells one row from another.
import type { RequestSummary } from '../../../shared/domain/request';
import { dateText } from '../../messages/dates';
import { requestWords } from '../../messages/request-words';
import { requests as text } from '../../messages/requests';
import type { Column } from '../../ui/column';
import { StateMark } from '../../ui/StateMark';
import { AuditorMark, daysWaiting, DueDay, InternalMark } from './request-marks';
import { requestTitle } from './request-title';
import styles from './requests.module.css';
import type { RequestSort } from './requests-search';

type RequestColumn = Column<RequestSummary, RequestSort>;

const TitleCell = ({ row }: { readonly row: RequestSummary }) => (
  <span className={styles.title}>
    <bdi className="txt" title={row.wording}>
      {requestTitle(row)}
    </bdi>
    {row.counts.conflicts > 0 && <StateMark state="missed">{text.conflict}</StateMark>}
  </span>
);

const OWNER: RequestColumn = {
  id: 'owner',
  title: text.columnOwner,
  width: 'minmax(88px, 112px)',
  sort: 'owner',
  cell: (row) =>
    row.owner === '' ? (
      <span className="faint">{text.nobody}</span>
    ) : (
      <bdi className="muted" title={row.owner}>
        {row.owner}
      </bdi>
    ),
};

const WAITING: RequestColumn = {
  id: 'waiting',
  title: text.columnWaiting,
  width: '124px',
  sort: 'waiting',
  cell: (row) =>
    row.waitingOn === 'nobody' ? null : (
      <span className={row.waitingOn === 'organization' ? '' : 'faint'}>
        {text.waitingFor(requestWords.waiting(row.waitingOn), daysWaiting(row))}
      </span>
    ),
};

const EVIDENCE: RequestColumn = {
  id: 'evidence',
  title: text.columnEvidence,
  width: '72px',
  align: 'end',
  cell: ({ counts: { evidence, populations, samples } }) =>
    evidence + populations + samples === 0 ? (
      <span className="faint">–</span>
    ) : (
      <span className="num">{evidence + populations + samples}</span>
    ),
};

const AREA: RequestColumn = {
  id: 'area',
  title: text.columnArea,
  width: 'minmax(80px, 140px)',
  cell: (row) => (
    <bdi className="muted" title={row.area}>
      {row.area}
    </bdi>
  ),
};

interface ColumnsFor {
  readonly hasPanel: boolean;
  readonly isWide: boolean;
  /** Room for everything. */
  readonly isVeryWide: boolean;
}

export const requestColumns = ({ hasPanel, isWide, isVeryWide }: ColumnsFor): readonly RequestColumn[] => {
  const isTight = hasPanel && !isWide;
  return [
    {
      id: 'id',
      title: text.columnNumber,
      width: '80px',
      sort: 'list',
      cell: (row) => <span className="id">{row.id}</span>,
    },
    ...(isTight
      ? []
      : [
          {
            id: 'reference',
            title: text.columnReference,
            width: '100px',
            sort: 'reference',
            cell: (row: RequestSummary) => (
              <bdi className="muted" title={row.reference}>
                {row.reference}
              </bdi>
            ),
          } as const satisfies RequestColumn,
        ]),
    {
      id: 'title',
      title: text.columnTitle,
      width: 'minmax(160px, 1fr)',
      cell: (row) => <TitleCell row={row} />,
    },
    ...(isVeryWide && !hasPanel ? [AREA] : []),
    ...(hasPanel ? [] : [OWNER]),
    {
      id: 'due',
      title: text.columnDue,
      width: '124px',
      sort: 'due',
      cell: (row) => <DueDay row={row} />,
    },
    ...(isTight
      ? []
      : [
          {
            id: 'internal',
            title: text.columnInternal,
            width: '156px',
            sort: 'internal',
            cell: (row: RequestSummary) => <InternalMark status={row.internal} />,
          } as const satisfies RequestColumn,
        ]),
    {
      id: 'auditor',
      title: text.columnAuditor,
      width: '124px',
      sort: 'auditor',
      cell: (row) => <AuditorMark status={row.auditor} />,
    },
    ...(hasPanel ? [] : isWide ? [WAITING, EVIDENCE] : []),
  ];
};

export const requestRowInWords = (row: RequestSummary): string =>
  text.rowLabel(row, row.dueOn === null ? '' : dateText(row.dueOn));
