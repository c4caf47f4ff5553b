// Which calls of the window take more than a second on vaults of 100,000 rows and lists of 20,000, how often they say
// how far they are, and the longest time they say nothing. `… bench/long-calls.ts [items] [people] [word of the lines]`
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { answerCalls } from '../src/engine/process/answer-calls';
import type { FromEngine } from '../src/shared/engine-messages';
import type { Reply } from '../src/shared/errors';
import { environment, PASSPHRASE, vaultFullOfEvidence, vaultFullOfTheRest } from './full-vault';

const TODAY = '2026-07-01';
const SHOWN_FROM_MS = 200;

interface Asked {
  readonly reply: Reply<unknown>;
  readonly ms: number;
  readonly processorMs: number;
  readonly reports: number;
  readonly silenceMs: number;
}

/** The engine without its process: the same calls, parsed and scheduled in the same way. */
const desk = () => {
  const waiting = new Map<number, (reply: Reply<unknown>) => void>();
  let heard = 0;
  let silence = 0;
  let reports = 0;
  const hear = () => {
    silence = Math.max(silence, performance.now() - heard);
    heard = performance.now();
  };
  const engine = answerCalls(environment, (message: FromEngine) => {
    if (message.kind === 'reply') {
      hear();
      waiting.get(message.id)?.(message.reply);
    } else if (message.kind === 'progress') {
      hear();
      reports += 1;
    }
  });
  let id = 0;
  return {
    ask: async (call: string, input: object, paths: Record<string, string>): Promise<Asked> => {
      const [group = '', name = ''] = call.split('.');
      id += 1;
      const own = id;
      [silence, reports, heard] = [0, 0, performance.now()];
      const before = process.cpuUsage();
      const began = performance.now();
      const reply = await new Promise<Reply<unknown>>((resolve) => {
        waiting.set(own, resolve);
        engine.receive({ kind: 'call', id: own, group, name, input, paths });
      });
      const { user, system } = process.cpuUsage(before);
      const ms = performance.now() - began;
      return { reply, ms, processorMs: (user + system) / 1000, reports, silenceMs: silence };
    },
    stop: engine.stop,
  };
};

const token = (number: number) => `file-${String(number).padStart(32, '0')}`;
const [VAULT, ONE, TWO] = [token(1), token(2), token(3)] as const;

const lines = (count: number, head: string, line: (at: number) => string): string =>
  [head, ...Array.from({ length: count }, (_none, at) => line(at))].join('\n');

const requestList = (count: number, status: string, comment: string): string =>
  lines(
    count,
    'Request,Description,Area,Due date,Status,Auditor comments,Client contact',
    (at) =>
      `PBC-${String(at)},Please provide the list of users number ${String(at)},Access,2026-07-15,${status},${comment},Person ${String(at % 40)}`,
  );

