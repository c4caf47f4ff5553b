// Reads what a system description tells out of the vault: engagement, scope, controls and registers.
import type { Engagement } from '../../shared/domain/engagement';
import { examinedTime } from '../../shared/domain/engagement';
import type { DescriptionPart } from '../../shared/domain/programme/document';
import type { RecordId } from '../../shared/domain/programme/record-id';
import type { EngagementScope } from '../../shared/domain/scope';
import { controlId, type CriterionId, type EngagementId } from '../../shared/ids';
import { addDays, type CalendarDate } from '../../shared/period';
import { catalog } from '../catalog';
import { askedFor, engagementScope, getEngagement } from '../engagement';
import { listJournal } from '../journal/list-journal';
import { findRecord } from '../programme';
import type { OpenVault } from '../vault/open-vault';
import {
  changesBetweenDays,
  describedAiAssets,
  describedPeople,
  describedPolicies,
  describedVendors,
  earlier,
  examinedDays,
  incidentsAfter,
  incidentsIn,
  newestOf,
  newestOwnReport,
} from './described-registers';
import type { DescribedCriterion, DescriptionFacts, LastChange } from './description-facts';

interface ControlRow {
  readonly control: number;
  readonly criterion: CriterionId;
  readonly title: string;
}

/** Controls that were in force on a day of the examined time or later, by the criteria they are mapped to. */
const CONTROLS = `
  SELECT DISTINCT m.control, m.criterion, v.title FROM (
    SELECT control, criterion FROM control_mapping
    WHERE point_of_focus IN (SELECT value FROM json_each(@points))
    UNION SELECT control, criterion FROM control_criterion) AS m
  JOIN control AS c ON c.number = m.control
  JOIN control_version AS v ON v.control = c.number AND v.version = c.current_version
  WHERE v.valid_to IS NULL OR v.valid_to >= @from
  ORDER BY m.control`;

const describedCriteria = (vault: OpenVault, engagement: Engagement): DescribedCriterion[] => {
  const { criteria, pointsOfFocus, notApplicable } = askedFor(vault, engagement);
  const series = new Map(catalog().series.map((one) => [one.id, one.name]));
  const rows = vault.db.prepare(CONTROLS).all({
    points: JSON.stringify(pointsOfFocus.map((one) => one.id)),
    from: examinedDays(examinedTime(engagement)).from,
  }) as ControlRow[];
  const byCriterion = Map.groupBy(rows, (row) => row.criterion);
  return criteria.map((one) => ({
    id: one.id,
    title: one.title,
    series: one.series,
    seriesName: series.get(one.series) ?? '',
    controls: (byCriterion.get(one.id) ?? []).map(({ control, title }) => ({
      id: controlId(control),
      title,
    })),
    notApplicable: notApplicable.get(one.id) ?? null,
  }));
};

/** What of the scope each part rests on. */
const RESTS_ON: Readonly<Partial<Record<DescriptionPart, (scope: EngagementScope) => unknown>>> = {
  services: ({ boundary, items }) => [
    boundary,
    items.filter((one) => one.kind === 'service' || !one.inScope),
  ],
  components: ({ items }) => items.filter((one) => one.kind !== 'service' && one.inScope),
  subservice: ({ subserviceOrganizations }) => subserviceOrganizations,
  notApplicable: ({ notApplicable }) => notApplicable,
};

/** Somebody who changes a scope more often than this in one engagement finds older changes not told. */
const ENTRIES = 500;

/** When what a part rests on was last changed in the scope: by the journal, which keeps both sides of each change. */
const scopeChanges = (vault: OpenVault, id: EngagementId): Partial<Record<DescriptionPart, LastChange>> => {
  const { rows } = listJournal(vault, { subject: id, newestFirst: true, offset: 0, limit: ENTRIES });
  const found: Partial<Record<DescriptionPart, LastChange>> = {};
  for (const { action, detail, time } of rows) {
    if (action !== 'engagement.scope-changed') continue;
    const { before, after } = detail as { before: EngagementScope; after: EngagementScope };
    for (const [part, pick] of Object.entries(RESTS_ON) as [
      DescriptionPart,
      (scope: EngagementScope) => unknown,
    ][]) {
      if (found[part] === undefined && JSON.stringify(pick(before)) !== JSON.stringify(pick(after)))
        found[part] = { subject: id, at: time };
    }
  }
  return found;
};

const later = (...changes: readonly (LastChange | null | undefined)[]): LastChange | undefined =>
  changes
    .filter((one) => one !== null && one !== undefined)
    .toSorted((a, b) => a.at.localeCompare(b.at))
    .at(-1);

/**
 * @param today Nothing after it is told, and people are counted on it where the examined time goes on.
 * @throws UserError use.unknown-engagement
 */
export const readDescriptionFacts = (
  vault: OpenVault,
  id: EngagementId,
  today: CalendarDate,
): DescriptionFacts => {
  const { db } = vault;
  const engagement = getEngagement(vault, id);
  const examined = examinedTime(engagement);
  const { from, to } = examinedDays(examined);
  const scope = engagementScope(vault, id);
  const { subservice, newest } = describedVendors(db, examined, scope.subserviceOrganizations);
  const aiAssets = describedAiAssets(db, examined);
  const ownReport = newestOwnReport(db);
  const incidents = incidentsIn(db, examined);
  const changes = examined.type === 1 ? [] : changesBetweenDays(db, from, earlier(to, today));
  const lastOf = (records: readonly { readonly id: RecordId }[]): LastChange | null =>
    newestOf(records.flatMap((one) => findRecord(db, one.id) ?? []));
  const ofScope = scopeChanges(vault, id);
  const lastChanges: Record<string, LastChange | undefined> = {
    ...ofScope,
    components: later(ofScope.components, lastOf(aiAssets)),
    incidents: later(lastOf(incidents.filter((one) => one.commitmentsMissed === 'yes'))),
    subservice: later(ofScope.subservice, newest),
    changes: later(lastOf(changes.filter((one) => one.isSignificant === 'yes'))),
  };
  return {
    engagement: id,
    organization: vault.organization,
    system: engagement.systemName,
    firm: engagement.firm,
    examined,
    categories: engagement.categories,
    scope,
    criteria: describedCriteria(vault, engagement),
    subservice,
    people: describedPeople(db, examined, today),
    incidents,
    laterIncidents: incidentsAfter(db, to, today),
    changes,
    laterChanges: changesBetweenDays(db, addDays(to, 1), today),
    aiAssets,
    policies: describedPolicies(db),
    ownReport,
    incidentsSinceReport: incidentsAfter(db, ownReport?.coversTo ?? to, today),
    changesSinceReport: changesBetweenDays(db, addDays(ownReport?.coversTo ?? to, 1), today),
    lastChanges: Object.fromEntries(Object.entries(lastChanges).filter(([, change]) => change !== undefined)),
  };
};
