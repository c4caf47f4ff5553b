// What stands inside packages without being one: C libraries compiled into a native module or into
// WebAssembly, and the fonts and tables that pdf.js carries for others.
import fs from 'node:fs';
import path from 'node:path';
import { textAt } from './licences.mjs';

const SQLITE = 'node_modules/better-sqlite3/deps/sqlite3/sqlite3.c';
const PDFJS = 'node_modules/pdfjs-dist';

/** The notices in SQLite's one file that are not SQLite's own, each once; 236 of them differ in a file name only. */
export const noticesInSqlite = (source) => {
  const comments = source.match(/\/\*[\s\S]*?\*\/|(?:^\/\/.*\n)+/gm) ?? [];
  const own = comments
    .filter((text) => /copyright|SPDX|public domain|CC0|unlicense/i.test(text))
    .filter((text) => !/disclaims copyright/.test(text))
    .filter((text) => /^(\/\*|\/\/)[\s\S]*(copyright|SPDX|licen[sc]e:|public domain)/i.test(text))
    .map((text) =>
      text
        .replace(/^\/\*+|\*+\/$/g, '')
        .split('\n')
        .map((line) => line.replace(/^ ?(\*\*?|\/\/) ?/, '').trimEnd())
        .filter((line) => !/^(Name|Purpose|Author|Created|Modified by|Modified):? /.test(line.trim()))
        .join('\n')
        .trim(),
    );
  return [...new Set(own)];
};

const sqliteParts = (root) => {
  const source = fs.readFileSync(path.join(root, SQLITE), 'utf8');
  const version = (pattern) => {
    const found = source.match(pattern)?.[1];
    if (found === undefined) throw new Error(`${SQLITE} does not say its version`);
    return found;
  };
  return [
    {
      name: 'SQLite',
      version: version(/^#define SQLITE_VERSION +"([\d.]+)"/m),
      licence: 'blessing',
      within: 'better-sqlite3-multiple-ciphers',
      texts: [
        'SQLite is in the public domain: "The author disclaims copyright to this source code. In place of a legal\nnotice, here is a blessing: May you do good and not evil. May you find forgiveness for yourself and forgive\nothers. May you share freely, never taking more than you give."',
      ],
    },
    {
      name: 'SQLite3 Multiple Ciphers',
      version: version(/SQLITE3MC_VERSION_STRING +"SQLite3 Multiple Ciphers ([\d.]+)"/),
      licence: 'MIT',
      within: 'better-sqlite3-multiple-ciphers',
      texts: [
        `The notices of SQLite3 Multiple Ciphers and of what it builds on, as they stand in its source. Where they say\nMIT, the text of that licence is the one that stands in this document under "better-sqlite3-multiple-ciphers".\n\n${noticesInSqlite(source).join('\n\n--\n\n')}`,
      ],
    },
  ];
};

const nodeAddonApi = (root) => {
  const { version } = JSON.parse(
    fs.readFileSync(path.join(root, 'node_modules/node-addon-api/package.json'), 'utf8'),
  );
  return {
    name: 'node-addon-api',
    version,
    licence: 'MIT',
    within: 'better-sqlite3-multiple-ciphers',
    texts: [textAt(root, 'node_modules/node-addon-api/LICENSE.md')],
  };
};

/** What pdf.js carries, by the file that brings it into the bundle. */
const IN_PDFJS = [
  [/^wasm\/openjpeg/, 'OpenJPEG', 'BSD-2-Clause', ['wasm/LICENSE_OPENJPEG', 'wasm/LICENSE_PDFJS_OPENJPEG']],
  [
    /^wasm\/jbig2/,
    'PDFium JBIG2 decoder',
    'BSD-3-Clause',
    ['wasm/LICENSE_JBIG2', 'wasm/LICENSE_PDFJS_JBIG2'],
  ],
  [/^wasm\/qcms/, 'qcms', 'MIT', ['wasm/LICENSE_QCMS', 'wasm/LICENSE_PDFJS_QCMS']],
  [/^wasm\/quickjs/, 'QuickJS', 'MIT', ['wasm/LICENSE_QUICKJS', 'wasm/LICENSE_PDFJS_QUICKJS']],
  [/^standard_fonts\/Foxit/, 'Foxit standard fonts', 'BSD-3-Clause', ['standard_fonts/LICENSE_FOXIT']],
  [/^cmaps\//, 'Adobe character maps', 'BSD-3-Clause', ['cmaps/LICENSE']],
];

const pdfjsParts = (root, { files, version }) => {
  const unknown = files.filter(
    (file) =>
      /^(wasm|standard_fonts|cmaps|iccs)\//.test(file) && !IN_PDFJS.some(([pattern]) => pattern.test(file)),
  );
  if (unknown.length > 0) throw new Error(`pdfjs-dist brings what has no licence here: ${unknown[0]}`);
  return IN_PDFJS.filter(([pattern]) => files.some((file) => pattern.test(file))).map(
    ([, name, licence, texts]) => ({
      name,
      // They carry no numbers of their own there.
      version: `as in pdfjs-dist ${version}`,
      licence,
      within: 'pdfjs-dist',
      texts: texts.map((text) => textAt(root, PDFJS, text)),
    }),
  );
};

const libsodium = async (root, { version }) => {
  const { default: sodium } = await import('libsodium-wrappers');
  await sodium.ready;
  return {
    name: 'libsodium',
    version: sodium.SODIUM_VERSION_STRING,
    licence: 'ISC',
    within: 'libsodium-sumo',
    texts: [textAt(root, 'node_modules/libsodium-sumo/LICENSE')],
    note: `compiled to WebAssembly in libsodium-sumo ${version}`,
  };
};

/**
 * The parts inside the packages that are there.
 * @param {string} root
 * @param {readonly { name: string, version: string, files: string[] }[]} packages
 * @returns {Promise<{ name: string, version: string, licence: string, within: string, texts: string[] }[]>}
 */
export const partsInside = async (root, packages) => {
  const find = (name) => packages.find((one) => one.name === name);
  const parts = [];
  if (find('better-sqlite3-multiple-ciphers') !== undefined)
    parts.push(...sqliteParts(root), nodeAddonApi(root));
  const pdfjs = find('pdfjs-dist');
  if (pdfjs !== undefined) parts.push(...pdfjsParts(root, pdfjs));
  const sodium = find('libsodium-sumo');
  if (sodium !== undefined) parts.push(await libsodium(root, sodium));
  return parts;
};
