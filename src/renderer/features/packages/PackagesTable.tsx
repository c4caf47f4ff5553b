// The packages built from this vault, newest first. A person builds tens of them, so all rows exist.
import { type KeyboardEvent, useRef, useState } from 'react';
import type { PackageSummary } from '../../../shared/domain/package';
import type { PackageId } from '../../../shared/ids';
import { count } from '../../messages/count';
import { instantText } from '../../messages/dates';
import { packages as text } from '../../messages/packages';
import { sizeText } from '../../messages/size';
import { PackageVerdictWords } from './PackageVerdictWords';
import styles from './packages.module.css';

const COLUMNS = [
  text.columnNumber,
  text.columnBuilt,
  text.columnBy,
  text.columnVerdict,
  text.columnEvidence,
  text.columnOmissions,
  text.columnSize,
  text.columnSeal,
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
          <div role="row" className={styles.head}>
            {COLUMNS.map((title) => (
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
              <span role="gridcell" className="id">
                {one.id}
              </span>
              <span role="gridcell">{instantText(one.builtAt)}</span>
              <span role="gridcell" dir="auto">
                {one.builtBy}
              </span>
              <span role="gridcell">
                <PackageVerdictWords verdict={one.verdict} />
              </span>
              <span role="gridcell">{count(one.evidenceCount)}</span>
              <span role="gridcell">{count(one.omissionCount)}</span>
              <span role="gridcell">{sizeText(one.zipBytes)}</span>
              <span role="gridcell" className="id">
                {one.sealNumber.slice(0, 16)}…
              </span>
            </div>
          ))}
        </div>
      </div>
    </div>
  );
};
