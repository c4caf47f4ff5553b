// Building and verifying a package beside the programs one would use without ours, pairwise in one run,
// because only ratios mean something on another machine. Random bytes, real keys; prints JSON.
//   npm exec -- node bench/run.mjs bench/package-peers.ts speed [ROUNDS] [MEBIBYTES]   one package
//   npm exec -- node bench/run.mjs bench/package-peers.ts memory [GIBIBYTES]           memory of a huge one
// Needs zip, unzip and sha256sum. Keys are derived and evidence is taken in before anything is timed. The
// vault holds the same bytes the peers read as plain files, in files of 64 MiB.
import { execFileSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import {
  addEvidence,
  buildPackage,
  createEngagement,
  createVault,
  loadStarterControls,
  type OpenVault,
} from '../src/engine';
import { verifyPackage } from '../src/engine/verify';
import { WHOLE_SCOPE } from '../src/shared/domain/package';
import type { EngagementId, StarterControlId } from '../src/shared/ids';
import { benchEnvironment, job, PASSPHRASE } from './bench-vault';
import { alternate, print, rounded, seconds, told, writeRandom } from './pairwise';

const MEBIBYTE = 2 ** 20;
const FILE_MEBIBYTES = 64;

interface Bench {
  readonly vault: OpenVault;
  readonly engagementId: EngagementId;
  /** Of the same bytes as the evidence, for the peers. */
  readonly plain: string;
}

const prepare = async (work: string, mebibytes: number): Promise<Bench> => {
  const plain = join(work, 'plain');
  mkdirSync(plain);
  for (let written = 0; written < mebibytes; written += FILE_MEBIBYTES)
    writeRandom(join(plain, `file-${String(written)}.bin`), Math.min(FILE_MEBIBYTES, mebibytes - written));
  const { vault } = await createVault(
    join(work, 'bench.muniment'),
    { organization: 'Bench', member: 'Bench', passphrase: PASSPHRASE },
    benchEnvironment,
  );
  const period = { from: '2026-01-01', to: '2026-12-31' } as never;
  const { id: engagementId } = createEngagement(vault, {
    type: 2,
    period,
    systemName: 'Bench',
    firm: 'Bench',
    categories: ['security'],
  });
  const { added } = loadStarterControls(vault, ['AC-01'] as StarterControlId[]);
  const items = readdirSync(plain).map((name) => ({
    paths: [join(plain, name)],
    facts: {
      ...{ title: name, source: 'Bench', sensitivity: 'internal' as const, capturedOn: null },
      ...{ effective: period, controlIds: added, pointOfFocusIds: [] },
    },
  }));
  await addEvidence(vault, items, job);
  return { vault, engagementId, plain };
};

const built = ({ vault, engagementId }: Bench, target: string) =>
  buildPackage(
    vault,
    {
      engagementId,
      selection: WHOLE_SCOPE,
      round: { kind: 'new-package' },
      omissions: [],
      allowDraft: true,
      targetPath: target,
      overwrite: true,
    },
    job,
  );

const verified = async (target: string): Promise<void> => {
  const { verdict } = await verifyPackage(target, { signer: null }, job);
  if (verdict !== 'verified-unknown-signer') throw new Error(`the package is ${verdict}`);
};

const speed = async (work: string, rounds = 5, mebibytes = 1024): Promise<void> => {
  const bench = await prepare(work, mebibytes);
  const target = join(work, 'package.zip');
  const peer = join(work, 'peer.zip');
  const build = await alternate(rounds, {
    ours: { step: () => built(bench, target) },
    zip: {
      before: () => rmSync(peer, { force: true }),
      step: () => execFileSync('zip', ['-0', '-q', '-r', peer, '.'], { cwd: bench.plain }),
    },
    // Ours is on the disk when the build ends; what that alone costs a zip.
    zipAndSync: {
      before: () => rmSync(peer, { force: true }),
      step: () => {
        execFileSync('zip', ['-0', '-q', '-r', peer, '.'], { cwd: bench.plain });
        execFileSync('sync', [peer]);
      },
    },
    sha256sum: { step: () => execFileSync('sh', ['-c', 'sha256sum * > ../sums'], { cwd: bench.plain }) },
  });
  const unpacked = join(work, 'unpacked');
  const inside = () => join(unpacked, readdirSync(unpacked)[0] ?? '');
  const verify = await alternate(rounds, {
    ours: { step: () => verified(target) },
    // One step, because what is checked is what was unpacked just before.
    stock: {
      before: () => rmSync(unpacked, { recursive: true, force: true }),
      step: () => {
        execFileSync('unzip', ['-q', target, '-d', unpacked]);
        execFileSync('sha256sum', ['--quiet', '-c', 'manifest-sha256.txt'], { cwd: inside() });
      },
    },
  });
  bench.vault.close();
  print({
    what: `a package of ${String(mebibytes)} MiB`,
    rounds,
    build: told(build, {
      'zip -0 + sha256sum': ['zip', 'sha256sum'],
      'zip -0 + sync + sha256sum': ['zipAndSync', 'sha256sum'],
    }),
    verify: told(verify, { 'unzip + sha256sum -c': ['stock'] }),
  });
};

const memory = async (work: string, gibibytes = 10): Promise<void> => {
  const bench = await prepare(work, gibibytes * 1024);
  rmSync(bench.plain, { recursive: true });
  const target = join(work, 'package.zip');
  const resident = (): number => Math.round(process.memoryUsage().rss / MEBIBYTE);
  const watched = async (step: () => Promise<unknown>) => {
    const before = resident();
    let peak = before;
    const watch = setInterval(() => {
      peak = Math.max(peak, resident());
    }, 20);
    const took = await seconds(step);
    clearInterval(watch);
    return { seconds: rounded(took), residentBeforeMebibytes: before, residentPeakMebibytes: peak };
  };
  const build = await watched(() => built(bench, target));
  const verify = await watched(() => verified(target));
  bench.vault.close();
  print({ what: `a package of ${String(gibibytes)} GiB`, build, verify });
};

const MODES = { speed, memory };

export const run = async ([mode = 'speed', ...numbers]: readonly string[]): Promise<void> => {
  const work = mkdtempSync(join(tmpdir(), 'muniment-package-'));
  try {
    const [first, second] = numbers.map(Number);
    await MODES[mode as keyof typeof MODES](work, first, second);
  } finally {
    rmSync(work, { recursive: true, force: true });
  }
};
