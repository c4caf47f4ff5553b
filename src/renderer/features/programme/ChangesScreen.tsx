// What came, changed and went in a register within some days: what an auditor asks for beside the register itself.
import { useState } from 'react';
import { SPECS } from '../../../shared/domain/programme';
import type { RecordId } from '../../../shared/domain/programme/record-id';
import type { RegisterChange } from '../../../shared/domain/programme/record';
import type { CalendarDate } from '../../../shared/period';
import { dateText, rangeText, today } from '../../messages/dates';
import { register as text } from '../../messages/programme';
import { registerWords } from '../../messages/programme-registers';
import type { Column } from '../../ui/column';
import { DataTable } from '../../ui/DataTable';
import { DateField } from '../../ui/DateField';
import { Page } from '../../ui/Page';
import { PageHead } from '../../ui/PageHead';
import { useExaminedTime } from '../evidence/use-examined-time';
import styles from './programme.module.css';
import type { ProgrammeSearch } from './programme-search';
import { RecordPanel } from './RecordPanel';
import type { PagePartProps } from './register-part';
import { ToProgramme } from './ToProgramme';
import { RegisterViews } from './RegisterViews';

const differenceWords = (change: RegisterChange): string =>
  change.note !== '' && (change.fields.length === 0 || change.what !== 'changed')
    ? change.note
    : change.fields
        .map(({ field, before, after }) =>
          before === '' ? `${field}: ${after}` : `${field}: ${before} → ${after === '' ? '–' : after}`,
        )
        .join('; ');

const rowIdOf = (row: RegisterChange): string => `${row.id} ${row.at} ${row.what}`;

/** In the words of the eye: a record that came is listed by its name alone. */
const COLUMNS: readonly Column<RegisterChange, never>[] = [
  {
    id: 'on',
    title: text.columnDay,
    width: '104px',
    cell: (row) => <span className="muted">{dateText(row.on)}</span>,
  },
  { id: 'id', title: text.columnNumber, width: '76px', cell: (row) => <span className="id">{row.id}</span> },
  {
    id: 'title',
    title: text.columnTitle,
    width: 'minmax(140px, 1.4fr)',
    cell: (row) => (
      <bdi className="txt" title={row.title}>
        {row.title}
      </bdi>
    ),
  },
  { id: 'what', title: text.columnWhat, width: '88px', cell: (row) => <span>{text.what(row.what)}</span> },
  {
    id: 'fields',
    title: text.columnFields,
    width: 'minmax(120px, 2.4fr)',
    cell: (row) => (
      <bdi className="txt muted" title={differenceWords(row)}>
        {differenceWords(row)}
      </bdi>
    ),
  },
];

/** The days one asked for, or else the examined period, or else the last twelve months. */
const useDays = (search: ProgrammeSearch): { readonly from: CalendarDate; readonly to: CalendarDate } => {
  const examined = useExaminedTime();
  const now = today();
  const lastYear = `${String(Number(now.slice(0, 4)) - 1)}${now.slice(4) === '-02-29' ? '-02-28' : now.slice(4)}`;
  const period = examined?.type === 2 ? examined.period : { from: lastYear as CalendarDate, to: now };
  return { from: search.from ?? period.from, to: search.to ?? period.to };
};

export const ChangesScreen = ({ register, search, onSearch }: PagePartProps) => {
  const [total, setTotal] = useState<number | null>(null);
  const days = useDays(search);
  const isRight = days.from <= days.to;
  return (
    <Page
      panel={
        search.id !== undefined && (
          <RecordPanel
            id={search.id}
            asAt={null}
            search={search}
            onSearch={onSearch}
            onClose={() => {
              onSearch({ ...search, id: undefined, part: undefined });
            }}
          />
        )
      }
    >
      <PageHead
        within={<ToProgramme />}
        title={registerWords[register].title}
        {...(total !== null && isRight && { answer: text.changesAnswer(total, rangeText(days)) })}
      />
      <RegisterViews register={register} search={search} onSearch={onSearch} />
      <div className={styles.days}>
        <DateField
          label={text.changesFrom}
          compact
          value={days.from}
          onChange={(from) => {
            onSearch({ ...search, from: from ?? undefined });
          }}
        />
        <DateField
          label={text.changesTo}
          compact
          value={days.to}
          onChange={(to) => {
            onSearch({ ...search, to: to ?? undefined });
          }}
          error={isRight ? null : text.fromAfterTo}
        />
      </div>
      {isRight && (
        <DataTable<'programme', 'changes'>
          label={text.viewChanges}
          group="programme"
          name="changes"
          question={{ register, ...days }}
          columns={search.id === undefined ? COLUMNS : COLUMNS.slice(0, 4)}
          rowId={rowIdOf}
          rowLabel={(row) =>
            [dateText(row.on), `${row.id} ${row.title}`, text.what(row.what), differenceWords(row)]
              .filter((part) => part !== '')
              .join(', ')
          }
          selectedId={null}
          onSelect={(row) => {
            onSearch({ ...search, id: row.slice(0, row.indexOf(' ')) as RecordId, part: 'history' });
          }}
          onTotal={setTotal}
          empty={<p className="muted">{text.noChanges(SPECS[register].many)}</p>}
        />
      )}
    </Page>
  );
};
