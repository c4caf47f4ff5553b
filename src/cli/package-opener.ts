// What opens an encrypted package, as it was named on the command line: a file, never an argument.
import type { FindOpener } from '../engine/age';
import { readPassphrase } from './secrets';
import type { Terminal } from './terminal';
import { WrongUse } from './wrong-use';

export interface OpenerOptions {
  readonly identity: string | undefined;
  readonly 'passphrase-file': string | undefined;
}

/** Null when nothing was named; then an encrypted package is refused with what it needs. */
export const packageOpener = async (terminal: Terminal, options: OpenerOptions): Promise<FindOpener> => {
  const passphraseFile = options['passphrase-file'];
  if (options.identity !== undefined && passphraseFile !== undefined)
    throw new WrongUse('--identity and --passphrase-file exclude each other.');
  if (options.identity !== undefined) {
    const { identityFile } = await import('../engine/age');
    return identityFile(options.identity);
  }
  if (passphraseFile === undefined) return null;
  const passphrase = await readPassphrase(terminal, passphraseFile, undefined);
  return () => Promise.resolve({ kind: 'passphrase', passphrase });
};
