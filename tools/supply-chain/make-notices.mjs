// Makes out/notices from what the build wrote down: sbom.cdx.json, THIRD-PARTY-NOTICES.txt and the texts that
// are files of their own. Fails where a licence is not allowed, has no text, or a package has no reason.
import fs from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { packagesOf, readLists } from './bundled-packages.mjs';
import { undocumented } from './documented.mjs';
import { partsInside } from './inside.mjs';
import { licenceOf, textsOf } from './licences.mjs';
import { noticesOf } from './notices.mjs';
import { BUNDLED } from './record-modules.mjs';
import { sbomOf } from './sbom.mjs';

const ROOT = path.resolve(import.meta.dirname, '../..');
export const SBOM = 'sbom.cdx.json';
export const NOTICES = 'THIRD-PARTY-NOTICES.txt';

const manifestOf = (folder) => JSON.parse(fs.readFileSync(path.join(ROOT, folder, 'package.json'), 'utf8'));

/** What runs the program and is packed beside it; the command line alone brings Node. */
const programs = () => [
  {
    name: 'electron',
    version: manifestOf('node_modules/electron').version,
    licence: 'MIT',
    why: 'the shell of the desktop program, with Chromium and Node inside',
    where: 'LICENSE.electron.txt and LICENSES.chromium.html, beside the program',
  },
  {
    name: 'node',
    version: Object.values(manifestOf('tools/dev-node').optionalDependencies)[0],
    licence: 'MIT',
    why: 'runs the command line; not in the desktop program',
    where: 'LICENSE.node.txt, beside this file',
  },
];

const nodeLicence = () => {
  const folder = Object.keys(manifestOf('tools/dev-node').optionalDependencies)
    .map((name) => path.join(ROOT, 'node_modules', name, 'LICENSE'))
    .find((file) => fs.existsSync(file));
  // Where Node is not brought along (macOS), no command line is packed with it either.
  return folder === undefined ? null : fs.readFileSync(folder);
};

/** Everything about what is in `out`, before it is written. */
export const contentsOfOut = async (out) => {
  const packages = packagesOf(ROOT, readLists(path.join(out, BUNDLED))).map((one) => ({
    ...one,
    licence: licenceOf(one),
    texts: textsOf(ROOT, one),
  }));
  return { packages, parts: await partsInside(ROOT, packages), programs: programs(), app: manifestOf('.') };
};

/**
 * @param {string} out the folder of a finished build
 * @throws {Error} naming everything that is missing
 */
export const makeNotices = async (out = path.join(ROOT, 'out')) => {
  const { app, packages, parts, programs: running } = await contentsOfOut(out);
  const missing = undocumented(fs.readFileSync(path.join(ROOT, 'docs/dependencies.md'), 'utf8'), packages);
  if (missing.length > 0) throw new Error(missing.join('\n'));
  const folder = path.join(out, 'notices');
  fs.rmSync(folder, { recursive: true, force: true });
  fs.mkdirSync(folder, { recursive: true });
  const sbom = sbomOf(app, packages, parts, running);
  fs.writeFileSync(path.join(folder, SBOM), `${JSON.stringify(sbom, null, 2)}\n`);
  fs.writeFileSync(path.join(folder, NOTICES), noticesOf(app, [...packages, ...parts], running));
  const node = nodeLicence();
  if (node !== null) fs.writeFileSync(path.join(folder, 'LICENSE.node.txt'), node);
  return { packages: packages.length, parts: parts.length };
};

if (process.argv[1] !== undefined && path.resolve(process.argv[1]) === fileURLToPath(import.meta.url)) {
  try {
    const made = await makeNotices(process.argv[2] && path.resolve(process.argv[2]));
    console.log(`${String(made.packages)} packages, ${String(made.parts)} parts inside them`);
  } catch (error) {
    console.error(error.message);
    process.exitCode = 1;
  }
}
