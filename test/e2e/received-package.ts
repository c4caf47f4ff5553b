// A package as an organization hands it over, with a request list and a population: made through the window's own
// bridge, for tests of the auditor's side.
import fs from 'node:fs';
import path from 'node:path';
import { answerOpenDialog, answerSaveDialog, launchApp } from './launch-app';
import { type BridgeWindow, prepareVault } from './prepared-vault';

const LIST = 'ticket,merged\nCH-1,2026-01-04\nCH-2,2026-02-11\nCH-3,2026-03-30\nCH-4,2026-04-01\n';
export const WORDINGS = [
  'Provide the access reviews of the period.',
  'Provide the branch protection settings.',
  'Provide the minutes of the board.',
] as const;

export interface Received {
  readonly zip: string;
  /** The same under a passphrase. */
  readonly encrypted: string;
}
export const TOLD = 'four kestrels over the salt marsh';

/** The package, in `folder`; its vault is closed and stays behind in a folder of its own. */
export const packageToReceive = async (folder: string): Promise<Received> => {
  const running = await launchApp({ folder: path.join(folder, 'sender') });
  const { app, page } = running;
  const zip = path.join(folder, 'halden_r1.zip');
  await prepareVault(running);
  const list = path.join(folder, 'changes.csv');
  fs.writeFileSync(list, LIST);
  await answerOpenDialog(app, [list]);
  await answerSaveDialog(app, zip);
  const built = await page.evaluate(async (wordings) => {
    const { calls } = (window as unknown as BridgeWindow).muniment;
    const done = <T>(reply: { ok: true; value: T } | { ok: false; failure: { code: string } }): T => {
      if (!reply.ok) throw new Error(reply.failure.code);
      return reply.value;
    };
    const [chosen] = done(await calls.app.choose({ what: 'evidence-files' }));
    if (chosen === undefined) throw new Error('no file');
    const facts = {
      title: 'Changes of the year',
      effective: null,
      capturedOn: null,
      source: 'Forgeline',
      sensitivity: 'internal' as const,
      controlIds: [],
      pointOfFocusIds: [],
    };
    const added = done(await calls.evidence.add({ items: [{ files: [chosen.token], facts }] }));
    const evidenceId = added.added[0];
    if (evidenceId === undefined) throw new Error('no evidence');
    const record = {
      sourceSystem: 'Forgeline',
      query: 'merged:2026',
      parameters: '',
      range: null,
      timeZone: 'UTC',
      runBy: 'Ada',
      runOn: null,
      countOnScreen: 4,
      isUnfiltered: true,
      filters: '',
      reconciliation: '',
      wasObserved: false,
      notes: '',
    };
    const population = done(
      await calls.populations.record({
        evidenceId,
        position: 1,
        sheet: null,
        statement: { title: 'Changes of the year', controlIds: [], record },
        replaces: null,
      }),
    );
    done(await calls.populations.setState({ id: population.id, state: 'submitted', note: '' }));
    for (const [place, wording] of wordings.entries()) {
      const request = done(
        await calls.requests.add({
          asked: {
            reference: `BV-${String(place + 1)}`,
            wording,
            title: '',
            area: 'Access',
            kind: 'document',
            named: '',
            period: null,
            requestedOn: null,
            dueOn: null,
            priority: 'normal',
            extra: [],
          },
          handled: { owner: '', ownDueOn: null },
        }),
      );
      if (place < 2)
        for (const to of ['assigned', 'in-progress', 'ready-for-review'] as const)
          done(await calls.requests.setInternal({ ids: [request.id], to, note: '' }));
    }
    const engagement = done(await calls.engagement.list({}))[0];
    if (engagement === undefined) throw new Error('no engagement');
    const [target] = done(await calls.app.choose({ what: 'new-package-file', suggestedName: 'halden.zip' }));
    if (target === undefined) throw new Error('no target');
    const { summary } = done(
      await calls.package.build({
        engagementId: engagement.id,
        selection: { controlIds: null, criterionIds: null, dates: null, mostSensitive: 'restricted' },
        round: { kind: 'new-package' },
        target: target.token,
        omissions: [],
        allowDraft: true,
        recipientIds: [],
        envelope: { kind: 'none' },
        deltaFrom: null,
        partBytes: null,
      }),
    );
    return { packageId: summary.id, round: summary.round };
  }, WORDINGS);
  const encrypted = path.join(folder, 'halden_r1.zip.age');
  await answerSaveDialog(app, encrypted);
  await page.evaluate(
    async ({ round, passphrase }) => {
      const { calls } = (window as unknown as BridgeWindow).muniment;
      const chosen = await calls.app.choose({ what: 'new-package-file', suggestedName: 'halden.zip.age' });
      const target = chosen.ok ? chosen.value[0] : undefined;
      if (target === undefined) throw new Error('no target');
      const envelope = { kind: 'passphrase', passphrase } as const;
      const again = await calls.package.rebuild({
        ...round,
        target: target.token,
        envelope,
        partBytes: null,
      });
      if (!again.ok) throw new Error(again.failure.code);
    },
    { round: built, passphrase: TOLD },
  );
  await running.close();
  return { zip, encrypted };
};
