// The app as it goes into a package, in a folder of its own: the built scripts and pages, the native SQLite,
// and a package.json that says no more than what runs.
import fs from 'node:fs';
import path from 'node:path';
import { buildInto } from '../build.mjs';
import { makeNotices } from '../supply-chain/make-notices.mjs';
import { ROOT } from './places.mjs';

const SQLITE = path.join('node_modules', 'better-sqlite3');

/** Sources, and the notes on how to build them, are not needed to run it. */
const PARTS_OF_SQLITE = ['LICENSE', 'lib', 'package.json', 'prebuilds'];

/** What an auditor or a lawyer asks for, as files that anybody can read. */
const PAPERS = ['LICENSE', 'NOTICE'];

/**
 * @param {{ product: string, version: string, isStandIn: boolean }} options
 */
export const stageApp = (folder, { product, version, isStandIn }) => {
  fs.rmSync(folder, { recursive: true, force: true });
  buildInto(path.join(folder, 'out'), {
    forDevelopmentRuntime: isStandIn,
    forPackage: true,
    ...(isStandIn ? { version } : {}),
  });
  const project = JSON.parse(fs.readFileSync(path.join(ROOT, 'package.json'), 'utf8'));
  const sqlite = JSON.parse(fs.readFileSync(path.join(ROOT, SQLITE, 'package.json'), 'utf8'));
  const description = {
    name: isStandIn ? 'muniment-stand-in' : project.name,
    productName: product,
    version,
    description: isStandIn
      ? 'NOT A RELEASE: Muniment on a development runtime, to try its packaging.'
      : project.description,
    license: project.license,
    author: 'The Muniment authors',
    type: project.type,
    main: project.main,
    desktopName: 'muniment-desktop.desktop',
    dependencies: { 'better-sqlite3': sqlite.version },
  };
  fs.writeFileSync(path.join(folder, 'package.json'), `${JSON.stringify(description, null, 2)}\n`);
  for (const part of PARTS_OF_SQLITE) {
    fs.cpSync(path.join(ROOT, SQLITE, part), path.join(folder, SQLITE, part), { recursive: true });
  }
};

/** Licence, notices and the list of parts, as files that anybody can read without the app. */
export const stagePapers = async (folder, out, nodeLicence) => {
  await makeNotices(out);
  fs.rmSync(folder, { recursive: true, force: true });
  fs.cpSync(path.join(out, 'notices'), folder, { recursive: true });
  for (const name of PAPERS) fs.copyFileSync(path.join(ROOT, name), path.join(folder, name));
  // The command line is Node itself.
  fs.copyFileSync(nodeLicence, path.join(folder, 'LICENSE.node.txt'));
};
