// A crowd of processes that want the same vault at once, some of them killed: there is never more than one
// writer, the others are told so, and what each had acknowledged is there.
import { spawn, type ChildProcess } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { expect, it } from 'vitest';
import { builtProgram } from './built-program';
import { CAMPAIGN, sequence } from './campaign';
import type { CrowdLine, CrowdTask } from './crowd-program';
import { judge } from './judge';
import { openTheatre } from './run-scene';

const readRecord = (path: string): CrowdLine[] =>
  (existsSync(path) ? readFileSync(path, 'utf8') : '')
    .split('\n')
    .filter((line) => line !== '')
    .map((line) => JSON.parse(line) as CrowdLine);

/** Where a process holds the vault that another one still has. A killed one has it no more, and says nothing more. */
const secondWriters = (record: readonly CrowdLine[], killed: ReadonlySet<string>): string[] => {
  const problems: string[] = [];
  let holder: string | null = null;
  const gone = new Set<string>();
  for (const { name, did } of record) {
    if (gone.has(name)) problems.push(`${name} went on (${did}) while another one had the vault`);
    if (did === 'hold') {
      if (holder !== null && !killed.has(holder)) problems.push(`${name} got the vault that ${holder} had`);
      if (holder !== null) gone.add(holder);
      holder = name;
    }
    if (did === 'free' && holder === name) holder = null;
  }
  return problems;
};

const ended = (child: ChildProcess): Promise<void> =>
  new Promise((answer) => {
    if (child.exitCode !== null || child.signalCode !== null) answer();
    else child.once('exit', () => answer());
  });

const { processes, rounds } = CAMPAIGN;

it(
  `lets only one of ${String(processes)} processes write at a time, in ${String(rounds)} rounds`,
  { timeout: 60_000 + CAMPAIGN.milliseconds },
  async () => {
    const theatre = await openTheatre('writers');
    const program = await builtProgram('crowd-program', 'crowd');
    const place = await theatre.place('open and close');
    const record = join(place.own, 'record');
    const random = sequence('writers');
    const killed = new Set<string>();
    const running = new Map<string, ChildProcess>();
    let started = 0;

    const start = (): void => {
      started += 1;
      const name = `process-${String(started)}`;
      const task: CrowdTask = { folder: place.folder, desk: join(place.own, 'desk'), record, rounds, name };
      const child = spawn(process.execPath, [program, JSON.stringify(task)], {
        stdio: ['ignore', 'ignore', 'inherit'],
        env: { ...process.env, NODE_OPTIONS: '', NODE_COMPILE_CACHE: join(place.own, 'compiled') },
      });
      running.set(name, child);
      child.once('exit', () => running.delete(name));
    };

    for (let number = 1; number <= processes; number += 1) start();
    // A killed one is replaced, so that the crowd stays a crowd until enough have died.
    const toKill = Math.ceil(processes / 2) + Math.floor((processes * rounds) / 100);
    while (killed.size < toKill && running.size > 0) {
      await pause(20 + random() * 100);
      const names = [...running.keys()];
      const name = names[Math.floor(random() * names.length)];
      const child = running.get(name ?? '');
      // Only one that has begun, or its start would be all that is killed.
      if (name === undefined || child === undefined) continue;
      if (readRecord(record).every((line) => line.name !== name)) continue;
      killed.add(name);
      child.kill('SIGKILL');
      await ended(child);
      start();
    }
    await Promise.all([...running.values()].map(ended));

    const lines = readRecord(record);
    expect(secondWriters(lines, killed)).toEqual([]);
    expect(lines.filter((line) => line.did === 'fail')).toEqual([]);
    const added = lines.flatMap(({ did, id, sha256 }) =>
      did === 'add' && id !== undefined && sha256 !== undefined ? [{ did, id, sha256 }] : [],
    );
    const problems = await judge({
      scene: 'open and close',
      watched: place.watched,
      folder: place.folder,
      desk: join(place.own, 'desk'),
      before: await theatre.before('open and close'),
      said: added,
      reference: [],
    });
    expect(problems).toEqual([]);
    const refused = lines.filter((line) => line.did === 'refused').length;
    // Else there was no crowd, or nobody got in.
    expect(refused).toBeGreaterThan(0);
    expect(added.length).toBeGreaterThan(0);
    CAMPAIGN.tell(
      `writers: ${String(started)} processes, ${String(killed.size)} killed, ${String(added.length)} items, ` +
        `${String(refused)} refusals, never two writers, 0 lost`,
    );
    theatre.remove();
  },
);
