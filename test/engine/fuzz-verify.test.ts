// The verifier's readers, fed with inputs made out of real ones: lists of bags, key changes, part names, the
// directory of a zip (two readers must agree), and whole small packages. Part of the campaign hostile-input.
import { beforeAll, describe, expect, it } from 'vitest';
import { cryptoReady } from '../../src/engine/crypto/hash';
import { memorySource, verifyPackage } from '../../src/engine/verify';
import { readBagInfo, readBagList, readFetchList } from '../../src/engine/verify/bag-lists';
import { Findings } from '../../src/engine/verify/findings';
import { readPartName } from '../../src/engine/verify/merge-parts';
import { nodePlatform } from '../../src/engine/verify/node-platform';
import { readZipDirectory } from '../../src/engine/verify/zip-directory';
import { readKeyChange } from '../../src/shared/key-change';
import { bag } from '../vectors/package-v1/bags';
import { entry, putTogether } from '../vectors/package-v1/forge';
import { keyNumber, statementFiles } from '../vectors/package-v1/rounds';
import { feed, INPUTS, LONG } from './feed';
import { mutateBytes, type Choose } from './mutate';
import { quietJob } from './temporary-vault';

let statement: Buffer;
let small: Buffer;

beforeAll(async () => {
  await cryptoReady();
  statement = Buffer.from(
    statementFiles({ number: 1, from: keyNumber(1), to: keyNumber(2), vault: 'a'.repeat(16) })[0],
  );
  small = putTogether(
    [...bag({ algorithms: ['sha256', 'md5'] })].map(([path, bytes]) => entry(`bag/${path}`, bytes)),
    0x5a6b0000,
  );
});

const of =
  (real: () => Buffer, other: () => Buffer) =>
  (choose: Choose): Buffer =>
    mutateBytes(real(), other(), choose);
const bytesOf = (path: string): Buffer => bag({ algorithms: ['sha256', 'md5'] }).get(path) ?? Buffer.alloc(0);

describe('hostile input for the verifier, made by the thousand', () => {
  it('manifests, fetch.txt and bag-info.txt', { timeout: LONG }, async () => {
    const info = Buffer.from('Source-Organization: A\n B\nPayload-Oxum: 11.2\n');
    const fetched = Buffer.from('http://example.invalid/x 10 data/x\n');
    const list = { name: 'manifest-sha256.txt', isOfTags: false, algorithm: 'sha256' } as const;
    await feed(
      of(
        () => bytesOf('manifest-sha256.txt'),
        () => fetched,
      ),
      (input) => {
        const findings = new Findings();
        const text = input.toString('utf8');
        const listed = readBagList(list, text, findings);
        for (const path of listed.keys()) expect(path.startsWith('data/')).toBe(true);
        readFetchList(text, findings);
        readBagInfo(text, findings);
        return findings.isEmpty;
      },
    );
    await feed(
      of(
        () => info,
        () => fetched,
      ),
      (input) => {
        const findings = new Findings();
        readBagInfo(input.toString('utf8'), findings);
        readFetchList(input.toString('utf8'), findings);
        return findings.isEmpty;
      },
    );
  });

  it('changes of the key', { timeout: LONG }, async () => {
    await feed(
      of(
        () => statement,
        () => bytesOf('bagit.txt'),
      ),
      (input) => {
        const facts = readKeyChange(input.toString('latin1'));
        expect(facts === null || (facts.number >= 1 && facts.number <= 99)).toBe(true);
        return facts !== null;
      },
    );
  });

  it('names of parts', { timeout: LONG }, async () => {
    await feed(
      of(
        () => Buffer.from('q-PKG-2026-01-r1.part-2-of-3.zip'),
        () => Buffer.from('-of-0.zip'),
      ),
      (input) => {
        const part = readPartName(input.toString('latin1'));
        expect(part === null || (part.number >= 1 && part.number <= part.of)).toBe(true);
        return part !== null;
      },
    );
  });

  it('directories of zips, of which two readers say the same', { timeout: LONG }, async () => {
    const differ: string[] = [];
    await feed(
      of(
        () => small,
        () => statement,
      ),
      async (input) => {
        const source = memorySource(input);
        const [ours, yauzls] = [
          await readZipDirectory(source, 1000),
          await nodePlatform.readDirectory(source, 1000),
        ];
        const isBroken = ours.fault !== null;
        if (isBroken !== (yauzls.fault !== null))
          differ.push(`${String(ours.fault)} / ${String(yauzls.fault)}`);
        else if (!isBroken) {
          expect(ours.entryCount).toBe(yauzls.entryCount);
          expect(ours.end).toBe(yauzls.end);
          expect(ours.entries.map(plain)).toEqual(yauzls.entries.map(plain));
        }
        return !isBroken;
      },
    );
    expect(differ).toEqual([]);
  });

  it('whole bags', { timeout: LONG }, async () => {
    await feed(
      of(
        () => small,
        () => statement,
      ),
      async (input) => {
        try {
          const { verdict } = await verifyPackage(memorySource(input, 'x.zip'), { signer: null }, quietJob());
          return verdict === 'bag-holds';
        } catch (error) {
          expect(error).toMatchObject({ code: 'package.not-a-package' });
          return false;
        }
      },
      Math.ceil(INPUTS / 4),
    );
  });
});

const plain = (one: object): object =>
  Object.fromEntries(
    Object.entries(one).map(([name, value]) => [
      name,
      value instanceof Uint8Array ? [...value] : (value as unknown),
    ]),
  );
