// The packages built from this vault, newest first. A person builds tens of them, so all rows exist.
import { type KeyboardEvent, type ReactNode, useRef, useState } from 'react';
import type { PackageSummary } from '../../../shared/domain/package-round';
import type { PackageId } from '../../../shared/ids';
import { count } from '../../messages/count';
import { instantText } from '../../messages/dates';
import { packages as text } from '../../messages/packages';
import { sizeText } from '../../messages/size';
import { PackageVerdictWords } from './PackageVerdictWords';
import styles from './packages.module.css';

interface Column {
  readonly title: string;
  readonly width: string;
  readonly cell: (one: PackageSummary) => ReactNode;
}

const BY: Column = {
  title: text.columnBy,
  width: 'minmax(80px, 140px)',
  cell: (one) => <bdi>{one.builtBy}</bdi>,
};
const SEAL: Column = {
  title: text.columnSeal,
  width: '152px',
  cell: (one) => <span className="id">{one.sealNumber.slice(0, 16)}…</span>,
};

/** The panel says who built it and its seal number. */
const columns = (hasPanel: boolean): readonly Column[] => [
  { title: text.columnNumber, width: '104px', cell: (one) => <span className="id">{one.id}</span> },
  { title: text.columnBuilt, width: '144px', cell: (one) => instantText(one.builtAt) },
  ...(hasPanel ? [] : [BY]),
  {
    title: text.columnVerdict,
    width: 'minmax(160px, 1fr)',
    cell: (one) => <PackageVerdictWords verdict={one.verdict} />,
  },
  { title: text.columnEvidence, width: '72px', cell: (one) => count(one.evidenceCount) },
  { title: text.columnOmissions, width: '68px', cell: (one) => count(one.omissionCount) },
  { title: text.columnSize, width: '84px', cell: (one) => sizeText(one.zipBytes) },
  ...(hasPanel ? [] : [SEAL]),
];

interface PackagesTableProps {
  readonly packages: readonly PackageSummary[];
  readonly selectedId: PackageId | null;
  /** What a screen reader says for the whole row. */
  readonly label: (one: PackageSummary) => string;
  readonly onSelect: (id: PackageId) => void;
}

export const PackagesTable = ({ packages, selectedId, label, onSelect }: PackagesTableProps) => {
  const rows = packages.toSorted((a, b) => (a.builtAt < b.builtAt ? 1 : -1));
  const [focused, setFocused] = useState(0);
  const body = useRef<HTMLDivElement>(null);
  const stop = Math.min(focused, rows.length - 1);
  const shown = columns(selectedId !== null);
  const template = { gridTemplateColumns: shown.map((column) => column.width).join(' ') };

  const onKeyDown = (event: KeyboardEvent) => {
    const moves: Readonly<Record<string, number>> = {
      ArrowDown: stop + 1,
      ArrowUp: stop - 1,
      Home: 0,
      End: rows.length - 1,
    };
    const target = moves[event.key];
    const place = target === undefined ? stop : Math.min(rows.length - 1, Math.max(0, target));
    const row = rows[place];
    if (row === undefined) return;
    if (target !== undefined) {
      event.preventDefault();
      setFocused(place);
      body.current?.querySelector<HTMLElement>(`[data-place="${String(place)}"]`)?.focus();
      if (selectedId !== null) onSelect(row.id);
    } else if (event.key === 'Enter' || event.key === ' ') {
      event.preventDefault();
      onSelect(row.id);
    }
  };

  return (
    <div className={styles.table} role="grid" aria-label={text.table}>
      <div role="presentation" className={styles.scroller} ref={body} onKeyDown={onKeyDown}>
        <div role="rowgroup" className={styles.headGroup}>
          <div role="row" className={styles.head} style={template}>
            {shown.map(({ title }) => (
              <span key={title} role="columnheader">
                {title}
              </span>
            ))}
          </div>
        </div>
        <div role="rowgroup">
          {rows.map((one, place) => (
            <div
              key={one.id}
              role="row"
              className={styles.row}
              style={template}
              data-place={place}
              aria-selected={one.id === selectedId}
              aria-label={label(one)}
              tabIndex={place === stop ? 0 : -1}
              onFocus={() => {
                setFocused(place);
              }}
              onClick={() => {
                onSelect(one.id);
              }}
            >
              {shown.map(({ title, cell }) => (
                <span key={title} role="gridcell">
                  {cell(one)}
                </span>
              ))}
            </div>
          ))}
        </div>
      </div>
    </div>
  );
};
