// A firm's list, looked at and taken in. What is taken in is one change: every chosen row or none, and the file itself.
import { basename } from 'node:path';
import { setImmediate } from 'node:timers/promises';
import type { ListImport, ListLook, ListMapping } from '../../../shared/domain/request-list';
import { invariant, UserError } from '../../../shared/errors';
import type { Sha256 } from '../../../shared/ids';
import { currentEngagement } from '../../engagement';
import { goOnOrStop, type Job } from '../../environment';
import { discardSealed } from '../../evidence';
import { notReadable, readSheet, readSheetFile, type SheetFile } from '../../tables';
import { rememberingStatements } from '../../db/remembering-statements';
import type { Change, OpenVault } from '../../vault/open-vault';
import { takeResponse } from '../responses/take-response';
import {
  applyMapping,
  guessMapping,
  type MappedList,
  recallMapping,
  toRemember,
  WORD_FIELDS,
  wordsOf,
} from './guess-mapping';
import { keepList, rememberedMapping } from './keep-list';
import { countRows, type Plan, type PlannedRow, planImport } from './plan-import';
import { readRows } from './read-rows';
import { oneLine } from './sheet-grid';
import { bareWord } from './value-words';
import { lookAtOwnList } from './incoming-workbook';
import { readFilled } from './read-filled';

/** A file with more sheets than this is looked through no further for the list. */
const LOOKED_AT_SHEETS = 12;
const SHOWN_SAMPLES = 4;
const SHOWN_ROWS = 30;
const SHOWN_COLUMNS = 40;
const SHOWN_CHARACTERS = 200;
const NAME_CHARACTERS = 255;

type Mapped = MappedList & { readonly from: ListLook['from']; readonly sheets: readonly string[] };

const given = async (file: SheetFile, mapping: ListMapping): Promise<Mapped> => {
  const sheet = await readSheet(file, mapping.sheet);
  return { ...applyMapping(sheet, mapping), from: 'given', sheets: sheet.sheets };
};

/** As the firm's list was read the last time; else the sheet that looks most like a list. */
const proposed = async (file: SheetFile, kept: ListMapping | null): Promise<Mapped> => {
  const first = await readSheet(file, null);
  const names = first.sheets.slice(0, LOOKED_AT_SHEETS);
  const others = names.filter((name) => name !== first.sheet);
  const remembered = kept?.sheet ?? null;
  if (kept !== null) {
    const wanted = remembered !== null && others.includes(remembered);
    const sheet = wanted ? await readSheet(file, remembered) : first;
    const found = recallMapping(sheet, kept);
    if (found !== null) return { ...found, from: 'remembered', sheets: first.sheets };
  }
  const words = kept ?? undefined;
  let best = guessMapping(first, words);
  for (const name of others) {
    const guess = guessMapping(await readSheet(file, name), words);
    if (guess.score > best.score) best = guess;
  }
  return { ...best, from: 'guessed', sheets: first.sheets };
};

const untranslated = ({ grid, columns, mapping }: MappedList): ListLook['untranslated'] =>
  WORD_FIELDS.flatMap((field) => {
    const table = { status: mapping.statuses, kind: mapping.kinds, priority: mapping.priorities }[field];
    const known = new Set(table.map((one) => bareWord(one.theirs)));
    return [...wordsOf(grid, columns, mapping, field)].flatMap(([key, { word, rows }]) =>
      known.has(key) ? [] : [{ field, word, rows }],
    );
  });

const shown = (text: string): string => oneLine(text).slice(0, SHOWN_CHARACTERS);

const lookOf = (list: Mapped, sha256: Sha256): ListLook => {
  const { grid, columns, mapping } = list;
  const from = mapping.headRow - 1 + mapping.headRows;
  const samples = (at: number): string[] => {
    const found: string[] = [];
    for (let row = from; row < grid.rowCount && found.length < SHOWN_SAMPLES; row += 1) {
      const text = shown(grid.own(row, at));
      if (text !== '' && !found.includes(text)) found.push(text);
    }
    return found;
  };
  return {
    sheets: [...list.sheets],
    mapping,
    from: list.from,
    columns: columns.map(({ at, name }) => ({ column: name, samples: samples(at) })),
    topRows: grid.sheet.rows.slice(0, SHOWN_ROWS).map((cells) => cells.slice(0, SHOWN_COLUMNS).map(shown)),
    untranslated: untranslated(list),
    sha256,
  };
};

/**
 * What a file holds and how it would be read. Nothing is stored.
 * @throws UserError table.not-readable, table.too-large
 */
