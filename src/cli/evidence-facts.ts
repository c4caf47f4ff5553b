// The facts about evidence as they are typed, as options or as a row of a list.
import { EvidenceFacts, SENSITIVITIES, Sensitivity } from '../shared/domain/evidence';
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
  readonly source: string | undefined;
  readonly sensitivity: string | undefined;
}

const given = (value: string | undefined): string | undefined =>
  value === undefined || value.trim() === '' ? undefined : value.trim();

const readSensitivity = (typed: string): Sensitivity => {
  const parsed = Sensitivity.safeParse(typed.toLowerCase());
  if (parsed.success) return parsed.data;
  throw new WrongUse(`“${typed}” is not a sensitivity.`, `It is one of ${SENSITIVITIES.join(', ')}.`);
};

/** Errors: wrong use, naming what is missing or cannot be read; use.period-reversed. */
export const readFacts = (typed: TypedFacts): EvidenceFacts => {
  const title = given(typed.title);
  const effective = given(typed.effective);
  const captured = given(typed.captured);
  if (title === undefined) throw new WrongUse('A title is needed (--title): what does the file show?');
  if (effective === undefined)
    throw new WrongUse(
      'The effective date is needed (--effective DATE or FROM..TO): which days does it speak about?',
      'Where nobody can say, --effective undated.',
    );
  const parsed = EvidenceFacts.safeParse({
    title,
    effective: effective === 'undated' ? null : parseRange(effective, '--effective'),
    capturedOn: captured === undefined ? null : parseDate(captured, '--captured'),
    source: given(typed.source) ?? '',
    sensitivity: readSensitivity(given(typed.sensitivity) ?? 'internal'),
    controlIds: commaList(typed.controls).map(readControlId),
    pointOfFocusIds: commaList(typed.pointsOfFocus).map(readPointOfFocusId),
  });
  if (!parsed.success) throw new WrongUse('Title and source may have at most 300 characters.');
  return parsed.data;
};
