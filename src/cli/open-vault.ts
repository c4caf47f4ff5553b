// Opens the vault a command names, and closes it whatever happens.
import type { OpenVault } from '../engine';
import type { Call } from './command';
import { readPassphrase } from './secrets';

/** Loaded when needed: help, the catalog and verification work where SQLite does not. */
export const engine = () => import('../engine');

export type VaultCall = Pick<Call, 'terminal' | 'makeEnvironment' | 'operands'> & {
  readonly options: { readonly 'passphrase-file': string | undefined };
};

/** Errors: those of opening a vault, and those of `work`. */
export const withVault = async <T>(
  call: VaultCall,
  work: (vault: OpenVault) => Promise<T> | T,
): Promise<T> => {
  const folder = call.operands[0] ?? '';
  const { openVault, peekVault } = await engine();
  // Before asking: somebody in the wrong folder should not have to type a passphrase to learn it.
  await peekVault(folder);
  const passphrase = await readPassphrase(call.terminal, call.options['passphrase-file']);
  const vault = await openVault(folder, { passphrase }, await call.makeEnvironment());
  try {
    return await work(vault);
  } finally {
    vault.close();
  }
};
