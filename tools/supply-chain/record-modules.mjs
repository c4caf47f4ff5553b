// A build plugin that writes down which files the bundler really took, one list for each part of out/. It
// changes nothing in the bundle. What the lists mean is read by bundled-packages.mjs.
import fs from 'node:fs';
import path from 'node:path';

/** The folder of the lists, beside the parts of out/. */
export const BUNDLED = 'bundled';

const CSS = /\.css($|\?)/;
const FONT_OR_SHEET = /(?:url\(|@import )\s*['"]?([^'")]+)/g;

/** The file behind a module's id: without the query, and without what the bundler writes around it. */
const fileOf = (id) => {
  const bare = id.replace(/^\0/, '').replace(/\?.*$/s, '');
  const at = bare.search(/([A-Za-z]:)?[\\/].*node_modules[\\/]/);
  return at > 0 ? bare.slice(at) : bare;
};

/** Style sheets go through a bundler of their own; what they name is taken from their text. */
const namedInSheet = (file, seen = new Set()) => {
  if (seen.has(file) || !fs.existsSync(file)) return seen;
  seen.add(file);
  if (!CSS.test(file)) return seen;
  for (const [, address] of fs.readFileSync(file, 'utf8').matchAll(FONT_OR_SHEET)) {
    if (/^(data:|https?:)/.test(address)) continue;
    const beside = path.resolve(path.dirname(file), address);
    namedInSheet(fs.existsSync(beside) ? beside : path.resolve('node_modules', address), seen);
  }
  return seen;
};

/** The chunks that an entry loads, at once or later. */
const reachedFrom = (entry, bundle, seen = new Set()) => {
  if (seen.has(entry) || bundle[entry]?.type !== 'chunk') return seen;
  seen.add(entry);
  const { imports, dynamicImports } = bundle[entry];
  for (const next of [...imports, ...dynamicImports]) reachedFrom(next, bundle, seen);
  return seen;
};

/**
 * What a bundle holds: each file with the entries that reach it, and what is left to be loaded at run time.
 * @param {Record<string, any>} bundle as `generateBundle` receives it
 * @param {Iterable<string>} ids every module the bundler looked at
 * @param {string} root the folder from which assets are named
 */
export const contentsOf = (bundle, ids, root) => {
  const files = new Map();
  const outside = new Map();
  const note = (map, name, entry) => map.set(name, (map.get(name) ?? new Set()).add(entry));
  const entries = Object.values(bundle).filter((one) => one.type === 'chunk' && one.isEntry);
  for (const entry of entries) {
    for (const name of reachedFrom(entry.fileName, bundle)) {
      const { modules, imports, dynamicImports } = bundle[name];
      for (const [id, { renderedLength }] of Object.entries(modules)) {
        if (renderedLength > 0) note(files, fileOf(id), entry.name);
      }
      for (const other of [...imports, ...dynamicImports]) {
        if (bundle[other] === undefined && !other.startsWith('node:')) note(outside, other, entry.name);
      }
    }
  }
  const names = entries.map(({ name }) => name);
  const noteForAll = (file) => names.forEach((name) => note(files, file, name));
  for (const id of ids) {
    if (CSS.test(id)) for (const file of namedInSheet(fileOf(id))) noteForAll(file);
  }
  for (const one of Object.values(bundle)) {
    if (one.type === 'asset')
      for (const file of one.originalFileNames ?? []) noteForAll(path.resolve(root, file));
  }
  const plain = (map) =>
    Object.fromEntries([...map].map(([name, reachedBy]) => [name, [...reachedBy].sort()]));
  return { outputs: Object.keys(bundle).sort(), files: plain(files), outside: plain(outside) };
};

/**
 * Writes what a bundle holds beside the part that is being built: `<out>/bundled/<part>.<entries>.json`. A
 * worker is bundled by itself, within the build of the part that starts it, and so makes a list of its own.
 * @param {string} part
 */
export const recordModules = (part) => {
  let outDir = '';
  let root = '';
  return {
    name: 'muniment:record-modules',
    apply: 'build',
    enforce: 'post',
    configResolved: (config) => {
      root = config.root;
      outDir = path.resolve(config.root, config.build.outDir);
    },
    generateBundle: {
      // After the bundler's own, which add the pages.
      order: 'post',
      handler(_options, bundle) {
        const folder = path.join(outDir, '..', BUNDLED);
        const contents = contentsOf(bundle, this.getModuleIds(), root);
        const entries = [...new Set(Object.values(contents.files).flat())].sort().join('+');
        fs.mkdirSync(folder, { recursive: true });
        fs.writeFileSync(path.join(folder, `${part}.${entries}.json`), JSON.stringify(contents));
      },
    },
  };
};
