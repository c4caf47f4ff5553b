// Every reader of bytes that come from outside, fed with inputs made out of real ones: it answers or
// refuses, soon, and never crashes. The seed is fixed here; a longer campaign is
//   INPUTS=100000 SEED=7 npx vitest run test/engine/fuzz.test.ts
import { spawnSync } from 'node:child_process';
import { createHash, randomBytes } from 'node:crypto';
import { chmodSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { decodeSealedList, encodeSealedList } from '../../src/engine/backup/sealed-list';
import { decodeState, encodeState, type State } from '../../src/engine/backup/state-file';
import { openedWhole, openSealedFile } from '../../src/engine/blobs/open-sealed-file';
import type { StoredBlob } from '../../src/engine/blobs/stored-blob';
import { parseJournalText, type JournalText } from '../../src/engine/journal/journal-text';
import { foldEntry } from '../../src/engine/roster/fold-roster';
import { presentOwners, type Roster } from '../../src/engine/roster/roster';
import { decodeHeader } from '../../src/engine/vault/header';
import { lockHolder, proveNotInUse } from '../../src/engine/vault/lock';
import { proveKdfRange } from '../../src/engine/vault/slots';
import { parseCopyName } from '../../src/engine/vault/copies/copy-name';
import { parsePublicKeyFile, parseSignatureFile } from '../../src/engine/verify/minisign-file';
import { allKindsVault, type AllKindsVault } from './all-kinds-vault';
import { BLOB_KEYS, blobFixture } from './blob-fixture';
import { feed, INPUTS, LONG } from './feed';
import { mutateBytes, mutateJson, sortedJson, type Choose } from './mutate';
import { quietJob } from './temporary-vault';

let vault: AllKindsVault;
let entries: JournalText[];
let lines: readonly string[];

beforeAll(async () => {
  vault = await allKindsVault();
  lines = vault.journal;
  entries = lines.flatMap((line) => parseJournalText(line) ?? []);
});
afterAll(() => vault.remove());

const withSum = (summed: Uint8Array): Buffer =>
  Buffer.concat([summed, Buffer.from(`sum ${createHash('sha256').update(summed).digest('hex')}\n`)]);

/** Mutants of a file of four lines whose last is a sum: half of them with a sum that fits. */
const summedMutant =
  (real: Buffer, other: Buffer) =>
  (choose: Choose): Buffer => {
    const sumAt = real.lastIndexOf('sum ');
    if (choose(4) === 0) return mutateBytes(real, other, choose);
    if (choose(3) === 0) return withSum(mutateBytes(real.subarray(0, sumAt), other, choose));
    const [first = '', json = '', mac = ''] = real.toString().split('\n');
    const changed = sortedJson(mutateJson(JSON.parse(json), choose));
    return withSum(Buffer.from(`${first}\n${changed}\n${mac}\n`));
  };

describe('hostile input, made by the thousand', () => {
  it('vault.header', { timeout: LONG }, async () => {
    const real = readFileSync(join(vault.folder, 'vault.header'));
    const taken: Buffer[] = [];
    const make = summedMutant(real, readFileSync(join(vault.folder, 'README.txt')));
    const tally = await feed(make, (input) => {
      const decoded = decodeHeader(input);
      if (decoded === null) return false;
      if (taken.length < 2000) taken.push(input);
      expect(decoded.isAuthentic(new Uint8Array(32))).toBe(false);
      proveKdfRange(decoded.header);
      return true;
    });
    expect(tally.refused).toBeGreaterThan(tally.accepted);
    // What one reader takes, the other one takes as well: a header means the same to both.
    const judged = spawnSync(
      '/usr/bin/python3',
      ['-B', join(import.meta.dirname, '../interop/judge_headers.py')],
      {
        input: taken.map((input) => input.toString('base64')).join('\n'),
        encoding: 'utf8',
        maxBuffer: 2 ** 26,
      },
    );
    expect(judged.stderr).toBe('');
    expect(taken.length).toBeGreaterThan(0);
    const refused = judged.stdout
      .trim()
      .split('\n')
      .flatMap((said, index) =>
        said === 'taken' ? [] : [`${said} ${taken[index]?.toString('utf8') ?? ''}`],
      );
    expect(refused).toEqual([]);
  });

  it(
    'a sealed file, with the row it had and with a row that agrees with its header',
    { timeout: LONG },
    async () => {
      const fixture = await blobFixture();
      const content = randomBytes(7000);
      const { blob } = await fixture.store().put(await fixture.source('e.bin', content), quietJob());
      const path = fixture.pathOf(blob);
      chmodSync(path, 0o600);
      const real = readFileSync(path);
      const row = (input: Buffer, agrees: boolean): StoredBlob => ({
        ...blob,
        ...(agrees
          ? {
              headerDigest: createHash('sha256').update(input.subarray(0, 76)).digest('hex'),
              sealedSizeBytes: input.length,
            }
          : {}),
      });
      const make = (choose: Choose): { bytes: Buffer; agrees: boolean } => {
        const head = choose(2) === 0;
        const bytes = head
          ? Buffer.concat([mutateBytes(real.subarray(0, 76), real, choose), real.subarray(76)])
          : mutateBytes(real, real, choose);
        return { bytes, agrees: choose(2) === 0 };
      };
      await feed(make, async ({ bytes, agrees }) => {
        writeFileSync(path, bytes);
        const given = row(bytes, agrees);
        const file = await openSealedFile(path, given, BLOB_KEYS.blob);
        try {
          let place = 0;
          for await (const part of openedWhole(file, given)) {
            expect(content.subarray(place, place + part.length).equals(part)).toBe(true);
            place += part.length;
          }
          expect(bytes.equals(real)).toBe(true);
        } finally {
          await file.close();
        }
        return true;
      });
      await fixture.remove();
    },
  );

  it('a line of the journal, and the members it would make', { timeout: LONG }, async () => {
    const make = (choose: Choose): string => {
      const line = lines[choose(lines.length)] ?? '';
      if (choose(2) === 0) {
        return mutateBytes(
          Buffer.from(line),
          Buffer.from(lines[choose(lines.length)] ?? ''),
          choose,
        ).toString();
      }
      return sortedJson(mutateJson(JSON.parse(line), choose));
    };
    const first = entries[0];
    if (first === undefined) throw new Error('a journal has a first entry');
    const begun = foldEntry(null, first);
    await feed(make, (line) => {
      const text = parseJournalText(line);
      if (text === null) return false;
      for (const roster of [null, begun]) {
        const next = foldEntry(roster, text);
        if (next !== null) expect(presentOwners(next).length).toBeGreaterThan(0);
      }
      return true;
    });
  });

  it(
    'a whole journal of members, with one entry changed, doubled, lost or moved',
    { timeout: LONG },
    async () => {
      const make = (choose: Choose): JournalText[] => {
        const changed = [...entries];
        const at = choose(changed.length);
        const entry = changed[at];
        if (entry === undefined) return changed;
        const kind = choose(4);
        if (kind === 0) changed.splice(at, 1);
        else if (kind === 1) changed.splice(choose(changed.length), 0, entry);
        else if (kind === 2)
          changed.splice(at, 1, { ...entry, member: `MEM-0${String(1 + choose(3))}` as never });
        else {
          const mutant = parseJournalText(sortedJson(mutateJson(entry, choose)));
          if (mutant !== null) changed.splice(at, 1, mutant);
        }
        return changed;
      };
      await feed(make, (changed) => {
        let roster: Roster | null = null;
        for (const entry of changed) {
          const next: Roster | null = foldEntry(roster, entry);
          if (next === null) continue;
          expect(presentOwners(next).length).toBeGreaterThan(0);
          const numbers = next.members.map((member) => member.number);
          expect(numbers).toEqual(numbers.map((_, index) => index + 1));
          roster = next;
        }
        return roster !== null;
      });
    },
  );

  it('the note of who has the vault open', { timeout: LONG }, async () => {
    const note = {
      bootId: '2ba2a9b4-6d93-4d68-8b07-6ed0c6eb5b36',
      host: 'desk',
      nonce: '0'.repeat(32),
      pid: 4711,
      processStartedAt: '123456',
      since: '2026-07-01T09:00:00Z',
    };
    const real = Buffer.from(`${JSON.stringify(note)}\n`);
    const make = (choose: Choose): Buffer =>
      choose(2) === 0
        ? mutateBytes(real, real, choose)
        : Buffer.from(`${sortedJson(mutateJson(note, choose))}\n`);
    await feed(
      make,
      (input) => {
        writeFileSync(join(vault.folder, 'lock'), input);
        const holder = lockHolder(vault.folder);
        if (holder === null) proveNotInUse(vault.folder);
        return holder !== null;
      },
      Math.min(INPUTS, 20_000),
    );
  });

  it('the two files of a state of a backup', { timeout: LONG }, async () => {
    const hash = '0'.repeat(64) as State['journalHead'];
    const state: State = {
      blobs: 2,
      bytes: 3000,
      leftOut: 0,
      database: { name: 'db-000001.sqlite', sha256: hash, sizeBytes: 4096 },
      epoch: 1,
      files: { sha256: hash, sizeBytes: 100 },
      header: { sha256: hash, sizeBytes: 100 },
      journalHead: hash,
      journalSeq: 7,
      madeAt: '2026-07-01T09:00:00Z' as State['madeAt'],
      name: '20260701T090000Z-000001-0000000007',
      program: 'Muniment test',
      run: 1,
      vaultId: '0'.repeat(32) as State['vaultId'],
    };
    const real = Buffer.from(encodeState(state, new Uint8Array(randomBytes(32))));
    await feed(summedMutant(real, real), (input) => decodeState(input) !== null);
    const list = Buffer.from(
      encodeSealedList(
        [1, 2, 3].map((number) => ({
          id: randomBytes(32).toString('hex'),
          sha256: randomBytes(32).toString('hex') as State['journalHead'],
          sizeBytes: number * 1000,
        })),
      ),
    );
    await feed(
      (choose) => mutateBytes(list, list, choose),
      (input) => decodeSealedList(input) !== null,
    );
  });

  it("minisign's files", { timeout: LONG }, async () => {
    const base64 = (head: string, length: number): string =>
      Buffer.concat([Buffer.from(head), randomBytes(length - head.length)]).toString('base64');
    const signature = Buffer.from(
      `untrusted comment: signature of P001\n${base64('ED', 74)}\ntrusted comment: muniment-package-1\n${base64('', 64)}\n`,
    );
    const key = Buffer.from(`untrusted comment: minisign public key\n${base64('Ed', 42)}\n`);
    await feed(
      (choose) => mutateBytes(signature, key, choose),
      (input) => parseSignatureFile(input) !== null,
    );
    await feed(
      (choose) => mutateBytes(key, signature, choose),
      (input) => parsePublicKeyFile(input) !== null,
    );
  });

  it('names of copies', { timeout: LONG }, async () => {
    const real = Buffer.from('db-000001-0000000007-20260701T090000Z-schema1.sqlite');
    await feed(
      (choose) => mutateBytes(real, real, choose).toString('latin1'),
      (name) => parseCopyName(name) !== null,
    );
  });
});
