// Opening a package to look through it, beside what one would do without ours: from the file to what can be read, and to
// every file read, against `unzip` plus `sha256sum -c`, pairwise in one run. And how long other calls wait meanwhile.
//   npm exec -- node bench/run.mjs bench/open-package.ts big [ROUNDS] [MEBIBYTES]       one package of random files
//   npm exec -- node bench/run.mjs bench/open-package.ts many [ROUNDS] [EVIDENCE]       one of many small files
//   npm exec -- node bench/run.mjs bench/open-package.ts write PATH [MEBIBYTES]         the package, to be kept
//   npm exec -- node bench/run.mjs bench/open-package.ts of PATH [ROUNDS]               one that is there
// Needs unzip and sha256sum. Nothing of the building is timed.
import { execFileSync } from 'node:child_process';
import { copyFileSync, mkdirSync, mkdtempSync, readdirSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { randomBytes } from 'node:crypto';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import {
  addEvidence,
  buildPackage,
  createEngagement,
  createVault,
  findRows,
  listRows,
  loadStarterControls,
  openReceived,
  type Received,
} from '../src/engine';
import { NOTHING_KEPT } from '../src/engine/review/opened-received';
import { WHOLE_SCOPE } from '../src/shared/domain/package';
import type { StarterControlId } from '../src/shared/ids';
import { benchEnvironment, job, PASSPHRASE } from './bench-vault';
import { alternate, print, rounded, told, writeRandom } from './pairwise';

const FILE_MEBIBYTES = 64;

const built = async (work: string, files: readonly string[]): Promise<string> => {
  const { vault } = await createVault(
    join(work, 'bench.muniment'),
    { organization: 'Bench', member: 'Bench', passphrase: PASSPHRASE },
    benchEnvironment,
  );
  const period = { from: '2026-01-01', to: '2026-12-31' } as never;
  const { id: engagementId } = createEngagement(vault, {
    ...{ type: 2, period, systemName: 'Bench', firm: 'Bench', categories: ['security'] },
  });
  const { added } = loadStarterControls(vault, ['AC-01', 'AC-02', 'AC-03'] as StarterControlId[]);
  const items = files.map((path, at) => ({
    paths: [path],
    facts: {
      ...{ title: `Item ${String(at)}`, source: 'Bench', sensitivity: 'internal' as const, capturedOn: null },
      ...{ effective: period, controlIds: [added[at % added.length] as never], pointOfFocusIds: [] },
    },
  }));
  await addEvidence(vault, items, job);
  const target = join(work, 'package.zip');
  await buildPackage(
    vault,
    {
      ...{ engagementId, selection: WHOLE_SCOPE, round: { kind: 'new-package' }, omissions: [] },
      ...{ allowDraft: true, targetPath: target, overwrite: true },
    },
    job,
  );
  vault.close();
  for (const path of files) rmSync(path);
  return target;
};

const opened = (target: string): Promise<Received> =>
  openReceived({ paths: [target], base: null, find: null }, job);

/** What the window asks first: what it is, and the first page of a list. */
const readable = async (received: Received): Promise<void> => {
  await received.facts();
  look(received);
};

const look = ({ index }: Received): void => {
  const page = { search: '', under: null, only: 'all', offset: 0, limit: 100 } as const;
  listRows(index, NOTHING_KEPT, { kind: 'control', ...page });
  listRows(index, NOTHING_KEPT, { kind: 'evidence', ...page });
};

/** How late a timer comes, and what lists and a search take, in milliseconds, until `isOver`. */
const waitsUntil = async (received: Received, isOver: () => boolean) => {
  const late: number[] = [];
  let expected = performance.now() + 5;
  const timer = setInterval(() => {
    late.push(performance.now() - expected);
    expected = performance.now() + 5;
  }, 5);
  const lists: number[] = [];
  while (!isOver()) {
    await new Promise((resolve) => setTimeout(resolve, 20));
    const begun = performance.now();
    look(received);
    findRows(received.index, NOTHING_KEPT, { search: 'item 12', limit: 50 });
    lists.push(performance.now() - begun);
  }
  clearInterval(timer);
  const figures = (all: number[]) => {
    const sorted = all.toSorted((a, b) => a - b);
    const at = (share: number): number => rounded(sorted[Math.floor((sorted.length - 1) * share)] ?? 0);
    return { samples: sorted.length, median: at(0.5), p95: at(0.95), most: at(1) };
  };
  return { lateMilliseconds: figures(late), listsAndSearchMilliseconds: figures(lists) };
};

const REST_MS = 5000;

/** While everything is read, and with nothing else to do: what the machine itself takes is in both. */
const waits = async (target: string) => {
  const received = await opened(target);
  const end = performance.now() + REST_MS;
  const atRest = await waitsUntil(received, () => performance.now() > end);
  const checking = received.check(job);
  const ended = new AbortController();
  void checking.finally(() => {
    ended.abort();
  });
  const whileReading = await waitsUntil(received, () => ended.signal.aborted);
  const { findings } = await checking;
  await received.close();
  if (findings.length > 0) throw new Error('the package does not hold');
  return { atRest, whileReading };
};

const measure = async (work: string, what: string, target: string, rounds: number): Promise<void> => {
  const unpacked = join(work, 'unpacked');
  const inside = () => join(unpacked, readdirSync(unpacked)[0] ?? '');
  const timed = await alternate(rounds, {
    readable: {
      step: async () => {
        const received = await opened(target);
        await readable(received);
        await received.close();
      },
    },
    everyFile: {
      step: async () => {
        const received = await opened(target);
        await readable(received);
        const { findings } = await received.check(job);
        if (findings.length > 0) throw new Error('the package does not hold');
        await received.close();
      },
    },
    stock: {
      before: () => rmSync(unpacked, { recursive: true, force: true }),
      step: () => {
        execFileSync('unzip', ['-q', target, '-d', unpacked]);
        execFileSync('sha256sum', ['--quiet', '-c', 'manifest-sha256.txt'], { cwd: inside() });
      },
    },
  });
  print({ what: 'other calls', ...(await waits(target)) });
  const beside = (name: 'readable' | 'everyFile') =>
    told({ ours: timed[name] ?? [], stock: timed['stock'] ?? [] }, { 'unzip + sha256sum -c': ['stock'] });
  print({ what, rounds, readable: beside('readable'), everyFile: beside('everyFile') });
};

const randomFiles = (work: string, mebibytes: number): string[] => {
  const files: string[] = [];
  for (let written = 0; written < mebibytes; written += FILE_MEBIBYTES) {
    const path = join(work, `file-${String(written)}.bin`);
    writeRandom(path, Math.min(FILE_MEBIBYTES, mebibytes - written));
    files.push(path);
  }
  return files;
};

const big = async (work: string, rounds = '5', mebibytes = '1024'): Promise<void> => {
  const target = await built(work, randomFiles(work, Number(mebibytes)));
  await measure(work, `a package of ${mebibytes} MiB`, target, Number(rounds));
};

const write = async (work: string, path = '', mebibytes = '1024'): Promise<void> => {
  copyFileSync(await built(work, randomFiles(work, Number(mebibytes))), path);
};

const of = async (work: string, path = '', rounds = '5'): Promise<void> => {
  await measure(work, `a package of ${String(statSync(path).size)} bytes`, path, Number(rounds));
};

const many = async (work: string, rounds = '5', evidence = '5000'): Promise<void> => {
  const desk = join(work, 'desk');
  mkdirSync(desk);
  const files = Array.from({ length: Number(evidence) }, (_none, at) => {
    const path = join(desk, `file-${String(at)}.txt`);
    writeFileSync(path, randomBytes(3000).toString('hex'));
    return path;
  });
  await measure(work, `a package of ${evidence} items`, await built(work, files), Number(rounds));
};

const MODES = { big, many, of, write };

export const run = async ([mode = 'big', ...numbers]: readonly string[]): Promise<void> => {
  const work = mkdtempSync(join(tmpdir(), 'muniment-open-'));
  try {
    const [first, second] = numbers;
    await MODES[mode as keyof typeof MODES](work, first, second);
  } finally {
    rmSync(work, { recursive: true, force: true });
  }
};