export const lookAtRequestList = async (
  vault: OpenVault,
  path: string,
  { firm, mapping }: { readonly firm: string; readonly mapping: ListMapping | null },
): Promise<ListLook> => {
  const file = await readSheetFile(path);
  const own = await readFilled(file);
  if (own !== null) return lookAtOwnList(own, file);
  const list =
    mapping === null ? await proposed(file, rememberedMapping(vault.db, firm)) : await given(file, mapping);
  return lookOf(list, file.sha256);
};

export interface ListToTakeIn {
  readonly path: string;
  readonly firm: string;
  /** Null: as {@link lookAtRequestList} proposes. */
  readonly mapping: ListMapping | null;
  /** Of the spreadsheet; null for every one that is not refused. */
  readonly rows: readonly number[] | null;
  /** Of the file that was looked at. */
  readonly sha256: Sha256 | null;
  readonly apply: boolean;
}

const answered = (plan: Plan, sha256: Sha256, applied: boolean): ListImport => ({
  rows: plan.rows.map((one) => one.shown),
  counts: countRows(plan.rows),
  notInFile: plan.notInFile,
  sha256,
  applied,
});

/** So many are written between two reports of how far it is. */
const AT_ONCE = 50;

/** In one transaction; whoever cancels meanwhile has it undone. */
const applyRows = (change: Change, rows: readonly PlannedRow[], job: Job): void => {
  const quick = { ...change, db: rememberingStatements(change.db) };
  const work = rows.flatMap(({ apply }) => apply ?? []);
  work.forEach((apply, done) => {
    if (done % AT_ONCE === 0) {
      job.progress({ phase: 'writing', done, total: work.length, unit: 'items' });
      goOnOrStop(job);
    }
    apply(quick);
  });
};

/**
 * What taking a list in would do, row by row; with `apply` it is done, for the chosen rows, in one change.
 * @throws UserError use.engagement-missing, table.not-readable, table.too-large, table.changed-since-preview,
 * request.list-not-ours, member.not-allowed, disk.*, job.cancelled
 */
export const importRequestList = async (
  vault: OpenVault,
  input: ListToTakeIn,
  job: Job,
): Promise<ListImport> => {
  if (input.apply) vault.requireMay('request.list-taken-in');
  const engagement = currentEngagement(vault);
  if (engagement === null) throw new UserError('use.engagement-missing');
  const file = await readSheetFile(input.path);
  if (input.sha256 !== null && input.sha256 !== file.sha256)
    throw new UserError('table.changed-since-preview');
  const own = await readFilled(file);
  if (own !== null) {
    // It is what somebody else says, in their words: kept as a response, with what two sides say differently.
    const { path, rows: chosen, sha256, apply } = input;
    return (
      await takeResponse(vault, { path, signaturePath: null, key: null, rows: chosen, sha256, apply }, job)
    ).list;
  }
  const list =
    input.mapping === null
      ? await proposed(file, rememberedMapping(vault.db, input.firm))
      : await given(file, input.mapping);
  job.progress({ phase: 'reading', done: 0, total: null, unit: 'items' });
  await setImmediate();
  goOnOrStop(job);
  const rows = readRows(list);
  const number = Number(engagement.id.slice(engagement.id.lastIndexOf('-') + 1));
  const speakers = { firm: input.firm, organization: vault.organization };
  const plan = planImport(vault.db, number, rows, speakers, job);
  const wanted = input.rows === null ? null : new Set(input.rows);
  const isWanted = (row: number): boolean => wanted === null || wanted.has(row);
  const hasWork = plan.rows.some((one) => one.apply !== null && isWanted(one.shown.row));
  if (!input.apply) return answered(plan, file.sha256, false);
  if (rows.length === 0) throw notReadable('It has no row below its head.');
  if (!hasWork) return answered(plan, file.sha256, true);
  const name = basename(input.path).slice(0, NAME_CHARACTERS);
  const sealed = await vault.blobs.put({ name, bytes: file.bytes }, job);
  try {
    const done = vault.write((change) => {
      // Again, on what the vault is now: nothing may come between what is compared and what is written.
      const now = planImport(change.db, number, rows, speakers, job);
      applyRows(
        change,
        now.rows.filter((one) => isWanted(one.shown.row)),
        job,
      );
      keepList(change, {
        ...{ engagement: number, firm: input.firm, fileName: name, sha256: file.sha256, sealed },
        ...{ mapping: toRemember(list), counts: countRows(now.rows) },
      });
      return now;
    });
    invariant(done.rows.length === plan.rows.length, 'a list does not change its rows');
    return answered(done, file.sha256, true);
  } catch (error) {
    await discardSealed(vault, [sealed]);
    throw error;
  }
};
