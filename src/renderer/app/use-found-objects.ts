// Everything in the open vault that has a number and fits some words, in groups for the palette.
import { useEngagement } from '../features/engagement/use-engagement';
import { useFoundRecords } from '../features/programme/use-found-records';
import { requestTitle } from '../features/requests/request-title';
import { today } from '../messages/dates';
import { shell as text } from '../messages/shell';
import { useCall } from './use-call';

interface Found {
  readonly id: string;
  readonly title: string;
}

/** Of each kind. */
const FOUND = 8;
/** Of all registers together. */
const MOST_RECORDS = 16;

export interface FoundGroup {
  readonly title: string;
  readonly found: readonly Found[];
}

/** @param query nothing is found of nothing */
export const useFoundObjects = (query: string): readonly FoundGroup[] => {
  const engagement = useEngagement();
  const isAsked = query !== '';
  const hasEngagement = engagement !== null && engagement !== undefined;
  const asked = { enabled: isAsked };
  const inEngagement = { enabled: hasEngagement && isAsked };
  const page = { search: query, offset: 0, limit: FOUND, direction: 'ascending', sort: 'id' } as const;
  const controls = useCall(
    'controls',
    'list',
    { ...page, series: null, cadence: null, withoutEvidenceInPeriod: false },
    asked,
  );
  const evidence = useCall(
    'evidence',
    'list',
    { ...page, controlId: null, criterionId: null, verdict: null },
    asked,
  );
  const catalog = useCall('catalog', 'get', {}, asked);
  const exceptions = useCall(
    'exceptions',
    'list',
    { ...page, states: [], controlId: null, withWithdrawn: true },
    inEngagement,
  );
  const requests = useCall(
    'requests',
    'list',
    {
      ...{ ...page, sort: 'list', today: today(), view: 'all', auditor: [], internal: [] },
      ...{ owner: null, area: null, controlId: null, evidenceId: null, populationId: null },
    },
    inEngagement,
  );
  const tasks = useCall(
    'readiness',
    'tasks',
    { ...page, states: [], owner: null, subject: null, likelihood: null },
    inEngagement,
  );
  // Few enough to be had at once, and narrowed here.
  const populations = useCall('populations', 'list', { offset: 0, limit: 500 }, inEngagement);
  const packages = useCall('package', 'list', {}, asked);
  const recipients = useCall('recipients', 'list', {}, asked);
  const members = useCall('members', 'list', {}, asked);
  const records = useFoundRecords(query);

  if (!isAsked) return [];
  const words = query.toLowerCase();
  const narrowed = (all: readonly Found[]): readonly Found[] =>
    all.filter(({ id, title }) => `${id} ${title}`.toLowerCase().includes(words)).slice(0, FOUND);
  const isPerson = ({ id }: Found) => id.startsWith('PER-');
  return [
    { title: text.paletteControls, found: controls.data?.rows ?? [] },
    { title: text.paletteCriteria, found: narrowed(catalog.data?.criteria ?? []) },
    { title: text.paletteEvidence, found: evidence.data?.rows ?? [] },
    {
      title: text.paletteRequests,
      found: (requests.data?.rows ?? []).map((row) => ({ id: row.id, title: requestTitle(row) })),
    },
    { title: text.palettePopulations, found: narrowed(populations.data?.rows ?? []) },
    { title: text.paletteExceptions, found: exceptions.data?.rows ?? [] },
    { title: text.palettePeople, found: records.filter(isPerson).slice(0, FOUND) },
    {
      title: text.paletteProgramme,
      found: records.filter((record) => !isPerson(record)).slice(0, MOST_RECORDS),
    },
    { title: text.paletteTasks, found: tasks.data?.rows ?? [] },
    {
      title: text.palettePackages,
      found: narrowed(
        (packages.data ?? []).map(({ id, round }) => ({
          id: `${id}-r${String(round)}`,
          title: text.packageRound(id, round),
        })),
      ),
    },
    {
      title: text.paletteRecipients,
      found: narrowed(
        (recipients.data ?? []).map((one) => ({ id: one.id, title: `${one.firm}, ${one.person}` })),
      ),
    },
    {
      title: text.paletteMembers,
      found: narrowed((members.data ?? []).map(({ id, name }) => ({ id, title: name }))),
    },
  ];
};
