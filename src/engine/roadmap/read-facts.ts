// Reads out of the vault what the next actions follow from.
import { type Engagement, examinedTime } from '../../shared/domain/engagement';
import type { RoadmapPlan } from '../../shared/domain/roadmap';
import { type ControlId, controlId, numberOf } from '../../shared/ids';
import type { CalendarDate } from '../../shared/period';
import { unanswered } from '../coverage';
import { askedFor, engagementScope } from '../engagement';
import { assessmentNeeds } from '../readiness';
import type { OpenVault } from '../vault/open-vault';
import type { RoadmapFacts, Waiting } from './next-actions';

const one = <T>(vault: OpenVault, sql: string, ...parameters: (string | number)[]): T =>
  vault.db.prepare(sql).get(...parameters) as T;

/** A control that was retired before the examined time begins answers nothing. */
const criteriaWithoutControl = (vault: OpenVault, engagement: Engagement): number => {
  const examined = examinedTime(engagement);
  const from = examined.type === 1 ? examined.asOf : examined.period.from;
  const { criteria, pointsOfFocus, notApplicable } = askedFor(vault, engagement);
  const mapped = new Set(
    vault.db
      .prepare(
        `WITH standing AS MATERIALIZED (
           SELECT c.number FROM control AS c
           JOIN control_version AS v ON v.control = c.number AND v.version = c.current_version
           WHERE v.valid_to IS NULL OR v.valid_to >= @from
         )
         SELECT criterion FROM control_mapping
         WHERE point_of_focus IN (SELECT value FROM json_each(@points)) AND control IN standing
         UNION SELECT criterion FROM control_criterion WHERE control IN standing`,
      )
      .pluck()
      .all({ from, points: JSON.stringify(pointsOfFocus.map((point) => point.id)) }),
  );
  return criteria.filter(({ id }) => !notApplicable.has(id) && !mapped.has(id)).length;
};

/** Occurrences that an exception of the engagement is about. */
const recordedOccurrences = (
  vault: OpenVault,
  engagement: number,
): { readonly controlId: ControlId; readonly from: CalendarDate }[] =>
  (
    vault.db
      .prepare(
        `SELECT control, occurrence_from AS "from" FROM exception
         WHERE engagement = ? AND occurrence_from IS NOT NULL AND withdrawn IS NULL`,
      )
      .all(engagement) as { control: number; from: CalendarDate }[]
  ).map((row) => ({ controlId: controlId(row.control), from: row.from }));

/** `plan` is the saved one; null while there is none. */
export const readFacts = (
  vault: OpenVault,
  engagement: Engagement,
  plan: RoadmapPlan | null,
  today: CalendarDate,
): RoadmapFacts => {
  const number = numberOf(engagement.id);
  const scope = engagementScope(vault, engagement.id);
  const controls = one<{ count: number; unnamed: number }>(
    vault,
    `SELECT count(*) AS count, ifnull(sum(v.owner = ''), 0) AS unnamed FROM control AS c
     JOIN control_version AS v ON v.control = c.number AND v.version = c.current_version
     WHERE v.valid_to IS NULL OR v.valid_to >= ?`,
    today,
  );
  const examined = examinedTime(engagement);
  const { due, missed } = unanswered(vault, today, engagement.id, recordedOccurrences(vault, number));
  return {
    today,
    hasScope: scope.boundary !== '' || scope.items.length > 0,
    hasPeople: scope.people.length > 0,
    controls: controls.count,
    controlsWithoutOwner: controls.unnamed,
    criteriaWithoutControl: criteriaWithoutControl(vault, engagement),
    ...assessmentNeeds(vault, engagement.id, today),
    openTasks: one<Waiting>(
      vault,
      `SELECT count(*) AS count, min(due) AS due FROM remediation_task WHERE state IN ('open', 'in-progress')`,
    ),
    isPlanned: plan !== null,
    overdueSteps: (plan?.steps ?? [])
      .filter((step) => step.actualTo === null && step.plannedTo < today)
      .map((step) => ({ step: step.step, due: step.plannedTo })),
    dueOccurrences: { count: due.count, due: due.first },
    missedOccurrences: missed,
    unansweredExceptions: one<Waiting>(
      vault,
      `SELECT count(*) AS count, min(due) AS due FROM exception
       WHERE engagement = ? AND state IN ('draft', 'confirmed') AND withdrawn IS NULL`,
      number,
    ),
    isOver: (examined.type === 1 ? examined.asOf : examined.period.to) < today,
    hasPackage:
      vault.db.prepare('SELECT 1 FROM package_round WHERE engagement = ? LIMIT 1').get(number) !== undefined,
  };
};
