// What a package plan says when somebody has redacted an item for the package and the original would go out.
import { expect, it } from 'vitest';
import {
  addEvidence,
  approveEvidence,
  createEngagement,
  loadStarterControls,
  planPackage,
  redactWords,
  submitEvidence,
} from '../../src/engine';
import type { EvidenceId, StarterControlId } from '../../src/shared/ids';
import { facts, makeVault, quietJob } from './temporary-vault';

it('names every item whose original goes out because its redacted version waits', async () => {
  const { vault, file } = await makeVault();
  const { id: engagementId } = createEngagement(vault, {
    type: 2,
    period: { from: '2026-01-01', to: '2026-12-31' } as never,
    systemName: 'Answers',
    firm: '',
    categories: ['security'],
  });
  loadStarterControls(vault, ['AC-01'] as StarterControlId[]);
  const add = async (name: string, controlIds: string[]): Promise<EvidenceId> => {
    const given = facts({ title: `Users of ${name}`, controlIds: controlIds as never });
    const { added } = await addEvidence(
      vault,
      [{ paths: [file(`${name}.txt`, `${name}: Jane Doe\n`)], facts: given }],
      quietJob(),
    );
    return added[0] ?? ('' as EvidenceId);
  };
  const approved = await add('approved', ['CTL-001']);
  const draft = await add('draft', ['CTL-001']);
  const elsewhere = await add('elsewhere', []);
  for (const id of [approved, elsewhere]) approveEvidence(vault, id, 1, 'A team of one');
  for (const id of [approved, draft, elsewhere])
    await redactWords(
      vault,
      { id, version: 1, position: 1 },
      { words: ['Jane Doe'], matchCase: false, reason: 'A name' },
      quietJob(),
    );

  // Over a draft a redaction takes its place at once; what is in no scope goes out in no version.
  const waiting = [{ id: approved, title: 'Users of approved', version: 2, goesIn: 1 }];
  expect(planPackage(vault, engagementId).waitingRedactions).toEqual(waiting);
  submitEvidence(vault, approved, 2);
  expect(planPackage(vault, engagementId).waitingRedactions).toEqual(waiting);
  approveEvidence(vault, approved, 2, 'A team of one');
  expect(planPackage(vault, engagementId).waitingRedactions).toEqual([]);
});
