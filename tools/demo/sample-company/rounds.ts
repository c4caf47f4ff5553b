// Whom the sample company's packages go to, and what happens between the first round and the second: evidence
// is added, replaced and withdrawn, so that the second has something to explain.
import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import {
  addEvidence,
  addRecipient,
  addVersion,
  deliver,
  getEvidence,
  type Job,
  listEvidence,
  listPopulations,
  type OpenVault,
  withdrawEvidence,
} from '../../../src/engine';
import { EvidenceFacts, VersionFacts } from '../../../src/shared/domain/evidence';
import type { RoundOfPackage } from '../../../src/shared/domain/package-round';
import type { ControlId, EvidenceId, RecipientId } from '../../../src/shared/ids';
import { CalendarDate } from '../../../src/shared/period';
import { FIRM } from './company';

/** Exported by mistake with a filter; withdrawn after the first round. */
const FILTERED = 'Principals with access to model weights, December, filtered by team';

const day = (text: string): CalendarDate => CalendarDate.parse(text);

const added = async (
  vault: OpenVault,
  path: string,
  facts: Parameters<typeof EvidenceFacts.parse>[0],
  job: Job,
): Promise<void> => {
  const { failed } = await addEvidence(vault, [{ paths: [path], facts: EvidenceFacts.parse(facts) }], job);
  if (failed.length > 0) throw new Error('the sample company’s own file was refused');
};

/** Before the first round: the one who receives it, and an export that will prove wrong. */
export const prepareFirstRound = async (
  vault: OpenVault,
  controlOf: ReadonlyMap<string, ControlId>,
  folder: string,
  job: Job,
): Promise<RecipientId> => {
  const path = join(folder, 'weights-principals-2026-12-team-models.csv');
  await writeFile(path, 'principal,role\ntrainer-batch,writer\nweights-admin,owner\n');
  await added(
    vault,
    path,
    {
      title: FILTERED,
      effective: { from: '2026-12-14', to: '2026-12-14' },
      capturedOn: '2026-12-14',
      source: 'Model registry, export',
      sensitivity: 'confidential',
      kind: 'system-export',
      controlIds: [controlOf.get('AC-29')].filter((one) => one !== undefined),
      pointOfFocusIds: [],
    },
    job,
  );
  return addRecipient(vault, {
    firm: FIRM,
    person: 'Stefan Brandvold',
    email: 'stefan.brandvold@quillon.example',
    purpose: 'Type II fieldwork',
    until: day('2027-06-30'),
    note: 'Engagement senior; calls back on the number in the engagement letter.',
  });
};

/** The first round went out by the firm's portal; the twelve words were compared by phone. */
export const deliverRound = (vault: OpenVault, round: RoundOfPackage, recipientId: RecipientId): void => {
  deliver(vault, round, {
    recipientId,
    on: day('2027-01-15'),
    route: 'portal',
    fingerprintBy: 'phone',
    passphraseBy: null,
    note: '',
  });
};

const drafts = (vault: OpenVault): EvidenceId[] =>
  listEvidence(vault, {
    search: '',
    controlId: null,
    criterionId: null,
    verdict: null,
    sort: 'id',
    direction: 'ascending',
    offset: 0,
    limit: 500,
  })
    .rows.map((row) => row.id)
    .filter((id) => getEvidence(vault, id).state === 'draft');

/** What the second round differs by from the first. */
export const changeBetweenRounds = async (
  vault: OpenVault,
  controlOf: ReadonlyMap<string, ControlId>,
  folder: string,
  job: Job,
): Promise<void> => {
  const mine = drafts(vault);
  const filtered = mine.find((id) => getEvidence(vault, id).title === FILTERED);
  // A list that rows are picked from is never replaced under them.
  const lists = new Set(listPopulations(vault).map((one) => one.evidence.evidenceId));
  const corrected = mine.find((id) => id !== filtered && !lists.has(id));
  const before = corrected === undefined ? undefined : getEvidence(vault, corrected).versions[0];
  if (filtered === undefined || corrected === undefined || before === undefined)
    throw new Error('the sample company has drafts');
  withdrawEvidence(
    vault,
    filtered,
    'The export was filtered by team; the full list of the month replaces it.',
  );

  const again = join(folder, 'exported-again-2027-01-12.csv');
  await writeFile(again, 'exported,reason\n2027-01-12,asked for by the firm with all columns\n');
  await addVersion(
    vault,
    corrected,
    [again],
    VersionFacts.parse({
      title: before.title,
      effective: before.effective,
      capturedOn: '2027-01-12',
      validUntil: null,
      source: before.source,
      sensitivity: before.sensitivity,
      collector: before.collector,
      method: before.method,
      quality: [],
    }),
    'The firm asked for all columns; exported again on 12 January.',
    job,
  );

  const full = join(folder, 'weights-principals-2026-12.csv');
  await writeFile(
    full,
    'principal,team,role\ntrainer-batch,models,writer\nweights-admin,models,owner\nincident-reader,security,reader\n',
  );
  await added(
    vault,
    full,
    {
      title: 'Principals with access to model weights, December, all teams',
      effective: { from: '2026-12-14', to: '2026-12-14' },
      capturedOn: '2027-01-12',
      source: 'Model registry, export',
      sensitivity: 'confidential',
      kind: 'system-export',
      controlIds: [controlOf.get('AC-29')].filter((one) => one !== undefined),
      pointOfFocusIds: [],
    },
    job,
  );
};
