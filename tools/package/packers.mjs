// The packers (electron-builder, postject) have a lockfile of their own and are installed when somebody
// packs: whoever only builds, starts or tests the app does without these 280 packages.
import '../require-node.mjs';
import { spawnSync } from 'node:child_process';
import fs from 'node:fs';
import path from 'node:path';

const HERE = import.meta.dirname;
const LOCK = path.join(HERE, 'package-lock.json');
/** npm writes it last, so it tells of a whole installation. */
const INSTALLED = path.join(HERE, 'node_modules', '.package-lock.json');

/** Installs them unless they are there in the versions of the lockfile. */
export const ensurePackers = () => {
  const installedAt = fs.statSync(INSTALLED, { throwIfNoEntry: false })?.mtimeMs ?? 0;
  if (installedAt >= fs.statSync(LOCK).mtimeMs) return;
  const { status, stderr } = spawnSync('npm', ['ci', '--ignore-scripts', '--silent'], {
    cwd: HERE,
    encoding: 'utf8',
    shell: process.platform === 'win32',
  });
  if (status !== 0) throw new Error(`the packers could not be installed\n${stderr}`);
};

/** The path of a packer's package. */
export const packers = (name) => path.join(HERE, 'node_modules', name);
