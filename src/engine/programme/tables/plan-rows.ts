// What the rows of a file would do to a register, in the order of the file: nothing is written here.
import { stateAfterChange } from '../../../shared/domain/programme/draft-again';
import { nothingStated } from '../../../shared/domain/programme/field';
import type { RecordFacts } from '../../../shared/domain/programme/record';
import type { RecordId } from '../../../shared/domain/programme/record-id';
import type { RegisterSpec } from '../../../shared/domain/programme/register';
import type { ImportRow } from '../../../shared/domain/table-import';
import { CalendarDate } from '../../../shared/period';
import { visibleText } from '../../../shared/visible-text';
import type { ReadableDb } from '../../db/handles';
import { provesDayFirst, tellsDayFirst } from '../../tables';
import { canonical } from '../../records/canonical';
import { titleOf } from '../../records/record-columns';
import { recordsOf, type StoredRecord } from '../record-rows';
import { differencesOf } from '../register-changes';
import { leadBack, selfFields } from './lead-back';
import { namedRecords } from './named-records';
import type { GivenRow, GivenTable } from './read-given';
import { knownTargets, missingIn, readRowFacts, readSelfNames, type RowReading } from './read-row';
import { folded } from './record-keys';
import { rowSubjects } from './row-subjects';
import { stateByDays, unsigned } from './state-coming-in';
import { telling } from './telling';
import { stateOfWord } from './usual-words';
import { versionMark } from './version-mark';

/** What is to be written for one row. */
export interface Step {
  readonly id: RecordId;
  /** Null for a new record. */
  readonly version: number | null;
  readonly facts: RecordFacts;
  readonly state: string;
  readonly on: CalendarDate;
}

export interface Planned {
  readonly row: ImportRow;
  /** Null for a row that changes nothing. */
  readonly step: Step | null;
}

export interface Plan {
  readonly planned: readonly Planned[];
  readonly told: readonly string[];
}

/** A row whose record is known; the records of its own register that it names are looked up when all rows are. */
interface Draft {
  readonly row: GivenRow;
  readonly id: RecordId;
  readonly before: StoredRecord | null;
  readonly said: RecordFacts;
}

const SLASHED = /\d[/-]\d{1,2}[/-]\d/;
/** How the days of the file are written; null where none proves it. Dots are of places where the day comes first. */
const dayOrder = (spec: RegisterSpec, rows: readonly GivenRow[]): boolean | null => {
  const days = Object.entries(spec.fields).flatMap(([name, { type }]) => (type === 'day' ? [name] : []));
  const texts = rows.flatMap(({ cells }) =>
    days.flatMap((name) => {
      const cell = cells.get(name);
      return cell !== undefined && 'text' in cell ? [cell.text] : [];
    }),
  );
  return provesDayFirst(texts) ?? (texts.some((text) => SLASHED.test(text)) ? null : tellsDayFirst(texts));
};

/** “ADA@QUILL.EXAMPLE” of another tool is no change of what stands here. */
const withOwnSpelling = (before: StoredRecord | null, said: RecordFacts): RecordFacts =>
  before === null
    ? said
    : Object.fromEntries(
        Object.entries(said).map(([name, value]) => {
          const had = before.facts[name];
          return [name, folded(value) !== '' && folded(value) === folded(had) ? had : value];
        }),
      );

/** Two of one name who began on two days are hardly one. */
const hasAnotherFirstDay = (before: RecordFacts, said: RecordFacts): boolean => {
  const [had, says] = [before['startedOn'], said['startedOn']];
  return typeof had === 'string' && typeof says === 'string' && had !== says;
};

const refusedRow = (
  { row }: GivenRow,
  subject: RecordId | null,
  title: string,
  problems: readonly string[],
): Planned => ({
  row: { row, subject, title, change: 'refused', fields: [], problem: problems.join(' ') },
  step: null,
});

