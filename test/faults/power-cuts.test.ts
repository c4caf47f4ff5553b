// Cuts the power: from a record of every call, states of the folder as a disk may have kept them are built
// and judged. What was acknowledged before the cut is there, whatever of the unsynced rest is not. Some dozens
// of states in each run of the tests; thousands with `npm run campaign -- faults`.
import { dirname } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { CAMPAIGN, someOf, shared } from './campaign';
import { cutPower } from './cut-power';
import type { FileCall } from './fault-layer';
import { openTheatre, type Theatre } from './run-scene';
import { sceneNames } from './scenes';

let theatre: Theatre;
beforeAll(async () => {
  theatre = await openTheatre('power-cuts');
});
afterAll(() => theatre.remove());

const scenes = someOf(sceneNames, 1);

describe('a power cut', () => {
  it.each(scenes)(
    'loses nothing that was acknowledged: %s',
    { timeout: 60_000 + CAMPAIGN.milliseconds },
    async (scene) => {
      const run = await theatre.run(scene, { mode: 'record' });
      expect(run.said.at(-1)).toEqual({ did: 'end' });
      const wanted = shared(CAMPAIGN.powerCuts, scenes.length);
      const { calls, states, violations } = await cutPower(theatre, scene, run, wanted);
      expect(violations).toEqual([]);
      CAMPAIGN.tell(
        `power cuts, ${scene}: ${String(states)} different states of ${String(calls)} calls, 0 violations`,
      );
      run.remove();
    },
  );
});

/** Each of these syncs left out is a way to lose evidence: a harness that does not see it shows nothing. */
describe('an engine that forgot a sync would be found out:', () => {
  const inFolder = (call: FileCall, name: string) =>
    call.operation === 'sync-folder' && dirname(call.path).endsWith(name);
  it.each<[string, (call: FileCall) => boolean]>([
    ['of a sealed file', (call) => call.operation === 'sync' && call.path.endsWith('.part')],
    ['of the folder that a sealed file gets its name in', (call) => inFolder(call, '/blobs')],
    ['of the database', (call) => call.operation === 'sync' && call.path.endsWith('.sqlite')],
  ])('%s', async (_which, forgets) => {
    const run = await theatre.run('import one file', { mode: 'record' });
    expect(run.calls.some(forgets)).toBe(true);
    const { violations } = await cutPower(theatre, 'import one file', run, 6, forgets);
    expect(violations).not.toEqual([]);
    run.remove();
  });
});
