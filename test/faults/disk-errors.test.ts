// Lets calls that change a file fail, with a full disk and with a broken one, once or from then on: the
// answer is a clear code, nothing is lost, nothing half written stays, and the work can be done again.
import { readdirSync } from 'node:fs';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { CAMPAIGN, chosen, shared } from './campaign';
import type { FileCall } from './fault-layer';
import { judge } from './judge';
import { openTheatre, type Fault, type SceneRun, type Theatre } from './run-scene';
import { sceneNames, type SceneName } from './scenes';

let theatre: Theatre;
beforeAll(async () => {
  theatre = await openTheatre('disk-errors');
});
afterAll(() => theatre.remove());

/** What a full disk still does: it frees room. */
const FREES_ROOM = new Set(['unlink', 'rmdir', 'truncate', 'chmod', 'sync-folder']);

const faultsOf = (calls: readonly FileCall[]): Fault[] =>
  calls.flatMap(({ operation, number: at }) =>
    (['ENOSPC', 'EIO'] as const).flatMap((errno): Fault[] =>
      errno === 'ENOSPC' && FREES_ROOM.has(operation)
        ? []
        : [
            { mode: 'fail-once', at, errno },
            { mode: 'fail-on', at, errno },
          ],
    ),
  );

const isDatabase = (path: string): boolean => /\.sqlite$|-journal$/.test(path);

/** The lock only explains who has the vault open, and what cannot be removed is swept at the next opening. */
const isBestEffort = (call: FileCall): boolean =>
  /\/(lock|writer\.lock(-journal)?)$/.test(call.path) ||
  ['unlink', 'rmdir', 'chmod'].includes(call.operation);

/** SQLite itself takes no notice when the folder of a new journal cannot be synced. */
const isPassedOver = (call: FileCall, calls: readonly FileCall[]): boolean => {
  const before = calls[calls.indexOf(call) - 1];
  return call.operation === 'sync-folder' && before?.operation === 'sync' && isDatabase(before.path);
};

/**
 * With the new name of the header new keys are in force. What fails between that and the acknowledgement is
 * logged, and done at the next opening: its copy, the journal's entry of a key, the old database's retirement.
 */
const isAfterHeader = (call: FileCall, calls: readonly FileCall[]): boolean => {
  const before = calls.slice(0, calls.indexOf(call));
  const sinceMark = before.slice(before.findLastIndex((one) => one.operation === 'mark') + 1);
  return sinceMark.some((one) => one.error === 0 && one.other.endsWith('/vault.header'));
};

/** Calls of closing a vault, when everything was acknowledged: a copy of the database that fails is tried again later. */
const isClosing = (call: FileCall, calls: readonly FileCall[]): boolean => {
  const later = calls.slice(calls.indexOf(call)).filter((one) => one.operation === 'mark');
  return later.every((one) => one.bytes.toString('utf8').includes('"did":"end"'));
};

const isOfHeader = (call: FileCall | undefined): boolean =>
  /\/vault\.header(\.bak)?\.new$/.test(call?.path ?? '');

/** An opening brings the files of the header up to date; when it cannot, the proven one serves as it is. */
const isMendingHeader = (call: FileCall, calls: readonly FileCall[]): boolean => {
  const before = calls.slice(0, calls.indexOf(call));
  const isOpening = before.every((one) => one.operation !== 'mark');
  return isOpening && (isOfHeader(call) || (call.operation === 'sync-folder' && isOfHeader(before.at(-1))));
};

const reviewOf = ({ calls, said, watched }: SceneRun, fault: Fault): string[] => {
  const problems: string[] = [];
  const codes = said.flatMap((what) => (what.did === 'fail' ? [what.code] : []));
  codes.forEach((code, at) => {
    // On a disk that stays broken the second try may meet what the first could not remove.
    const isClear = code.startsWith('disk.') || (fault.mode === 'fail-on' && at > 0);
    if (!isClear || code.startsWith('internal.')) problems.push(`an unclear answer: ${code}`);
  });
  const failed = calls.filter((call) => call.isInjected);
  const mayBeSilent = (call: FileCall): boolean =>
    isBestEffort(call) ||
    [isPassedOver, isAfterHeader, isClosing, isMendingHeader].some((excuses) => excuses(call, calls));
  if (codes.length === 0 && !failed.every(mayBeSilent)) problems.push('the failure was kept silent');
  for (const call of failed.filter((one) => one.operation === 'sync' && !isDatabase(one.path))) {
    const later = calls.slice(calls.indexOf(call) + 1).filter((one) => one.inode === call.inode);
    // What is emptied and written anew is another matter: SQLite does so with a copy before it gives up.
    const next = later.find((one) => ['write', 'truncate', 'sync'].includes(one.operation));
    if (next?.operation === 'sync' || later.some((one) => one.operation === 'rename')) {
      problems.push('a file that could not be synced was used all the same');
    }
  }
  if (fault.mode === 'fail-once' && !failed.some((call) => call.operation === 'unlink')) {
    const rests = readdirSync(watched, { recursive: true, encoding: 'utf8' });
    problems.push(
      ...rests
        .filter((name) => /\.(part|new)(-journal|\.replaced)?$/.test(name))
        .map((name) => `left behind: ${name}`),
    );
  }
  return problems;
};

/** In a quick run of the tests the one that matters most, in a thorough one all ways of writing, in a campaign all. */
const QUICK: readonly SceneName[] = ['import one file'];
const SHORT: readonly SceneName[] = [
  ...QUICK,
  'create',
  'import many small files',
  'remove a member',
  'renew the vault key',
  'back up',
  'hand exceptions over',
];
const asked = CAMPAIGN.isQuick ? QUICK : SHORT;
const scenes = CAMPAIGN.isLong ? sceneNames : sceneNames.filter((name) => asked.includes(name));

describe('a disk that fails', () => {
  it.each(scenes)('loses nothing: %s', { timeout: 60_000 + CAMPAIGN.milliseconds }, async (scene) => {
    const recorded = await theatre.run(scene, { mode: 'record' });
    recorded.remove();
    const all = faultsOf(recorded.calls.filter((call) => call.operation !== 'mark'));
    const faults = chosen(all, shared(CAMPAIGN.errors, scenes.length), `errors ${scene}`);
    const violations: string[] = [];
    for (const fault of faults) {
      const run = await theatre.run(scene, fault);
      const problems = reviewOf(run, fault);
      problems.push(
        ...(await judge({
          scene,
          watched: run.watched,
          folder: run.folder,
          desk: run.desk,
          before: await theatre.before(scene),
          said: run.said,
          reference: recorded.said,
        })),
      );
      const met = run.calls.find((call) => call.isInjected);
      const where = `${JSON.stringify(fault)} at ${met?.operation ?? ''} ${met?.path.split('/watched/')[1] ?? ''}`;
      violations.push(...problems.map((problem) => `${where}: ${problem}`));
      run.remove();
    }
    expect(violations).toEqual([]);
    CAMPAIGN.tell(`errors, ${scene}: ${String(faults.length)} of ${String(all.length)}, 0 lost, 0 unclear`);
  });
});
