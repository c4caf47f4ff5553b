// What an auditor sees of a vault with several members, one of whom has left.
import { execFileSync } from 'node:child_process';
import { readFileSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { expect, it } from 'vitest';
import {
  addEvidence,
  addMember,
  buildPackage,
  changePassphrase,
  changeRole,
  createEngagement,
  givePassphrase,
  loadStarterControls,
  openVault,
  planPackage,
  recoverVault,
  removeMember,
  verifyJournal,
  verifyPackage,
} from '../../src/engine';
import type { ControlId, MemberId, StarterControlId } from '../../src/shared/ids';
import { sessionOf } from '../../src/engine/vault/session';
import { Bag, takeApart } from '../vectors/package-v1/forge';
import { facts, makeVault, PASSPHRASE, quietJob } from './temporary-vault';

const EDITOR = 'amber lanterns over the quiet harbour';
const OWN = 'yet another long and winding sentence';
const RECOVERED = 'copper violin beside the frozen lake';
const ERIN = 'MEM-02' as MemberId;
const RAE = 'MEM-03' as MemberId;

it('proves every act in its author’s name, through new keys, roles, a removal and a recovery', async () => {
  const { vault: owner, environment, desk, file, recoveryWords } = await makeVault();
  const { folder } = owner;
  const { id: engagementId } = createEngagement(owner, {
    type: 2,
    period: { from: '2025-10-01', to: '2026-09-30' } as never,
    systemName: 'Answers',
    firm: 'Bramwell & Oakes LLP',
    categories: ['security'],
  });
  const { added } = loadStarterControls(owner, ['AC-01'] as StarterControlId[]);
  const [control] = added as [ControlId];
  await addMember(owner, { name: 'Erin Editor', role: 'reader', passphrase: EDITOR });
  await addMember(owner, { name: 'Rae Reader', role: 'reader', passphrase: `${EDITOR} of Rae` });
  changeRole(owner, ERIN, 'editor');
  owner.close();

  const erin = await openVault(folder, { passphrase: EDITOR }, environment);
  await changePassphrase(erin, { current: EDITOR, next: OWN, memoryMebibytes: null });
  const effective = { from: '2026-01-01', to: '2026-01-31' } as never;
  const item = { paths: [file('b.csv', 'a,b\n')], facts: facts({ controlIds: [control], effective }) };
  expect((await addEvidence(erin, [item], quietJob())).failed).toEqual([]);
  erin.close();

  const again = await openVault(folder, { passphrase: PASSPHRASE }, environment);
  await givePassphrase(again, RAE, `${EDITOR} for Rae again`);
  (await removeMember(again, ERIN, quietJob())).close();
  const words = { words: recoveryWords, newPassphrase: RECOVERED };
  const vault = await recoverVault(folder, words, environment);
  expect(await verifyJournal(vault, quietJob())).toMatchObject({ verdict: 'unbroken', findings: [] });
  await expect(openVault(folder, { passphrase: OWN }, environment)).rejects.toMatchObject({
    code: expect.stringMatching(/vault\.(in-use|wrong-passphrase)/) as string,
  });

  // Names in the table are for searching; the package has the journal's.
  sessionOf(vault).database.exec(`UPDATE member SET name = 'Somebody else' WHERE number > 1`);
  const targetPath = join(desk, 'package.zip');
  const omissions = planPackage(vault, engagementId).gaps.map((gap) => ({ key: gap.key, reason: 'Known.' }));
  await buildPackage(vault, { engagementId, targetPath, omissions, allowDraft: false }, quietJob());
  const { entries, time } = takeApart(readFileSync(targetPath));
  const forged = new Bag(entries, time).edit('data/package.json', (text) =>
    text.replace('"taken_in_by":"Erin Editor"', '"taken_in_by":"Rae Reader"'),
  );
  writeFileSync(join(desk, 'forged.zip'), forged.relist().sign(vault.signer).zip());
  vault.close();
  const refused = await verifyPackage(join(desk, 'forged.zip'), { signer: null }, quietJob());
  expect(refused.findings.map((found) => found.code)).toEqual(['custody.disagrees']);
  const report = await verifyPackage(targetPath, { signer: null }, quietJob());
  expect(report.findings).toEqual([]);
  const roster = JSON.parse(
    execFileSync('unzip', ['-p', targetPath, '*/data/90_custody/roster.json'], { encoding: 'utf8' }),
  ) as { members: { id: string; role: string; removed?: string; keys: unknown[] }[] };
  expect(
    roster.members.map(({ id, role, removed, keys }) => [id, role, typeof removed, keys.length]),
  ).toEqual([
    ['MEM-01', 'owner', 'undefined', 2],
    ['MEM-02', 'editor', 'string', 2],
    ['MEM-03', 'reader', 'undefined', 2],
  ]);
  // The verifier in another language judges the members by its own reading of the page.
  execFileSync('/usr/bin/python3', ['-B', resolve('test/interop/verify_package.py'), targetPath]);
});
