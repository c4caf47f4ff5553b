// Reports in the window: when the next one is due, to whom a copy went, and the copy itself with the name on its pages.
import { expect, test } from '@playwright/test';
import { PDFDocument } from '@cantoo/pdf-lib';
import fs from 'node:fs';
import path from 'node:path';
import { axeFindings } from './axe';
import { answerOpenDialog, answerSaveDialog, launchApp, type RunningApp } from './launch-app';
import { type BridgeWindow, prepareVault } from './prepared-vault';
import { goTo } from './steps';

test.setTimeout(120_000);

/** A report of ours that has a file, and somebody who asked for it. */
const keepReport = async ({ app, page, folder }: RunningApp): Promise<void> => {
  const pdf = await PDFDocument.create();
  pdf.addPage();
  pdf.addPage();
  const file = path.join(folder, 'report.pdf');
  fs.writeFileSync(file, await pdf.save());
  await answerOpenDialog(app, [file]);
  await page.evaluate(async () => {
    const { calls } = (window as unknown as BridgeWindow).muniment;
    const done = <T>(reply: { ok: true; value: T } | { ok: false; failure: { code: string } }): T => {
      if (!reply.ok) throw new Error(reply.failure.code);
      return reply.value;
    };
    const chosen = done(await calls.app.choose({ what: 'evidence-files' }));
    const facts = {
      ...{ title: 'SOC 2 report 2025', effective: null, capturedOn: null, source: 'CPA firm' },
      ...{ sensitivity: 'confidential' as const, controlIds: [], pointOfFocusIds: [] },
    };
    const added = done(
      await calls.evidence.add({ items: [{ files: chosen.map(({ token }) => token), facts }] }),
    );
    const evidence = JSON.stringify(added).match(/EVD-\d{4}/)?.[0];
    const on = { on: '2026-07-01', note: '' };
    const report = {
      ...{ title: 'SOC 2 Type II 2025', type: 'soc2-type2', opinion: 'unmodified' },
      ...{ periodFrom: '2025-01-01', periodTo: '2025-12-31', files: [evidence] },
    };
    done(
      await calls.programme.add({ register: 'own-report', records: [{ facts: report, state: null }], ...on }),
    );
    const share = { report: 'RPT-01', recipient: 'Grace Ilves', company: 'Sandpiper Mutual' };
    done(await calls.programme.add({ register: 'share', records: [{ facts: share, state: null }], ...on }));
  });
};

test('a copy of a report goes out with the name of whom it is for', async () => {
  const running = await launchApp({ size: { width: 1280, height: 800 } });
  const { app, page, folder } = running;
  try {
    await prepareVault(running);
    await keepReport(running);
    await goTo(page, 'Programme');
    await page.getByRole('link', { name: 'Reports', exact: true }).first().click();
    await page.getByRole('heading', { level: 1, name: 'Reports' }).waitFor();

    // What people ask, and when the next one is due.
    await page.getByRole('button', { name: 'More about: Type I and Type II' }).click();
    await expect(page.getByRole('dialog', { name: 'Type I and Type II' })).toContainText('one day');
    await page.keyboard.press('Escape');
    await page.getByRole('button', { name: 'Renewals' }).click();
    const renewals = page.getByRole('dialog', { name: 'When reports go stale' });
    await expect(renewals.getByRole('row', { name: /SOC 2 Type II 2025/ })).toContainText('31 Dec 2026');
    const found = await axeFindings(page, 'renewals');
    await renewals.getByRole('button', { name: 'Close' }).click();

    // To whom it went.
    await page.getByRole('row', { name: /RPT-01/ }).click();
    const report = page.getByRole('complementary', { name: /^RPT-01/ });
    await expect(report.getByText('Grace Ilves')).toBeVisible();
    found.push(...(await axeFindings(page, 'a report')));
    await report.getByRole('link', { name: /SHR-001/ }).click();

    // The copy, and the record that says so.
    const target = path.join(folder, 'for Grace.pdf');
    await answerSaveDialog(app, target);
    await page.getByRole('button', { name: 'Save marked copy…' }).click();
    const dialog = page.getByRole('dialog', { name: 'A copy for SHR-001' });
    await expect(dialog.getByRole('radio', { name: /report\.pdf/ })).toBeChecked();
    found.push(...(await axeFindings(page, 'marked copy')));
    await dialog.getByRole('button', { name: 'Choose a place…' }).click();
    await expect(dialog.getByText(/is written: 2 pages/)).toBeVisible();
    const copy = await PDFDocument.load(fs.readFileSync(target), { updateMetadata: false });
    expect(copy.getKeywords()).toContain('Grace Ilves · Sandpiper Mutual');
    await dialog.getByRole('button', { name: 'Note it in the record' }).click();
    await expect(dialog.getByText('The record says so now.')).toBeVisible();
    await dialog.getByRole('button', { name: 'Close' }).click();
    const share = page.getByRole('complementary', { name: /^SHR-001/ });
    await expect(share.getByText(/no NDA is stated/)).toBeVisible();
    expect(found).toEqual([]);
    expect(running.complaints).toEqual([]);
  } finally {
    await running.close();
  }
});
