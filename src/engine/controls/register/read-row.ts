// One row of a table, read against what the register says: what the control is to be, or what is wrong with
// the row, in words. Cells of missing columns leave things as they are.
import { ControlFacts } from '../../../shared/domain/control';
import { ControlId, CriterionId, PointOfFocusId } from '../../../shared/ids';
import { CalendarDate } from '../../../shared/period';
import { isCriterion, pointOfFocus } from '../../catalog';
import { readChecklist } from './checklist-cell';
import {
  COLUMN_TITLES,
  type ColumnKey,
  IN_FORCE,
  readCadence,
  readKind,
  readNature,
  readState,
  readYesOrNo,
  RETIRED,
} from './columns';
import { type MappedId, readRationale } from './rationale-cell';
import { inOrder, type RegisterEntry } from './read-register';

/** The cell of a row; null when the table has no such column. */
export type CellOf = (key: ColumnKey) => string | null;

const LONGEST_ITEM = 500;
const MOST_ITEMS = 100;
const LONGEST_RATIONALE = 2000;
const LONGEST_DOMAIN = 200;

/** Null for an empty cell; undefined for what is no number of a control. */
export const readNumber = (cell: string): ControlId | null | undefined => {
  const typed = cell.trim().toUpperCase();
  return typed === '' ? null : ControlId.safeParse(typed).data;
};

/** What a person added or took away at the ends of a text they left alone is no change. */
const unlessSame = (cell: string | null, before: string | undefined): string =>
  cell === null
    ? (before ?? '')
    : before !== undefined && cell.trim() === before.trim()
      ? before
      : cell.trim();

const idsIn = (cell: string): string[] => [
  ...new Set(
    cell
      .toUpperCase()
      .split(/[\s,;]+/)
      .filter((word) => word !== ''),
  ),
];

export interface ReadRow {
  /** Null when there are problems. */
  readonly entry: RegisterEntry | null;
  readonly title: string;
  readonly problems: readonly string[];
}

const readFacts = (
  cell: CellOf,
  before: ControlFacts | undefined,
  problems: string[],
): ControlFacts | null => {
  const word = <T extends string>(
    key: 'cadence' | 'nature' | 'kind',
    read: (text: string) => T | null,
  ): T | undefined => {
    const text = (cell(key) ?? '').trim();
    const found = text === '' ? (before?.[key] as T | undefined) : (read(text) ?? undefined);
    if (found === undefined)
      problems.push(
        text === ''
          ? `A new control needs a ${COLUMN_TITLES[key].toLowerCase()}.`
          : `Its ${COLUMN_TITLES[key].toLowerCase()} is none that Muniment knows.`,
      );
    return found;
  };
  const weekdays = (cell('weekdaysOnly') ?? '').trim();
  const weekdaysOnly = weekdays === '' ? (before?.weekdaysOnly ?? false) : readYesOrNo(weekdays);
  if (weekdaysOnly === null) problems.push('“Weekdays only” is yes or no.');
  const grace = cell('graceDays')?.trim();
  const graceDays = grace === undefined ? (before?.graceDays ?? null) : grace === '' ? null : Number(grace);
  const facts = {
    title: unlessSame(cell('title'), before?.title),
    wording: unlessSame(cell('wording'), before?.wording),
    ownerRole: unlessSame(cell('ownerRole'), before?.ownerRole),
    owner: unlessSame(cell('owner'), before?.owner),
    cadence: word('cadence', readCadence),
    weekdaysOnly,
    graceDays,
    nature: word('nature', readNature),
    kind: word('kind', readKind),
  };
  const parsed = ControlFacts.safeParse(facts);
  if (parsed.success) return { ...parsed.data, ...(before && keptTexts(parsed.data, before)) };
  const PROBLEMS: Readonly<Record<string, string>> = {
    title: facts.title === '' ? 'The title is missing.' : 'The title is longer than 300 characters.',
    wording: facts.wording === '' ? 'The wording is missing.' : 'The wording is longer than 5000 characters.',
    ownerRole: 'The owner role is longer than 200 characters.',
    owner: 'The owner is longer than 200 characters.',
    graceDays: 'The grace days are a whole number from 0 to 366, or empty.',
  };
  const fields = new Set(parsed.error.issues.map((issue) => String(issue.path[0])));
  for (const field of fields) {
    const problem = PROBLEMS[field];
    if (problem !== undefined) problems.push(problem);
  }
  return null;
};

/** Parsing trims; texts that were stored with spaces at their ends stay as they are. */
const keptTexts = (after: ControlFacts, before: ControlFacts): Partial<ControlFacts> =>
  Object.fromEntries(
    (['title', 'wording', 'ownerRole', 'owner'] as const)
      .filter((key) => after[key] === before[key].trim())
      .map((key) => [key, before[key]]),
  );

