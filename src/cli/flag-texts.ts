// What is odd about a file, in words for the terminal.
import type { FileFlag } from '../shared/domain/evidence';
import { text } from './safe-text';

const FLAG_TEXTS: Readonly<Record<FileFlag, string>> = {
  'extension-disagrees': 'its content is not what its name promises',
  macros: 'it has macros',
  executable: 'it is a program or a script',
  'password-protected': 'it is protected with a password: nobody can read it without',
  empty: 'it is empty',
  heic: 'it is a HEIC picture, which not every auditor can open',
  'over-25-mb': 'it is larger than 25 MB, which some portals refuse',
  'bare-link': 'it is only a link: capture what it leads to',
};

/** One line for each flag, for standard error. */
export const flagNotes = (name: string, flags: readonly FileFlag[]): string[] =>
  flags.map((flag) => text`Note: ${name}: ${FLAG_TEXTS[flag]} (${flag}).`);
