// Builds verify.html (src/checker): one file with everything inside, whose policy forbids to load anything.
// The same sources give the same bytes, so that its SHA-256 can be published and compared.
import './require-node.mjs';
import { createHash } from 'node:crypto';
import fs from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { build } from 'vite';
import { recordModules } from './supply-chain/record-modules.mjs';

const ROOT = path.resolve(import.meta.dirname, '..');
const CHECKER = path.join(ROOT, 'src', 'checker');
export const CHECKER_PAGE = path.join(ROOT, 'out', 'checker', 'verify.html');

/** What stands in the place of Node's modules; whatever else of Node is asked for fails the build. */
const ALIAS = [
  { find: 'node:crypto', replacement: path.join(CHECKER, 'in-place-of-node', 'crypto.ts') },
  { find: /^buffer$/, replacement: path.join(ROOT, 'node_modules', 'buffer', 'index.js') },
];

const noNode = {
  name: 'muniment:no-node',
  enforce: 'pre',
  resolveId: (id, importer) => {
    if (/^node:|__vite-browser-external/.test(id)) throw new Error(`${id} is not in a browser (${importer})`);
    return null;
  },
};

/** One script, run as it stands, and what it brings along. */
const bundle = async (entry, plugins, outDir) => {
  const { output } = await build({
    configFile: false,
    root: CHECKER,
    logLevel: 'warn',
    plugins: [noNode, ...plugins],
    resolve: { alias: ALIAS },
    build: {
      write: false,
      outDir,
      target: ['chrome120', 'firefox128'],
      assetsInlineLimit: Number.MAX_SAFE_INTEGER,
      modulePreload: false,
      cssCodeSplit: false,
      rolldownOptions: {
        input: path.join(CHECKER, entry),
        output: { format: 'iife', codeSplitting: false },
      },
    },
  });
  const script = output.find((one) => one.type === 'chunk');
  const style = output.find((one) => one.fileName.endsWith('.css'));
  const others = output.filter((one) => one !== script && one !== style);
  if (others.length > 0) throw new Error(`not in one file: ${others.map((one) => one.fileName).join(', ')}`);
  return { script: script.code.trim(), style: String(style?.source ?? '').trim() };
};

/** Inside a script element only these two would be read as markup; in a string or pattern they mean the same. */
const insideScript = (code) => code.replaceAll('</script', '<\\/script').replaceAll('<!--', '<\\!--');

const hashOf = (text) => `'sha256-${createHash('sha256').update(text).digest('base64')}'`;

/** The page as text. Throws with the bundler's words when it does not build. */
export const checkerPage = async (plugins = [], outDir = path.dirname(CHECKER_PAGE)) => {
  const { version } = JSON.parse(fs.readFileSync(path.join(ROOT, 'package.json'), 'utf8'));
  const checks = insideScript((await bundle('worker.ts', plugins, outDir)).script);
  const page = await bundle('page.ts', plugins, outDir);
  const script = insideScript(page.script);
  const parts = {
    VERSION: version,
    POLICY: [
      "default-src 'none'",
      `script-src ${hashOf(script)} 'wasm-unsafe-eval'`,
      'worker-src blob:',
      `style-src ${hashOf(page.style)}`,
      'font-src data:',
      "connect-src 'none'",
      "base-uri 'none'",
      "form-action 'none'",
    ].join('; '),
    STYLE: page.style,
    CHECKS: checks,
    PAGE: script,
  };
  // The hashes in the policy are of what stands between the tags, to the byte.
  const template = fs
    .readFileSync(path.join(CHECKER, 'checker.html'), 'utf8')
    .replaceAll(/>\s+(%[A-Z]+%)\s+</g, '>$1<');
  return template.replaceAll(/%([A-Z]+)%/g, (_, name) => parts[name]);
};

/**
 * Writes the page to `target`, by default where the app ships it from.
 * @param {{ isRecorded?: boolean }} options whether what was taken is written down, for a page that ships
 */
export const buildChecker = async (target = CHECKER_PAGE, { isRecorded = false } = {}) => {
  const plugins = isRecorded ? [recordModules('checker')] : [];
  const page = await checkerPage(plugins, path.dirname(target));
  fs.mkdirSync(path.dirname(target), { recursive: true });
  fs.writeFileSync(target, page);
  return page;
};

if (process.argv[1] !== undefined && path.resolve(process.argv[1]) === fileURLToPath(import.meta.url)) {
  try {
    const page = await buildChecker(
      process.argv.slice(2).find((word) => word !== '--record'),
      { isRecorded: process.argv.includes('--record') },
    );
    console.log(`${(page.length / 1000).toFixed(0)} kB`);
  } catch (error) {
    console.error(error.message);
    process.exitCode = 1;
  }
}
