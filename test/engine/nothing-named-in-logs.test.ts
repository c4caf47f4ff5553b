// The main job with names that appear nowhere else, and everything going wrong that can: none of them stands in the
// log or in what the diagnostics page gives away.
import { readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it, onTestFinished } from 'vitest';
import { answerCalls } from '../../src/engine/process/answer-calls';
import { createDiagnosticsDesk } from '../../src/main/diagnostics/collect';
import { lastLogLines } from '../../src/main/diagnostics/log-lines';
import { type Level, type LogData, openLog } from '../../src/main/log';
import { diagnosticsText } from '../../src/shared/domain/diagnostics';
import { WHOLE_SCOPE } from '../../src/shared/domain/package';
import type { Reply } from '../../src/shared/errors';
import { controlId, type FileToken } from '../../src/shared/ids';
import { facts, PASSPHRASE, temporaryFolder, testEnvironment } from './temporary-vault';

const token = (number: number) => `file-${String(number).padStart(32, '0')}` as FileToken;
const VAULT = token(1);

const NAMES = {
  organization: 'Zephyrine Quokka GmbH',
  member: 'Ottokar Wunderlich',
  folder: 'kundenordner-zitrone.muniment',
  system: 'Tangerine Engine',
  title: 'Gehaltsliste Blaubeere',
  source: 'Pfefferminz-Register',
  fileName: 'gehaltsliste-blaubeere.csv',
  content: 'moonstone;4711',
  bug: 'Rhabarber',
} as const;
const MARKS =
  /zephyrine|quokka|ottokar|wunderlich|zitrone|tangerine|blaubeere|pfefferminz|moonstone|rhabarber|herons|muniment-[a-z0-9]{6}|\/tmp|\\tmp/i;

describe('logs and diagnostics', () => {
  it('hold no name, title, path, secret or content of the vault, whatever goes wrong', async () => {
    const desk = temporaryFolder();
    const logFile = join(desk, 'settings', 'muniment.log');
    const log = openLog(logFile);
    const environment = {
      ...testEnvironment(),
      logger: {
        log: (level: Level, message: string, data: LogData = {}) => {
          log.write(level, message, data);
        },
      },
    };
    const waiting = new Map<number, (reply: Reply<never>) => void>();
    const engine = answerCalls(environment, (message) => {
      if (message.kind === 'reply') waiting.get(message.id)?.(message.reply as Reply<never>);
    });
    onTestFinished(engine.stop);
    let id = 0;
    const next = () => (id += 1);
    const answered = (own: number, say: () => void) =>
      new Promise<Reply<never>>((resolve) => {
        waiting.set(own, resolve);
        say();
      });
    const ask = (group: string, name: string, input: object, paths: Record<FileToken, string> = {}) => {
      const own = next();
      return answered(own, () => {
        engine.receive({ kind: 'call', id: own, group, name, input, paths });
      });
    };
    const done = async (...call: Parameters<typeof ask>): Promise<void> => {
      expect(await ask(...call)).toMatchObject({ ok: true });
    };

    const folder = join(desk, NAMES.folder);
    const at = { [VAULT]: folder };
    const { organization, member } = NAMES;
    await done('vault', 'create', { folder: VAULT, organization, member, passphrase: PASSPHRASE }, at);
    await done('engagement', 'create', {
      ...{ type: 2, period: { from: '2026-01-01', to: '2026-06-30' } },
      ...{ systemName: NAMES.system, categories: ['security'], firm: NAMES.organization },
    });
    await done('controls', 'loadStarters', { ids: ['AC-01'] });
    const source = join(desk, NAMES.fileName);
    writeFileSync(source, NAMES.content);
    const item = {
      files: [token(2)],
      facts: facts({ title: NAMES.title, source: NAMES.source, controlIds: [controlId(1)] }),
    };
    await done('evidence', 'add', { items: [item] }, { [token(2)]: source });
    const build = {
      ...{ engagementId: 'ENG-01', selection: WHOLE_SCOPE, round: { kind: 'new-package' } },
      ...{ target: token(3), omissions: [], allowDraft: true, recipientIds: [] },
      ...{ envelope: { kind: 'none' }, deltaFrom: null, partBytes: null },
    };
    await done('package', 'build', build, { [token(3)]: join(desk, `${NAMES.title}.zip`) });

    // A bug in the middle of a call, a sealed file that is gone, files that are not there.
    const sealed = readdirSync(join(folder, 'blobs'), { recursive: true, withFileTypes: true });
    for (const one of sealed) if (one.isFile()) rmSync(join(one.parentPath, one.name), { force: true });
    await ask('vault', 'check', { deep: true });
    await ask(
      'evidence',
      'saveCopy',
      { id: 'EVD-0001', version: 1, position: 1, target: token(4), purpose: 'save' },
      { [token(4)]: join(desk, NAMES.fileName) },
    );
    await ask('evidence', 'add', { items: [item] }, { [token(2)]: join(desk, NAMES.bug) });
    await ask('evidence', 'add', { items: [item] }, { [token(2)]: source });
    const { now } = environment;
    environment.now = () => {
      throw new TypeError(`cannot read ${source}`);
    };
    expect(await ask('engagement', 'setState', { id: 'ENG-01', state: 'fieldwork' })).toMatchObject({
      ok: false,
    });
    await ask('controls', 'loadStarters', { ids: ['AC-02'] });
    environment.now = now;
    const diagnosed = createDiagnosticsDesk({
      now: () => new Date(Date.UTC(2026, 6, 1)),
      program: () => [['Muniment', '0.1.0']],
      system: () => [['System', 'linux']],
      settings: () => ({
        theme: 'dark',
        autoLockMinutes: 10,
        lastFolder: folder,
        who: { name: NAMES.member },
      }),
      recent: () => [{ present: true }, { present: false }],
      lastCheck: () => ({ at: '2026-06-30T09:00:00Z' as never, verdict: 'damaged', deep: true }),
      engine: async () => {
        const own = next();
        const reply = await answered(own, () => {
          engine.receive({ kind: 'errand', id: own, errand: { what: 'facts' } });
        });
        return reply.ok ? reply.value : null;
      },
      logLines: () => lastLogLines(logFile, 200),
      logTrouble: log.trouble,
    });
    const open = await diagnosed.collect();
    await done('vault', 'lock', {});
    const unlock = (passphrase: string) => ask('vault', 'unlock', { folder: VAULT, passphrase }, at);
    await unlock(`${NAMES.bug} wrong`);
    writeFileSync(join(folder, 'vault.header'), NAMES.content);
    await unlock(PASSPHRASE);
    await ask('vault', 'lock', {});
    rmSync(join(folder, 'vault.db'), { force: true });
    await unlock(PASSPHRASE);
    const incidentId = log.incident(
      'uncaught error in main',
      Object.assign(
        new Error(`${NAMES.bug}\n    at ${NAMES.title} (${source}:1:2)`, { cause: new TypeError(folder) }),
        {
          code: 'ENOSPC',
        },
      ),
    );

    const logged = readFileSync(logFile, 'utf8');
    const text =
      diagnosticsText(open, new Set(), '') + diagnosticsText(await diagnosed.collect(), new Set(), '');
    expect(logged).toContain(incidentId);
    expect(logged).toMatch(/header cannot be read/);
    expect(logged).toMatch(/A call failed because of a bug/);
    expect(text).toContain(incidentId);
    expect(text).toContain('evidence items: fewer than 10');
    expect(text).toContain('Last check: damaged, every byte, within a day');
    expect(logged).not.toMatch(MARKS);
    expect(text).not.toMatch(MARKS);
  });
});
