// A vault with content, made through the window's own bridge, for tests that begin with an open vault.
import fs from 'node:fs';
import path from 'node:path';
import type { Bridge } from '../../src/shared/contract';
import type { ControlId, PointOfFocusId } from '../../src/shared/ids';
import type { CalendarDate } from '../../src/shared/period';
import { answerOpenDialog, answerSaveDialog, type RunningApp } from './launch-app';

export type BridgeWindow = Window & { muniment: Bridge };

export const PASSPHRASE = 'seven quiet lanterns over the harbour';
export const ORGANIZATION = 'Halden Labs';

/** Dates inside, before and after the period of the engagement below, and none. */
const EVIDENCE = [
  { title: 'Access review, third quarter', from: '2025-07-01', to: '2025-09-30', controls: ['CTL-001'] },
  {
    title: 'Branch protection of the main repository',
    from: '2026-02-03',
    to: '2026-02-03',
    controls: ['CTL-002'],
  },
  { title: 'Penetration test report', from: '2024-11-04', to: '2024-11-15', controls: ['CTL-003'] },
  { title: 'Board minutes without a date', from: null, to: null, controls: [] },
] as const;

/** Creates a vault with an engagement, all starter controls and four evidence items; leaves it open. */
export const prepareVault = async ({ app, page, folder }: RunningApp): Promise<string> => {
  const place = path.join(folder, 'Halden vault');
  const files = EVIDENCE.map(({ title }, index) => {
    const file = path.join(folder, `evidence-${String(index + 1)}.txt`);
    fs.writeFileSync(file, `${title}\n`);
    return file;
  });
  await answerSaveDialog(app, place);
  await answerOpenDialog(app, files);
  await page.evaluate(
    async ({ items, passphrase, organization }) => {
      const { calls } = (window as unknown as BridgeWindow).muniment;
      const done = <T>(reply: { ok: true; value: T } | { ok: false; failure: { code: string } }): T => {
        if (!reply.ok) throw new Error(reply.failure.code);
        return reply.value;
      };
      const [target] = done(await calls.app.choose({ what: 'new-vault-folder', suggestedName: 'x' }));
      if (target === undefined) throw new Error('no folder');
      done(
        await calls.vault.create({ folder: target.token, organization, member: 'Ada Lindqvist', passphrase }),
      );
      done(
        await calls.engagement.create({
          type: 2,
          period: { from: '2025-07-01', to: '2026-06-30' },
          systemName: 'Halden Assist',
          categories: ['security', 'confidentiality'],
          firm: 'Brook & Vale CPAs',
        }),
      );
      const starters = done(await calls.catalog.starterControls({}));
      done(await calls.controls.loadStarters({ ids: starters.map((starter) => starter.id) }));
      const chosen = done(await calls.app.choose({ what: 'evidence-files' }));
      const result = done(
        await calls.evidence.add({
          items: items.map((item, index) => ({
            files: [chosen[index]?.token ?? ('' as never)],
            facts: {
              title: item.title,
              effective:
                item.from === null ? null : { from: item.from as CalendarDate, to: item.to as CalendarDate },
              capturedOn: null,
              source: '',
              sensitivity: 'internal' as const,
              controlIds: item.controls as readonly string[] as ControlId[],
              pointOfFocusIds: [] as PointOfFocusId[],
            },
          })),
        }),
      );
      if (result.added.length !== items.length) throw new Error('not everything was added');
    },
    { items: EVIDENCE, passphrase: PASSPHRASE, organization: ORGANIZATION },
  );
  // The window finds the vault open when it starts again.
  await page.reload();
  await page.getByRole('navigation', { name: 'Vault' }).waitFor();
  return place;
};

/** Sets light or dark as the settings do, and lets the window start with it. */
export const setTheme = async ({ page }: RunningApp, theme: 'light' | 'dark'): Promise<void> => {
  await page.evaluate(async (wanted) => {
    await (window as unknown as BridgeWindow).muniment.calls.app.setPreferences({ theme: wanted });
  }, theme);
  await page.reload();
};
