// A network of its own for whatever is to be shown to need none (Linux): this machine's loopback, and a way out
// that leads to nobody and is listened to. What runs in it is in inside.mjs.
import { spawnSync } from 'node:child_process';
import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { DEVICE, KINDS_OF_INTERFACE } from './interface.mjs';

const INSIDE = path.join(import.meta.dirname, 'inside.mjs');

/** As root, or as anybody where the system lets people have namespaces. */
const WAYS = [
  ['--net', '--mount'],
  ['--user', '--map-root-user', '--net', '--mount'],
];

/** A network is not enough: an interface that leads nowhere must be possible in it. */
const works = (way) =>
  KINDS_OF_INTERFACE.some(
    (kind) =>
      spawnSync('unshare', [...way, '--', 'ip', 'link', 'add', DEVICE, ...kind], { stdio: 'ignore' })
        .status === 0,
  );

/**
 * @returns {{ wrap: (command: string[]) => string[], readReport: () => Report | null } | string} how to run a
 *   command so, or why it cannot be had here
 * @typedef {{ controlSeen: boolean, asked: { by: string, what: string }[] }} Report
 */
export const ownNetwork = () => {
  if (process.platform !== 'linux') return 'networks of their own are to be had on Linux only';
  const way = WAYS.find(works);
  if (way === undefined)
    return 'this system gives no network of its own (unshare, ip and python3 are needed)';
  const reportFile = path.join(fs.mkdtempSync(path.join(os.tmpdir(), 'muniment-offline-')), 'report.json');
  return {
    wrap: (command) => ['unshare', ...way, '--', process.execPath, INSIDE, reportFile, ...command],
    readReport: () => {
      const report = fs.existsSync(reportFile) ? JSON.parse(fs.readFileSync(reportFile, 'utf8')) : null;
      fs.rmSync(path.dirname(reportFile), { recursive: true, force: true });
      return report;
    },
  };
};
