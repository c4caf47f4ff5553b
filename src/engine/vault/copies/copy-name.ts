// The names of copies of the database (docs/format/vault-v1.md §9.1), and of what a copy took the place of.
import { Instant } from '../../../shared/period';

export const COPIES_FOLDER = 'backups';

export interface CopyName {
  readonly epoch: number;
  /** Number of the newest journal entry. */
  readonly journalSeq: number;
  readonly madeAt: Instant;
  /** The schema the copy has, when it was made before a migration. */
  readonly beforeMigrationFrom: number | null;
}

const NAME = /^db-(\d{6,10})-(\d{10,})-(\d{4})(\d\d)(\d\d)T(\d\d)(\d\d)(\d\d)Z(?:-schema(\d{1,6}))?\.sqlite$/;
const DAMAGED = /^damaged-\d{8}T\d{6}Z(-\d+)?\.sqlite(-journal)?$/;

/** `20260504T162000Z`: an instant as it can stand in a file's name anywhere. */
export const compactInstant = (instant: Instant): string => instant.replace(/[-:]/g, '');

export const copyName = (copy: CopyName): string => {
  const epoch = String(copy.epoch).padStart(6, '0');
  const seq = String(copy.journalSeq).padStart(10, '0');
  const schema = copy.beforeMigrationFrom === null ? '' : `-schema${String(copy.beforeMigrationFrom)}`;
  return `db-${epoch}-${seq}-${compactInstant(copy.madeAt)}${schema}.sqlite`;
};

/** Null for every name that is not exactly one of ours. */
export const parseCopyName = (name: string): CopyName | null => {
  const [, epoch, seq, year, month, day, hour, minute, second, schema] = NAME.exec(name) ?? [];
  const madeAt = Instant.safeParse(
    `${String(year)}-${String(month)}-${String(day)}T${String(hour)}:${String(minute)}:${String(second)}Z`,
  );
  if (!madeAt.success || Number.isNaN(Date.parse(madeAt.data))) return null;
  const copy: CopyName = {
    epoch: Number(epoch),
    journalSeq: Number(seq),
    madeAt: madeAt.data,
    beforeMigrationFrom: schema === undefined ? null : Number(schema),
  };
  return copyName(copy) === name ? copy : null;
};

/** Where a database goes whose place a copy takes; `attempt` from 1 finds a name that is free. */
export const damagedName = (at: Instant, attempt: number): string =>
  `damaged-${compactInstant(at)}${attempt === 1 ? '' : `-${String(attempt)}`}.sqlite`;

export const isDamagedName = (name: string): boolean => DAMAGED.test(name);
