// The controls a package is about: those in force on some day of the examined time and mapped into the
// scope, with every version that held on one of these days.
import type { Cadence, ControlKind, ControlNature } from '../../shared/domain/catalog';
import { controlId, type CriterionId, type PointOfFocusId } from '../../shared/ids';
import type { CalendarDate, ExaminedTime } from '../../shared/period';
import type { AskedFor } from '../engagement';
import type { OpenVault } from '../vault/open-vault';
import type { PackageControl, PackageControlVersion } from './package-content';

interface VersionRow {
  readonly control: number;
  readonly domain: string;
  readonly version: number;
  readonly title: string;
  readonly wording: string;
  readonly owner_role: string;
  readonly owner: string;
  readonly cadence: Cadence;
  readonly nature: ControlNature;
  readonly kind: ControlKind;
  readonly valid_from: CalendarDate | null;
  readonly valid_to: CalendarDate | null;
  readonly note: string;
}

interface PointRow {
  readonly control: number;
  readonly point_of_focus: PointOfFocusId;
  readonly criterion: CriterionId;
  readonly rationale: string;
}

const rows = <T>(vault: OpenVault, sql: string, ...given: unknown[]): T[] =>
  vault.db.prepare(sql).all(...given) as T[];

/** Rows about what is asked for, by control, in the order of `order`. */
const inOrder = <T extends { readonly control: number }, Id extends string>(
  list: readonly T[],
  order: readonly { readonly id: Id }[],
  id: (row: T) => Id,
): ReadonlyMap<number, T[]> => {
  const places = new Map(order.map((one, index) => [one.id, index]));
  const place = (row: T): number => places.get(id(row)) ?? -1;
  return Map.groupBy(
    list.filter((row) => place(row) >= 0).sort((a, b) => place(a) - place(b)),
    (row) => row.control,
  );
};

const HELD = `
  SELECT v.*, c.domain FROM control_version AS v JOIN control AS c ON c.number = v.control
  WHERE (v.valid_from IS NULL OR v.valid_from <= ?) AND (v.valid_to IS NULL OR v.valid_to >= ?)
  ORDER BY v.control, v.version DESC`;

const versionFrom = (row: VersionRow): PackageControlVersion => ({
  version: row.version,
  title: row.title,
  wording: row.wording,
  ownerRole: row.owner_role,
  owner: row.owner,
  cadence: row.cadence,
  nature: row.nature,
  kind: row.kind,
  validFrom: row.valid_from,
  validTo: row.valid_to,
  note: row.note,
});

/** By number. What a control says is what its newest version that held in the examined time says. */
export const collectControls = (
  vault: OpenVault,
  examined: ExaminedTime,
  asked: AskedFor,
): PackageControl[] => {
  const points = inOrder(
    rows<PointRow>(vault, 'SELECT control, point_of_focus, criterion, rationale FROM control_mapping'),
    asked.pointsOfFocus,
    (row) => row.point_of_focus,
  );
  const criteria = inOrder(
    rows<Omit<PointRow, 'point_of_focus'>>(
      vault,
      'SELECT control, criterion, rationale FROM control_criterion',
    ),
    asked.criteria,
    (row) => row.criterion,
  );
  const examples = Map.groupBy(
    rows<{ control: number; text: string }>(
      vault,
      'SELECT control, text FROM checklist_item WHERE NOT removed ORDER BY control, position',
    ),
    (row) => row.control,
  );
  const [from, to] =
    examined.type === 1 ? [examined.asOf, examined.asOf] : [examined.period.from, examined.period.to];
  return [...Map.groupBy(rows<VersionRow>(vault, HELD, to, from), (row) => row.control)]
    .filter(([control]) => points.has(control) || criteria.has(control))
    .flatMap(([control, [newest, ...older]]) => {
      if (newest === undefined) return [];
      const current = versionFrom(newest);
      return {
        ...current,
        id: controlId(control),
        domain: newest.domain,
        versions: [current, ...older.map(versionFrom)],
        evidenceExamples: (examples.get(control) ?? []).map((one) => one.text),
        mappings: (points.get(control) ?? []).map((one) => ({
          pointOfFocusId: one.point_of_focus,
          criterionId: one.criterion,
          rationale: one.rationale,
        })),
        criterionMappings: (criteria.get(control) ?? []).map((one) => ({
          criterionId: one.criterion,
          rationale: one.rationale,
        })),
        evidenceIds: [],
        occurrences: [],
        eventDays: [],
      };
    });
};
