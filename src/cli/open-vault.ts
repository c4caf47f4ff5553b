// Opens the vault a command names, and closes it whatever happens.
import type { VaultAccess } from '../shared/domain/vault';
import { UserError } from '../shared/errors';
import type { OpenVault } from '../engine';
import type { Call } from './command';
import { text } from './safe-text';
import { readPassphrase } from './secrets';

/** Loaded when needed: help, the catalog and verification work where SQLite does not. */
export const engine = () => import('../engine');

/** How a vault was asked to be opened. */
export interface OpeningOptions {
  readonly 'passphrase-file': string | undefined;
  readonly member: string | undefined;
  readonly 'network-drive': boolean;
  readonly 'restored-backup': boolean;
}

export type VaultCall<O extends OpeningOptions = OpeningOptions> = Pick<
  Call,
  'terminal' | 'output' | 'makeEnvironment' | 'operands'
> & { readonly options: O };

export interface Opened {
  readonly vault: OpenVault;
  /** As it was typed or given, for the one verb that replaces it. */
  readonly passphrase: string;
}

const sameName = (one: string, other: string): boolean =>
  one.normalize('NFC').trim().toLowerCase() === other.normalize('NFC').trim().toLowerCase();

/** A script that works for one person must not go on under the name of another. */
const proveMember = async (vault: OpenVault, named: string): Promise<void> => {
  const is = (member: { readonly id: string; readonly name: string }): boolean =>
    sameName(member.id, named) || sameName(member.name, named);
  if (is(vault.member)) return;
  const { listMembers } = await engine();
  if (listMembers(vault).some(is)) throw new UserError('member.other');
  throw new UserError('member.unknown', { id: named });
};

/** A vault whose folder cannot be written opens for reading; a verb that writes says so at once. */
const proveWritable = (access: VaultAccess): void => {
  if (access.mode === 'read-write') return;
  if (access.why === 'no-write-access') throw new UserError('disk.no-access');
  throw new UserError('vault.read-only', { reason: access.why });
};

const open = async (call: VaultCall, readOnly: 'asked' | 'when-in-use' | 'never'): Promise<Opened> => {
  const folder = call.operands[0] ?? '';
  const { options, terminal } = call;
  const { openVault, peekVault } = await engine();
  // Before asking: somebody in the wrong folder should not have to type a passphrase to learn it.
  await peekVault(folder);
  const passphrase = await readPassphrase(terminal, options['passphrase-file'], options.member);
  const environment = await call.makeEnvironment();
  const openAs = (forReading: boolean) =>
    openVault(folder, { passphrase }, environment, {
      readOnly: forReading,
      networkDrive: options['network-drive'],
      acceptOlder: options['restored-backup'],
    });
  const vault = await openAs(readOnly === 'asked').catch((error: unknown) => {
    if (readOnly !== 'when-in-use' || !isInTheWay(error)) throw error;
    call.output.warn(onlyRead(error));
    return openAs(true);
  });
  try {
    if (options.member !== undefined) await proveMember(vault, options.member);
    if (readOnly === 'never') proveWritable(vault.access);
  } catch (error) {
    vault.close();
    throw error;
  }
  return { vault, passphrase };
};

/** What keeps from writing but not from looking. */
const isInTheWay = (error: unknown): error is UserError =>
  error instanceof UserError && (error.code === 'vault.in-use' || error.code === 'vault.network-drive');

const onlyRead = ({ code, details }: UserError): string =>
  code === 'vault.in-use'
    ? text`The vault is open elsewhere; it is only read. ${String(details['holder'] ?? '')}`
    : 'The vault lies on a network drive; it is only read.';

const closing = async <T>(
  opened: Opened,
  work: (vault: OpenVault, opened: Opened) => Promise<T> | T,
): Promise<T> => {
  try {
    return await work(opened.vault, opened);
  } finally {
    opened.vault.close();
  }
};

/** For verbs that change something. Errors: those of opening a vault, and those of `work`. */
export const withVault = async <T>(
  call: VaultCall,
  work: (vault: OpenVault, opened: Opened) => Promise<T> | T,
): Promise<T> => closing(await open(call, 'never'), work);

/** For verbs that only look: they do so also while somebody else has the vault open. */
export const readingVault = async <T>(
  call: VaultCall<OpeningOptions & { readonly 'read-only': boolean }>,
  work: (vault: OpenVault) => Promise<T> | T,
): Promise<T> => closing(await open(call, call.options['read-only'] ? 'asked' : 'when-in-use'), work);
