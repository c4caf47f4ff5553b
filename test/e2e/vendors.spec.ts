// Vendors in the window: picked from names, brought over from the scope, their report reviewed with what is red and why,
// asked by a page that is filled in without network, and what they answered turned into tasks.
import { expect, type Page, test } from '@playwright/test';
import fs from 'node:fs';
import path from 'node:path';
import { axeFindings } from './axe';
import { answerOpenDialog, answerSaveDialog, launchApp, type RunningApp } from './launch-app';
import { type BridgeWindow, prepareVault, setTheme } from './prepared-vault';
import { goTo, typeDate } from './steps';

test.setTimeout(180_000);

const button = (page: Page, name: string | RegExp) => page.getByRole('button', { name });
const panel = (page: Page, id: string) => page.getByRole('complementary', { name: new RegExp(`^${id}`) });
const choose = async (page: Page, label: string, option: string): Promise<void> => {
  const field = page.locator('[data-field]').filter({ has: page.getByText(label, { exact: true }) });
  await field.getByRole('button').click();
  await page.getByRole('option', { name: option, exact: true }).click();
};

/** The scope names a subservice organization that no register knows. */
const nameInScope = ({ page }: RunningApp): Promise<void> =>
  page.evaluate(async () => {
    const { calls } = (window as unknown as BridgeWindow).muniment;
    const engagements = await calls.engagement.list({});
    const id = engagements.ok ? engagements.value[0]?.id : undefined;
    if (id === undefined) throw new Error('no engagement');
    const scope = await calls.engagement.scope({ id });
    if (!scope.ok) throw new Error(scope.failure.code);
    const named = { name: 'Northern Cloud', service: 'Hosting', method: 'carve-out' as const };
    const subserviceOrganizations = [{ ...named, assumedControls: '', note: '' }];
    await calls.engagement.setScope({ id, scope: { ...scope.value, subserviceOrganizations } });
  });

/** Reviewer, day and conclusion, through the window's own bridge: the form was looked at before. */
const finishReview = ({ page }: RunningApp): Promise<void> =>
  page.evaluate(async () => {
    const { calls } = (window as unknown as BridgeWindow).muniment;
    const facts = { reviewer: 'Ada', reviewedOn: '2026-07-01', conclusion: 'Relied on.' };
    const report = await calls.programme.get({ id: 'VRP-01', today: '2026-07-01' });
    if (!report.ok) throw new Error(report.failure.code);
    const { on } = report.value;
    const done = await calls.programme.change({
      ...{ id: 'VRP-01', version: 1, state: 'reviewed', on, note: '', facts },
    });
    if (!done.ok) throw new Error(done.failure.code);
  });

/** What the page would save, with these answers. */
const answered = (page: string, answers: Readonly<Record<string, string>>, target: string): void => {
  const html = fs.readFileSync(page, 'utf8');
  const data = JSON.parse(/id="data">(.*?)<\/script>/s.exec(html)?.[1] ?? '') as {
    answers: { reference: string; answer: string }[];
  };
  for (const one of data.answers) one.answer = answers[one.reference] ?? '';
  fs.writeFileSync(target, JSON.stringify({ ...data, answeredBy: 'Rosa Quill' }));
};

