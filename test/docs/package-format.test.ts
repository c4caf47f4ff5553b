import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { z } from 'zod';
import { cryptoReady } from '../../src/engine/crypto/hash';
import { signerIdentity } from '../../src/engine/crypto/signer-identity';
import { packageJson } from '../../src/engine/export/package-json';
import { packageModel } from '../../src/engine/export/package-model';
import { FINDING_CODES } from '../../src/engine/verify';
import { PackageJson } from '../../src/engine/verify/package-schema';
import { organizationKey, sampleContent } from '../fixtures/package-content';
import { withProgramme } from '../fixtures/package-programme';
import { withRequests } from '../fixtures/package-requests';
import { secondRound } from '../fixtures/package-round';

const page = readFileSync('docs/format/package-v1.md', 'utf8');
const schema = JSON.parse(readFileSync('docs/format/package-v1.schema.json', 'utf8')) as never;

describe('docs/format/package-v1.md', () => {
  it('names every finding code with its verdict, and no other', () => {
    const table = page.slice(page.indexOf('<!-- finding-codes -->'));
    const rows = [...table.matchAll(/^\| `([a-z0-9.-]+)` +\| (hostile|failed|incomplete) +\|/gm)];
    expect(Object.fromEntries(rows.map(([, code, verdict]) => [code, verdict]))).toEqual(FINDING_CODES);
  });
});

describe('docs/format/package-v1.schema.json', () => {
  it('accepts what the writer writes, as the verifier does', async () => {
    await cryptoReady();
    const schemaReader = z.fromJSONSchema(schema);
    const contents = ([1, 2] as const).flatMap((type) => [sampleContent({ type }), secondRound({ type })]);
    for (const content of [...contents, withRequests(secondRound()), withProgramme(secondRound())]) {
      const model = packageModel(content, signerIdentity(organizationKey().publicKey));
      const json = JSON.parse(JSON.stringify(packageJson(model, []))) as unknown;
      expect(schemaReader.safeParse(json).error?.issues).toBeUndefined();
      expect(PackageJson.safeParse(json).error?.issues).toBeUndefined();
    }
  });

  it('refuses a file path that leaves the package', async () => {
    await cryptoReady();
    const model = packageModel(sampleContent(), signerIdentity(organizationKey().publicKey));
    const file = { path: '../x', sizeBytes: 1, sha256: 'a'.repeat(64) as never };
    const json = JSON.parse(JSON.stringify(packageJson(model, [file]))) as unknown;
    expect(z.fromJSONSchema(schema).safeParse(json).success).toBe(false);
  });

  it('refuses what never leaves of a record', async () => {
    await cryptoReady();
    const model = packageModel(withProgramme(sampleContent()), signerIdentity(organizationKey().publicKey));
    const text = JSON.stringify(packageJson(model, []));
    for (const change of [{ notes: 'internal' }, { email: 'a@example.org' }, { opinion: 'unmodified' }]) {
      const json = JSON.parse(text) as { programme: { registers: { records: { facts: object }[] }[] } };
      Object.assign(json.programme.registers[3]?.records[0]?.facts ?? {}, change);
      expect(z.fromJSONSchema(schema).safeParse(json).success).toBe(false);
    }
  });

  it('refuses what management keeps for itself in a request, and a word no auditor has for it', async () => {
    await cryptoReady();
    const model = packageModel(withRequests(sampleContent()), signerIdentity(organizationKey().publicKey));
    const text = JSON.stringify(packageJson(model, []));
    for (const change of [{ owner: 'Tomas' }, { internal: 'closed' }, { status: 'passed' }]) {
      const json = JSON.parse(text) as { requests: object[] };
      Object.assign(json.requests[0] ?? {}, change);
      expect(z.fromJSONSchema(schema).safeParse(json).success).toBe(false);
    }
  });
});
