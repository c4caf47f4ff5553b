// `npm run check:package`: packs the stand-in twice (the same bytes?), looks into it, and lets it be installed,
// used and removed in a bare Debian 12 (in-debian.sh). A stage of its own: it needs root, debootstrap and minutes.
//   --once   packs once, and says nothing about the same bytes
import '../../require-node.mjs';
import { createHash } from 'node:crypto';
import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { ensureElectron } from '../../electron/ensure-electron.mjs';
import { ensureLibraries } from '../../system-libraries.mjs';
import { packDeb } from '../deb.mjs';
import { packApp } from '../packed-app.mjs';
import { PACKED } from '../places.mjs';
import { bareDebian, missingForBareDebian } from './bare-debian.mjs';
import { differences } from './differences.mjs';
import { lookInto } from './look-into.mjs';
import { makeSamples } from './samples.mjs';
import { sizesOf } from './sizes.mjs';

const say = (line) => process.stdout.write(`${line}\n`);
const ok = (line) => say(`ok   ${line}`);

const digest = (file) => createHash('sha256').update(fs.readFileSync(file)).digest('hex');

const packStandIn = async (runtime, into) => {
  const packed = await packApp({ isStandIn: true, runtime, into, say: () => {} });
  return { packed, debs: [packDeb(packed), packDeb(packed, { isCliAlone: true })] };
};

/** Another folder, another time of day, another order of files on the disk: the same bytes. */
const packAgain = async (runtime, first) => {
  const elsewhere = fs.mkdtempSync(path.join(os.tmpdir(), 'packed again '));
  try {
    const second = await packStandIn(runtime, elsewhere);
    const pairs = first.debs.map((deb, index) => [deb, second.debs[index]]);
    const different = pairs.filter(([one, other]) => digest(one) !== digest(other));
    if (different.length > 0) {
      throw new Error(
        `packed twice, and not the same:\n${differences(first.packed.folder, second.packed.folder)}`,
      );
    }
    ok(
      `packed twice, in two folders: the same bytes (${pairs.map(([deb]) => digest(deb).slice(0, 16)).join(', ')}…)`,
    );
  } finally {
    fs.rmSync(elsewhere, { recursive: true, force: true });
  }
};

const check = async () => {
  const problem = ensureLibraries('package', say);
  if (problem !== null) throw new Error(problem);
  const missing = missingForBareDebian();
  if (missing !== null) throw new Error(`The package cannot be tried here: ${missing}.`);
  const { executable } = await ensureElectron(say);
  const runtime = path.dirname(executable);
  say('Packing the stand-in…');
  const first = await packStandIn(runtime, PACKED);
  if (!process.argv.includes('--once')) await packAgain(runtime, first);
  await lookInto(first.packed, executable, ok);
  for (const line of sizesOf(first)) say(`     ${line}`);

  const shared = fs.mkdtempSync(path.join(PACKED, 'tried-'));
  // Read inside by ordinary users.
  fs.chmodSync(shared, 0o755);
  let system;
  try {
    for (const deb of first.debs) fs.linkSync(deb, path.join(shared, path.basename(deb)));
    for (const name of ['in-debian.sh', 'main-job.sh', 'drive-window.py']) {
      fs.copyFileSync(path.join(import.meta.dirname, name), path.join(shared, name));
    }
    await makeSamples(shared);
    system = bareDebian(shared, say);
    const status = await system.inside(['bash', '/packed/in-debian.sh']);
    const picture = path.join(system.root, 'home/ada/drive-failed.png');
    if (fs.existsSync(picture)) {
      fs.copyFileSync(picture, path.join(PACKED, 'drive-failed.png'));
      say(`What was on the screen: ${path.join(PACKED, 'drive-failed.png')}`);
    }
    if (status !== 0) throw new Error('the package is not as it is meant to be');
  } finally {
    system?.remove();
    fs.rmSync(shared, { recursive: true, force: true });
  }
};

try {
  await check();
} catch (error) {
  console.error(error.message);
  process.exitCode = 1;
}
