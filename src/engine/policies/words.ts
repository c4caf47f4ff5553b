// The words policies leave to a company: what somebody said of them, else what the vault knows, else the default.
import type { PolicyWord } from '../../shared/domain/programme/policy-edition';
import { PERSON } from '../../shared/domain/programme';
import { UserError } from '../../shared/errors';
import { visibleText } from '../../shared/visible-text';
import type { ReadableDb } from '../db/handles';
import { currentEngagement } from '../engagement';
import { factsAs, recordsOf } from '../programme';
import type { Change, OpenVault } from '../vault/open-vault';
import { ROLE_TITLES } from './role-titles';
import { starterWords } from './starters';

/** The journal's subject of what was said of words. */
export const WORDS_SUBJECT = 'policy-words';

/** What was said, by name. */
export const saidWords = (db: ReadableDb): Map<string, string> =>
  new Map(
    (db.prepare('SELECT name, value FROM policy_word').all() as { name: string; value: string }[]).map(
      ({ name, value }) => [name, value],
    ),
  );

/** Titles of those who are on the roster and have not left, as they are written there; the first of each spelling. */
const titlesOnRoster = (db: ReadableDb): Map<string, string> => {
  const titles = new Map<string, string>();
  for (const person of recordsOf(db, 'person')) {
    const title = factsAs(PERSON, person).role;
    if (person.state === 'left' || title === '') continue;
    if (!titles.has(title.toLowerCase())) titles.set(title.toLowerCase(), title);
  }
  return titles;
};

const knownToVault = (vault: OpenVault): Map<string, string> => {
  const known = new Map([['company', vault.organization]]);
  const engagement = currentEngagement(vault);
  if (engagement !== null) known.set('system', engagement.systemName);
  const titles = titlesOnRoster(vault.db);
  for (const [word, spellings] of Object.entries(ROLE_TITLES)) {
    const title = spellings.find((one) => titles.has(one));
    if (title !== undefined) known.set(word, titles.get(title) ?? '');
  }
  return known;
};

/** All words as they stand now, in the order they are asked for. */
export const policyWords = (vault: OpenVault): PolicyWord[] => {
  const said = saidWords(vault.db);
  const known = knownToVault(vault);
  return starterWords().map((word) => {
    const { name, label, group } = word;
    const told = said.get(name);
    if (told !== undefined) return { name, label, group, value: told, from: 'said' };
    // A text takes one line and none of the signs that could hide what it says.
    const vaults = visibleText((known.get(name) ?? '').replace(/\s+/g, ' ').trim());
    if (vaults !== '') return { name, label, group, value: vaults, from: 'vault' };
    return { name, label, group, value: word.default, from: 'default' };
  });
};

export const wordValues = (vault: OpenVault): Map<string, string> =>
  new Map(policyWords(vault).map(({ name, value }) => [name, value]));

/** One plain line, as a text takes it in. @throws UserError use.bad-input */
export const settledWord = (name: string, typed: string): string => {
  const value = typed.replace(/\s+/g, ' ').trim();
  if (/[\p{Cc}\p{Cf}]/u.test(value) || /\{\{|\}\}/.test(value))
    throw new UserError('use.bad-input', {
      what: `What stands for “${name}” is one line of plain text.`,
    });
  return value;
};

/** Writes what is said of words, inside a change; an empty value takes back what was said. */
export const writeWords = ({ db, record }: Change, words: Readonly<Record<string, string>>): void => {
  for (const [name, value] of Object.entries(words)) {
    if (value === '') db.prepare('DELETE FROM policy_word WHERE name = ?').run(name);
    else
      db.prepare(
        'INSERT INTO policy_word (name, value) VALUES (?, ?) ON CONFLICT (name) DO UPDATE SET value = excluded.value',
      ).run(name, value);
  }
  record('policy.words-changed', WORDS_SUBJECT, { words });
};

/**
 * Says words, those named; an empty value takes back what was said. Texts that were adopted stay as they are.
 * @throws UserError use.bad-input (no such word, or no plain line)
 */
export const setPolicyWords = (vault: OpenVault, words: Readonly<Record<string, string>>): PolicyWord[] => {
  const known = new Set(starterWords().map((word) => word.name));
  for (const name of Object.keys(words))
    if (!known.has(name))
      throw new UserError('use.bad-input', { what: 'There is no such word in the starters.' });
  const before = saidWords(vault.db);
  const changed = Object.fromEntries(
    Object.entries(words)
      .map(([name, typed]) => [name, settledWord(name, typed)] as const)
      .filter(([name, value]) => (before.get(name) ?? '') !== value),
  );
  if (Object.keys(changed).length > 0)
    vault.write((change) => {
      writeWords(change, changed);
    });
  return policyWords(vault);
};