type Mapping = Pick<RegisterEntry, 'pointsOfFocus' | 'criteria' | 'rationales'>;

const readMapping = (cell: CellOf, before: RegisterEntry | undefined, problems: string[]): Mapping => {
  const points = cell('pointsOfFocus');
  const criteria = cell('criteria');
  const pointIds = points === null ? (before?.pointsOfFocus ?? []) : (idsIn(points) as PointOfFocusId[]);
  const criterionIds = criteria === null ? (before?.criteria ?? []) : (idsIn(criteria) as CriterionId[]);
  const wrongPoint = pointIds.find(
    (id) => !PointOfFocusId.safeParse(id).success || pointOfFocus(id) === undefined,
  );
  const wrongCriterion = criterionIds.find((id) => !CriterionId.safeParse(id).success || !isCriterion(id));
  if (wrongPoint !== undefined)
    problems.push('A point of focus is none of the catalog; they look like CC6.1-3.');
  if (wrongCriterion !== undefined)
    problems.push('A criterion is none of the catalog; they look like CC6.1.');
  const mapped = inOrder(pointIds, criterionIds);
  const ids: MappedId[] = [...mapped.pointsOfFocus, ...mapped.criteria];
  const typed = cell('rationale');
  const said = typed === null ? { forEach: new Map<string, string>() } : readRationale(typed);
  if ('forAll' in said) {
    const text = said.forAll.trim();
    if (text !== '' && ids.length === 0)
      problems.push('A rationale needs a criterion or a point of focus that it is about.');
    if (text.length > LONGEST_RATIONALE) problems.push('The rationale is longer than 2000 characters.');
    return {
      ...mapped,
      rationales: new Map(ids.map((id) => [id, unlessSame(text, before?.rationales.get(id))])),
    };
  }
  if ([...said.forEach.keys()].some((id) => !ids.some((one) => one === id)))
    problems.push('The rationale names something that the control is not mapped to.');
  if ([...said.forEach.values()].some((text) => text.length > LONGEST_RATIONALE))
    problems.push('A rationale is longer than 2000 characters.');
  const rationales = ids.map((id): [MappedId, string] => [
    id,
    unlessSame(said.forEach.get(id) ?? null, before?.rationales.get(id)),
  ]);
  return { ...mapped, rationales: new Map(rationales) };
};

const readItems = (
  typed: string | null,
  before: RegisterEntry | undefined,
  problems: string[],
): RegisterEntry['checklist'] => {
  const had = before?.checklist ?? [];
  if (typed === null) return had;
  const texts = new Map(had.map((one) => [one.number, one.text]));
  const known = new Set(had.flatMap((one) => (one.number === null ? [] : [one.number])));
  const items = readChecklist(typed, known).map(({ number, text }) => ({
    number,
    text: number === null ? text : unlessSame(text, texts.get(number)),
  }));
  const numbers = items.flatMap((one) => (one.number === null ? [] : [one.number]));
  if (new Set(numbers).size < numbers.length) problems.push('The checklist has a number twice.');
  if (items.length > MOST_ITEMS) problems.push('The checklist has more than 100 items.');
  if (items.some((one) => one.text === '')) problems.push('The checklist has an item without words.');
  if (items.some((one) => one.text.length > LONGEST_ITEM))
    problems.push('The checklist has an item longer than 500 characters.');
  return items;
};

/** Reads a row that is about `before`, or about a new control. */
export const readRow = (cell: CellOf, before: RegisterEntry | undefined): ReadRow => {
  const problems: string[] = [];
  const facts = readFacts(cell, before?.facts, problems);
  const domain = unlessSame(cell('domain'), before?.domain);
  if (domain.length > LONGEST_DOMAIN) problems.push('The domain is longer than 200 characters.');
  const typedDay = (cell('validFrom') ?? '').trim();
  const day = typedDay === '' ? null : CalendarDate.safeParse(typedDay).data;
  if (day === undefined) problems.push('“Valid from” is a day like 2026-04-01.');
  const typedState = (cell('state') ?? '').trim();
  const state = typedState === '' ? null : readState(typedState);
  const stateNow = before?.isRetired === true ? RETIRED : IN_FORCE;
  if (typedState !== '' && state !== stateNow)
    problems.push(
      'The state cannot be changed here: retiring needs a last day and a reason, and a control comes back into force by a new version.',
    );
  const mapping = readMapping(cell, before, problems);
  const checklist = readItems(cell('checklist'), before, problems);
  const title = (cell('title') ?? '').trim() || (before?.facts.title ?? '');
  if (facts === null || problems.length > 0) return { entry: null, title, problems };
  const validFrom = day ?? before?.validFrom ?? null;
  const entry = {
    ...mapping,
    facts,
    domain,
    validFrom,
    isRetired: before?.isRetired ?? false,
    checklist,
  };
  return { entry, title, problems };
};