/** Plans all rows of a file; `on` is the day from which they hold where they say none. */
export const planRows = (db: ReadableDb, spec: RegisterSpec, given: GivenTable, on: CalendarDate): Plan => {
  const { tell, told } = telling();
  const all = recordsOf(db, spec.register, { withWithdrawn: true });
  const named = namedRecords(db);
  const reading: RowReading = {
    ...{ spec, named, tell },
    isOurs: given.isOurs,
    dayFirst: dayOrder(spec, given.rows),
    known: knownTargets(db),
  };
  const subjects = rowSubjects(spec, all, given);
  const titleIn = (facts: RecordFacts): string => visibleText(titleOf(spec, facts));

  const draftOf = (row: GivenRow): Draft | Planned => {
    const { facts: said, problems } = readRowFacts(reading, row);
    const title = titleIn(said);
    if (problems.length > 0) return refusedRow(row, null, title, problems);
    const subject = subjects.of(row, said);
    if ('problem' in subject) return refusedRow(row, null, title, [subject.problem]);
    const { id, before, byLaterKey = false } = subject;
    if (before !== null && byLaterKey) {
      if (hasAnotherFirstDay(before.facts, said))
        return refusedRow(row, id, title, [
          `${id} is called so, too, and began on another day; say by its id whether it is the same.`,
        ]);
      tell(
        `${id} was taken for a row by its name alone; what else the row names it by, the register does not state.`,
      );
    }
    const facts = { ...(before?.facts ?? nothingStated(spec.fields)), ...said };
    const missing = missingIn(reading, facts);
    if (missing.length > 0) return refusedRow(row, before?.id ?? null, title, missing);
    if (before === null && selfFields(spec).length > 0) named.add(spec.register, id, facts);
    return { row, id, before, said: given.isOurs ? said : withOwnSpelling(before, said) };
  };

  const dayFrom = ({ row, before }: Draft, problems: string[]): CalendarDate => {
    // A day that nobody wrote beside the row is not before what stands there already.
    const usual = before !== null && on < before.on ? before.on : on;
    if (row.on === '') return usual;
    const day = CalendarDate.safeParse(row.on);
    if (!day.success) problems.push('“Holds from” is no day such as 2026-12-31.');
    // The day it went out with is no new one.
    if (!day.success || before?.on === day.data) return usual;
    const saysAll = row.state !== '' && Object.keys(spec.fields).every((name) => row.cells.has(name));
    if (before !== null && day.data < before.on && !(given.isOurs && saysAll))
      problems.push(
        `What ${before.id} says holds from ${before.on}; only a whole row of an export of ours can change it from an earlier day on.`,
      );
    return day.data;
  };

  const stateFor = (
    { row, before }: Draft,
    facts: RecordFacts,
    from: CalendarDate,
    problems: string[],
  ): string => {
    // What somebody signed and a file changes is a draft again.
    const stayed =
      before === null ? spec.firstState : stateAfterChange(spec.register, before.state, before.facts, facts);
    const mayFollowDays = !given.isOurs && (before === null || spec.register === 'person');
    const unsaid = mayFollowDays ? (stateByDays(spec, facts, from) ?? stayed) : stayed;
    if (row.state === '') return unsaid;
    const read = stateOfWord(spec, row.state);
    if (read === null) {
      const sentence = `State is “${visibleText(row.state.slice(0, 60))}”, which is none of the register’s`;
      if (given.isOurs) problems.push(`${sentence}.`);
      else tell(`${sentence}; left as it was.`);
      return unsaid;
    }
    const { state, instead } = unsigned(spec, read, before?.state ?? null);
    if (instead)
      tell(
        `State is “${spec.states[read] ?? ''}”, which only a signature in this vault gives; it comes in as “${spec.states[state] ?? ''}”.`,
      );
    return state === before?.state ? stayed : state;
  };

  const finish = (draft: Draft): Planned => {
    const { row, id, before, said } = draft;
    const problems: string[] = [];
    const own = readSelfNames(reading, row, id, problems);
    const facts: RecordFacts = { ...(before?.facts ?? nothingStated(spec.fields)), ...said, ...own };
    const from = dayFrom(draft, problems);
    const state = stateFor(draft, facts, from, problems);
    const subject = before?.id ?? null;
    const title = titleIn(facts);
    if (problems.length > 0) return refusedRow(row, subject, title, problems);
    const isChangedMeanwhile =
      before !== null && row.version !== '' && row.version !== versionMark(spec, before);
    const isSame = before !== null && before.state === state && canonical(before.facts) === canonical(facts);
    if (isChangedMeanwhile && !isSame)
      return refusedRow(row, subject, title, [
        `${before.id} was changed since this file was written. Export it again, or empty its “Record version” to write this row over it.`,
      ]);
    return {
      row: {
        ...{ row: row.row, subject, title, problem: null },
        change: before === null ? 'add' : isSame ? 'same' : 'change',
        fields: isSame ? [] : differencesOf(spec, before, { state, facts }),
      },
      step: isSame ? null : { id, version: before?.version ?? null, facts, state, on: from },
    };
  };

  const drafts = given.rows.map(draftOf);
  const planned = drafts.map((one) => ('said' in one ? finish(one) : one));
  const back = leadBack(
    spec,
    all,
    planned.flatMap(({ step }) => (step === null ? [] : [step])),
  );
  return {
    planned: planned.map((one, at) => {
      const row = given.rows[at];
      const problem = one.step === null ? undefined : back.get(one.step.id);
      return problem === undefined || row === undefined
        ? one
        : refusedRow(row, null, one.row.title, [problem]);
    }),
    told: [...given.told, ...told()],
  };
};
