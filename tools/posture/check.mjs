// `npm run check:posture`: Electronegativity over the sources as they ship. Every finding has to stand in
// docs/security.md with its reason, and every reason there has to belong to a finding. The tool is fetched
// by its own lockfile, without running anything, the first time somebody asks.
import '../require-node.mjs';
import { spawnSync } from 'node:child_process';
import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';

const HERE = import.meta.dirname;
const ROOT = path.resolve(HERE, '../..');
const PAGE = 'docs/security.md';

const install = () => {
  const lock = path.join(HERE, 'package-lock.json');
  const installed = path.join(HERE, 'node_modules', '.package-lock.json');
  const isFresh = fs.existsSync(installed) && fs.statSync(installed).mtimeMs >= fs.statSync(lock).mtimeMs;
  if (isFresh) return;
  const { status } = spawnSync('npm', ['ci', '--ignore-scripts', '--no-audit', '--no-fund'], {
    cwd: HERE,
    stdio: ['ignore', 'ignore', 'inherit'],
    shell: process.platform === 'win32',
  });
  if (status !== 0) throw new Error('Electronegativity could not be fetched');
};

const scan = (folder) => {
  const { version } = JSON.parse(
    fs.readFileSync(path.join(ROOT, 'node_modules/electron/package.json'), 'utf8'),
  );
  const result = spawnSync(process.execPath, [path.join(HERE, 'scan.cjs'), folder, version], {
    encoding: 'utf8',
    maxBuffer: 64 * 1024 * 1024,
  });
  if (result.status !== 0) throw new Error(`Electronegativity did not finish\n${result.stderr}`);
  return JSON.parse(result.stdout);
};

/** What must be seen, or a list without findings would say nothing. */
const BAD = `import { BrowserWindow, app, session } from 'electron';
app.commandLine.appendSwitch('disable-web-security');
app.on('certificate-error', (event, contents, url, error, certificate, answer) => answer(true));
new BrowserWindow({ webPreferences: { nodeIntegration: true } });
new BrowserWindow({ webPreferences: { contextIsolation: false, webSecurity: false, sandbox: false } });
session.defaultSession.setCertificateVerifyProc((request, answer) => answer(0));
`;
const SEEN_IN_BAD = [
  'NODE_INTEGRATION_JS_CHECK',
  'CONTEXT_ISOLATION_JS_CHECK',
  'SANDBOX_JS_CHECK',
  'WEB_SECURITY_JS_CHECK',
  'CUSTOM_ARGUMENTS_JS_CHECK',
  'CERTIFICATE_ERROR_EVENT_JS_CHECK',
  'CERTIFICATE_VERIFY_PROC_JS_CHECK',
  'LIMIT_NAVIGATION_GLOBAL_CHECK',
  'PERMISSION_REQUEST_HANDLER_GLOBAL_CHECK',
];

const isShipped = (file) =>
  !/\.test\.tsx?$|\.d\.ts$|tsconfig\.json$/.test(file) && /\.(tsx?|html|json)$/.test(file);

/** The sources without their tests, so that what a test does on purpose is not taken for the product's. */
const copyShipped = (folder) => {
  fs.cpSync(path.join(ROOT, 'src'), path.join(folder, 'src'), {
    recursive: true,
    filter: (from) => fs.statSync(from).isDirectory() || isShipped(from),
  });
  fs.copyFileSync(path.join(ROOT, 'package.json'), path.join(folder, 'package.json'));
};

/** Rows of the table under `| Check | Where | Why it stands |`. */
const explained = () => {
  const file = path.join(ROOT, PAGE);
  const text = fs.existsSync(file) ? fs.readFileSync(file, 'utf8') : '';
  const [, table = ''] = text.split(/^\| Check +\| Where +\| Why it stands +\|$/m);
  return table
    .split('\n')
    .slice(2)
    .slice(
      0,
      Math.max(
        0,
        table
          .split('\n')
          .slice(2)
          .findIndex((line) => !line.startsWith('|')),
      ),
    )
    .map((line) => line.split('|').map((cell) => cell.trim().replaceAll('`', '')))
    .map(([, check, where, why]) => ({ key: `${check} ${where}`, why: why ?? '' }));
};

const main = () => {
  install();
  const folder = fs.mkdtempSync(path.join(os.tmpdir(), 'muniment-posture-'));
  try {
    fs.mkdirSync(path.join(folder, 'bad'));
    fs.writeFileSync(path.join(folder, 'bad', 'bad.ts'), BAD);
    const control = new Set(scan(path.join(folder, 'bad')).issues.map(({ id }) => id));
    const blind = SEEN_IN_BAD.filter((id) => !control.has(id));
    if (blind.length > 0) throw new Error(`Electronegativity no longer sees ${blind.join(', ')}`);

    copyShipped(path.join(folder, 'app'));
    const { checks, errors, issues } = scan(path.join(folder, 'app'));
    const found = issues.map(({ id, file }) => `${id} ${file.replaceAll('\\', '/').replace(/^\//, '')}`);
    const reasons = explained();
    const problems = [
      ...errors.map(
        ({ file, message }) => `not read, and so not checked: ${path.relative(folder, file)}: ${message}`,
      ),
      ...reasons.filter(({ why }) => why.length < 20).map(({ key }) => `${PAGE} gives no reason: ${key}`),
    ];
    // One reason answers one finding: a second of the same kind in the same file is a new question.
    const open = [...found];
    for (const { key } of reasons) {
      const at = open.indexOf(key);
      if (at === -1) problems.push(`${PAGE} explains what is not found any more: ${key}`);
      else open.splice(at, 1);
    }
    for (const key of open) {
      const lines = issues
        .filter(({ id, file }) => key.startsWith(id) && key.endsWith(file))
        .map(({ line }) => line);
      problems.push(`found and not explained in ${PAGE}: ${key} (line ${lines.join(', ')})`);
    }
    for (const problem of problems) console.error(problem);
    console.log(
      `${String(checks)} checks, ${String(issues.length)} findings, ${String(issues.length - open.length)} explained`,
    );
    return problems.length === 0;
  } finally {
    fs.rmSync(folder, { recursive: true, force: true });
  }
};

try {
  if (!main()) process.exitCode = 1;
} catch (error) {
  console.error(error.message);
  process.exitCode = 2;
}