test('a vendor is known, its report reviewed, and what it did not say is asked', async () => {
  const running = await launchApp({ size: { width: 1280, height: 800 } });
  const { app, page, folder } = running;
  const found: string[] = [];
  const look = async (where: string): Promise<void> => {
    found.push(...(await axeFindings(page, where)));
    const shots = process.env['MUNIMENT_SHOTS'];
    if (shots !== undefined) await page.screenshot({ path: path.join(shots, `${where}.png`) });
  };
  try {
    await prepareVault(running);
    await nameInScope(running);
    await goTo(page, 'Programme');
    await page
      .getByRole('link', { name: /^Vendors/ })
      .first()
      .click();
    await page.getByRole('heading', { level: 1, name: 'Vendors' }).waitFor();

    // From the scope, and from names.
    await button(page, 'Add Northern Cloud').click();
    await expect(page.getByRole('row', { name: /Northern Cloud/ })).toBeVisible();
    await expect(button(page, 'Add Northern Cloud')).toHaveCount(0);
    await button(page, 'Pick from a list…').click();
    const names = page.getByRole('dialog', { name: 'Vendors you use' });
    await look('names');
    await names.getByRole('searchbox').fill('openai');
    await names.getByRole('option', { name: /OpenAI/ }).click();
    await names.getByRole('button', { name: 'Add 1 vendor' }).click();
    await expect(page.getByRole('row', { name: /OpenAI/ })).toBeVisible();

    // What is red, and why.
    await page.getByRole('row', { name: /Northern Cloud/ }).click();
    const vendor = panel(page, 'VND-01');
    await button(page, 'Change…').click();
    await page.getByText('Personal data', { exact: true }).click();
    await page.getByRole('button', { name: 'Save', exact: true }).click();
    await expect(vendor.getByText(/there is no current Type II report of it/)).toBeVisible();
    await look('a vendor');

    // Its report, reviewed in the form.
    await vendor.getByRole('button', { name: 'Review a report…' }).click();
    const watch = page.getByRole('complementary', { name: 'What wants an eye' });
    await choose(page, 'Report (needed)', 'SOC 2 Type II');
    await typeDate(page.getByRole('group', { name: 'Period from' }), '2025-04-01');
    await typeDate(page.getByRole('group', { name: 'Period to' }), '2026-03-31');
    await expect(watch.getByText('91 days', { exact: true })).toBeVisible();
    await choose(page, 'Opinion', 'Qualified');
    await expect(watch.getByText(/no remediation review is written/)).toBeVisible();
    await page.getByRole('textbox', { name: 'Remediation review' }).fill('Fixed in May, shown to us.');
    await expect(watch.getByText(/no remediation review is written/)).toHaveCount(0);
    await button(page, 'Paste several… What they expect of us').click();
    await page
      .getByRole('textbox', { name: 'Lines' })
      .fill('CUEC-1: Customers rotate keys\nCUEC-2: Customers review access');
    await button(page, 'Take 2 lines').click();
    await expect(watch.getByText('2 expectations of us have no control with evidence.')).toBeVisible();
    await button(page, 'CUEC-1 · Customers rotate keys').click();
    await button(page, 'Choose for Our controls').click();
    const controls = page.getByRole('dialog', { name: 'Choose controls' });
    await controls.getByRole('option', { name: /CTL-001/ }).click();
    await controls.getByRole('button', { name: 'Take over' }).click();
    await button(page, 'Choose for Evidence').first().click();
    const evidence = page.getByRole('dialog', { name: 'Choose evidence' });
    await evidence.getByRole('option', { name: /EVD-0001/ }).click();
    await evidence.getByRole('button', { name: 'Take over' }).click();
    await expect(watch.getByText('One expectation of us has no control with evidence.')).toBeVisible();
    await expect(page.getByRole('row', { name: /CUEC-1.*CTL-001.*EVD-0001.*Answered/ })).toBeVisible();
    await look('the review of a report');
    await button(page, 'Add vendor report').click();
    await expect(panel(page, 'VRP-01').getByText('1 of 2 expectations of us answered')).toBeVisible();
    await look('a report');

    // The finished review is evidence of the control that says so.
    await finishReview(running);
    await panel(page, 'VRP-01').getByRole('button', { name: 'Keep as evidence…' }).click();
    const keep = page.getByRole('dialog', { name: /as evidence/ });
    await expect(keep.getByText('Yearly vendor review and complementary controls')).toBeVisible();
    await keep.getByRole('button', { name: 'Keep as evidence' }).click();
    await expect(page.getByText(/EVD-0005/).first()).toBeVisible();

    // What it did not say is asked, answered on the page, and taken back.
    await goTo(page, 'Programme');
    await page
      .getByRole('link', { name: /^Questionnaires/ })
      .first()
      .click();
    await page.getByRole('heading', { level: 1, name: 'Questionnaires' }).waitFor();
    await button(page, 'Ask a vendor…').click();
    const ask = page.getByRole('dialog', { name: 'Ask a vendor' });
    await ask.getByRole('radio', { name: /AI provider/ }).check({ force: true });
    await ask.getByRole('button', { name: 'Choose for Vendor' }).click();
    const pick = page.getByRole('dialog', { name: /Choose among vendors/ });
    await pick.getByRole('option', { name: /OpenAI/ }).click();
    await pick.getByRole('button', { name: 'Take over' }).click();
    await ask.getByRole('button', { name: 'Make questionnaire' }).click();
    const asked = panel(page, 'QST-01');
    await answerSaveDialog(app, path.join(folder, 'questions.html'));
    await asked.getByRole('button', { name: 'Save to send…' }).click();
    await expect(asked.getByText(/Written to questions.html/)).toBeVisible();
    await asked.getByRole('button', { name: 'Mark as sent' }).click();
    await expect(asked.getByRole('tab', { name: /Sent/ })).toBeVisible();
    const answers = path.join(folder, 'answers.json');
    answered(
      path.join(folder, 'questions.html'),
      { 'AI-05': 'No', 'AI-09': 'No', 'AI-04': 'Trust us' },
      answers,
    );
    await answerOpenDialog(app, [answers]);
    await asked.getByRole('button', { name: 'Take answers…' }).click();
    const back = page.getByRole('dialog', { name: 'Take answers' });
    await expect(back.getByText('2 answers to take')).toBeVisible();
    await expect(back.getByText('It is none of the words one can choose from.')).toBeVisible();
    await look('answers that came back');
    await back.getByRole('button', { name: 'Take 2 answers' }).click();
    await expect(asked.getByText('3 of 6 by weight')).toBeVisible();
    await look('a questionnaire');

    // A finding becomes a task.
    await asked.getByRole('button', { name: 'Look at answers' }).click();
    await page.getByRole('link', { name: /Findings/ }).click();
    await page.getByRole('checkbox', { name: 'Choose AI-05' }).press('Space');
    await button(page, 'Make 1 task…').click();
    await page.getByRole('textbox', { name: 'Owner' }).fill('Ada Lindqvist');
    await button(page, 'Make tasks').click();
    await expect(page.getByText('1 task made, under Readiness.')).toBeVisible();
    await expect(page.getByRole('row', { name: /AI-05.*REM-001/ })).toBeVisible();
    await look('answers');

    await setTheme(running, 'dark');
    await goTo(page, 'Programme');
    await page
      .getByRole('link', { name: /^Questionnaires/ })
      .first()
      .click();
    await page.getByRole('row', { name: /QST-01/ }).click();
    await asked.getByRole('button', { name: 'Look at answers' }).click();
    await page.getByRole('row', { name: /AI-05/ }).waitFor();
    await look('answers in the dark');
    expect(found).toEqual([]);
    expect(running.complaints).toEqual([]);
  } finally {
    await running.close();
  }
});
