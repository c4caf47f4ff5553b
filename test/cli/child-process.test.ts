// The command line as a process of its own, bundled as it ships: streams, signals, exit codes.
import { spawn, spawnSync } from 'node:child_process';
import { existsSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { build } from 'vite';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { deskWithControls, emptyDesk } from './desk';
import { done, PASSPHRASE } from './run-cli-in-test';
import { modulePath } from '../../tools/module-path.ts';

const ROOT = resolve(import.meta.dirname, '../..');
const OUT = join(ROOT, 'node_modules/.cache/muniment-tests', `cli-${String(process.pid)}`);
const CLI = join(OUT, 'cli.mjs');

beforeAll(async () => {
  await build({
    configFile: false,
    root: ROOT,
    logLevel: 'error',
    plugins: [modulePath()],
    build: {
      ssr: join(ROOT, 'src/cli/index.ts'),
      outDir: OUT,
      emptyOutDir: true,
      target: 'node24',
      rolldownOptions: { external: ['better-sqlite3'], output: { entryFileNames: 'cli.mjs' } },
    },
    ssr: { noExternal: true, external: ['better-sqlite3'] },
  });
});

afterAll(() => {
  rmSync(OUT, { recursive: true, force: true });
});

const bare = { PATH: process.env['PATH'] };
const run = (words: readonly string[], env: NodeJS.ProcessEnv = {}, input = '') =>
  spawnSync(process.execPath, [CLI, ...words], { encoding: 'utf8', env: { ...bare, ...env }, input });

describe('the muniment process', () => {
  it('opens a vault with the passphrase on standard input and prints one JSON document', async () => {
    const desk = await deskWithControls();
    const ran = run(['vault', 'info', desk.vault, '--passphrase-file', '-', '--json'], {}, `${PASSPHRASE}\n`);
    expect([ran.status, ran.stderr]).toEqual([0, '']);
    expect(JSON.parse(ran.stdout)).toMatchObject({ organization: 'Quillmere AI' });
  });

  it('ends with the exit code of the error', () => {
    const desk = emptyDesk();
    expect(run(['vault', 'info', desk.vault], { MUNIMENT_PASSPHRASE: PASSPHRASE }).status).toBe(10);
    expect(run(['vault', 'infos', desk.vault]).status).toBe(2);
  });

  it('writes the time of SOURCE_DATE_EPOCH, whatever the time zone and language', async () => {
    const desk = await deskWithControls();
    const words = [
      'evidence',
      'add',
      desk.vault,
      desk.file('a.txt', 'a'),
      '--title',
      'T',
      '--effective',
      'undated',
    ];
    const env = {
      MUNIMENT_PASSPHRASE: PASSPHRASE,
      SOURCE_DATE_EPOCH: '1800000000',
      TZ: 'Pacific/Kiritimati',
      LC_ALL: 'tr_TR.UTF-8',
    };
    expect(run(words, env).status).toBe(0);
    const log = await done(['log', 'show', desk.vault, '--subject', 'EVD-0001', '--json']);
    expect(log.document()).toMatchObject({ time: '2027-01-15T08:00:00Z' });
    expect(run(words, { ...env, SOURCE_DATE_EPOCH: 'yesterday' }).status).toBe(2);
  });

  it('shows no passphrase to the process list', async () => {
    const desk = await deskWithControls();
    const child = spawn(process.execPath, [CLI, 'vault', 'info', desk.vault, '--passphrase-file', '-'], {
      env: bare,
      stdio: ['pipe', 'ignore', 'inherit'],
    });
    child.stdin.write(`${PASSPHRASE}\n`);
    const commandLine = readFileSync(`/proc/${String(child.pid)}/cmdline`, 'utf8');
    child.stdin.end();
    await new Promise((closed) => child.once('close', closed));
    expect(commandLine).toContain('--passphrase-file');
    expect(commandLine).not.toContain(PASSPHRASE);
    expect(child.exitCode).toBe(0);
  });

  it('ends cleanly on Ctrl-C: nothing half added, exit 130, the vault free again', async () => {
    const desk = await deskWithControls();
    const file = desk.file('big.bin', new Uint8Array(400_000_000).fill(5));
    const child = spawn(
      process.execPath,
      [CLI, 'evidence', 'add', desk.vault, file, '--title', 'Big', '--effective', 'undated'],
      {
        env: { ...bare, MUNIMENT_PASSPHRASE: PASSPHRASE, MUNIMENT_LOG: '1' },
        stdio: ['ignore', 'ignore', 'pipe'],
      },
    );
    const tmp = join(desk.vault, 'tmp');
    while (readdirSync(tmp).length === 0 && child.exitCode === null)
      await new Promise((next) => setTimeout(next, 2));
    child.kill('SIGINT');
    await new Promise((closed) => child.once('close', closed));
    expect(child.exitCode).toBe(130);
    expect((await done(['evidence', 'list', desk.vault, '--json'])).document()).toEqual({
      rows: [],
      total: 0,
    });
    expect(readdirSync(tmp)).toEqual([]);
  });

  it('ends a deep check on Ctrl-C with 130 and one document, the vault as it was', async () => {
    const desk = await deskWithControls();
    const file = desk.file('big.bin', new Uint8Array(400_000_000).fill(5));
    await done(['evidence', 'add', desk.vault, file, '--title', 'Big', '--effective', 'undated']);
    const child = spawn(process.execPath, [CLI, 'vault', 'check', desk.vault, '--deep', '--json'], {
      env: { ...bare, MUNIMENT_PASSPHRASE: PASSPHRASE },
      stdio: ['ignore', 'pipe', 'ignore'],
    });
    let told = '';
    child.stdout.on('data', (data: Buffer) => (told += data.toString()));
    while (!existsSync(join(desk.vault, 'lock')) && child.exitCode === null)
      await new Promise((next) => setTimeout(next, 2));
    child.kill('SIGINT');
    await new Promise((closed) => child.once('close', closed));
    expect([child.exitCode, JSON.parse(told)]).toEqual([
      130,
      { error: expect.objectContaining({ code: 'job.cancelled' }) as unknown },
    ]);
    await done(['vault', 'check', desk.vault]);
  });

  it('serves many vaults in one loop, each with its own passphrase file', async () => {
    const desk = emptyDesk();
    const secrets = { larkmoor: PASSPHRASE, quillmere: 'nine slow barges leave the harbour' };
    for (const [client, passphrase] of Object.entries(secrets)) {
      desk.file(`${client}.key`, `${passphrase}\n`);
      await done(
        ['vault', 'create', desk.at(`${client}.muniment`), '--organization', client, '--member', 'Ada Byron'],
        { env: { MUNIMENT_NEW_PASSPHRASE: passphrase } },
      );
    }
    const loop = (keys: string): string =>
      `for client in larkmoor quillmere; do
         "$NODE" "$CLI" vault check "$client.muniment" --passphrase-file ${keys} --json > "$client.json" ||
           echo "$client: exit $?"
       done`;
    const shell = (script: string) =>
      spawnSync('sh', ['-c', script], {
        cwd: desk.folder,
        encoding: 'utf8',
        env: { ...bare, NODE: process.execPath, CLI },
      });
    const ran = shell(loop('"$client.key"'));
    expect([ran.stdout, ran.stderr]).toEqual(['', '']);
    for (const client of Object.keys(secrets))
      expect(JSON.parse(readFileSync(desk.at(`${client}.json`), 'utf8'))).toMatchObject({ verdict: 'sound' });
    // The wrong file opens nothing, and the loop goes on.
    expect(shell(loop('larkmoor.key')).stdout).toBe('quillmere: exit 12\n');
  });

  it('stops quietly when the reader of its output goes away', () => {
    const ran = spawnSync('sh', ['-c', `"${process.execPath}" "${CLI}" catalog list | head -n 1`], {
      encoding: 'utf8',
      env: bare,
    });
    expect([ran.stderr, ran.stdout.split('\n')[0]]).toEqual(['', 'Criterion  Points  Title']);
  });

  it('verifies a package without loading SQLite', () => {
    const started = run(['package', 'verify', '/nowhere.zip'], { NODE_OPTIONS: '--no-addons' });
    expect([started.status, started.stderr]).toEqual([2, expect.stringContaining('package.not-found')]);
  });
});
