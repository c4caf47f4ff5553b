// Taking evidence in, beside other programs that do a part of the same, pairwise in one run, because only
// ratios mean something on another machine. Random bytes, real keys; prints JSON.
//   npm exec -- node bench/run.mjs bench/import-peers.ts big [ROUNDS] [MEBIBYTES]   one large file
//   npm exec -- node bench/run.mjs bench/import-peers.ts small [ROUNDS] [FILES]    many files of 10 KiB
//   npm exec -- node bench/run.mjs bench/import-peers.ts scale [ROUNDS]            100,000 items against 1,000
//   npm exec -- node bench/run.mjs bench/import-peers.ts memory [GIBIBYTES]        memory of one huge file
// Needs age, 7z and restic for the first two. Nothing of the start is timed: keys are derived, restic's
// repository is made, and what is still to be written is synced before each measurement.
import { execFileSync } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import {
  closeSync,
  fsyncSync,
  mkdirSync,
  mkdtempSync,
  openSync,
  readdirSync,
  rmSync,
  writeFileSync,
  writeSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { addEvidence, createVault, listEvidence, type OpenVault, openVault } from '../src/engine';
import { alternate, median, print, rounded, seconds, told, writeRandom } from './pairwise';
import { benchEnvironment as environment, job, PASSPHRASE } from './bench-vault';

const MEBIBYTE = 2 ** 20;
const facts = (title: string) => ({
  title,
  source: 'Bench',
  sensitivity: 'internal' as const,
  effective: null,
  capturedOn: null,
  controlIds: [],
  pointOfFocusIds: [],
});

const newVault = async (folder: string): Promise<OpenVault> =>
  (await createVault(folder, { organization: 'Bench', member: 'Bench', passphrase: PASSPHRASE }, environment))
    .vault;

/** A fresh vault for each measurement, so that no bytes are already known. */
const ourImport = (work: string, paths: readonly string[]) => {
  const folder = join(work, 'ours.muniment');
  let vault: OpenVault | undefined;
  return {
    before: async () => {
      vault = await newVault(folder);
    },
    step: async () => {
      if (vault === undefined) throw new Error('no vault');
      const items = paths.map((path, at) => ({ paths: [path], facts: facts(`Item ${at}`) }));
      const { added } = await addEvidence(vault, items, job);
      if (added.length !== paths.length) throw new Error('not everything was taken in');
    },
    after: () => {
      vault?.close();
      rmSync(folder, { recursive: true, force: true });
    },
  };
};

const RESTIC = { env: { ...process.env, RESTIC_PASSWORD: PASSPHRASE } };
const restic = (work: string, what: string) => {
  const repository = join(work, 'restic');
  return {
    before: () => execFileSync('restic', ['init', '-q', '-r', repository], RESTIC),
    step: () => execFileSync('restic', ['backup', '-q', '-r', repository, what], RESTIC),
    after: () => rmSync(repository, { recursive: true, force: true }),
  };
};

const big = async (work: string, rounds = 5, mebibytes = 1024): Promise<void> => {
  const source = join(work, 'big.bin');
  writeRandom(source, mebibytes);
  const key = execFileSync('age-keygen', { encoding: 'utf8', stdio: ['ignore', 'pipe', 'ignore'] });
  const recipient = /public key: (\S+)/.exec(key)?.[1] ?? '';
  const out = join(work, 'out');
  const after = () => rmSync(out, { force: true });
  const times = await alternate(rounds, {
    ours: ourImport(work, [source]),
    age: { step: () => execFileSync('age', ['-e', '-r', recipient, '-o', out, source]), after },
    sha256sum: { step: () => execFileSync('sha256sum', [source]) },
    cp: { step: () => execFileSync('cp', [source, out]), after },
    cpAndSync: {
      step: () => {
        execFileSync('cp', [source, out]);
        execFileSync('sync', [out]);
      },
      after,
    },
    sevenZip: {
      step: () => execFileSync('7z', ['a', '-bd', '-mx0', '-mhe', `-p${PASSPHRASE}`, `${out}.7z`, source]),
      after: () => rmSync(`${out}.7z`, { force: true }),
    },
    restic: restic(work, source),
  });
  print({
    what: `one file of ${mebibytes} MiB`,
    rounds,
    ...told(times, {
      'age -e + sha256sum': ['age', 'sha256sum'],
      cp: ['cp'],
      'cp + sync': ['cpAndSync'],
      '7z -p -mhe -mx0': ['sevenZip'],
      'restic backup': ['restic'],
    }),
  });
};

const small = async (work: string, rounds = 5, count = 10_000): Promise<void> => {
  const folder = join(work, 'small');
  mkdirSync(folder);
  const paths = Array.from({ length: count }, (_unused, at) => join(folder, `file-${at}.bin`));
  for (const path of paths) writeFileSync(path, randomBytes(10_240));
  const plain = join(work, 'plain');
  const times = await alternate(rounds, {
    ours: ourImport(work, paths),
    restic: restic(work, folder),
    // What the promise alone costs: as many files, written and synced one by one.
    writeAndSync: {
      before: () => mkdirSync(plain),
      step: () => {
        const bytes = randomBytes(12_364);
        for (let at = 0; at < count; at += 1) {
          const descriptor = openSync(join(plain, `${at}`), 'wx');
          writeSync(descriptor, bytes);
          fsyncSync(descriptor);
          closeSync(descriptor);
        }
      },
      after: () => rmSync(plain, { recursive: true, force: true }),
    },
  });
  print({
    what: `${count} files of 10 KiB`,
    rounds,
    ...told(times, { 'restic backup': ['restic'], 'write + fsync of each': ['writeAndSync'] }),
  });
};

/** Rows and journal entries as an import makes them, without sealed files. */
const fill = (vault: OpenVault, count: number): void => {
  for (let from = 0; from < count; from += 5000) {
    vault.write(({ db, now, record }) => {
      const blob = db.prepare('INSERT INTO blob VALUES (?, ?, ?, ?, ?, 1)');
      const evidence = db.prepare(
        'INSERT INTO evidence (number, current_version, created_at) VALUES (?, 1, ?)',
      );
      const version = db.prepare(
        `INSERT INTO evidence_version (evidence, version, title, source, sensitivity, taken_in_at, taken_in_by)
         VALUES (?, 1, ?, 'Identity provider, export of members', 'internal', ?, 1)`,
      );
      const file =
        db.prepare(`INSERT INTO evidence_file (evidence, version, position, blob, original_name, media_type)
         VALUES (?, 1, 1, ?, ?, 'text/csv')`);
      for (let n = from + 1; n <= Math.min(count, from + 5000); n += 1) {
        const id = randomBytes(32).toString('hex');
        const sha256 = randomBytes(32).toString('hex');
        blob.run(id, sha256, 1000 + n, 4096 + n, id);
        evidence.run(n, now);
        version.run(n, `Access review ${n} of the production accounts`, now);
        file.run(n, id, `export-${n}.csv`);
        record('evidence.added', `EVD-${String(n).padStart(4, '0')}`, { version: 1, files: [{ sha256 }] });
      }
    });
  }
};

const scale = async (work: string, rounds = 5): Promise<void> => {
  const SIZES = { thousand: 1000, hundredThousand: 100_000 };
  const BATCH = 200;
  const folder = join(work, 'small');
  mkdirSync(folder);
  const vaults: Record<string, OpenVault> = {};
  for (const [name, count] of Object.entries(SIZES)) {
    fill((vaults[name] = await newVault(join(work, name))), count);
  }
  let made = 0;
  const take = (name: string, at: number) => ({
    before: () => {
      made += 1;
      for (let n = 0; n < BATCH; n += 1) {
        writeFileSync(join(folder, `${made}-${n}.bin`), randomBytes(10_240));
      }
    },
    step: async () => {
      const vault = vaults[name];
      if (vault === undefined) return;
      const names = readdirSync(folder);
      const items = names.map((file) => ({ paths: [join(folder, file)], facts: facts(file) }));
      for (let from = 0; from < items.length; from += at) {
        await addEvidence(vault, items.slice(from, from + at), job);
      }
    },
    after: () => {
      for (const name of readdirSync(folder)) rmSync(join(folder, name));
    },
  });
  const times = await alternate(rounds, {
    oneByOneAtThousand: take('thousand', 1),
    oneByOneAtHundredThousand: take('hundredThousand', 1),
    togetherAtThousand: take('thousand', BATCH),
    togetherAtHundredThousand: take('hundredThousand', BATCH),
  });
  const ratio = (which: string): number =>
    rounded(
      median(
        (times[`${which}AtHundredThousand`] ?? []).map(
          (time, round) => time / (times[`${which}AtThousand`]?.[round] ?? NaN),
        ),
      ),
    );
  const path = vaults['hundredThousand']?.folder ?? '';
  for (const vault of Object.values(vaults)) vault.close();
  const opening: number[] = [];
  const firstPage: number[] = [];
  for (let round = 0; round < rounds; round += 1) {
    let vault: OpenVault | undefined;
    opening.push(
      await seconds(async () => {
        vault = await openVault(path, { passphrase: PASSPHRASE }, environment);
      }),
    );
    firstPage.push(
      await seconds(() => {
        if (vault === undefined) return;
        listEvidence(vault, {
          ...{ search: '', controlId: null, criterionId: null, verdict: null },
          ...{ sort: 'id', direction: 'ascending', offset: 0, limit: 100 },
        });
      }),
    );
    vault?.close();
  }
  print({
    what: `${BATCH} files of 10 KiB into vaults of 1,000 and 100,000 items`,
    rounds,
    ...told(times, {}),
    medianRatios: { oneByOne: ratio('oneByOne'), together: ratio('together') },
    openAtHundredThousandSeconds: rounded(median(opening)),
    firstPageSeconds: rounded(median(firstPage)),
  });
};

const memory = async (work: string, gibibytes = 10): Promise<void> => {
  const source = join(work, 'huge.bin');
  writeRandom(source, gibibytes * 1024);
  const vault = await newVault(join(work, 'huge.muniment'));
  const resident = (): number => Math.round(process.memoryUsage().rss / MEBIBYTE);
  const before = resident();
  let peak = before;
  const watch = setInterval(() => {
    peak = Math.max(peak, resident());
  }, 20);
  const took = await seconds(() => addEvidence(vault, [{ paths: [source], facts: facts('Huge') }], job));
  clearInterval(watch);
  vault.close();
  print({
    what: `one file of ${gibibytes} GiB`,
    seconds: rounded(took),
    residentBeforeMebibytes: before,
    residentPeakMebibytes: peak,
    overStartMebibytes: peak - before,
  });
};

const MODES = { big, small, scale, memory };

export const run = async ([mode = 'big', ...numbers]: readonly string[]): Promise<void> => {
  const work = mkdtempSync(join(tmpdir(), 'muniment-import-'));
  try {
    const [first, second] = numbers.map(Number);
    const chosen = MODES[mode as keyof typeof MODES];
    await chosen(work, first, second);
  } finally {
    rmSync(work, { recursive: true, force: true });
  }
};
