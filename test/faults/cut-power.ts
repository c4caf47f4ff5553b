// Replays the record of a scene and judges what a disk may have kept of it when the power went.
import { createHash } from 'node:crypto';
import { mkdirSync, rmSync } from 'node:fs';
import { join, relative } from 'node:path';
import { chosen, sequence } from './campaign';
import {
  BYTES_FIRST,
  Disk,
  EVERYTHING,
  NAMES_FIRST,
  ONLY_SYNCED,
  someFate,
  writeState,
  type DiskState,
  type Fate,
} from './disk-states';
import type { FileCall } from './fault-layer';
import { isHandedOver } from './handed-over';
import { judge } from './judge';
import type { SceneRun, Theatre } from './run-scene';
import type { SceneName } from './scenes';
import type { Acknowledged } from './stage';

interface Cut {
  /** How many calls were made before. */
  readonly after: number;
  readonly fate: Fate;
  readonly why: string;
}

const PLAIN: readonly (readonly [why: string, fate: Fate])[] = [
  ['only what was synced', ONLY_SYNCED],
  ['names without bytes', NAMES_FIRST],
  ['bytes without names', BYTES_FIRST],
  ['everything', EVERYTHING],
];

/**
 * `wanted` cuts in the order of time, at calls and with fates that the seed decides; the hardest are always among
 * them: right after each acknowledgement, with only what was synced, and right after each new name of a file
 * that is handed over, with all that was done: a file must not be gone between two names.
 */
const cutsOf = (calls: readonly FileCall[], wanted: number, name: string): Cut[] => {
  const random = sequence(name);
  const hardest = calls.flatMap(({ operation, path }, at): Cut[] => {
    if (operation === 'mark') return [{ after: at + 1, why: 'only what was synced', fate: ONLY_SYNCED }];
    return operation === 'rename' && isHandedOver(path)
      ? [{ after: at + 1, why: 'everything', fate: EVERYTHING }]
      : [];
  });
  const first = chosen(hardest, wanted, `${name}, hardest`);
  const others = Array.from({ length: Math.max(0, wanted - first.length) }, (_, number): Cut => {
    const after = Math.floor(random() * (calls.length + 1));
    const [why, fate] = PLAIN[Math.floor(random() * (PLAIN.length + 3))] ?? [
      `chance ${String(number)}`,
      someFate(sequence(`${name} ${String(number)}`)),
    ];
    return { after, why, fate };
  });
  return [...first, ...others].sort((a, b) => a.after - b.after);
};

const digestOf = (state: DiskState): string => {
  const hash = createHash('sha256');
  for (const [path, entry] of state) hash.update(path).update('\0').update(entry).update('\0');
  return hash.digest('hex');
};

export interface CutsJudged {
  readonly calls: number;
  /** Different ones; what comes out the same again is judged once. */
  readonly states: number;
  readonly violations: readonly string[];
}

/** `forgets`: calls that are left out of the record, to see that their absence is noticed. */
export const cutPower = async (
  theatre: Theatre,
  scene: SceneName,
  run: SceneRun,
  wanted: number,
  forgets: (call: FileCall) => boolean = () => false,
): Promise<CutsJudged> => {
  const start = await theatre.place(scene);
  const [watched, from] = [run.watched, start.watched];
  const before = await theatre.before(scene);
  const disk = new Disk(from);
  const calls = run.calls
    .filter((call) => !forgets(call))
    .map((call) => ({
      ...call,
      path: call.path.replace(watched, from),
      other: call.other.replace(watched, from),
    }));
  const seen = new Set<string>();
  const said: Acknowledged[] = [];
  const violations: string[] = [];
  let done = 0;
  for (const cut of cutsOf(calls, wanted, `power cuts ${scene}`)) {
    for (const call of calls.slice(done, cut.after)) {
      disk.take(call);
      if (call.operation === 'mark') said.push(JSON.parse(call.bytes.toString('utf8')) as Acknowledged);
    }
    done = cut.after;
    const state = disk.after(cut.fate);
    const digest = `${digestOf(state)} ${String(said.length)}`;
    if (seen.has(digest)) continue;
    seen.add(digest);
    const place = join(start.own, `state-${String(seen.size)}`);
    mkdirSync(place);
    writeState(state, from, place);
    const problems = await judge({
      scene,
      watched: place,
      folder: join(place, relative(from, start.folder)),
      desk: join(start.own, 'desk'),
      before,
      said,
      reference: run.said,
    });
    const last = calls[cut.after - 1];
    const where = `${last?.operation ?? 'the beginning'} ${last?.path.slice(from.length) ?? ''}`;
    violations.push(
      ...problems.map((problem) => `after call ${String(cut.after)} (${where}), ${cut.why}: ${problem}`),
    );
    rmSync(place, { recursive: true });
  }
  start.remove();
  return { calls: calls.length, states: seen.size, violations };
};
