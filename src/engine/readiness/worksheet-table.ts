// The worksheet as a table for people who rate in a spreadsheet, and back. What a cell says counts; a
// column that is not there changes nothing; facts of the vault are written and never read.
import {
  ASPECTS,
  type Level,
  LEVELS,
  type Rating,
  RATINGS,
  type SubjectRating,
  type WorksheetRow,
} from '../../shared/domain/readiness';
import { ReadinessSubject } from '../../shared/domain/readiness';
import type { ImportRow, TableImport } from '../../shared/domain/table-import';
import { UserError } from '../../shared/errors';
import type { AssessmentId } from '../../shared/ids';
import type { CalendarDate } from '../../shared/period';
import { namedColumns, type NamedColumns, readTable, writeTable } from '../tables';
import { type Job, unwatchedJob } from '../environment';
import type { OpenVault } from '../vault/open-vault';
import { assessmentRow, rateSubjects } from './assessments';
import { dayOf } from './subjects';
import { worksheetRows } from './worksheet';

const TITLES = {
  subject: 'Subject',
  title: 'Title',
  design: 'Design',
  documentation: 'Documentation',
  operation: 'Operation',
  evidence: 'Evidence',
  likelihood: 'Likelihood of an exception',
  effort: 'Effort',
  priority: 'Priority',
  note: 'Note',
  controls: 'Controls',
  evidenceInPeriod: 'Evidence in the period',
  missed: 'Missed',
  late: 'Late',
  openTasks: 'Open tasks',
} as const;
type Column = keyof typeof TITLES;
const WIDTHS: Readonly<Record<Column, number>> = {
  subject: 11,
  title: 44,
  design: 15,
  documentation: 15,
  operation: 15,
  evidence: 15,
  likelihood: 14,
  effort: 10,
  priority: 9,
  note: 60,
  controls: 9,
  evidenceInPeriod: 12,
  missed: 9,
  late: 9,
  openTasks: 9,
};
const COLUMNS = Object.keys(TITLES) as Column[];

/** `not-rated` is `not rated` in a cell. */
const inWords = (value: Rating | Level | null): string => (value ?? '').replaceAll('-', ' ');

const cells = (row: WorksheetRow): (string | number)[] => {
  const byColumn: Readonly<Record<Column, string | number>> = {
    subject: row.subject,
    title: row.title,
    design: inWords(row.design),
    documentation: inWords(row.documentation),
    operation: inWords(row.operation),
    evidence: inWords(row.evidence),
    likelihood: inWords(row.likelihood),
    effort: inWords(row.effort),
    priority: row.priority ?? '',
    note: row.note,
    controls: row.facts.controls,
    evidenceInPeriod: row.facts.evidenceInPeriod,
    missed: row.facts.missed,
    late: row.facts.late,
    openTasks: row.openTasks,
  };
  return COLUMNS.map((column) => byColumn[column]);
};

/**
 * Writes the whole worksheet to `path`: XLSX when the name ends so, else CSV. Answers the number of rows.
 * @throws UserError use.unknown-assessment, use.bad-input (inside the vault), disk.*
 */
export const exportWorksheet = async (
  vault: OpenVault,
  id: AssessmentId,
  today: CalendarDate,
  path: string,
  job: Job = unwatchedJob(),
): Promise<{ rows: number }> => {
  job.progress({ phase: 'reading', done: 0, total: null, unit: 'items' });
  const rows = worksheetRows(vault, id, today);
  const columns = COLUMNS.map((column) => ({ title: TITLES[column], width: WIDTHS[column] }));
  await writeTable(vault, path, 'Worksheet', columns, rows.map(cells), job);
  return { rows: rows.length };
};

const bare = (cell: string): string =>
  cell
    .trim()
    .toLowerCase()
    .replace(/[\s_-]+/g, '-');

const readRating = (cell: string): Rating | undefined =>
  bare(cell) === '' ? 'not-rated' : RATINGS.find((one) => one === bare(cell));
const readLevel = (cell: string): Level | null | undefined =>
  bare(cell) === '' ? null : LEVELS.find((one) => one === bare(cell));

/** A row that cannot be taken in, with what is wrong with it. */
class Refused extends Error {}

const readCell = <T>(
  columns: NamedColumns<Column>,
  row: readonly string[],
  column: Column,
  read: (cell: string) => T | undefined,
  before: T,
  allowed: readonly string[],
): T => {
  const cell = columns.cell(row, column);
  if (cell === null) return before;
  const value = read(cell);
  if (value !== undefined) return value;
  throw new Refused(`${TITLES[column]} is none of: ${allowed.join(', ')}, or empty.`);
};

const LONGEST_NOTE = 2000;

