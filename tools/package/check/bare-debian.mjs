// A bare Debian 12 in a folder, and commands run inside it: as an installed system sees itself, with mounts and
// processes of their own that are gone when the command ends, however it ends. Needs root and debootstrap.
import { spawn, spawnSync } from 'node:child_process';
import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';

const SUITE = 'bookworm';
/** Raise it when what is made below changes. */
const LAYOUT = 1;
const CACHE = path.join(
  process.env['XDG_CACHE_HOME'] ?? path.join(os.homedir(), '.cache'),
  'muniment-development',
);
const BASE = path.join(CACHE, `debian-${SUITE}-${String(LAYOUT)}.tar`);
/** Packages that were fetched once; apt checks them against the signed lists all the same. */
const ARCHIVES = path.join(CACHE, `debian-${SUITE}-archives`);

const APT = '/etc/apt';

/** Where this machine takes Debian from, which may be a mirror; null: what debootstrap takes by itself. */
const mirror = () => {
  const lists = [
    'sources.list',
    ...fs.readdirSync(path.join(APT, 'sources.list.d')).map((name) => `sources.list.d/${name}`),
  ]
    .map((name) => path.join(APT, name))
    .filter((file) => fs.existsSync(file));
  for (const file of lists) {
    const text = fs.readFileSync(file, 'utf8').replace(/^\s*#.*$/gm, '');
    const found = /^(?:deb\s+(?:\[[^\]]*\]\s+)?|URIs:\s*)(\S*debian\/?)(?=\s)/m.exec(text)?.[1];
    if (found !== undefined) return found;
  }
  return null;
};

/** What cannot be used here, as a sentence; null when all is there. */
export const missingForBareDebian = () => {
  if (process.platform !== 'linux') return 'it needs Linux';
  if (process.getuid() !== 0) return 'it needs root: a system is installed into a folder';
  const missing = ['debootstrap', 'unshare', 'dpkg-deb'].filter(
    (command) => spawnSync('which', [command]).status !== 0,
  );
  return missing.length === 0 ? null : `it needs ${missing.join(', ')}`;
};

const run = (command, args) => {
  const { status, stderr, stdout } = spawnSync(command, args, { encoding: 'utf8' });
  if (status !== 0) throw new Error(`${command} ${args[0]} failed\n${stdout.slice(-2000)}${stderr}`);
};

const ensureBase = (say) => {
  fs.mkdirSync(ARCHIVES, { recursive: true });
  if (fs.existsSync(BASE)) return;
  say('Making a bare Debian 12, once…');
  const work = fs.mkdtempSync(path.join(CACHE, 'debian-'));
  try {
    const source = mirror();
    run('debootstrap', [
      '--variant=minbase',
      // The lists over https, where a mirror wants it, and ordinary users.
      '--include=ca-certificates,passwd',
      SUITE,
      work,
      ...(source === null ? [] : [source]),
    ]);
    run('tar', ['-C', work, '-cf', `${BASE}.${String(process.pid)}`, '.']);
    fs.renameSync(`${BASE}.${String(process.pid)}`, BASE);
  } finally {
    fs.rmSync(work, { recursive: true, force: true });
  }
};

/**
 * @param {string} packed a folder that is seen as /packed inside, to read
 * @param {(line: string) => void} say
 * @returns {{ root: string, inside: (command: string[], options?: { isOffline?: boolean }) => Promise<number>,
 *   remove: () => void }} inside: runs as root in the system, with what it prints shown, and answers its exit code
 */
export const bareDebian = (packed, say) => {
  ensureBase(say);
  const root = fs.mkdtempSync(path.join(CACHE, 'bare-'));
  run('tar', ['-C', root, '-xf', BASE]);
  // It is the root of a system; a temporary folder is closed to others.
  fs.chmodSync(root, 0o755);
  // As this machine reaches Debian.
  for (const name of ['resolv.conf', 'hosts']) {
    fs.rmSync(path.join(root, 'etc', name), { force: true });
    fs.copyFileSync(`/etc/${name}`, path.join(root, 'etc', name));
  }
  for (const name of ['apt.conf.d', 'auth.conf.d', 'apt.conf']) {
    if (!fs.existsSync(path.join(APT, name))) continue;
    const proxies = fs.statSync(path.join(APT, name)).isDirectory()
      ? fs
          .readdirSync(path.join(APT, name))
          .filter((file) => /proxy|registry|auth/i.test(file))
          .map((file) => `${name}/${file}`)
      : [name];
    for (const file of proxies) fs.copyFileSync(path.join(APT, file), path.join(root, 'etc/apt', file));
  }
  const enter = path.join(import.meta.dirname, 'enter-root.sh');
  return {
    root,
    inside: (command, { isOffline = false } = {}) =>
      new Promise((resolve, reject) => {
        const child = spawn(
          'unshare',
          [
            '--mount',
            '--pid',
            '--ipc',
            '--uts',
            '--fork',
            '--kill-child',
            ...(isOffline ? ['--net'] : []),
            'bash',
            enter,
            root,
            ARCHIVES,
            packed,
            ...command,
          ],
          { stdio: ['ignore', 'inherit', 'inherit'] },
        );
        child.on('error', reject);
        child.on('close', (code) => resolve(code ?? 1));
      }),
    remove: () => fs.rmSync(root, { recursive: true, force: true }),
  };
};
