// Evidence in every state it can be in, with everything that can be said of it: for vaults that are checked,
// attacked or kept.
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import {
  addDerivedVersion,
  addEvidence,
  addVersion,
  approveEvidence,
  changeItem,
  changeVersion,
  linkEvidence,
  type OpenVault,
  rejectEvidence,
  reopenEvidence,
  requestEvidence,
  setLinkReason,
  submitEvidence,
  withdrawEvidence,
} from '../../src/engine';
import type { ItemFacts, VersionFacts } from '../../src/shared/domain/evidence';
import { type ControlId, type EvidenceId, evidenceId, type PointOfFocusId } from '../../src/shared/ids';
import type { CalendarDate } from '../../src/shared/period';
import { facts, quietJob } from './temporary-vault';

const FIRST_QUARTER = { from: '2026-01-01', to: '2026-03-31' } as {
  from: CalendarDate;
  to: CalendarDate;
};

export const versionSays = (given: Partial<VersionFacts> = {}): VersionFacts => ({
  title: 'Access review Q1 2026',
  effective: FIRST_QUARTER,
  capturedOn: '2026-04-02' as CalendarDate,
  validUntil: '2027-03-31' as CalendarDate,
  source: 'Identity “provider”\u0001',
  sensitivity: 'confidential',
  collector: 'Zoë',
  method: 'observed-export',
  quality: ['time-zone', 'system-named'],
  ...given,
});

export const itemSays = (given: Partial<ItemFacts> = {}): ItemFacts => ({
  kind: 'system-export',
  owner: 'Security “ü”',
  tags: ['q1', 'access'],
  notes: 'For us alone',
  dueOn: '2026-04-10' as CalendarDate,
  ...given,
});

/** The items, by what became of them. Numbers go on from what is there already. */
export interface Lived {
  readonly corrected: EvidenceId;
  readonly approved: EvidenceId;
  readonly redacted: EvidenceId;
  readonly rejected: EvidenceId;
  readonly withdrawn: EvidenceId;
  readonly inReview: EvidenceId;
  readonly requested: EvidenceId;
  readonly filled: EvidenceId;
}

/** What its collector does, who must be an owner. CTL-001 and CTL-002 are there. */
export const liveEvidence = async (vault: OpenVault, desk: string): Promise<Lived> => {
  const controls = ['CTL-001', 'CTL-002'] as ControlId[];
  const before = vault.db.prepare('SELECT ifnull(max(number), 0) FROM evidence').pluck().get() as number;
  const number = (at: number): EvidenceId => evidenceId(before + at);
  const file = (name: string, text: string): string => {
    const path = join(desk, name);
    writeFileSync(path, text);
    return path;
  };
  const { dueOn: _, ...item } = itemSays();
  const add = (name: string) =>
    addEvidence(
      vault,
      [
        {
          paths: [file(`${name} “ü”.csv`, name), file(`${name}.txt`, `${name} and more`)],
          facts: facts({
            ...versionSays(),
            ...item,
            controlIds: controls,
            pointOfFocusIds: ['CC6.1-2'] as PointOfFocusId[],
            linkReason: 'Shows who reviewed',
          }),
        },
      ],
      quietJob(),
    );
  const names = ['corrected', 'approved', 'redacted', 'rejected', 'withdrawn', 'in-review'];
  for (const name of names) await add(name);
  const [corrected, approved, redacted, rejected, withdrawn, inReview] = names.map((_, at) =>
    number(at + 1),
  ) as [EvidenceId, EvidenceId, EvidenceId, EvidenceId, EvidenceId, EvidenceId];

  changeVersion(vault, corrected, 1, versionSays({ title: 'Corrected', quality: ['clock'] }));
  changeItem(vault, corrected, itemSays({ tags: ['b', 'a'], notes: 'Said anew' }));
  setLinkReason(vault, corrected, controls[0] as ControlId, 'Said anew');
  submitEvidence(vault, corrected, 1);
  reopenEvidence(vault, corrected, 1);
  await addVersion(vault, corrected, [file('again.csv', 'again')], versionSays(), 'Whole now', quietJob());

  for (const id of [approved, rejected, inReview]) submitEvidence(vault, id, 1);
  const source = { name: 'redacted.txt', bytes: new TextEncoder().encode('r********') };
  await addDerivedVersion(
    vault,
    { id: redacted, version: 1, files: [{ position: 2, source }], how: 'redaction', reason: 'Names covered' },
    quietJob(),
  );
  approveEvidence(vault, redacted, 2, 'A team of one');
  withdrawEvidence(vault, withdrawn, 'Of another system');
  const ask = (title: string) =>
    requestEvidence(vault, {
      title,
      item: itemSays(),
      controlIds: controls,
      pointOfFocusIds: [],
      linkReason: 'Asked by the auditor',
    }).id;
  const requested = ask('Review of Q2');
  const filled = ask('Review of Q3');
  await addVersion(vault, filled, [file('filled.csv', 'filled')], versionSays(), '', quietJob());
  linkEvidence(vault, filled, [], ['CC6.1-3'] as PointOfFocusId[], 'Also this');
  return { corrected, approved, redacted, rejected, withdrawn, inReview, requested, filled };
};

/** What a second pair of eyes does; a further version waits behind the approved one afterwards. */
export const reviewLived = (reviewer: OpenVault, { approved, rejected }: Lived): void => {
  approveEvidence(reviewer, approved, 1, '');
  rejectEvidence(reviewer, rejected, 1, 'Half of it is missing');
};
