// The auditor's own list with what was answered, and beside it the answer to the answer.
import { type ReactNode, useState } from 'react';
import { useNavigate } from '@tanstack/react-router';
import type { OpenedPackage, ReviewedRequest } from '../../../shared/domain/review';
import { visibleText } from '../../../shared/visible-text';
import { useScreenSearch } from '../../app/use-screen-search';
import { count } from '../../messages/count';
import { dateText } from '../../messages/dates';
import { receiver as text } from '../../messages/receiver';
import { receiverAnswer } from '../../messages/receiver-answer';
import type { Column } from '../../ui/column';
import { DataTable } from '../../ui/DataTable';
import { Page } from '../../ui/Page';
import { PageHead } from '../../ui/PageHead';
import { SearchField } from '../../ui/SearchField';
import { FilterSelect } from '../../ui/Select';
import { StateMark } from '../../ui/StateMark';
import { ReviewRequestsSearch, type ShownRecord } from './receiver-search';
import { RecordPanel } from './RecordPanel';
import { useOpened } from './use-opened';

type Only = Exclude<NonNullable<ReviewRequestsSearch['only']>, 'all'>;
const ONLY: readonly Only[] = ['answered', 'not-answered', 'without-my-status', 'with-my-status'];

const columns = (isNarrow: boolean): readonly Column<ReviewedRequest, never>[] => [
  {
    id: 'id',
    title: text.columns['id'] ?? '',
    width: '84px',
    cell: ({ id }) => <span className="id">{id}</span>,
  },
  {
    id: 'reference',
    title: text.columns['reference'] ?? '',
    width: '116px',
    cell: ({ reference }) => <bdi title={visibleText(reference)}>{visibleText(reference)}</bdi>,
  },
  {
    id: 'wording',
    title: receiverAnswer.wording,
    width: 'minmax(0, 1fr)',
    cell: ({ wording }) => (
      <bdi className="txt" title={visibleText(wording)}>
        {visibleText(wording)}
      </bdi>
    ),
  },
  ...(isNarrow
    ? []
    : [
        {
          id: 'due',
          title: text.columns['due'] ?? '',
          width: '96px',
          cell: ({ dueOn }: ReviewedRequest) => (
            <span className="muted num">{dueOn === null ? '' : dateText(dueOn)}</span>
          ),
        },
      ]),
  {
    id: 'answered',
    title: text.columns['answered'] ?? '',
    width: '104px',
    cell: ({ isAnswered }) => (
      <StateMark state={isAnswered ? 'met' : 'notdue'} quiet>
        {isAnswered ? receiverAnswer.answeredYes : receiverAnswer.answeredNo}
      </StateMark>
    ),
  },
  {
    id: 'yours',
    title: text.columns['yours'] ?? '',
    width: '96px',
    cell: ({ answer, status }) =>
      answer?.status === null || answer === null ? (
        <span className="faint">{text.status(status)}</span>
      ) : (
        <b>{text.status(answer.status)}</b>
      ),
  },
];

export const ReviewRequestsPage = (): ReactNode => {
  const opened = useOpened();
  return opened === null || opened === undefined ? null : <Requests opened={opened} />;
};

const Requests = ({ opened }: { readonly opened: OpenedPackage }) => {
  const search = useScreenSearch(ReviewRequestsSearch);
  const navigate = useNavigate();
  const [total, setTotal] = useState<number | null>(null);
  const { q = '', only = 'all', shown } = search;
  const all = opened.counts.requests;
  const go = (next: ReviewRequestsSearch, replace = false) =>
    void navigate({ to: '/receiver/requests', search: next, replace });
  const show = (record: ShownRecord | undefined) => {
    go({ ...search, shown: record }, shown?.kind === 'request' && record?.kind === 'request');
  };
  const offered = ONLY.filter((one) => opened.keepsNotes || !one.endsWith('my-status'));
  return (
    <Page
      panel={
        shown !== undefined && (
          <RecordPanel
            record={shown}
            opened={opened}
            onShow={(record) => {
              go({ ...search, shown: record });
            }}
            onClose={() => {
              show(undefined);
            }}
          />
        )
      }
    >
      <PageHead title={text.pageTitle.request} answer={text.answer('request', all)} />
      {all > 0 && (
        <div className="filters">
          <SearchField
            label={text.search}
            value={q}
            onChange={(value) => {
              go({ ...search, q: value === '' ? undefined : value }, true);
            }}
          />
          <FilterSelect<Only>
            label={text.show}
            options={offered.map((one) => ({ id: one, label: receiverAnswer.requestOnly[one] }))}
            value={only === 'all' ? null : only}
            any={text.only.all}
            onChange={(value) => {
              go({ ...search, only: value ?? undefined });
            }}
          />
          <span className="count">
            {total === null || total === all ? '' : `${count(total)} of ${count(all)}`}
          </span>
        </div>
      )}
      <DataTable<'review', 'requests'>
        label={text.pageTitle.request}
        group="review"
        name="requests"
        question={{ search: q, only }}
        columns={columns(shown !== undefined)}
        rowId={(row) => row.id}
        rowLabel={({ id, wording, isAnswered }) =>
          receiverAnswer.rowOf(
            id,
            visibleText(wording),
            isAnswered ? receiverAnswer.answeredYes : receiverAnswer.answeredNo,
          )
        }
        selectedId={shown?.kind === 'request' ? shown.id : null}
        onSelect={(id) => {
          show({ kind: 'request', id });
        }}
        onTotal={setTotal}
        empty={<p className="muted">{all === 0 ? text.noneAtAll.request : text.none}</p>}
      />
    </Page>
  );
};
