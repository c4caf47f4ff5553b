// The whole grid as pages one would hand over: landscape, its head on every page, legend, engagement and
// date on it, readable without colour. Exists only while it is being printed.
import { useEffect, useMemo, useRef, useState } from 'react';
import type { CoverageGrid, CoverageRow } from '../../../shared/domain/coverage';
import { type DateRange, daysBetween } from '../../../shared/period';
import { call, useCall } from '../../app/use-call';
import { controls as controlText } from '../../messages/controls';
import { coverage as text } from '../../messages/coverage';
import { dateText, rangeText } from '../../messages/dates';
import { shell } from '../../messages/shell';
import { PrintSheet } from '../../ui/PrintSheet';
import { useEngagement } from '../engagement/use-engagement';
import { Legend } from './CoverageFilters';
import type { CoverageQuestion } from './CoverageTable';
import grid from './grid.module.css';
import { GridHead } from './GridHead';
import { monthColumns, quarterColumns, spansYears } from './period-columns';
import styles from './printed-grid.module.css';
import { cellsOf } from './row-cells';
import { RowCells } from './RowCells';

/** What an A4 page on its side leaves for the time, in CSS pixels, beside names of 250. */
const TIME_WIDTH = 760;
const SINGLE_WIDTH = 260;
const PAGE = 500;
const NO_QUARTERS: ReadonlySet<number> = new Set();

const everyRow = async (question: CoverageQuestion): Promise<CoverageGrid> => {
  const first: CoverageGrid = await call('coverage', 'grid', { ...question, offset: 0, limit: PAGE });
  const rows = [...first.rows];
  while (rows.length < first.total) {
    const page = await call('coverage', 'grid', { ...question, offset: rows.length, limit: PAGE });
    if (page.rows.length === 0) break;
    rows.push(...page.rows);
  }
  return { ...first, rows };
};

interface PrintedGridProps {
  readonly question: CoverageQuestion;
  readonly onDone: () => void;
}

export const PrintedGrid = ({ question, onDone }: PrintedGridProps) => {
  const [answer, setAnswer] = useState<CoverageGrid | null>(null);
  const asked = JSON.stringify(question);
  const done = useRef(onDone);
  useEffect(() => {
    done.current = onDone;
  });
  useEffect(() => {
    let isCurrent = true;
    everyRow(JSON.parse(asked) as CoverageQuestion).then(
      (all) => {
        if (isCurrent) setAnswer(all);
      },
      () => {
        // The grid on the screen says what failed; an empty page is not printed.
        if (isCurrent) done.current();
      },
    );
    return () => {
      isCurrent = false;
    };
  }, [asked]);
  return (
    answer !== null && (
      <PrintSheet landscape onDone={onDone}>
        <Pages answer={answer} question={question} />
      </PrintSheet>
    )
  );
};

const Pages = ({
  answer,
  question,
}: {
  readonly answer: CoverageGrid;
  readonly question: CoverageQuestion;
}) => {
  const { time } = answer;
  const engagement = useEngagement();
  const vault = useCall('vault', 'current', {}).data;
  const isSingle = time.from === time.to;
  const width = isSingle ? SINGLE_WIDTH : TIME_WIDTH;
  const dayWidth = width / (daysBetween(time.from, time.to) + 1);
  const bands = question.sort === 'cadence' ? answer.byCadence.filter((band) => band.controls > 0) : [];
  let first = 0;
  const parts =
    bands.length === 0
      ? [{ key: 'all', title: null, rows: answer.rows }]
      : bands.map((band) => {
          const rows = answer.rows.slice(first, first + band.controls);
          first += band.controls;
          return { key: band.cadence, title: band, rows };
        });
  return (
    <div className={styles.pages}>
      <header className={styles.title}>
        <div>
          <h1>{isSingle ? text.printedAsOf : text.printedTitle}</h1>
          <p>
            <b dir="auto">{vault?.organization}</b>
            {engagement !== null && engagement !== undefined && (
              <>
                {', '}
                <bdi>{engagement.systemName}</bdi>
                {`, ${engagement.id}, ${engagement.type === 1 ? shell.typeOne : shell.typeTwo}`}
              </>
            )}
            {`, ${rangeText(time)}. ${text.printedOn(dateText(question.today))}.`}
          </p>
          {isNarrowed(question) && <p>{text.printedFilter(filterWords(question))}</p>}
        </div>
        <Legend />
      </header>
      {answer.byCadence.some(({ cadence }) => cadence === 'daily') && <p>{text.barsLegend}</p>}
      <table className={styles.table}>
        <thead>
          <tr>
            <th className={styles.name}>{text.control}</th>
            <th style={{ width }}>
              <div className={styles.head}>
                <GridHead time={time} today={question.today} dayWidth={dayWidth} isPrinted />
              </div>
            </th>
          </tr>
        </thead>
        {parts.map(({ key, title, rows }) => (
          <tbody key={key}>
            {title !== null && (
              <tr className={styles.band}>
                <th colSpan={2} scope="rowgroup">
                  {controlText.cadence(title.cadence)}{' '}
                  <small>{text.bandNote(title.cadence, title.controls, title.counts, isSingle)}</small>
                </th>
              </tr>
            )}
            {rows.map((row) => (
              <PrintedRow key={row.controlId} row={row} time={time} dayWidth={dayWidth} />
            ))}
          </tbody>
        ))}
      </table>
    </div>
  );
};

interface PrintedRowProps {
  readonly row: CoverageRow;
  readonly time: DateRange;
  readonly dayWidth: number;
}

const PrintedRow = ({ row, time, dayWidth }: PrintedRowProps) => {
  const cells = useMemo(() => cellsOf(row, monthColumns(time)), [row, time]);
  const quarters = useMemo(() => new Set(quarterColumns(time).map(({ start }) => start)), [time]);
  return (
    <tr className={styles.row}>
      <th scope="row" className={styles.name}>
        <span className="id">{row.controlId}</span> <bdi>{row.title}</bdi>
      </th>
      <td>
        <div className={`${grid.time ?? ''} ${styles.time ?? ''}`}>
          <RowCells
            row={row}
            cells={cells}
            firstDay={time.from}
            dayWidth={dayWidth}
            withYear={spansYears(time)}
            quarters={time.from === time.to ? NO_QUARTERS : quarters}
            tabStop={null}
            openStart={null}
            dropStart={null}
          />
        </div>
      </td>
    </tr>
  );
};

const isNarrowed = ({ search, cadences, states, owner }: CoverageQuestion): boolean =>
  search !== '' || cadences.length > 0 || states.length > 0 || owner !== null;

const filterWords = ({ search, cadences, states, owner }: CoverageQuestion): string =>
  [
    search === '' ? null : `“${search}”`,
    cadences.length === 0 ? null : cadences.map((cadence) => controlText.cadence(cadence)).join(', '),
    states.length === 0 ? null : text.onlyWith(states),
    owner,
  ]
    .filter((part) => part !== null)
    .join('; ');
