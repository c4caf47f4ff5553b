// verify.html used as an auditor uses it, from the disk, in the browsers of the system.
import { spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { cryptoReady, sha256Hex } from '../../src/engine/crypto/hash';
import { minisignKeyText, signerIdentity } from '../../src/engine/crypto/signer-identity';
import { writePackage } from '../../src/engine/export/write-package';
import { quietJob } from '../engine/temporary-vault';
import { openSample, organizationKey, sampleContent } from '../fixtures/package-content';
import { ATTACKS } from '../vectors/package-v1/attacks';
import type { Bag } from '../vectors/package-v1/forge';
import { delta, evidencePaths, keyNumber, open, parts, TAGS } from '../vectors/package-v1/rounds';
import { CheckerInBrowser, type NamedFile } from './checker-in-browser';

let bytes: Buffer;
const good = (): Bag => open(bytes);
const key = (): string => minisignKeyText(organizationKey().publicKey);
const zip = (content: Buffer, name = 'p.zip'): NamedFile[] => [{ name, bytes: content }];
const changed = (change: (bag: Bag, evidence: string) => void): NamedFile[] => {
  const bag = good();
  change(bag, evidencePaths(bag)[0] ?? '');
  return zip(bag.zip());
};

beforeAll(async () => {
  await cryptoReady();
  const folder = mkdtempSync(join(tmpdir(), 'muniment-page-'));
  const path = join(folder, 'good.zip');
  await writePackage(
    sampleContent({ controls: 2, evidence: 4 }),
    organizationKey(),
    openSample,
    path,
    quietJob(),
  );
  bytes = readFileSync(path);
  rmSync(folder, { recursive: true });
});

describe.each(['chromium', 'firefox'] as const)('verify.html in %s', (name) => {
  let checker: CheckerInBrowser;
  beforeAll(async () => {
    checker = await CheckerInBrowser.open(name);
  }, 240_000);
  afterAll(() => checker.close());

  it('says that a good package is as it was signed, and by the key that was told', async () => {
    const seen = await checker.check(zip(bytes), key());
    expect(seen).toMatchObject({ verdict: 'verified', codes: [] });
    expect(seen.marks).toEqual(['Unchanged since it was signed', 'Signed with the key you were told']);
    expect(await checker.page.$eval('.words', (list) => list.textContent)).toBe(
      signerIdentity(organizationKey().publicKey).words.join(''),
    );
  });

  it('takes the seal number for this one package', async () => {
    const seen = await checker.check(zip(bytes), good().sha256(TAGS).toUpperCase());
    expect(seen.verdict).toBe('verified');
    expect(seen.marks[1]).toBe('The very package whose seal number you were told');
  });

  it('proves nobody where nothing was told', async () => {
    const seen = await checker.check(zip(bytes), '');
    expect(seen.verdict).toBe('verified-unknown-signer');
    expect(seen.marks[1]).toBe('Signer not confirmed by you yet');
  });

  it('stops at another signer', async () => {
    const seen = await checker.check(zip(bytes), minisignKeyText(keyNumber(30).publicKey));
    expect(seen).toMatchObject({ verdict: 'failed', codes: ['signature.other-signer'] });
    expect(seen.sentence).toMatch(/not the key you were told/);
  });

  it.each([
    [
      'a changed byte',
      'failed',
      'file.changed',
      () =>
        changed((bag, path) => {
          const content = Buffer.from(bag.files.get(path) ?? '');
          content[0] = (content[0] ?? 0) ^ 1;
          bag.write(path, content);
        }),
    ],
    [
      'a missing file',
      'incomplete',
      'file.missing',
      () => changed((bag, path) => void bag.files.delete(path)),
    ],
    [
      'an extra file',
      'failed',
      'file.unlisted',
      () => changed((bag) => void bag.write('data/30_evidence/added.pdf', Buffer.from('x'))),
    ],
  ] as const)('tells of %s', async (_what, verdict, code, make) => {
    const seen = await checker.check(make(), key());
    expect(seen.verdict).toBe(verdict);
    expect(seen.codes).toContain(code);
  });

  it('wants the base of a delta, and is content with it', async () => {
    const files = zip(delta(good(), organizationKey()).zip());
    expect(await checker.check(files, key())).toMatchObject({
      verdict: 'incomplete',
      codes: ['delta.base-needed'],
    });
    for (const base of [zip(bytes, 'base.zip'), parts(good(), 3)])
      expect(await checker.check(files, key(), base)).toMatchObject({ verdict: 'verified', codes: [] });
  });

  it('takes parts together, and names the one that is missing', async () => {
    const all = parts(good(), 3);
    expect(await checker.check(all, key())).toMatchObject({ verdict: 'verified', codes: [] });
    const seen = await checker.check(all.slice(0, 2), key());
    expect(seen.verdict).toBe('incomplete');
    expect(seen.codes).toContain('part.missing');
  });

  it('refuses what is built to do harm', async () => {
    const [attack] = ATTACKS.filter((one) => one.verdict === 'hostile');
    const seen = await checker.check(zip(attack?.make(bytes, organizationKey()) ?? bytes), key());
    expect(seen.verdict).toBe('hostile');
    expect(seen.codes).toContain(attack?.code);
  });

  it('sends away what is encrypted, what is no package, and what is no key', async () => {
    await checker.start(zip(Buffer.from('age-encryption.org/v1\n-> X25519 abc\n'), 'p.zip.age'), '');
    expect(await checker.trouble()).toMatch(/is encrypted \(age\)/);
    await checker.start(zip(Buffer.from('%PDF-1.7 no package')), '');
    await checker.page.waitForFunction(
      () => (document.querySelector('.choose > .trouble')?.textContent ?? '') !== '',
    );
    expect(await checker.trouble()).toMatch(/not a package/);
    await checker.start(zip(bytes), 'somebody told me');
    expect(await checker.trouble()).toMatch(/none of the four/);
  });

  it('asks the network for nothing, and breaks no rule of its own', () => {
    expect(checker.requests.filter((url) => !/^(file|data|blob):/.test(url))).toEqual([]);
    expect(checker.complaints).toEqual([]);
  });

  it('lets nothing out even where a script tries', async () => {
    const answers = await checker.page.evaluate(async () => {
      const broken: string[] = [];
      document.addEventListener('securitypolicyviolation', (event) => {
        broken.push(event.effectiveDirective);
      });
      const refused = await fetch('http://127.0.0.1:9/').then(
        () => 'sent',
        () => 'refused',
      );
      const image = document.createElement('img');
      image.src = 'http://127.0.0.1:9/x.png';
      const shown = new Promise<string>((resolve) => {
        image.onload = () => {
          resolve('shown');
        };
        image.onerror = () => {
          resolve('refused');
        };
      });
      document.body.append(image);
      return [refused, await shown, ...broken];
    });
    // Port 9 would refuse as well: what counts is that the policy did.
    expect(answers).toEqual(['refused', 'refused', 'connect-src', 'img-src']);
  });
});

describe('the file itself', () => {
  it('is the same bytes from the same sources, and stays small enough to be handed on', () => {
    const folder = mkdtempSync(join(tmpdir(), 'muniment-page-'));
    const built = ['one.html', 'two.html'].map((name) => {
      const path = join(folder, name);
      spawnSync(process.execPath, ['tools/build-checker.mjs', path]);
      return readFileSync(path);
    });
    expect(sha256Hex(built[0] ?? new Uint8Array())).toBe(sha256Hex(built[1] ?? Buffer.from('other')));
    expect(built[0]?.length).toBeLessThan(1_200_000);
    rmSync(folder, { recursive: true });
  }, 120_000);
});
