// Packs an unpacked app as .deb, with dpkg-deb and nothing else: the same app gives the same bytes, whenever and
// wherever (times are those of SOURCE_DATE_EPOCH, else of the commit). It has no maintainer scripts: menus, icons
// and file types are told to the system by dpkg's own triggers, and removing it touches nothing but its own files.
import { execFileSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import fs from 'node:fs';
import path from 'node:path';
import { gzipSync } from 'node:zlib';
import { ROOT } from './places.mjs';

const LINUX = path.join(ROOT, 'resources', 'linux');
const ICONS = path.join(ROOT, 'resources', 'icons');
const INSTALLED = 'opt/Muniment';
const MAINTAINER = 'The Muniment authors <maintainers@muniment.invalid>';

/** What the two programs ask the system for; tools/package/check proves on a bare system that it is enough. */
const FOR_CLI = ['libc6 (>= 2.28)', 'libgcc-s1', 'libstdc++6 (>= 8)'];
const FOR_WINDOW = [
  'libasound2 | libasound2t64',
  'libatk-bridge2.0-0 | libatk-bridge2.0-0t64',
  'libatspi2.0-0 | libatspi2.0-0t64',
  'libcups2 | libcups2t64',
  'libdrm2',
  'libgbm1',
  'libgtk-3-0 | libgtk-3-0t64',
  'libnss3',
  'libxss1',
  'libxtst6',
];

const TEXT = {
  window: [
    'Evidence for a SOC 2 examination, encrypted on your own computer',
    'Keeps the evidence in an encrypted vault, shows what is missing inside the audit',
    'period, and hands the CPA firm a signed package that anybody can check.',
    'Opens no network connection. Brings a window and the command line muniment.',
  ],
  cli: [
    'Evidence for a SOC 2 examination, on the command line',
    'The command line of Muniment alone, for servers and scripts: makes and opens',
    'vaults, takes in evidence, builds and verifies packages. Opens no network',
    'connection and needs no display.',
  ],
};

/** The time all files get, in seconds since 1970. */
export const sourceDate = () => {
  const given = process.env['SOURCE_DATE_EPOCH'];
  if (given !== undefined && /^\d+$/.test(given)) return Number(given);
  return Number(execFileSync('git', ['log', '-1', '--format=%ct'], { cwd: ROOT, encoding: 'utf8' }));
};

const everything = (folder) =>
  fs
    .readdirSync(folder, { recursive: true, withFileTypes: true })
    .map((entry) => path.join(entry.parentPath, entry.name))
    .sort();

const tree = (root) => {
  const at = (...names) => path.join(root, ...names);
  const makeRoom = (file) => fs.mkdirSync(path.dirname(file), { recursive: true });
  return {
    at,
    write: (name, content) => {
      makeRoom(at(name));
      fs.writeFileSync(at(name), content);
    },
    copy: (from, name) => {
      makeRoom(at(name));
      fs.cpSync(from, at(name), { recursive: true });
    },
    link: (target, name) => {
      makeRoom(at(name));
      fs.symlinkSync(target, at(name));
    },
  };
};

const filled = (name, values) =>
  fs.readFileSync(path.join(LINUX, name), 'utf8').replace(/@([A-Z]+)@/g, (_, key) => values[key]);

const addDesktop = (files, values) => {
  files.write('usr/share/applications/muniment-desktop.desktop', filled('muniment-desktop.desktop', values));
  files.copy(path.join(LINUX, 'muniment.xml'), 'usr/share/mime/packages/muniment.xml');
  files.write('usr/share/metainfo/app.muniment.metainfo.xml', filled('app.muniment.metainfo.xml', values));
  for (const size of fs.readdirSync(ICONS).filter((name) => /^\d+x\d+\.png$/.test(name))) {
    const folder = `usr/share/icons/hicolor/${path.basename(size, '.png')}`;
    files.copy(path.join(ICONS, size), `${folder}/apps/muniment-desktop.png`);
  }
  files.copy(path.join(ICONS, 'app-icon.svg'), 'usr/share/icons/hicolor/scalable/apps/muniment-desktop.svg');
  files.link('/opt/Muniment/muniment-desktop', 'usr/bin/muniment-desktop');
};

const addManual = (files, name, values) => {
  // Without a name or a time inside, so that it is the same bytes.
  files.write(`usr/share/man/man1/${name}.1.gz`, gzipSync(filled(`${name}.1`, values), { level: 9 }));
};

const addPapers = (files, papers, { name, version, date }) => {
  const folder = `usr/share/doc/${name}`;
  const notice = fs.readFileSync(path.join(ROOT, 'NOTICE'), 'utf8');
  files.write(
    `${folder}/copyright`,
    `${notice}\nThe full licence is /usr/share/common-licenses/Apache-2.0 on Debian.\n` +
      `Licences of all parts: /${INSTALLED}/${papers}\n`,
  );
  const changes = `${name} (${version}) stable; urgency=medium\n\n  * See the notes of this release.\n\n -- ${MAINTAINER}  ${date.toUTCString().replace('GMT', '+0000')}\n`;
  files.write(`${folder}/changelog.gz`, gzipSync(changes, { level: 9 }));
};

/** Modes and times that do not depend on who packs, and when. */
const settle = (root, seconds) => {
  for (const file of [root, ...everything(root)]) {
    const stats = fs.lstatSync(file);
    if (!stats.isSymbolicLink()) {
      const isOpen = stats.isDirectory() || (stats.mode & 0o100) !== 0;
      // Where the kernel forbids the other kind of sandbox to ordinary users, Chromium needs this one, as root.
      fs.chmodSync(file, path.basename(file) === 'chrome-sandbox' ? 0o4755 : isOpen ? 0o755 : 0o644);
    }
    fs.lutimesSync(file, seconds, seconds);
  }
};

const md5sums = (root) =>
  everything(root)
    .filter((file) => fs.lstatSync(file).isFile() && !file.startsWith(path.join(root, 'DEBIAN')))
    .map(
      (file) =>
        `${createHash('md5').update(fs.readFileSync(file)).digest('hex')}  ${path.relative(root, file)}`,
    )
    .join('\n');

const installedKilobytes = (root) =>
  everything(root)
    .map((file) => fs.lstatSync(file))
    .reduce((sum, stats) => sum + (stats.isFile() ? Math.ceil(stats.size / 1024) : 1), 0);

const control = ({ name, version, depends, rival, isStandIn, text, kilobytes }) => {
  const [synopsis, ...lines] = text;
  const warning = [
    'NOT A RELEASE: made on a development runtime to try the packaging. Do not keep',
    'evidence in it.',
  ];
  return [
    `Package: ${name}`,
    `Version: ${version}`,
    'Architecture: amd64',
    `Maintainer: ${MAINTAINER}`,
    `Installed-Size: ${String(kilobytes)}`,
    'Section: misc',
    'Priority: optional',
    `Depends: ${depends.join(', ')}`,
    `Conflicts: ${rival.join(', ')}`,
    `Replaces: ${rival.join(', ')}`,
    `Description: ${isStandIn ? 'NOT A RELEASE - ' : ''}${synopsis}`,
    ...[...(isStandIn ? warning : []), ...lines].map((line) => ` ${line}`),
    '',
  ].join('\n');
};

/** All names under which the same files can be installed: only one of them at a time. */
const NAMES = ['muniment', 'muniment-cli', 'muniment-stand-in', 'muniment-cli-stand-in'];

/**
 * @param {{ folder: string, work: string, version: string, isStandIn: boolean }} packed what packApp answered
 * @param {{ isCliAlone?: boolean }} options
 * @returns {string} the .deb
 */
export const packDeb = ({ folder, work, version, isStandIn }, { isCliAlone = false } = {}) => {
  const name = `muniment${isCliAlone ? '-cli' : ''}${isStandIn ? '-stand-in' : ''}`;
  // A tilde sorts before the release of the same number.
  const debVersion = version.replace('-', '~');
  const seconds = sourceDate();
  const date = new Date(seconds * 1000);
  const values = {
    VERSION: version,
    DATE: date.toISOString().slice(0, 10),
    NAME: isStandIn ? 'Muniment stand-in (not a release)' : 'Muniment',
  };
  const root = path.join(work, 'deb', name);
  fs.rmSync(root, { recursive: true, force: true });
  const files = tree(root);
  const parts = isCliAlone ? ['resources/cli', 'resources/checker', 'resources/papers'] : ['.'];
  for (const part of parts) files.copy(path.join(folder, part), path.join(INSTALLED, part));
  files.link('/opt/Muniment/resources/cli/muniment', 'usr/bin/muniment');
  addManual(files, 'muniment', values);
  if (!isCliAlone) {
    addManual(files, 'muniment-desktop', values);
    addDesktop(files, values);
  }
  addPapers(files, 'resources/papers', { name, version: debVersion, date });
  if (isStandIn) {
    files.write(
      `${INSTALLED}/NOT-A-RELEASE.txt`,
      'This is a trial of the packaging on a development runtime.\n',
    );
  }
  settle(root, seconds);
  const kilobytes = installedKilobytes(root);
  files.write('DEBIAN/md5sums', `${md5sums(root)}\n`);
  files.write(
    'DEBIAN/control',
    control({
      name,
      version: debVersion,
      depends: isCliAlone ? FOR_CLI : [...FOR_CLI, ...FOR_WINDOW],
      rival: NAMES.filter((one) => one !== name),
      isStandIn,
      text: isCliAlone ? TEXT.cli : TEXT.window,
      kilobytes,
    }),
  );
  settle(root, seconds);
  const file = path.join(work, `${name}_${debVersion}_amd64.deb`);
  // A trial is made often and thrown away; a release once. One thread: several would cut the stream elsewhere.
  const effort = isStandIn ? ['-Zgzip', '-z1'] : ['-Zxz', '-z6'];
  execFileSync('dpkg-deb', ['--root-owner-group', '--threads-max=1', ...effort, '--build', root, file], {
    stdio: ['ignore', 'ignore', 'inherit'],
    env: { ...process.env, SOURCE_DATE_EPOCH: String(seconds) },
  });
  fs.rmSync(root, { recursive: true });
  return file;
};
