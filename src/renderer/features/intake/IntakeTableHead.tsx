// The head of the intake table; its box chooses every row, or none.
import { intake as text } from '../../messages/intake';
import { type ColumnId, HEADS } from './intake-columns';
import styles from './intake-table.module.css';
import { Box } from './IntakeTableRow';

interface IntakeTableHeadProps {
  readonly columns: readonly ColumnId[];
  readonly template: string;
  readonly isAll: boolean;
  readonly onAll: (isAll: boolean) => void;
}

export const IntakeTableHead = ({ columns, template, isAll, onAll }: IntakeTableHeadProps) => (
  <div role="rowgroup" className={styles.headGroup}>
    <div role="row" aria-rowindex={1} className={styles.head} style={{ gridTemplateColumns: template }}>
      <span role="columnheader">
        <button
          type="button"
          className={styles.allBox}
          aria-label={isAll ? text.chooseNone : text.chooseAll}
          onClick={() => {
            onAll(!isAll);
          }}
        >
          <Box isOn={isAll} />
        </button>
      </span>
      {columns.map(
        (column) =>
          column !== 'box' && (
            <span key={column} role="columnheader">
              {HEADS[column]}
            </span>
          ),
      )}
    </div>
  </div>
);
