// The requests of package.json: what the auditor asked and told, and what of the package answers it. Nobody's own
// track, owner or internal remark has a member here.
import type { HandedOverRequest } from '../requests';
import type { PackageContent } from './package-content';

const requestJson = (one: HandedOverRequest): unknown => ({
  id: one.id,
  reference: one.reference,
  wording: one.wording,
  title: one.title,
  area: one.area,
  kind: one.kind,
  named: one.named,
  period: one.period,
  requested_on: one.requestedOn,
  due_on: one.dueOn,
  status: one.status,
  return_reason: one.returnReason,
  told: one.told,
  answered: one.isAnswered,
  evidence: one.evidence.map(({ ref }) => ref),
  controls: one.controlIds,
  populations: one.populationIds,
  samples: one.sampleIds,
  comments: one.comments.map(({ side, author, at, text }) => ({ side, author, at, text })),
});

/** Nothing where the engagement has none: such a package is as it was before there were requests. */
export const requestsJson = ({ requests }: PackageContent): object =>
  requests === null ? {} : { requests: requests.map(requestJson) };
