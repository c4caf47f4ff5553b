// What became of the evidence after it was taken in: who owns it, what was looked at by a second person, what
// was replaced, refused, withdrawn, and what was asked for and has not come.
import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import {
  addEvidence,
  addVersion,
  getEvidence,
  type Job,
  listEvidence,
  type OpenVault,
  rejectEvidence,
  requestEvidence,
  reviewMany,
  withdrawEvidence,
} from '../../../src/engine';
import {
  EvidenceFacts,
  type EvidenceKind,
  type Method,
  VersionFacts,
} from '../../../src/shared/domain/evidence';
import { qualityQuestions } from '../../../src/shared/domain/evidence-quality';
import type { ControlId, EvidenceId } from '../../../src/shared/ids';
import type { CalendarDate } from '../../../src/shared/period';
import { shownVersion } from '../../../src/shared/version-states';
import type { SampleItem } from './sample-item';

const KINDS: readonly (readonly [RegExp, EvidenceKind])[] = [
  [/population/i, 'population'],
  [/minutes/i, 'minutes'],
  [/received from|penetration|attestation/i, 'third-party-report'],
  [/policy \d/i, 'policy'],
  [/training|completion/i, 'training-record'],
  [/agreement|signature|contract/i, 'agreement'],
  [/screen|console|\.png/i, 'screenshot'],
  [/trackwell|\.eml|mailbox/i, 'ticket'],
  [/\.log|job log|run records/i, 'log'],
  [/export|\.csv|\.xlsx|\.json/i, 'system-export'],
  [/configuration|protection|rules/i, 'configuration'],
  [/report|scan/i, 'report'],
];

const METHODS: Readonly<Partial<Record<EvidenceKind, Method>>> = {
  'third-party-report': 'third-party',
  screenshot: 'screenshot',
  population: 'export',
  'system-export': 'export',
  'training-record': 'export',
  log: 'script',
  configuration: 'script',
};

/** What people say of an item besides its dates: kind, collector, method, tags, and what they looked at. */
export const moreFactsOf = (item: SampleItem, place: number, collector: string): Partial<EvidenceFacts> => {
  const text = [item.title, item.source, ...item.files.map((file) => file.path)].join(' ');
  const kind = KINDS.find(([pattern]) => pattern.test(text))?.[1] ?? 'other';
  const questions = qualityQuestions(kind).map((question) => question.key);
  return {
    kind,
    collector,
    method: METHODS[kind] ?? 'manual',
    tags: [item.files[0]?.path.split('/')[0] ?? 'other'],
    // Most were looked at closely; every seventh nobody has looked at yet.
    quality: place % 7 === 3 ? [] : questions.slice(0, questions.length - (place % 3 === 0 ? 0 : 1)),
    ...(kind === 'third-party-report' && { validUntil: '2027-02-10' as CalendarDate }),
  };
};

const all = (vault: OpenVault): readonly EvidenceId[] => {
  const ids: EvidenceId[] = [];
  for (;;) {
    const { rows, total } = listEvidence(vault, {
      ...{ search: '', controlId: null, criterionId: null, verdict: null },
      ...{ sort: 'id', direction: 'ascending', offset: ids.length, limit: 500 },
    });
    ids.push(...rows.map((row) => row.id));
    if (rows.length === 0 || ids.length >= total) return ids;
  }
};

const WRONG_SCAN = 'Scan of the staging tenant, taken for production';
const ORGANIZATION = 'Organization chart and responsibility matrix';

const found = (vault: OpenVault, title: string): EvidenceId => {
  const id = all(vault).find((one) => getEvidence(vault, one).title.startsWith(title));
  if (id === undefined) throw new Error(`the sample company has no “${title}”`);
  return id;
};

/** By whoever collects: an item taken in by mistake, what is still to come, and all but a few for review. */
export const submitSampleEvidence = async (
  vault: OpenVault,
  controlOf: ReadonlyMap<string, ControlId>,
  evidenceFolder: string,
  job: Job,
): Promise<void> => {
  const [scans, access] = [controlOf.get('AC-43'), controlOf.get('AC-26')];
  if (scans === undefined || access === undefined) throw new Error('the sample company has both controls');
  const wrong = join(evidenceFolder, 'scan-staging-2026-08-17.csv');
  await writeFile(wrong, 'host,severity,finding\nstaging-assist-1,medium,outdated library\n');
  const { added } = await addEvidence(
    vault,
    [
      {
        paths: [wrong],
        facts: EvidenceFacts.parse({
          title: WRONG_SCAN,
          effective: { from: '2026-08-17', to: '2026-08-17' },
          capturedOn: '2026-08-17',
          source: 'Sievescan export',
          sensitivity: 'internal',
          kind: 'report',
          controlIds: [scans],
          pointOfFocusIds: [],
        }),
      },
    ],
    job,
  );
  for (const id of added)
    withdrawEvidence(vault, id, 'Shows the staging tenant; the scan of production of that week is there.');
  const asked = [
    [
      'Signed access review of the fourth quarter, countersigned by the board',
      'Joakim Lund',
      '2027-01-22',
      access,
    ],
    ['Report of the yearly penetration test, retest letter', 'Priya Raman', '2027-01-12', scans],
  ] as const;
  for (const [title, owner, dueOn, control] of asked)
    requestEvidence(vault, {
      title,
      item: { kind: 'report', owner, tags: [], notes: '', dueOn: dueOn as CalendarDate },
      controlIds: [control],
      pointOfFocusIds: [],
      linkReason: '',
    });
  const ids = all(vault).filter((_, place) => place % 29 !== 11);
  reviewMany(vault, { items: versionsOf(vault, ids), step: 'submit', overrideReason: '' });
};

/** As a list shows them. */
const versionsOf = (vault: OpenVault, ids: readonly EvidenceId[]) =>
  ids.map((id) => ({ id, version: shownVersion(getEvidence(vault, id)) }));

const WAITS_FOR_REVIEW = 4;

/** By a second person: nearly all are approved, one is refused with a reason. */
export const reviewSampleEvidence = (vault: OpenVault): { readonly approved: number } => {
  const waiting = all(vault).filter((id) => getEvidence(vault, id).state === 'in-review');
  const refused = found(vault, 'Network diagram');
  rejectEvidence(vault, refused, 1, 'It has no date, and the new region is not in it.');
  const ids = waiting.filter((id) => id !== refused).slice(0, -WAITS_FOR_REVIEW);
  const { done } = reviewMany(vault, { items: versionsOf(vault, ids), step: 'approve', overrideReason: '' });
  return { approved: done.length };
};

/** By whoever collects, afterwards: a new version behind an approved one. */
export const replaceSampleEvidence = async (
  vault: OpenVault,
  evidenceFolder: string,
  job: Job,
): Promise<void> => {
  const id = found(vault, ORGANIZATION);
  const [before] = getEvidence(vault, id).versions;
  if (before === undefined) throw new Error('an item that was taken in has a version');
  const file = join(evidenceFolder, 'responsibilities-2026-12-31.csv');
  await writeFile(file, 'duty,accountable,deputy\nIncident command,Samuel Kiptoo,Oskar Brandt\n');
  await addVersion(
    vault,
    id,
    [file],
    VersionFacts.parse({
      title: before.title,
      effective: before.effective,
      capturedOn: '2026-12-31',
      validUntil: null,
      source: before.source,
      sensitivity: before.sensitivity,
      collector: before.collector,
      method: before.method,
      quality: [],
    }),
    'The deputy for incident command changed in December.',
    job,
  );
};
