// Facts of a small company as the vault would tell them; a test says what matters to it.
import type {
  DescribedAiAsset,
  DescribedChange,
  DescribedIncident,
  DescribedSubservice,
  DescriptionFacts,
} from '../../../src/engine/documents/description-facts';
import { partText } from '../../../src/engine/documents/parts';
import type { PartTexts, PartTimes } from '../../../src/engine/documents/find-gaps';
import { DESCRIPTION_PARTS, type DescriptionPart } from '../../../src/shared/domain/programme/document';
import { EngagementScope } from '../../../src/shared/domain/scope';
import type { RecordId } from '../../../src/shared/domain/programme/record-id';
import type { ControlId, CriterionId, EngagementId } from '../../../src/shared/ids';
import type { CalendarDate, Instant } from '../../../src/shared/period';

export const day = (text: string) => text as CalendarDate;
export const at = (text: string) => text as Instant;

const part = (kind: EngagementScope['items'][number]['kind'], name: string, note: string) => ({
  kind,
  name,
  note,
  inScope: true,
  reason: '',
});

export const scopeInTest = EngagementScope.parse({
  boundary: 'Quill Answers from its public endpoint to its stores',
  items: [
    part('service', 'Answers API', 'answers questions about documents'),
    part('infrastructure', 'Production cluster', 'runs at Stratus One'),
    part('software', 'Guardrail', 'filters prompts and answers'),
    part('data', 'Customer documents', 'separated by customer'),
    part('data-flow', 'Question to answer', 'endpoint, guardrail, model'),
    part('people', 'Engineering', 'changes the system'),
    { kind: 'service', name: 'Web site', note: '', inScope: false, reason: 'no customer data' },
  ],
  people: [{ side: 'organization', name: 'Ada Byron', role: 'Signs the assertion', email: '' }],
  subserviceOrganizations: [],
  notApplicable: [],
  privacyRoles: ['processor'],
  makesProducts: false,
});

export const stratus: DescribedSubservice = {
  name: 'Stratus One',
  service: 'Cloud hosting',
  vendor: 'VND-01' as RecordId,
  isInScope: true,
  method: 'carve-out',
  otherMethod: null,
  dataTouched: ['Customer data'],
  assumed: [{ wording: 'Entry to halls is controlled', criteria: ['CC6.4' as CriterionId] }],
};

export const lateAnswers: DescribedIncident = {
  id: 'INC-001' as RecordId,
  title: 'Answers were late for two hours',
  reference: 'OPS-77',
  severity: 'High',
  detectedOn: day('2026-05-19'),
  resolvedOn: day('2026-05-19'),
  what: 'A node was replaced without a reserve',
  effect: 'All customers of one region',
  cause: 'Too little capacity',
  actions: 'The reserve was doubled',
  customersTold: 'yes',
  commitmentsMissed: 'yes',
};

export const anotherRegion: DescribedChange = {
  id: 'CHG-001' as RecordId,
  title: 'Move to another region',
  reference: '',
  kind: 'Infrastructure',
  doneOn: day('2026-04-02'),
  description: 'Customer documents moved',
  isSignificant: 'yes',
};

export const quillModel: DescribedAiAsset = {
  id: 'AIA-001' as RecordId,
  name: 'quill-7b',
  type: 'Model',
  release: '3.1',
  purpose: 'answers',
  vendor: '',
};

export const factsInTest = (given: Partial<DescriptionFacts> = {}): DescriptionFacts => ({
  engagement: 'ENG-01' as EngagementId,
  organization: 'Quillmere AI',
  system: 'Quill Answers',
  firm: 'Quillon CPA',
  examined: { type: 2, period: { from: day('2026-01-01'), to: day('2026-12-31') } },
  categories: ['security', 'availability'],
  scope: scopeInTest,
  criteria: [
    {
      id: 'CC6.1' as CriterionId,
      title: 'Logical access safeguards',
      series: 'CC6',
      seriesName: 'Logical and physical access',
      controls: [{ id: 'CTL-001' as ControlId, title: 'Second factor' }],
      notApplicable: null,
    },
    {
      id: 'CC6.4' as CriterionId,
      title: 'Physical access',
      series: 'CC6',
      seriesName: 'Logical and physical access',
      controls: [],
      notApplicable: 'There are no premises of our own; halls are those of Stratus One.',
    },
    {
      id: 'A1.2' as CriterionId,
      title: 'Environment and backups',
      series: 'A1',
      seriesName: 'Availability',
      controls: [{ id: 'CTL-002' as ControlId, title: 'Backups' }],
      notApplicable: null,
    },
  ],
  subservice: [stratus],
  people: {
    onDay: day('2026-07-01'),
    present: 14,
    teams: [
      { team: 'Engineering', people: 9 },
      { team: 'Operations', people: 5 },
    ],
    joined: 3,
    left: 1,
  },
  incidents: [lateAnswers],
  laterIncidents: [],
  changes: [anotherRegion],
  laterChanges: [],
  aiAssets: [quillModel],
  policies: [{ id: 'POL-001' as RecordId, title: 'Access control policy' }],
  ownReport: null,
  incidentsSinceReport: [],
  changesSinceReport: [],
  lastChanges: {},
  ...given,
});

const PARTS = Object.keys(DESCRIPTION_PARTS) as DescriptionPart[];

/** Our starting texts for all parts, as they are begun with. */
export const startingTexts = (facts: DescriptionFacts): PartTexts =>
  Object.fromEntries(PARTS.map((one) => [one, partText(one, facts)])) as PartTexts;

/** Somebody has settled every mark. */
export const settled = (texts: PartTexts): PartTexts =>
  Object.fromEntries(
    PARTS.map((one) => [one, texts[one].replace(/\[to be written[^\]]*\]/g, 'settled')]),
  ) as PartTexts;

export const writtenAt = (time: Instant): PartTimes => Object.fromEntries(PARTS.map((one) => [one, time]));
