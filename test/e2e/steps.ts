// What a person does in the window, step by step, by what is to be seen and read on the screen.
import { expect, type Locator, type Page } from '@playwright/test';

/** Types a date into a date field as people do: year, month, day, one after the other. */
export const typeDate = async (field: Locator, date: `${number}-${number}-${number}`): Promise<void> => {
  const [year = '', month = '', day = ''] = date.split('-');
  await field.getByRole('spinbutton').first().click();
  await field.page().keyboard.type(`${year}${month}${day}`, { delay: 10 });
};

/** Fills the form of a new vault and writes the recovery key down; the new vault is open afterwards. */
export const makeVault = async (
  page: Page,
  who: { readonly organization: string; readonly member: string; readonly passphrase: string },
): Promise<readonly string[]> => {
  await page.getByRole('button', { name: 'New vault…' }).click();
  await page.getByLabel('Organization').fill(who.organization);
  await page.getByLabel('Your name').fill(who.member);
  await page.getByRole('button', { name: 'Choose…' }).click();
  await page.getByRole('button', { name: 'Continue' }).click();
  await page.getByLabel('Passphrase', { exact: true }).fill(who.passphrase);
  await page.getByLabel('The same passphrase again').fill(who.passphrase);
  await page.getByRole('button', { name: 'Make the vault' }).click();
  // Shown once: read like a person with a pen.
  const items = page
    .locator('form, main')
    .getByRole('listitem')
    .filter({ hasText: /^\d+[a-z]+$/ });
  await expect(items.first()).toBeVisible({ timeout: 30_000 });
  const words = (await items.allInnerTexts()).map((text) => text.replace(/^\s*\d+\s*/, '').trim()).slice(-24);
  expect(words).toHaveLength(24);
  await page.getByRole('button', { name: 'I have written them down' }).click();
  const asked = page.getByLabel(/^Word \d+$/);
  await expect(asked).toHaveCount(3);
  for (const field of await asked.all()) {
    const label = await field.evaluate((input: HTMLInputElement) => input.labels?.[0]?.textContent ?? '');
    await field.fill(words[Number(/\d+/.exec(label)?.[0]) - 1] ?? '');
  }
  await page.getByRole('button', { name: 'Confirm' }).click();
  await page.getByRole('navigation', { name: 'Vault' }).waitFor();
  return words;
};

export const goTo = async (page: Page, screen: string): Promise<void> => {
  await page.getByRole('navigation', { name: 'Vault' }).getByRole('link', { name: screen }).click();
  await page.getByRole('heading', { level: 1, name: screen }).waitFor();
};

export const unlock = async (page: Page, passphrase: string): Promise<void> => {
  await page.getByLabel('Passphrase', { exact: true }).fill(passphrase);
  await page.getByRole('button', { name: 'Unlock', exact: true }).click();
};

/** The vault of that name in the list of vaults. */
export const listedVault = (page: Page, name: string): Locator =>
  page
    .getByRole('list', { name: 'Vaults' })
    .getByRole('button', { name: new RegExp(`^${name}`) })
    .first();
