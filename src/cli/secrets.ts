// Passphrases and recovery words: from a file, the environment or a person; never from the command
// line, where every user of the machine could read them.
import { readFile } from 'node:fs/promises';
import { text } from './safe-text';
import type { Terminal } from './terminal';
import { WrongUse } from './wrong-use';

const firstLine = (content: string): string => content.split(/\r?\n/, 1)[0] ?? '';

const fromFile = async (terminal: Terminal, path: string): Promise<string> => {
  if (path === '-') return terminal.readStandardInput();
  try {
    return await readFile(path, 'utf8');
  } catch {
    throw new WrongUse(`The file “${path}” cannot be read.`);
  }
};

const NOBODY = 'There is no terminal to ask on.';

/**
 * The passphrase of an existing vault; `member` is whose it is, when that was said. Errors: wrong use when
 * there is nobody to ask.
 */
export const readPassphrase = async (
  terminal: Terminal,
  file: string | undefined,
  member: string | undefined,
): Promise<string> => {
  if (file !== undefined) return firstLine(await fromFile(terminal, file));
  const given = terminal.env['MUNIMENT_PASSPHRASE'];
  if (given !== undefined && given !== '') return given;
  if (terminal.askSecret === null)
    throw new WrongUse(
      `The vault needs its passphrase. ${NOBODY}`,
      'Set MUNIMENT_PASSPHRASE or give --passphrase-file FILE (- for standard input).',
    );
  return terminal.askSecret(member === undefined ? 'Passphrase: ' : text`Passphrase of ${member}: `);
};

/** A passphrase for something new: typed twice when a person is asked. */
export const readNewPassphrase = async (
  terminal: Terminal,
  file: string | undefined,
  prompt = 'New passphrase: ',
): Promise<string> => {
  if (file !== undefined) return firstLine(await fromFile(terminal, file));
  const given = terminal.env['MUNIMENT_NEW_PASSPHRASE'];
  if (given !== undefined && given !== '') return given;
  if (terminal.askSecret === null)
    throw new WrongUse(
      `A new passphrase is needed. ${NOBODY}`,
      'Set MUNIMENT_NEW_PASSPHRASE or give it in a file.',
    );
  const first = await terminal.askSecret(prompt);
  const second = await terminal.askSecret('The same again: ');
  if (first !== second) throw new WrongUse('The two passphrases differ.', 'Nothing was changed; try again.');
  return first;
};

/** The 24 words, in any spacing, lower case; numbers such as `7.` before them are ignored. */
export const readRecoveryWords = async (terminal: Terminal, file: string | undefined): Promise<string[]> => {
  const given =
    file !== undefined
      ? await fromFile(terminal, file)
      : (terminal.env['MUNIMENT_RECOVERY_WORDS'] ?? (await terminal.askSecret?.('The 24 recovery words: ')));
  if (given === undefined)
    throw new WrongUse(
      `The recovery words are needed. ${NOBODY}`,
      'Set MUNIMENT_RECOVERY_WORDS or give --words-file FILE.',
    );
  const words = given.toLowerCase().match(/[a-z]+/g) ?? [];
  if (words.length !== 24)
    throw new WrongUse(`A recovery key has 24 words; ${String(words.length)} were given.`);
  return words;
};
