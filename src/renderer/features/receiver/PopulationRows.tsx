// The list of a population, out of the package: rows are ticked and picked. The auditor picks; nothing proposes.
import { type CSSProperties, useState } from 'react';
import { useNavigate } from '@tanstack/react-router';
import { ChevronLeft } from 'lucide-react';
import type { Output } from '../../../shared/contract';
import { PopulationId } from '../../../shared/ids';
import { visibleText } from '../../../shared/visible-text';
import { call, useCall } from '../../app/use-call';
import { receiverAnswer as text } from '../../messages/receiver-answer';
import { receiver } from '../../messages/receiver';
import { Button } from '../../ui/Button';
import type { Column } from '../../ui/column';
import { DataTable } from '../../ui/DataTable';
import { FailureNotice } from '../../ui/Notice';
import { Page } from '../../ui/Page';
import { PageHead } from '../../ui/PageHead';
import { SearchField } from '../../ui/SearchField';
import { StateMark } from '../../ui/StateMark';
import { PickDialog } from './PickDialog';
import { PicksList } from './PicksList';
import styles from './receiver.module.css';
import { useOpened } from './use-opened';

type ListRow = Output<'review', 'populationRows'>['rows'][number];

const WIDTH = 148;
const MOST_CHOSEN = 10_000;

export const PopulationRows = ({ id }: { readonly id: string }) => {
  const parsed = PopulationId.safeParse(id);
  return parsed.success ? <Rows id={parsed.data} /> : <FailureNotice failure={null} />;
};

const Rows = ({ id }: { readonly id: PopulationId }) => {
  const navigate = useNavigate();
  const opened = useOpened();
  const [search, setSearch] = useState('');
  const [chosen, setChosen] = useState<ReadonlySet<string>>(new Set());
  const [isPicking, setPicking] = useState(false);
  const head = useCall('review', 'populationRows', { id, search: '', offset: 0, limit: 1 });
  const { data: picks } = useCall('review', 'picks', { id });
  const keepsNotes = opened?.keepsNotes === true;
  const names = head.data?.columns ?? [];
  const picked = new Set((picks ?? []).flatMap(({ rows }) => rows)).size;
  const chooseAll = async () => {
    const all = new Set<string>();
    for (let offset = 0; offset < MOST_CHOSEN; offset += 500) {
      const page = await call('review', 'populationRows', { id, search, offset, limit: 500 });
      for (const { row } of page.rows) all.add(String(row));
      if (offset + 500 >= page.total) break;
    }
    setChosen(all);
  };
  const columns: readonly Column<ListRow, never>[] = [
    {
      id: 'row',
      title: text.rowColumn,
      width: '64px',
      cell: ({ row }) => <span className="muted num">{row}</span>,
    },
    {
      id: 'picked',
      title: text.pickedColumn,
      width: '84px',
      cell: ({ isPicked }) =>
        isPicked && (
          <StateMark state="met" quiet>
            {text.picked}
          </StateMark>
        ),
    },
    ...names.map((name, at) => ({
      id: String(at),
      title: visibleText(name),
      width: `minmax(${String(WIDTH)}px, 1fr)`,
      cell: ({ cells }: ListRow) => {
        const value = visibleText(cells[at] ?? '');
        return <bdi title={value}>{value}</bdi>;
      },
    })),
  ];
  return (
    <Page>
      <PageHead
        title={text.rowsTitle(id)}
        {...(head.data !== undefined && { answer: text.rowsAnswer(head.data.total, picked) })}
        actions={
          <Button
            kind="quiet"
            icon={<ChevronLeft className="i" aria-hidden="true" />}
            onPress={() =>
              void navigate({
                to: '/receiver/populations',
                search: { shown: { kind: 'population', id } },
              })
            }
          >
            {text.back}
          </Button>
        }
      />
      <FailureNotice failure={head.failure} />
      <div className="filters">
        <SearchField label={receiver.search} value={search} onChange={setSearch} />
        {keepsNotes ? (
          <>
            <span className="count" role="status">
              {chosen.size > 0 && text.chosen(chosen.size)}
            </span>
            <Button
              kind="primary"
              isDisabled={chosen.size === 0}
              onPress={() => {
                setPicking(true);
              }}
            >
              {text.pickDo}
            </Button>
          </>
        ) : (
          <span className="count">{text.rowsNeed}</span>
        )}
      </div>
      {keepsNotes && <PicksList picks={picks ?? []} />}
      <div
        className={styles.wide}
        style={{ '--table-width': `${String(224 + names.length * WIDTH)}px` } as CSSProperties}
      >
        <DataTable<'review', 'populationRows'>
          label={text.rowsTable}
          group="review"
          name="populationRows"
          question={{ id, search }}
          columns={columns}
          rowId={({ row }) => String(row)}
          rowLabel={({ row, cells }) => text.rowLabel(row, visibleText(cells[0] ?? ''))}
          selectedId={null}
          onSelect={(row) => {
            if (!keepsNotes) return;
            const next = new Set(chosen);
            if (!next.delete(row)) next.add(row);
            setChosen(next);
          }}
          {...(keepsNotes && {
            choosing: { chosen, onChange: setChosen, onAll: () => void chooseAll() },
          })}
          empty={<p className="muted">{text.rowsNone}</p>}
        />
      </div>
      {isPicking && (
        <PickDialog
          id={id}
          rows={[...chosen].map(Number).sort((a, b) => a - b)}
          onDone={() => {
            setPicking(false);
            setChosen(new Set());
          }}
          onClose={() => {
            setPicking(false);
          }}
        />
      )}
    </Page>
  );
};