const readRow = (
  columns: NamedColumns<Column>,
  row: readonly string[],
  before: SubjectRating,
): SubjectRating => {
  const rating = (column: (typeof ASPECTS)[number]): Rating =>
    readCell(columns, row, column, readRating, before[column], RATINGS.map(inWords));
  const level = (column: 'likelihood' | 'effort'): Level | null =>
    readCell(columns, row, column, readLevel, before[column], LEVELS);
  const note = (columns.cell(row, 'note') ?? before.note).trim();
  if (note.length > LONGEST_NOTE)
    throw new Refused(`The note is longer than ${String(LONGEST_NOTE)} characters.`);
  return {
    subject: before.subject,
    design: rating('design'),
    documentation: rating('documentation'),
    operation: rating('operation'),
    evidence: rating('evidence'),
    likelihood: level('likelihood'),
    effort: level('effort'),
    note,
  };
};

const CHANGEABLE = [...ASPECTS, 'likelihood', 'effort', 'note'] as const;

const changes = (before: SubjectRating, after: SubjectRating): ImportRow['fields'] =>
  CHANGEABLE.filter((field) => before[field] !== after[field]).map((field) => {
    const shown = (rating: SubjectRating): string =>
      field === 'note' ? rating.note : inWords(rating[field]);
    return { field: TITLES[field], before: shown(before), after: shown(after) };
  });

interface Read {
  readonly row: ImportRow;
  readonly rating: SubjectRating | null;
}

const readRows = (
  columns: NamedColumns<Column>,
  table: readonly (readonly string[])[],
  known: ReadonlyMap<string, WorksheetRow>,
): Read[] => {
  const seen = new Set<string>();
  return table.flatMap((cellsOfRow, at): Read[] => {
    if (cellsOfRow.every((cell) => cell.trim() === '')) return [];
    const subject = (columns.cell(cellsOfRow, 'subject') ?? '').trim().toUpperCase();
    const before = known.get(subject);
    const common = { row: at + 2, subject: subject === '' ? null : subject, title: before?.title ?? '' };
    const refused = (problem: string): Read[] => [
      { row: { ...common, change: 'refused', fields: [], problem }, rating: null },
    ];
    if (before === undefined) {
      if (subject === '') return refused('It names no criterion and no control.');
      return refused(
        ReadinessSubject.safeParse(subject).success
          ? `${subject} does not belong to this assessment.`
          : 'Its subject is no criterion (such as CC6.1) and no control (such as CTL-014).',
      );
    }
    if (seen.has(subject)) return refused(`${subject} stands in the table twice.`);
    seen.add(subject);
    try {
      const rating = readRow(columns, cellsOfRow, before);
      const fields = changes(before, rating);
      const change = fields.length === 0 ? 'same' : before.ratedAt === null ? 'add' : 'change';
      return [{ row: { ...common, change, fields, problem: null }, rating }];
    } catch (error) {
      if (error instanceof Refused) return refused(error.message);
      throw error;
    }
  });
};

/**
 * Reads a worksheet back: a preview, or with `apply` the change itself. All rows or none.
 * @throws UserError use.unknown-assessment, readiness.closed, table.not-readable, table.too-large,
 * table.column-missing, table.changed-since-preview, table.rows-refused
 */
export const importWorksheet = async (
  vault: OpenVault,
  id: AssessmentId,
  path: string,
  { apply, sha256 }: { readonly apply: boolean; readonly sha256: string | null },
): Promise<TableImport> => {
  const { closed_at: closedAt } = assessmentRow(vault.db, id);
  if (closedAt !== null) throw new UserError('readiness.closed', { id });
  const table = await readTable(path);
  if (sha256 !== null && sha256 !== table.sha256) throw new UserError('table.changed-since-preview');
  const columns = namedColumns(table.headers, TITLES, ['subject']);
  const today = dayOf(vault.environment.now());
  const known = new Map(worksheetRows(vault, id, today).map((row) => [row.subject as string, row]));
  const read = readRows(columns, table.rows, known);
  const count = (change: ImportRow['change']): number =>
    read.filter((one) => one.row.change === change).length;
  const counts = {
    add: count('add'),
    change: count('change'),
    same: count('same'),
    refused: count('refused'),
  };
  if (apply) {
    if (counts.refused > 0) throw new UserError('table.rows-refused', { count: counts.refused });
    const ratings = read.map((one) => one.rating).filter((one): one is SubjectRating => one !== null);
    rateSubjects(vault, id, ratings);
  }
  return {
    rows: read.map((one) => one.row),
    counts,
    unknownColumns: [...columns.unknown],
    sha256: table.sha256,
    applied: apply,
  };
};
