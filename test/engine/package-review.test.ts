// What a package hands over of evidence that lived: only what counts, what was approved and by whom, and not a
// word of other versions, of refusals, or of internal notes.
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { spawnSync } from 'node:child_process';
import { unzipSync } from 'fflate';
import { expect, it } from 'vitest';
import {
  addMember,
  buildPackage,
  createEngagement,
  loadStarterControls,
  openVault,
  planPackage,
  verifyPackage,
} from '../../src/engine';
import { numberOf, type StarterControlId } from '../../src/shared/ids';
import { Bag, takeApart } from '../vectors/package-v1/forge';
import { liveEvidence, reviewLived } from './lived-evidence';
import { makeVault, PASSPHRASE, quietJob } from './temporary-vault';

const REVIEWER = 'four paper boats on a still canal';
const INTEROP = join(import.meta.dirname, '..', 'interop');

const python = (program: string, ...args: string[]) => {
  const { status, stdout, stderr } = spawnSync('/usr/bin/python3', ['-B', join(INTEROP, program), ...args], {
    encoding: 'utf8',
    env: { PATH: '/usr/bin:/bin', MUNIMENT_PASSPHRASE: PASSPHRASE },
  });
  return { status, said: stdout + stderr };
};

interface Json {
  readonly evidence: readonly { readonly ref: string; readonly review?: Record<string, unknown> }[];
}

it('is only what counts, and readers in another language agree', async () => {
  const { vault: owner, environment, desk } = await makeVault();
  const { id: engagementId } = createEngagement(owner, {
    type: 2,
    period: { from: '2025-10-01', to: '2026-09-30' } as never,
    systemName: 'Answers',
    firm: '',
    categories: ['security'],
  });
  loadStarterControls(owner, ['AC-01', 'AC-26'] as StarterControlId[]);
  await addMember(owner, { name: 'Rob Reviewer', role: 'reviewer', passphrase: REVIEWER });
  const lived = await liveEvidence(owner, desk);
  const { folder } = owner;
  owner.close();
  const reviewer = await openVault(folder, { passphrase: REVIEWER }, environment);
  reviewLived(reviewer, lived);
  reviewer.close();
  const vault = await openVault(folder, { passphrase: PASSPHRASE }, environment);
  const omissions = planPackage(vault, engagementId).gaps.map((gap) => ({ key: gap.key, reason: 'Known.' }));
  const targetPath = join(desk, 'package.zip');
  await buildPackage(vault, { engagementId, targetPath, omissions, allowDraft: false }, quietJob());

  const zip = readFileSync(targetPath);
  const files = unzipSync(zip);
  const text = (end: string): string =>
    Buffer.from(Object.entries(files).find(([name]) => name.endsWith(end))?.[1] ?? []).toString('utf8');
  const { evidence } = JSON.parse(text('data/package.json')) as Json;
  const approvedAt = environment.now();
  expect(evidence.map(({ ref, review }) => [ref, review])).toEqual([
    [`${lived.corrected}.02`, undefined],
    [
      `${lived.approved}.01`,
      { state: 'approved', approved: approvedAt, approved_by: 'Rob Reviewer', override: null },
    ],
    [
      `${lived.redacted}.02`,
      { state: 'approved', approved: approvedAt, approved_by: 'Ada Byron', override: 'A team of one' },
    ],
    [`${lived.inReview}.01`, { state: 'in-review' }],
    [`${lived.filled}.01`, undefined],
  ]);
  const everything = Object.values(files)
    .map((bytes) => Buffer.from(bytes).toString('utf8'))
    .join('\n');
  // The unredacted original, notes, refusals and withdrawals, corrections of a version that is not there.
  const kept = [
    'redacted and more',
    'For us alone',
    'Said anew',
    'Half of it is missing',
    'Of another system',
  ];
  expect(kept.filter((secret) => everything.includes(secret))).toEqual([]);
  expect(everything).toContain('Names covered');
  // With the rest of a text and the hash of the whole, a covered word could be guessed.
  const original = vault.db
    .prepare('SELECT derived_from FROM evidence_file WHERE evidence = ? AND derived_from IS NOT NULL')
    .pluck()
    .get(numberOf(lived.redacted)) as string;
  expect(original).toMatch(/^[0-9a-f]{64}$/);
  expect(everything).not.toContain(original);

  expect((await verifyPackage(targetPath, { signer: null }, quietJob())).findings).toEqual([]);
  expect(python('verify_package.py', targetPath).status).toBe(0);
  const { entries, time } = takeApart(zip);
  for (const [from, to] of [
    ['"approved_by":"Rob Reviewer"', '"approved_by":"Ada Byron"'],
    ['"override":"A team of one"', '"override":null'],
  ] as const) {
    const forged = new Bag(entries, time).edit('data/package.json', (json) => json.replace(from, to));
    writeFileSync(join(desk, 'forged.zip'), forged.relist().sign(vault.signer).zip());
    const report = await verifyPackage(join(desk, 'forged.zip'), { signer: null }, quietJob());
    expect(report.findings.map((found) => found.code)).toEqual(['custody.disagrees']);
    expect(python('verify_package.py', join(desk, 'forged.zip')).status).not.toBe(0);
  }
  vault.close();
  const read = python('read_vault.py', 'check', folder);
  expect(read).toMatchObject({ status: 0 });
}, 60_000);
