// One kind of record of the package as a list, and beside it everything the package says of one of them.
import { type ReactNode, useState } from 'react';
import { useNavigate } from '@tanstack/react-router';
import type { OpenedPackage, RecordKind } from '../../../shared/domain/review';
import { useMediaQuery } from '../../app/use-media-query';
import { useScreenSearch } from '../../app/use-screen-search';
import { count } from '../../messages/count';
import { receiver as text } from '../../messages/receiver';
import { DataTable } from '../../ui/DataTable';
import { FilterSelect } from '../../ui/Select';
import { FailureNotice } from '../../ui/Notice';
import { Page } from '../../ui/Page';
import { PageHead } from '../../ui/PageHead';
import { SearchField } from '../../ui/SearchField';
import { NoteDialog } from './NoteDialog';
import { PopulationRows } from './PopulationRows';
import { countOf, PLACES } from './receiver-places';
import { RecordsSearch, type ShownRecord } from './receiver-search';
import { recordColumns } from './record-columns';
import { RecordPanel } from './RecordPanel';
import { MARK_KEY, NOTE_KEY, useLookedAt } from './use-looked-at';
import { useOpened } from './use-opened';

type Only = NonNullable<RecordsSearch['only']>;

export const RecordsPage = ({ kind }: { readonly kind: RecordKind }): ReactNode => {
  const opened = useOpened();
  const { rows } = useScreenSearch(RecordsSearch);
  if (opened === null || opened === undefined) return null;
  if (kind === 'population' && rows !== undefined) return <PopulationRows key={rows} id={rows} />;
  return <Records key={kind} kind={kind} opened={opened} />;
};

const Records = ({ kind, opened }: { readonly kind: RecordKind; readonly opened: OpenedPackage }) => {
  const search = useScreenSearch(RecordsSearch);
  const navigate = useNavigate();
  const lookedAt = useLookedAt();
  const [total, setTotal] = useState<number | null>(null);
  const [noting, setNoting] = useState<string | null>(null);
  const isNarrow = useMediaQuery('(max-width: 1360px)');
  const { q = '', only = 'all', shown } = search;
  const all = countOf(kind, opened.counts);
  const go = (next: RecordsSearch, replace = false) =>
    void navigate({ to: PLACES[kind], search: next, replace });
  const show = (record: ShownRecord | undefined) => {
    go(
      { ...search, shown: record },
      shown !== undefined && record !== undefined && record.kind === shown.kind,
    );
  };
  const choices: readonly { readonly id: Only; readonly label: string }[] = [
    ...(opened.changes === null ? [] : [{ id: 'changed' as const, label: text.only.changed }]),
    ...(opened.keepsNotes
      ? [
          { id: 'not-looked-at' as const, label: text.only['not-looked-at'] },
          { id: 'with-notes' as const, label: text.only['with-notes'] },
        ]
      : []),
  ];
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
      <PageHead title={text.pageTitle[kind]} answer={text.answer(kind, all)} />
      <FailureNotice failure={lookedAt.command.failure} />
      {all > 0 && (
        <div className="filters">
          <SearchField
            label={text.search}
            value={q}
            onChange={(value) => {
              go({ ...search, q: value === '' ? undefined : value }, true);
            }}
          />
          {choices.length > 0 && (
            <FilterSelect<Only>
              label={text.show}
              options={choices}
              value={only === 'all' ? null : only}
              any={text.only.all}
              onChange={(value) => {
                go({ ...search, only: value ?? undefined });
              }}
            />
          )}
          <span className="count">
            {total === null || total === all ? '' : `${count(total)} of ${count(all)}`}
          </span>
        </div>
      )}
      <DataTable<'review', 'rows'>
        label={text.pageTitle[kind]}
        group="review"
        name="rows"
        question={{ kind, search: q, under: null, only }}
        columns={recordColumns(kind, {
          hasRounds: opened.changes !== null,
          keepsNotes: opened.keepsNotes,
          room: isNarrow ? (shown === undefined ? 1 : 0) : shown === undefined ? 2 : 1,
        })}
        rowId={(row) => row.id}
        rowLabel={({ id, title, mark }) => text.rowOf(id, title, opened.keepsNotes ? text.mark[mark] : '')}
        selectedId={shown?.kind === kind ? shown.id : null}
        onSelect={(id) => {
          show({ kind, id });
        }}
        onTotal={setTotal}
        onRowKey={(row, key) => {
          if (!opened.keepsNotes) return false;
          if (key.toLowerCase() === MARK_KEY) void lookedAt.toggle(row);
          else if (key.toLowerCase() === NOTE_KEY) setNoting(row.id);
          else return false;
          return true;
        }}
        empty={<p className="muted">{all === 0 ? text.noneAtAll[kind] : text.none}</p>}
      />
      {noting !== null && (
        <NoteDialog
          subject={noting}
          note={null}
          onClose={() => {
            setNoting(null);
          }}
        />
      )}
    </Page>
  );
};
