// What a system description leaves open, held against scope and registers. Pure: it finds names and marks and compares
// days; whether the description is true and enough, the people who sign it and the CPA firm say.
import type { DescriptionGap } from '../../shared/calls/documents';
import { PARTS } from '../../shared/document/titled-texts';
import type { DescriptionPart } from '../../shared/domain/programme/document';
import { unfinishedMarks } from '../../shared/domain/programme/unfinished-marks';
import type { Instant } from '../../shared/period';
import type { DescriptionFacts, DescribedSubservice } from './description-facts';
import { headingsOf, isNamed, passagesNaming, plain, tableRowsOf, wordsIn } from './naming';

export type PartTexts = Readonly<Record<DescriptionPart, string>>;
/** When the text of each part was last changed; a part that is not named was never written. */
export type PartTimes = Readonly<Partial<Record<DescriptionPart, Instant>>>;

type Found = Omit<DescriptionGap, 'part'>;
const gap = (code: Found['code'], subject = ''): Found => ({ code, subject });

/** The last part is asked of a Type II examination only. */
export const isPartAsked = (
  part: DescriptionPart,
  { examined }: Pick<DescriptionFacts, 'examined'>,
): boolean => part !== 'changes' || examined.type === 2;

/** A record is told by its number, its ticket or its title. */
const isTold = (
  text: string,
  one: { readonly id: string; readonly title: string; readonly reference: string },
): boolean => [one.id, one.reference, one.title].some((name) => isNamed(text, name));

const METHOD_WORDS = { 'carve-out': /carve[- ]?out|carved[- ]out/i, inclusive: /inclusive/i } as const;

const subserviceGaps = (one: DescribedSubservice, text: string): Found[] => {
  const known = [
    ...(one.vendor === null ? [gap('not-in-register', one.name)] : []),
    ...(one.isInScope ? [] : [gap('not-in-scope', one.name)]),
    ...(one.otherMethod === null ? [] : [gap('method-differs', one.name)]),
  ];
  const passages = passagesNaming(text, one.name);
  if (passages === '') return [gap('not-named', one.name), ...known];
  const { method } = one;
  const told = (['carve-out', 'inclusive'] as const).filter((id) => METHOD_WORDS[id].test(passages));
  if (method === null || told.length === 0) return [...known, gap('no-method', one.name)];
  return told.includes(method) || one.otherMethod !== null
    ? known
    : [...known, gap('method-differs', one.name)];
};

type Rule = (text: string, facts: DescriptionFacts, texts: PartTexts) => Found[];

const services: Rule = (text, { scope }, texts) =>
  scope.items
    .filter((one) => one.kind === 'service' && one.inScope)
    .filter((one) => !isNamed(text, one.name) && !isNamed(texts.components, one.name))
    .map((one) => gap('not-named', one.name));

const components: Rule = (text, { scope, aiAssets }) => [
  ...scope.items
    .filter((one) => one.kind !== 'service' && one.inScope && !isNamed(text, one.name))
    .map((one) => gap('not-named', one.name)),
  ...aiAssets.filter((one) => !isNamed(text, one.name)).map((one) => gap('not-named', one.name)),
];

const incidents: Rule = (text, facts) => [
  ...facts.incidents
    .filter((one) => one.commitmentsMissed === 'yes' && !isTold(text, one))
    .map((one) => gap('not-told', `${one.id} ${one.title}`)),
  ...facts.incidents
    .filter((one) => one.commitmentsMissed === 'unknown')
    .map((one) => gap('not-decided', `${one.id} ${one.title}`)),
];

const CRITERION = /\b(?:CC\d|A1|PI1|C1|P[1-8])\.\d{1,2}\b/;

/** A part without any criterion may point to a table elsewhere; one that lists them lists them all. */
const criteria: Rule = (text, facts) =>
  facts.criteria
    .filter((one) => one.notApplicable === null)
    .flatMap((one) => [
      ...(CRITERION.test(text) && !isNamed(text, one.id) ? [gap('not-named', one.id)] : []),
      ...(one.controls.length === 0 ? [gap('no-control', one.id)] : []),
    ]);

const subservice: Rule = (text, facts) => {
  const known = facts.subservice.map((one) => plain(one.name));
  return [
    ...facts.subservice.flatMap((one) => subserviceGaps(one, text)),
    ...headingsOf(text)
      .filter((heading) => !known.some((name) => plain(heading).includes(name)))
      .map((heading) => gap('not-in-register', heading)),
  ];
};

/** Words beside the number and our short name that could be a reason. */
const FEWEST_WORDS_OF_REASON = 4;

const notApplicable: Rule = (text, facts) => {
  const declared = facts.criteria.filter((one) => one.notApplicable !== null);
  const ids = new Set(declared.map((one) => plain(one.id)));
  return [
    ...declared.flatMap((one) => {
      const passages = passagesNaming(text, one.id);
      if (passages === '') return [gap('not-named', one.id)];
      const others = wordsIn(passages) - wordsIn(`${one.id} ${one.title}`);
      return others < FEWEST_WORDS_OF_REASON ? [gap('no-reason', one.id)] : [];
    }),
    ...tableRowsOf(text)
      .map(([first]) => first ?? '')
      .filter((first) => CRITERION.test(first.toUpperCase()) && !ids.has(first))
      .map((first) => gap('not-in-scope', first.toUpperCase())),
  ];
};

const changes: Rule = (text, facts) => {
  const open = facts.changes.filter((one) => one.isSignificant === 'unknown').length;
  return [
    ...facts.changes
      .filter((one) => one.isSignificant === 'yes' && !isTold(text, one))
      .map((one) => gap('not-told', `${one.id} ${one.title}`)),
    // Many come in from a list: one line tells how many wait for somebody's word.
    ...(open === 0 ? [] : [gap('not-decided', String(open))]),
  ];
};

const RULES: Readonly<Partial<Record<DescriptionPart, Rule>>> = {
  services,
  components,
  incidents,
  criteria,
  subservice,
  notApplicable,
  changes,
};

const gapsOfPart = (
  part: DescriptionPart,
  texts: PartTexts,
  times: PartTimes,
  facts: DescriptionFacts,
): Found[] => {
  const text = texts[part];
  if (!isPartAsked(part, facts)) return unfinishedMarks(text).map((asked) => gap('unfinished-mark', asked));
  // An empty part lacks everything: that is told once.
  if (wordsIn(text) === 0) return [gap('empty')];
  const last = facts.lastChanges[part];
  const written = times[part];
  return [
    ...unfinishedMarks(text).map((asked) => gap('unfinished-mark', asked)),
    ...(RULES[part]?.(text, facts, texts) ?? []),
    ...(last !== undefined && written !== undefined && written < last.at
      ? [gap('older-than-register', last.subject)]
      : []),
  ];
};

/** Every gap, part by part in the description's order. */
export const findGaps = (texts: PartTexts, times: PartTimes, facts: DescriptionFacts): DescriptionGap[] =>
  PARTS.flatMap((part) => gapsOfPart(part, texts, times, facts).map((found) => ({ part, ...found })));

export interface PartStanding {
  readonly part: DescriptionPart;
  readonly isAsked: boolean;
  readonly words: number;
  readonly gaps: number;
}

export const partStandings = (
  texts: PartTexts,
  gaps: readonly DescriptionGap[],
  facts: DescriptionFacts,
): PartStanding[] =>
  PARTS.map((part) => ({
    part,
    isAsked: isPartAsked(part, facts),
    words: wordsIn(texts[part]),
    gaps: gaps.filter((one) => one.part === part).length,
  }));
