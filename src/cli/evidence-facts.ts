// The facts about evidence as they are typed, as options or as a row of a list.
import type { z } from 'zod';
import {
  EVIDENCE_KINDS,
  EvidenceFacts,
  EvidenceKind,
  Method,
  METHODS,
  SENSITIVITIES,
  Sensitivity,
} from '../shared/domain/evidence';
import { qualityQuestions } from '../shared/domain/evidence-quality';
import { commaList } from './arguments';
import { parseDate, parseRange } from './dates';
import { readControlId, readPointOfFocusId } from './ids';
import { WrongUse } from './wrong-use';

export interface TypedFacts {
  readonly title: string | undefined;
  readonly controls: readonly string[];
  readonly pointsOfFocus: readonly string[];
  /** A day or FROM..TO; `undated` when nobody can say. */
  readonly effective: string | undefined;
  readonly captured: string | undefined;
  readonly validUntil: string | undefined;
  readonly source: string | undefined;
  readonly sensitivity: string | undefined;
  readonly kind: string | undefined;
  readonly owner: string | undefined;
  readonly tags: readonly string[];
  readonly notes: string | undefined;
  readonly collector: string | undefined;
  readonly method: string | undefined;
  readonly quality: readonly string[];
  readonly linkReason: string | undefined;
}

const given = (value: string | undefined): string | undefined =>
  value === undefined || value.trim() === '' ? undefined : value.trim();

/** One of a few words; nothing when nothing is typed. Errors: wrong use. */
const oneOf = <T extends z.ZodType>(
  schema: T,
  words: readonly string[],
  what: string,
  typed: string | undefined,
): z.output<T> | undefined => {
  const word = given(typed);
  if (word === undefined) return undefined;
  const parsed = schema.safeParse(word.toLowerCase());
  if (parsed.success) return parsed.data;
  throw new WrongUse(`“${word}” is not a ${what}.`, `It is one of ${words.join(', ')}.`);
};

const readQuality = (typed: readonly string[], kind: EvidenceKind): string[] => {
  const known = qualityQuestions(kind).map(({ key }) => key);
  const answered = commaList(typed);
  const unknown = answered.find((key) => !known.includes(key));
  if (unknown === undefined) return answered;
  throw new WrongUse(
    `“${unknown}” is not asked of evidence of kind ${kind}.`,
    `Asked is: ${known.join(', ')}.`,
  );
};

const optional = <K extends string, V>(key: K, value: V | undefined): Partial<Record<K, V>> =>
  value === undefined ? {} : ({ [key]: value } as Partial<Record<K, V>>);

/**
 * @param base facts of another item, for what is not typed
 * Errors: wrong use, naming what is missing or cannot be read; use.period-reversed.
 */
export const readFacts = (typed: TypedFacts, base?: EvidenceFacts): EvidenceFacts => {
  const title = given(typed.title) ?? base?.title;
  const effective = given(typed.effective);
  const captured = given(typed.captured);
  const validUntil = given(typed.validUntil);
  if (title === undefined) throw new WrongUse('A title is needed (--title): what does the file show?');
  if (effective === undefined && (base?.effective ?? null) === null)
    throw new WrongUse(
      'The effective date is needed (--effective DATE or FROM..TO): which days does it speak about?',
      'Where nobody can say, --effective undated.',
    );
  const tags = commaList(typed.tags);
  const kind = oneOf(EvidenceKind, EVIDENCE_KINDS, 'kind', typed.kind) ?? base?.kind;
  const range =
    effective === undefined
      ? base?.effective
      : effective === 'undated'
        ? null
        : parseRange(effective, '--effective');
  const parsed = EvidenceFacts.safeParse({
    ...base,
    title,
    effective: range,
    capturedOn: captured === undefined ? (base?.capturedOn ?? null) : parseDate(captured, '--captured'),
    source: given(typed.source) ?? base?.source ?? '',
    sensitivity:
      oneOf(Sensitivity, SENSITIVITIES, 'sensitivity', typed.sensitivity) ?? base?.sensitivity ?? 'internal',
    controlIds:
      typed.controls.length > 0 ? commaList(typed.controls).map(readControlId) : (base?.controlIds ?? []),
    pointOfFocusIds:
      typed.pointsOfFocus.length > 0
        ? commaList(typed.pointsOfFocus).map(readPointOfFocusId)
        : (base?.pointOfFocusIds ?? []),
    ...optional('kind', kind),
    ...optional('owner', given(typed.owner)),
    ...(tags.length > 0 ? { tags } : {}),
    ...optional('notes', given(typed.notes)),
    ...optional('validUntil', validUntil === undefined ? undefined : parseDate(validUntil, '--valid-until')),
    ...optional('collector', given(typed.collector)),
    ...optional('method', oneOf(Method, METHODS, 'method', typed.method)),
    ...(typed.quality.length > 0 ? { quality: readQuality(typed.quality, kind ?? 'other') } : {}),
    ...optional('linkReason', given(typed.linkReason)),
  });
  if (!parsed.success)
    throw new WrongUse(
      'A text is too long.',
      'Title and source may have 300 characters, names 200, a tag 60, a reason 2,000, notes 5,000.',
    );
  return parsed.data;
};