export const run = async ([
  items = '100000',
  people = '19990',
  only = '',
]: readonly string[]): Promise<void> => {
  const folder = mkdtempSync(join(tmpdir(), 'muniment-bench-'));
  const at = (name: string) => join(folder, name);
  const { ask, stop } = desk();
  const measured = async (
    call: string,
    input: object,
    paths: Record<string, string> = {},
    what = '',
  ): Promise<unknown> => {
    const { reply, ms, processorMs, reports, silenceMs } = await ask(call, input, paths);
    if (ms >= SHOWN_FROM_MS || !reply.ok) {
      const numbers = [ms, processorMs, reports, silenceMs].map((one) => String(Math.round(one)).padStart(7));
      const answer = reply.ok ? '' : ` ${reply.failure.code} ${JSON.stringify(reply.failure.details)}`;
      console.log(`| ${`${call} ${what}`.padEnd(50)} | ${numbers.join(' | ')} |${answer}`);
    }
    return reply.ok ? reply.value : {};
  };
  const open = (name: string) =>
    measured('vault.unlock', { folder: VAULT, passphrase: PASSPHRASE }, { [VAULT]: at(name) }, name);
  const write = (call: string, name: string, input: object = {}) =>
    measured(call, { ...input, target: ONE }, { [ONE]: at(name) }, name);
  const takeIn = async (call: string, path: string, input: object, what: string) => {
    const paths = { [TWO]: path };
    const seen = (await measured(
      call,
      { ...input, file: TWO, apply: false, sha256: null },
      paths,
      `${what}, looked at`,
    )) as { sha256?: string };
    await measured(call, { ...input, file: TWO, apply: true, sha256: seen.sha256 }, paths, `${what}, done`);
  };
  const page = { search: '', offset: 0, limit: 100 };
  console.log('| call | ms | processor | reports | longest silence |');
  try {
    if ('evidence'.includes(only)) {
      await vaultFullOfEvidence(folder, Number(items));
      await open('evidence');
      for (const call of ['vault.current', 'evidence.facets', 'evidence.byMonth', 'controls.facets'])
        await measured(call, {});
      await measured('criteria.standing', {});
      await measured('coverage.summary', { today: TODAY, limit: 20 });
      await measured('tasks.list', { ...page, owner: null, kinds: [], until: null, today: TODAY });
      await measured('roadmap.get', { today: TODAY });
      await write('controls.exportTable', 'controls.xlsx');
      await measured('journal.verify', {});
      await measured('vault.check', { deep: false });
      await measured('vault.lock', {});
    }
    if ('rest'.includes(only)) {
      await vaultFullOfTheRest(folder, Number(items));
      await open('rest');
      await measured('controls.facets', {});
      await measured('coverage.summary', { today: TODAY, limit: 20 });
      await measured('criteria.standing', {});
      await measured('readiness.assessments', {});
      const assessment = (await measured('readiness.begin', { name: 'First', copyRatings: false })) as {
        id?: string;
      };
      await write('readiness.exportWorksheet', 'w.xlsx', { id: assessment.id, today: TODAY });
      await write('controls.exportTable', 'all-controls.xlsx');
      await write('controls.exportTable', 'all-controls.csv');
      await takeIn('controls.importTable', at('all-controls.csv'), { validFrom: null }, 'all controls');
      await write('tasks.exportIcs', 't.ics', { owner: null, kinds: [], until: null, today: TODAY });
      await measured('roadmap.get', { today: TODAY });
      await measured('vault.lock', {});
    }
    if ('lists'.includes(only)) {
      const rows = Number(people);
      const names = { organization: 'Bench', member: 'Bench', passphrase: PASSPHRASE };
      await measured('vault.create', { folder: VAULT, ...names }, { [VAULT]: at('lists') });
      await measured('engagement.create', {
        type: 2,
        period: { from: '2026-01-01', to: '2026-06-30' },
        systemName: 'Bench',
        categories: ['security'],
        firm: '',
      });
      for (const [name, status, comment] of [
        ['first.csv', 'Open', ''],
        ['second.csv', 'Returned', 'The date is missing'],
      ] as const) {
        writeFileSync(at(name), requestList(rows, status, comment));
        const look = (await measured(
          'requests.lookAtList',
          { file: TWO, firm: 'Firm', mapping: null },
          { [TWO]: at(name) },
          name,
        )) as { mapping?: unknown };
        const input = { firm: 'Firm', mapping: look.mapping, rows: null };
        await takeIn('requests.importList', at(name), input, name);
      }
      await write('requests.exportList', 'requests.xlsx');
      await measured('requests.followUp', { today: TODAY });
      await write('requests.exportFollowUp', 'follow-up.pdf', { today: TODAY });
      const roster = lines(
        rows,
        'Name,Email,Job title,Department,Manager,Start date,End date',
        (n) =>
          `Person ${String(n)},p${String(n)}@example.com,Engineer,Team ${String(n % 40)},${n === 0 ? '' : `Person ${String(Math.floor((n - 1) / 7))}`},2021-03-04,`,
      );
      writeFileSync(at('people.csv'), roster);
      await takeIn('programme.importTable', at('people.csv'), { register: 'person', on: TODAY }, 'people');
      await measured('programme.overview', { today: TODAY });
      await write('programme.exportTable', 'people.xlsx', { register: 'person', asAt: null });
      await write('programme.exportAll', 'programme.zip');
      await measured('vault.check', { deep: true });
      await measured('journal.verify', {});
      const names2 = { ...names, organization: 'Other' };
      await measured('vault.create', { folder: VAULT, ...names2 }, { [VAULT]: at('other') });
      await takeIn('programme.importAll', at('programme.zip'), {}, 'people');
    }
  } finally {
    stop();
    rmSync(folder, { recursive: true, force: true });
  }
};
