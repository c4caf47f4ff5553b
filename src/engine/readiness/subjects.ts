// What an assessment looks at: the criteria of the engagement's scope that apply, and the controls in force.
import type { Engagement } from '../../shared/domain/engagement';
import type { ReadinessSubject } from '../../shared/domain/readiness';
import { UserError } from '../../shared/errors';
import { type ControlId, ControlId as ControlIdShape, controlId, numberOf } from '../../shared/ids';
import type { CalendarDate, Instant } from '../../shared/period';
import { catalog } from '../catalog';
import type { ReadableDb } from '../db/handles';
import { askedFor } from '../engagement';
import type { OpenVault } from '../vault/open-vault';

export const isControl = (subject: ReadinessSubject): subject is ControlId =>
  ControlIdShape.safeParse(subject).success;

/** The day of an instant, for questions that nobody asks from a place on earth. */
export const dayOf = (instant: Instant): CalendarDate => instant.slice(0, 10) as CalendarDate;

/** Number and current title of every control; `valid_to` is its last day when it is retired. */
const CONTROLS = `SELECT c.number, v.title, v.valid_to FROM control AS c
  JOIN control_version AS v ON v.control = c.number AND v.version = c.current_version`;

/** Criteria in catalog order, then controls by number. Controls that are retired by `today` are left out. */
export const subjectsInScope = (
  vault: OpenVault,
  engagement: Engagement,
  today: CalendarDate,
): ReadinessSubject[] => {
  const { criteria, notApplicable } = askedFor(vault, engagement);
  const controls = vault.db
    .prepare(`${CONTROLS} WHERE v.valid_to IS NULL OR v.valid_to >= ? ORDER BY c.number`)
    .all(today) as { number: number }[];
  return [
    ...criteria.map((one) => one.id).filter((id) => !notApplicable.has(id)),
    ...controls.map((row) => controlId(row.number)),
  ];
};

/** Titles by subject: criteria in our own words, controls as they are called now; all, or these controls only. */
export const subjectTitles = (
  db: ReadableDb,
  only: readonly (ReadinessSubject | null)[] | null = null,
): ReadonlyMap<string, string> =>
  new Map<string, string>([
    ...catalog().criteria.map((one) => [one.id, one.title] as const),
    ...(
      db.prepare(`${CONTROLS} WHERE @only IS NULL OR c.number IN (SELECT value FROM json_each(@only))`).all({
        only:
          only &&
          JSON.stringify(only.flatMap((one) => (one !== null && isControl(one) ? [numberOf(one)] : []))),
      }) as { number: number; title: string }[]
    ).map((row) => [controlId(row.number), row.title] as const),
  ]);

/** @throws UserError use.unknown-control, use.unknown-criterion */
export const proveSubject = (db: ReadableDb, subject: ReadinessSubject): void => {
  if (isControl(subject)) {
    if (db.prepare('SELECT 1 FROM control WHERE number = ?').get(numberOf(subject)) === undefined)
      throw new UserError('use.unknown-control', { id: subject });
  } else if (!catalog().criteria.some((one) => one.id === subject)) {
    throw new UserError('use.unknown-criterion', { id: subject });
  }
};
