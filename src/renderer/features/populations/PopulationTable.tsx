// All populations: which lists there are, what in their records is to be looked at, what is collected.
import { type ReactNode, useState } from 'react';
import { Plus } from 'lucide-react';
import type { Population } from '../../../shared/domain/population';
import type { PopulationId } from '../../../shared/ids';
import { useScreenVerb } from '../../app/screen-verbs';
import { useMay } from '../../app/use-access';
import { useCall } from '../../app/use-call';
import { count } from '../../messages/count';
import { rangeText } from '../../messages/dates';
import { populations as text } from '../../messages/populations';
import { Button } from '../../ui/Button';
import type { Column } from '../../ui/column';
import { DataTable } from '../../ui/DataTable';
import { EmptyState } from '../../ui/EmptyState';
import { Page } from '../../ui/Page';
import { PageHead } from '../../ui/PageHead';
import { StateMark } from '../../ui/StateMark';
import { ChooseEvidenceDialog } from './ChooseEvidenceDialog';
import { PopulationMark } from './population-marks';
import type { PopulationsSearch } from './populations-search';

const Concerns = ({ concerns }: Pick<Population, 'concerns'>): ReactNode => {
  const [first, ...more] = concerns;
  if (first === undefined) return <span className="muted">{text.noConcern}</span>;
  const words = text.moreConcerns(first, more.length);
  return (
    <span title={concerns.map((one) => text.concern(one)).join('\n')}>
      <StateMark state={concerns.includes('counts-differ') ? 'late' : 'due'} quiet>
        {words}
      </StateMark>
    </span>
  );
};

const COLUMNS: readonly Column<Population, never>[] = [
  { id: 'id', title: text.columnNumber, width: '72px', cell: (row) => <span className="id">{row.id}</span> },
  {
    id: 'title',
    title: text.columnTitle,
    width: 'minmax(130px, 1.2fr)',
    cell: (row) => (
      <bdi className="txt" title={row.title}>
        {row.title}
      </bdi>
    ),
  },
  {
    id: 'file',
    title: text.columnFile,
    width: 'minmax(80px, 0.6fr)',
    cell: (row) => (
      <bdi className="muted" title={`${row.evidence.ref} ${row.evidence.fileName}`}>
        {row.evidence.fileName}
      </bdi>
    ),
  },
  { id: 'rows', title: text.columnRows, width: '76px', cell: (row) => count(row.rowCount) },
  {
    id: 'range',
    title: text.columnRange,
    width: '190px',
    cell: ({ record }) => (
      <span className={record.range === null ? 'faint' : ''}>
        {record.range === null ? text.noRange : rangeText(record.range)}
      </span>
    ),
  },
  {
    id: 'state',
    title: text.columnState,
    width: '190px',
    cell: (row) => <PopulationMark state={row.state} />,
  },
  { id: 'picks', title: text.columnPicks, width: '80px', cell: (row) => text.picked(row.auditor) },
  {
    id: 'concerns',
    title: text.columnConcerns,
    width: 'minmax(160px, 1.4fr)',
    cell: (row) => <Concerns concerns={row.concerns} />,
  },
];

interface PopulationTableProps {
  readonly onSearch: (next: PopulationsSearch) => void;
}

export const PopulationTable = ({ onSearch }: PopulationTableProps) => {
  const { data } = useCall('populations', 'list', { offset: 0, limit: 500 });
  const mayRecord = useMay('population.recorded');
  const [isChoosing, setChoosing] = useState(false);
  useScreenVerb(
    'population.record',
    mayRecord
      ? () => {
          setChoosing(true);
        }
      : null,
  );
  const rows = data?.rows ?? [];
  const sum = (of: (row: Population) => number): number => rows.reduce((all, row) => all + of(row), 0);
  const isEmpty = data !== undefined && data.total === 0;
  const record = mayRecord && (
    <Button
      kind="primary"
      icon={<Plus className="i" aria-hidden="true" />}
      onPress={() => {
        setChoosing(true);
      }}
    >
      {text.record}
    </Button>
  );
  return (
    <Page>
      <PageHead
        title={text.title}
        {...(rows.length > 0 && {
          answer: text.answer(
            rows.length,
            rows.filter((row) => row.concerns.length > 0 && row.replacedBy === null).length,
            sum((row) => row.auditor.picked),
            sum((row) => row.auditor.collected),
          ),
        })}
        {...(!isEmpty && { actions: record })}
      />
      {isEmpty ? (
        <EmptyState title={text.emptyTitle} action={record}>
          {text.emptyText}
        </EmptyState>
      ) : (
        <DataTable<'populations', 'list'>
          label={text.table}
          group="populations"
          name="list"
          question={{}}
          columns={COLUMNS}
          rowId={(row) => row.id}
          rowLabel={(row) => text.rowLabel(row.id, row.title, row.rowCount, row.state)}
          selectedId={null}
          onSelect={(id) => {
            onSearch({ id: id as PopulationId });
          }}
          empty={<p className="muted">{text.emptyText}</p>}
        />
      )}
      {isChoosing && (
        <ChooseEvidenceDialog
          title={text.chooseTitle}
          note={text.chooseText}
          isListOnly
          doText={text.chooseDo}
          onChoose={(evidenceId) => {
            setChoosing(false);
            onSearch({ record: evidenceId });
          }}
          onClose={() => {
            setChoosing(false);
          }}
        />
      )}
    </Page>
  );
};
