// The whole register as the table shows it: each control in its newest version.
import type { ControlFacts } from '../../../shared/domain/control';
import { type ControlId, controlId, type CriterionId, type PointOfFocusId } from '../../../shared/ids';
import type { CalendarDate } from '../../../shared/period';
import { byPointOfFocusPlace, inCatalogOrder } from '../../catalog';
import type { ReadableDb } from '../../db/handles';
import type { ChecklistGiven } from '../checklist';
import { CONTROL_NOW, type ControlRow } from '../summaries';
import { factsFromRow } from '../version-row';
import { checklistCell } from './checklist-cell';
import { type ColumnKey, IN_FORCE, RETIRED, yesOrNo } from './columns';
import { type MappedId, rationaleCell, type Rationales } from './rationale-cell';

/** A control as a row of the table says it, or is to say it. */
export interface RegisterEntry {
  readonly facts: ControlFacts;
  readonly domain: string;
  readonly validFrom: CalendarDate | null;
  readonly isRetired: boolean;
  /** Points of focus in the catalog's order, with their rationales; then criteria as a whole. */
  readonly pointsOfFocus: readonly PointOfFocusId[];
  readonly criteria: readonly CriterionId[];
  readonly rationales: Rationales;
  readonly checklist: ChecklistGiven;
}

export const inOrder = (
  points: Iterable<PointOfFocusId>,
  criteria: Iterable<CriterionId>,
): Pick<RegisterEntry, 'pointsOfFocus' | 'criteria'> => ({
  pointsOfFocus: [...new Set(points)].sort(byPointOfFocusPlace),
  criteria: inCatalogOrder([...new Set(criteria)]),
});

/** The texts of an entry's cells. */
export const entryCells = (id: ControlId | null, entry: RegisterEntry): Record<ColumnKey, string> => ({
  number: id ?? '',
  title: entry.facts.title,
  wording: entry.facts.wording,
  domain: entry.domain,
  ownerRole: entry.facts.ownerRole,
  owner: entry.facts.owner,
  cadence: entry.facts.cadence,
  weekdaysOnly: yesOrNo(entry.facts.weekdaysOnly),
  graceDays: entry.facts.graceDays === null ? '' : String(entry.facts.graceDays),
  nature: entry.facts.nature,
  kind: entry.facts.kind,
  validFrom: entry.validFrom ?? '',
  criteria: entry.criteria.join(', '),
  pointsOfFocus: entry.pointsOfFocus.join(', '),
  rationale: rationaleCell(entry.rationales),
  checklist: checklistCell(entry.checklist),
  state: entry.isRetired ? RETIRED : IN_FORCE,
});

/** By control, in the order of their numbers. */
export const readRegister = (db: ReadableDb): ReadonlyMap<ControlId, RegisterEntry> => {
  const all = <T>(sql: string): T[] => db.prepare(sql).all() as T[];
  const mapped = Map.groupBy(
    all<{ control: number; id: MappedId; isPoint: 0 | 1; rationale: string }>(
      `SELECT control, point_of_focus AS id, 1 AS isPoint, rationale FROM control_mapping
       UNION ALL SELECT control, criterion, 0, rationale FROM control_criterion`,
    ),
    (row) => row.control,
  );
  const listed = Map.groupBy(
    all<{ control: number; number: number; text: string }>(
      'SELECT control, number, text FROM checklist_item WHERE NOT removed ORDER BY control, position',
    ),
    (row) => row.control,
  );
  const rows = all<ControlRow>(`WITH ${CONTROL_NOW} SELECT * FROM control_now ORDER BY number`);
  return new Map(
    rows.map((row) => {
      const of = mapped.get(row.number) ?? [];
      const { pointsOfFocus, criteria } = inOrder(
        of.filter((one) => one.isPoint === 1).map((one) => one.id as PointOfFocusId),
        of.filter((one) => one.isPoint === 0).map((one) => one.id as CriterionId),
      );
      const texts = new Map(of.map((one) => [one.id, one.rationale]));
      const entry: RegisterEntry = {
        facts: factsFromRow(row),
        domain: row.domain,
        validFrom: row.valid_from,
        isRetired: row.valid_to !== null,
        pointsOfFocus,
        criteria,
        rationales: new Map([...pointsOfFocus, ...criteria].map((id) => [id, texts.get(id) ?? ''])),
        checklist: (listed.get(row.number) ?? []).map(({ number, text }) => ({ number, text })),
      };
      return [controlId(row.number), entry];
    }),
  );
};
