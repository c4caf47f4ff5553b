// Every package made to harm, opened on the auditor's side: refused before anything of it is shown, or, where the harm
// lies in what is read later, with nothing of that file handed out and the finding in the check.
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openReceived } from '../../src/engine';
import { cryptoReady } from '../../src/engine/crypto/hash';
import { writePackage } from '../../src/engine/export/write-package';
import { UserError } from '../../src/shared/errors';
import { openSample, organizationKey, sampleContent } from '../fixtures/package-content';
import { quietJob } from '../engine/temporary-vault';
import { withRequests } from '../fixtures/package-requests';
import { ATTACKS } from './package-v1/attacks';
import { REQUEST_ATTACKS } from './package-v1/request-attacks';

let folder: string;
let good: Buffer;

beforeAll(async () => {
  await cryptoReady();
  folder = await mkdtemp(join(tmpdir(), 'muniment-opened-'));
  const zip = join(folder, 'good.zip');
  const content = withRequests(sampleContent({ controls: 2, evidence: 6 }));
  await writePackage(content, organizationKey(), openSample, zip, quietJob());
  good = await readFile(zip);
});
afterAll(async () => {
  await rm(folder, { recursive: true });
});

/** What is not read on opening: the bytes of evidence and pages, and the record of custody. Nothing hostile hides there. */
const isReadLater = ({ code, verdict }: (typeof ATTACKS)[number]): boolean =>
  verdict === 'failed' && (code === 'file.changed' || code.startsWith('custody.'));

const requestAttacks = REQUEST_ATTACKS.map(({ name, code, make }) => ({
  ...{ name: `requests: ${name}`, code, make },
  verdict: 'failed' as const,
}));

describe('a package made to harm', () => {
  it.each([...ATTACKS, ...requestAttacks].map((attack) => [attack.name, attack] as const))('%s', async (_name, attack) => {
    const path = join(folder, 'vector.zip');
    await writeFile(path, attack.make(good, organizationKey()));
    const opening = openReceived({ paths: [path], base: null, find: null }, quietJob());
    const refused = await opening.then(
      () => null,
      (error: unknown) => error,
    );
    if (refused !== null) {
      expect(refused).toBeInstanceOf(UserError);
      expect(['package.not-verified', 'package.not-a-package']).toContain((refused as UserError).code);
      return;
    }
    const received = await opening;
    try {
      expect(isReadLater(attack)).toBe(true);
      const open = [...received.listed.keys()].map((packaged) => received.files.open(packaged));
      const codes = (await Promise.allSettled(open)).flatMap((one) =>
        one.status === 'rejected' ? [(one.reason as UserError).code] : [],
      );
      expect(codes).toEqual(attack.code === 'file.changed' ? ['package.file-changed'] : []);
      expect((await received.check(quietJob())).findings.map((one) => one.code)).toContain(attack.code);
    } finally {
      await received.close();
    }
  });
});
