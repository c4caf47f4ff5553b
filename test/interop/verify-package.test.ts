// A verifier in another language, written from docs/format/package-v1.md alone, reads what the engine built.
import { execFileSync, spawnSync } from 'node:child_process';
import { readFileSync, renameSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import {
  buildPackage,
  createEngagement,
  addEvidence,
  loadStarterControls,
  planPackage,
  setEngagementScope,
  setEngagementState,
} from '../../src/engine';
import type { CriterionId, StarterControlId } from '../../src/shared/ids';
import { cryptoReady } from '../../src/engine/crypto/hash';
import { writePackage } from '../../src/engine/export/write-package';
import { openSample, organizationKey, sampleContent } from '../fixtures/package-content';
import { withProgramme } from '../fixtures/package-programme';
import { withRequests } from '../fixtures/package-requests';
import { firstDraft } from '../vectors/package-v1/first-draft';
import { Bag, takeApart } from '../vectors/package-v1/forge';
import { PROGRAMME_ATTACKS } from '../vectors/package-v1/programme-attacks';
import { REQUEST_ATTACKS } from '../vectors/package-v1/request-attacks';
import { facts, makeVault, quietJob, temporaryFolder } from '../engine/temporary-vault';

const VERIFIER = join(import.meta.dirname, 'verify_package.py');

// Not just any python3: the modules come from the system's packages.
const verify = (path: string, ...options: string[]) => {
  const { status, stdout, stderr } = spawnSync('/usr/bin/python3', ['-B', VERIFIER, path, ...options], {
    encoding: 'utf8',
  });
  return { status, said: (stdout + stderr).trim() };
};

/** A package with two evidence files, a shared one among them, an entry withheld and gaps declared. */
const builtPackage = async (): Promise<string> => {
  const { vault, desk, file } = await makeVault();
  const { id: engagementId } = createEngagement(vault, {
    type: 2,
    period: { from: '2025-10-01', to: '2026-09-30' } as never,
    systemName: 'Answers – “für alle”',
    firm: 'Bramwell & Oakes LLP',
    categories: ['security', 'availability'],
  });
  setEngagementScope(vault, engagementId, {
    boundary: 'From the endpoint to the store.',
    items: [
      { kind: 'infrastructure', name: 'Office', note: '', inScope: false, reason: 'Nothing runs there' },
    ],
    people: [{ side: 'firm', name: 'Noor Oakes', role: 'Partner', email: '' }],
    subserviceOrganizations: [],
    notApplicable: [{ criterionId: 'CC6.4' as CriterionId, reason: 'No premises – “alles” is hosted.' }],
    privacyRoles: ['processor'],
    makesProducts: false,
  });
  setEngagementState(vault, engagementId, 'fieldwork');
  const { added } = loadStarterControls(vault, ['AC-01', 'AC-02'] as StarterControlId[]);
  const effective = { from: '2026-01-01', to: '2026-01-31' } as never;
  const inside = facts({ controlIds: added.slice(0, 1), effective });
  await addEvidence(
    vault,
    [
      { paths: [file('loose.txt', 'loose')], facts: facts({ title: 'Linked to nothing' }) },
      { paths: [file('one.txt', 'one'), file('b.csv', 'a,b\n1,2\n')], facts: inside },
      { paths: [file('same.csv', 'a,b\n1,2\n')], facts: inside },
    ],
    quietJob(),
  );
  const omissions = planPackage(vault, engagementId).gaps.map(({ key }) => ({
    key,
    reason: 'Not operated yet',
  }));
  const targetPath = join(desk, 'package.zip');
  await buildPackage(vault, { engagementId, targetPath, omissions, allowDraft: false }, quietJob());
  return targetPath;
};

let bytes: Buffer | undefined;

const packageBytes = async (): Promise<Buffer> => (bytes ??= readFileSync(await builtPackage()));

const freshZip = async (): Promise<string> => {
  const path = join(temporaryFolder(), 'package.zip');
  writeFileSync(path, await packageBytes());
  return path;
};

const unpacked = async (): Promise<string> => {
  const zip = await freshZip();
  const target = temporaryFolder();
  execFileSync('unzip', ['-q', zip, '-d', target]);
  return join(target, execFileSync('ls', [target], { encoding: 'utf8' }).trim());
};

describe('a verifier of packages in another language', () => {
  it('finds nothing in a zip, every byte of whose frame it makes again', async () => {
    expect(verify(await freshZip())).toEqual({ status: 0, said: 'verified-unknown-signer' });
  });

  it('finds nothing in a package of an earlier draft', async () => {
    await cryptoReady();
    const path = join(temporaryFolder(), 'first.zip');
    const signer = organizationKey();
    await writePackage(sampleContent({ controls: 2, evidence: 4 }), signer, openSample, path, quietJob());
    const { entries, time } = takeApart(readFileSync(path));
    writeFileSync(path, firstDraft(new Bag(entries, time)).sign(signer).zip());
    expect(verify(path)).toEqual({ status: 0, said: 'verified-unknown-signer' });
  });

  it('finds nothing in a package with requests, and that others fake them', async () => {
    await cryptoReady();
    const path = join(temporaryFolder(), 'asked.zip');
    const signer = organizationKey();
    const content = withRequests(sampleContent({ controls: 2, evidence: 6 }));
    await writePackage(content, signer, openSample, path, quietJob());
    const good = readFileSync(path);
    expect(verify(path)).toEqual({ status: 0, said: 'verified-unknown-signer' });
    // The form to fill in is read by our own program alone.
    const names = ['request-twice', 'status-nobody-knows', 'owner-told', 'request-with-an-auditors-result'];
    const inJson = REQUEST_ATTACKS.filter(({ name }) => names.includes(name));
    expect(inJson).toHaveLength(names.length);
    for (const { make } of inJson) {
      writeFileSync(path, make(good, signer));
      expect(verify(path).status).toBe(20);
    }
  });

  it('finds nothing in a package with a programme, and that others fake one', async () => {
    await cryptoReady();
    const path = join(temporaryFolder(), 'programme.zip');
    const signer = organizationKey();
    await writePackage(
      withProgramme(sampleContent({ controls: 2, evidence: 4 })),
      signer,
      openSample,
      path,
      quietJob(),
    );
    const good = readFileSync(path);
    expect(verify(path)).toEqual({ status: 0, said: 'verified-unknown-signer' });
    const names = ['record-with-an-opinion', 'approved-text-changed'];
    const some = PROGRAMME_ATTACKS.filter(({ name }) => names.includes(name));
    expect(some).toHaveLength(names.length);
    for (const { make } of some) {
      writeFileSync(path, make(good, signer));
      expect(verify(path).status).toBe(20);
    }
  });

  it('finds nothing in a folder, and knows the signer that was told', async () => {
    const folder = await unpacked();
    const [, key = ''] = readFileSync(join(folder, 'signer.pub'), 'utf8').split('\n');
    expect(verify(folder, '--signer', key)).toEqual({ status: 0, said: 'verified' });
    expect(verify(folder, '--signer', '0'.repeat(64)).said).toBe('signature.other-signer');
  });

  it('finds what was changed, added and taken away', async () => {
    const folder = await unpacked();
    writeFileSync(join(folder, 'data', 'omissions.json'), '{}');
    writeFileSync(join(folder, 'data', 'added.txt'), 'x');
    renameSync(join(folder, 'bagit.txt'), join(folder, 'bag.txt'));
    const { status, said } = verify(folder);
    expect(status).toBe(20);
    expect(said.split('\n').sort()).toEqual([
      'file.changed data/omissions.json',
      'file.missing bagit.txt',
      'file.unlisted bag.txt',
      'file.unlisted data/added.txt',
    ]);
  });

  it('refuses a list that was made to fit again, because the signature does not', async () => {
    const folder = await unpacked();
    const list = join(folder, 'tagmanifest-sha256.txt');
    writeFileSync(list, readFileSync(list, 'utf8').replace(/[0-9a-f]{64}/, '0'.repeat(64)));
    expect(verify(folder)).toEqual({ status: 20, said: 'signature.invalid tagmanifest-sha256.txt' });
  });

  it('sees one bit anywhere in a zip', async () => {
    const path = await freshZip();
    const original = await packageBytes();
    const missed: number[] = [];
    for (let n = 0; n < 24; n += 1) {
      const at = Math.floor((original.length / 24) * (n + 0.5));
      const changed = Buffer.from(original);
      changed[at] = (changed[at] ?? 0) ^ 4;
      writeFileSync(path, changed);
      if (verify(path).status !== 20) missed.push(at);
    }
    expect(missed).toEqual([]);
  });
});
