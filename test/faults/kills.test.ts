// Kills the engine before, after and in the middle of every call that changes a file, in every scene: what
// was acknowledged is there, the vault is sound, and the work can be done again. Some points in each run of
// the tests, chosen by a seed; all of them with `npm run campaign -- faults`.
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { CAMPAIGN, chosen, someOf, shared } from './campaign';
import { judge } from './judge';
import { openTheatre, type Fault, type Theatre } from './run-scene';
import { sceneNames } from './scenes';

let theatre: Theatre;
beforeAll(async () => {
  theatre = await openTheatre('kills');
});
afterAll(() => theatre.remove());

/** Where in each scene, and how. A write is also torn; the last call also dies after it was done. */
const faultsOf = (calls: readonly { readonly operation: string; readonly number: number }[]): Fault[] => [
  ...calls.flatMap(({ operation, number: at }): Fault[] =>
    operation === 'write'
      ? [
          { mode: 'kill-before', at },
          { mode: 'torn', at },
        ]
      : [{ mode: 'kill-before', at }],
  ),
  ...calls.slice(-1).map(({ number: at }): Fault => ({ mode: 'kill-after', at })),
];

const scenes = someOf(sceneNames, 0);

describe('an engine killed at a call that changes a file', () => {
  it.each(scenes)('loses nothing: %s', { timeout: 60_000 + CAMPAIGN.milliseconds }, async (scene) => {
    const recorded = await theatre.run(scene, { mode: 'record' });
    expect(recorded.said.at(-1)).toEqual({ did: 'end' });
    recorded.remove();
    const all = faultsOf(recorded.calls.filter((call) => call.operation !== 'mark'));
    const faults = chosen(all, shared(CAMPAIGN.kills, scenes.length), `kills ${scene}`);
    let met = 0;
    for (const fault of faults) {
      const run = await theatre.run(scene, fault);
      met += run.wasKilled ? 1 : 0;
      const problems = await judge({
        scene,
        watched: run.watched,
        folder: run.folder,
        desk: run.desk,
        before: await theatre.before(scene),
        said: run.said,
        reference: recorded.said,
      });
      const last = run.calls.at(-1);
      expect(problems, `${JSON.stringify(fault)} at ${last?.operation ?? ''} ${last?.path ?? ''}`).toEqual(
        [],
      );
      run.remove();
    }
    CAMPAIGN.tell(`kills, ${scene}: ${String(met)} of ${String(all.length)} points, 0 lost, 0 unreadable`);
    expect(met).toBeGreaterThanOrEqual(Math.floor(faults.length / 2));
  });
});
