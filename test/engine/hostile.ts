// What tests of hostile vaults share: an opening and a check that must end soon, cheaply, and with a code.
import { createHash } from 'node:crypto';
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { checkVault, openVault } from '../../src/engine';
import { UserError } from '../../src/shared/errors';
import { PASSPHRASE, quietJob, testEnvironment } from './temporary-vault';

const MOST_MILLISECONDS = 5000;
const MOST_MEBIBYTES = 300;

/** Runs `work` and throws when it takes too long or too much memory for what a stranger's folder may cost. */
export const cheaply = async <T>(work: () => Promise<T>): Promise<T> => {
  // Its own time: on a busy machine others take theirs in between. What waits for ever runs into the test's limit.
  const before = process.cpuUsage();
  const memory = process.memoryUsage().rss;
  try {
    return await work();
  } finally {
    const spent = process.cpuUsage(before);
    const took = (spent.user + spent.system) / 1000;
    const grown = (process.memoryUsage().rss - memory) / 2 ** 20;
    if (took > MOST_MILLISECONDS) throw new Error(`took ${took.toFixed(0)} ms`);
    if (grown > MOST_MEBIBYTES) throw new Error(`took ${grown.toFixed(0)} MiB`);
  }
};

/** The code with which an opening refuses, or `opens`. What is no UserError is a crash and thrown. */
export const opening = (folder: string, passphrase = PASSPHRASE): Promise<string> =>
  cheaply(async () => {
    try {
      (await openVault(folder, { passphrase }, testEnvironment())).close();
      return 'opens';
    } catch (error) {
      if (error instanceof UserError && error.code !== 'internal.bug') return error.code;
      throw error;
    }
  });

/** What an opening and a check say: `code subject` of each finding, or the one code of a refusal. */
export const openingAndCheck = (folder: string, deep = true): Promise<string[]> =>
  cheaply(async () => {
    let vault;
    try {
      vault = await openVault(folder, { passphrase: PASSPHRASE }, testEnvironment());
      const { findings } = await checkVault(vault, { deep }, quietJob());
      return findings.map((found) => `${found.code} ${found.subject}`);
    } catch (error) {
      if (error instanceof UserError && error.code !== 'internal.bug') return [error.code];
      throw error;
    } finally {
      vault?.close();
    }
  });

export const HEADERS = ['vault.header', 'vault.header.bak'] as const;

/** The sum that anybody can make, over lines that end with the MAC's. */
export const summed = (lines: string): string =>
  `${lines}sum ${createHash('sha256').update(lines).digest('hex')}\n`;

export const headerLines = (folder: string): { first: string; json: string; mac: string } => {
  const [first = '', json = '', mac = ''] = readFileSync(join(folder, 'vault.header'), 'utf8').split('\n');
  return { first, json, mac };
};

/** Writes both headers anew with another second line, as somebody can who has no key: the MAC is the old one. */
export const forgeHeaders = (folder: string, change: (json: string) => string): void => {
  const { first, json, mac } = headerLines(folder);
  const text = summed(`${first}\n${change(json)}\n${mac}\n`);
  for (const name of HEADERS) writeFileSync(join(folder, name), text);
};

export interface HeaderJson {
  epoch: number;
  database: string;
  vaultId: string;
  slots: Record<string, unknown>[];
  keyring?: unknown[];
  [field: string]: unknown;
}

const sorted = (value: unknown): unknown => {
  if (Array.isArray(value)) return value.map(sorted);
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(
    Object.entries(value)
      .sort(([a], [b]) => (a < b ? -1 : 1))
      .map(([key, inner]) => [key, sorted(inner)]),
  );
};

/** The same for a change of fields; the result is canonical as the program would write it. */
export const forgeFields = (folder: string, change: (header: HeaderJson) => void): void =>
  forgeHeaders(folder, (json) => {
    const header = JSON.parse(json) as HeaderJson;
    change(header);
    return JSON.stringify(sorted(header));
  });
