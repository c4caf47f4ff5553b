// From the lists of files that a build wrote down to the packages behind them: which are in out/, where,
// and which folder of node_modules each came from.
import fs from 'node:fs';
import path from 'node:path';

/** Code that a tool of the build writes into what it builds, by the id of the module it invents for it. */
const WRITTEN_BY_TOOLS = [
  [/^(rolldown\/runtime|@oxc-project\+runtime@)/, 'rolldown'],
  [/^vite\//, 'vite'],
];

/** The CommonJS names that electron-vite puts before chunks have no module of their own. */
const ALWAYS = 'electron-vite';

const readJson = (file) => JSON.parse(fs.readFileSync(file, 'utf8'));

/** @returns {string | null} the folder of the package a file belongs to, from the root on, or null: our own */
export const folderOfPackage = (file) => {
  const at = file.replaceAll('\\', '/');
  const nested = at.match(/(node_modules\/.*)?node_modules\/(@[^/]+\/)?[^/]+/);
  if (nested !== null) return nested[0];
  const tool = WRITTEN_BY_TOOLS.find(([pattern]) => pattern.test(at));
  return tool === undefined ? null : `node_modules/${tool[1]}`;
};

/**
 * The packages in out/, sorted by name.
 * @param {string} root the checkout
 * @param {readonly { part: string, files: Record<string, string[]>, outside: Record<string, string[]> }[]} lists
 * @returns {{ folder: string, name: string, alias: string, version: string, manifest: any, integrity: string | null,
 *   places: string[], files: string[], isBundled: boolean }[]} `alias` is the name it is imported by
 */
export const packagesOf = (root, lists) => {
  const lock = readJson(path.join(root, 'package-lock.json')).packages;
  const found = new Map();
  const note = (folder, place, file, isBundled) => {
    const known = found.get(folder) ?? { places: new Set(), files: new Set(), isBundled };
    known.places.add(place);
    if (file !== null) known.files.add(file.replaceAll('\\', '/').split(`${folder}/`)[1] ?? '');
    found.set(folder, known);
  };
  for (const { part, files, outside } of lists) {
    for (const [file, entries] of Object.entries(files)) {
      const folder = folderOfPackage(file);
      const isPlain = /^[A-Za-z\d@\0]/.test(file) && !path.isAbsolute(file);
      if (folder === null && isPlain) throw new Error(`nobody knows where this in out/ is from: ${file}`);
      if (folder !== null) for (const entry of entries) note(folder, `${part}/${entry}`, file, true);
    }
    for (const name of Object.keys(outside)) {
      // Loaded from beside the program; only what stands under `dependencies` is packed there.
      if (lock[''].dependencies[name] === undefined) continue;
      for (const entry of outside[name]) note(`node_modules/${name}`, `${part}/${entry}`, null, false);
    }
  }
  note(`node_modules/${ALWAYS}`, 'main', null, true);
  return [...found]
    .map(([folder, { places, files, isBundled }]) => {
      const manifest = readJson(path.join(root, folder, 'package.json'));
      return {
        folder,
        name: manifest.name,
        alias: folder.replace(/^.*node_modules\//, ''),
        version: manifest.version,
        manifest,
        integrity: lock[folder]?.integrity ?? null,
        places: [...places].sort(),
        files: [...files].sort(),
        isBundled,
      };
    })
    .sort((one, other) => (`${one.name}@${one.version}` < `${other.name}@${other.version}` ? -1 : 1));
};

/** @param {string} folder where record-modules.mjs wrote */
export const readLists = (folder) =>
  fs
    .readdirSync(folder)
    .sort()
    .map((name) => ({ part: name.split('.')[0], ...readJson(path.join(folder, name)) }));
