// What the next round of a package tells of the one before, where somebody else may read it.
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { strFromU8, unzipSync } from 'fflate';
import { expect, it } from 'vitest';
import {
  addEvidence,
  addRecipient,
  buildRound,
  createEngagement,
  loadStarterControls,
  withdrawEvidence,
} from '../../src/engine';
import type { ControlId, EvidenceId, RecipientId, StarterControlId } from '../../src/shared/ids';
import { facts, makeVault, quietJob } from './temporary-vault';

it('tells no title of what is gone to somebody who may not have had it', async () => {
  const { vault, desk, file } = await makeVault();
  const { id: engagementId } = createEngagement(vault, {
    type: 2,
    period: { from: '2025-10-01', to: '2026-09-30' } as never,
    systemName: 'Answers',
    firm: 'Bramwell & Oakes LLP',
    categories: ['security'],
  });
  const [control] = loadStarterControls(vault, ['AC-01'] as StarterControlId[]).added as [ControlId];
  const take = async (title: string): Promise<EvidenceId> => {
    const effective = { from: '2026-01-01', to: '2026-01-31' } as never;
    const one = {
      paths: [file(`${title}.txt`, title)],
      facts: facts({ title, controlIds: [control], effective }),
    };
    const { added } = await addEvidence(vault, [one], quietJob());
    return added[0] as EvidenceId;
  };
  await take('Review of January');
  const gone = [await take('SECRET-one'), await take('SECRET-two')] as const;
  const about = { email: '', purpose: '', until: null, note: '' };
  const reader = addRecipient(vault, { ...about, firm: 'One LLP', person: 'P' });

  const { summary } = await buildRound(
    vault,
    {
      ...{ engagementId, targetPath: join(desk, 'first.zip'), omissions: [], allowDraft: true },
      recipientIds: [reader],
    },
    quietJob(),
  );
  const next = async (name: string, recipientIds: readonly RecipientId[]): Promise<string> => {
    const targetPath = join(desk, name);
    const round = { kind: 'next-round', of: summary.id } as const;
    const asked = { engagementId, targetPath, omissions: [], allowDraft: true, recipientIds, round };
    await buildRound(vault, asked, quietJob());
    const files = Object.values(unzipSync(readFileSync(targetPath)));
    return files.map((bytes) => strFromU8(bytes, true)).join('\n');
  };
  withdrawEvidence(vault, gone[0], 'WHY-it-went');
  const toTheSame = await next('same.zip', [reader]);
  for (const told of ['SECRET-one', 'WHY-it-went']) expect(toTheSame).toContain(told);
  withdrawEvidence(vault, gone[1], 'WHY-it-went');
  expect(await next('anybody.zip', [])).not.toMatch(/SECRET|WHY/);
});
