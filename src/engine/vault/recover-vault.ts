// The recovery key: opening with its words and a new passphrase, and confirming that it was kept.
import { resolve } from 'node:path';
import { invariant, UserError } from '../../shared/errors';
import type { VaultId } from '../../shared/ids';
import { diskError } from '../blobs/durable-files';
import { bytesFromHex } from '../crypto/bytes';
import { cryptoReady } from '../crypto/hash';
import { forget } from '../crypto/keyed-hash';
import { recoveryKeyFromWords } from '../crypto/recovery-words';
import { forgetVaultKeys } from '../crypto/vault-keys';
import { databaseError } from '../db/database-errors';
import type { Environment } from '../environment';
import type { OpenDatabase } from '../db/open-database';
import { journalHead } from '../journal/append';
import { presentOwners, type Roster } from '../roster/roster';
import { decideAccess, type OpenOptions } from './access';
import { copyWhenDue } from './copies/copy-when-due';
import { asWritable } from './change';
import type { VaultHeader } from './header';
import { readHeader, writeHeader } from './header-files';
import { acceptAge, proveAge } from './known-age';
import {
  forgetIdentity,
  newIdentity,
  type KeyVoucher,
  type NewIdentity,
  type WholeSecret,
} from './member-secret';
import { vouchFor } from './new-key';
import { provenKeys, takeVault, type TakenVault } from './open';
import type { OpenVault } from './open-vault';
import { provePassphrase } from './passphrase-rule';
import { proveMember, proveVault } from './prove-member';
import {
  fitsRecoverySlot,
  openWithRecoveryKey,
  recoveryPublicKeys,
  recoverySigningKey,
} from './recovery-slot';
import { asReadable, copySource, sessionOf, startSession } from './session';
import { sessionMember } from './session-member';
import { fitsOneOf, makePassphraseSlot, newSlotId, proveKdfRange, slotIdOf, withSlot } from './slots';

/** Refuses a recovery key that was replaced: its slot is there until the new one is, but it vouches for nobody. */
const voucherByWords = (
  recoveryKey: Uint8Array,
  identity: NewIdentity,
  member: number,
  { db, roster }: { readonly db: OpenDatabase; readonly roster: Roster },
): KeyVoucher => {
  const { recoverySignKey } = recoveryPublicKeys(recoveryKey);
  if (recoverySignKey !== roster.recovery?.signKey) throw new UserError('vault.wrong-recovery-key');
  const after = journalHead(asWritable(db)).nextSeq - 1;
  const signer = recoverySigningKey(recoveryKey);
  try {
    return vouchFor(identity, { vaultId: roster.vaultId as VaultId, member, after }, signer);
  } finally {
    signer.forget();
  }
};

/**
 * Opens a vault with its 24 recovery words and gives an owner (the one with the lowest number) a new
 * passphrase and a new signing key; their old passphrase is forgotten, other members keep theirs. Nothing is written before the words have proven the header and the
 * database has opened; then the header, then the database: in between, both the words and the new
 * passphrase open it. Errors: as openVault, with vault.wrong-recovery-key, and use.weak-passphrase.
 */
export const recoverVault = async (
  folder: string,
  input: { readonly words: readonly string[]; readonly newPassphrase: string },
  environment: Environment,
  options: Pick<OpenOptions, 'networkDrive' | 'acceptOlder' | 'job'> = {},
): Promise<OpenVault> => {
  await cryptoReady();
  const path = resolve(folder);
  const found = await readHeader(path, environment.logger);
  proveKdfRange(found.header);
  const access = await decideAccess(path, found.header.database, options, environment);
  // A new passphrase has to be written down.
  if (access.mode === 'read-only') throw new UserError('disk.no-access');
  const recoveryKey = recoveryKeyFromWords(input.words);
  if (recoveryKey === null) throw new UserError('vault.wrong-recovery-key');
  const { vaultKey, foundingKey } = openWithRecoveryKey(found.header, recoveryKey);
  const keys = provenKeys(found, vaultKey);
  let taken: TakenVault | undefined;
  let vault: OpenVault | undefined;
  const identity = newIdentity(environment);
  try {
    taken = await takeVault(path, found, keys, access, environment, options.job);
    const { db } = taken;
    const older = proveAge(db, found.header, keys, environment, options);
    const { roster } = proveVault(db, found.header, vaultKey, foundingKey, environment);
    const row = asReadable(db).prepare('SELECT organization FROM vault').get() as
      { organization: string } | undefined;
    provePassphrase(input.newPassphrase, roster.organization ?? row?.organization ?? '');
    const [owner] = presentOwners(roster);
    invariant(owner !== undefined, 'a roster always has an owner');
    const secret: WholeSecret = {
      ...identity,
      foundingKey: bytesFromHex(roster.foundingKey),
      voucher: roster.recovery && voucherByWords(recoveryKey, identity, owner.number, { db, roster }),
    };
    const slotId = slotIdOf(owner, found.header, roster) ?? newSlotId(environment);
    const others = found.header.slots.filter((slot) => slot.id !== slotId);
    if (await fitsOneOf(others, input.newPassphrase)) throw new UserError('member.passphrase-taken');
    const { vaultId } = found.header;
    const { kdf } = environment;
    const plan = { id: slotId, vaultId, passphrase: input.newPassphrase, kdf, member: secret, vaultKey };
    const slot = await makePassphraseSlot(plan, environment);
    const header: VaultHeader = {
      ...found.header,
      program: environment.program,
      slots: withSlot(found.header.slots, slot),
    };
    await taken.settle();
    await writeHeader(path, header, keys.header);
    // Writes the entry, as an opening does that meets a key its journal does not know yet.
    const unlocked = { vaultKey, slotId, member: secret };
    const proven = proveMember(db, header, unlocked, environment, { mayWrite: true });
    const member = sessionMember(asReadable(db), proven, secret);
    vault = startSession({ folder: path, header, keys, vaultKey, member, older, environment, ...taken });
    acceptAge(vault, older);
    // A copy from before does not know the new key: the owner could not put it back.
    copyWhenDue(copySource(vault), 0);
    return vault;
  } catch (error) {
    vault?.close();
    taken?.db.close();
    taken?.lock?.release();
    forgetVaultKeys(keys);
    forget(vaultKey);
    throw diskError(databaseError(error));
  } finally {
    forget(recoveryKey);
    forgetIdentity(identity);
  }
};

/**
 * Whether the 24 words are this vault's recovery key; when they are, the vault remembers that somebody
 * proved to have them. Opens and changes nothing else.
 */
export const confirmRecoveryKey = (vault: OpenVault, words: readonly string[]): boolean => {
  const recoveryKey = recoveryKeyFromWords(words);
  const { header, member } = sessionOf(vault);
  if (recoveryKey === null || !fitsRecoverySlot(header, recoveryKey)) return false;
  const { recovery } = member.roster();
  const isTheLast = recovery === null || recovery.signKey === recoveryPublicKeys(recoveryKey).recoverySignKey;
  forget(recoveryKey);
  if (!isTheLast) return false;
  vault.write(({ db, now, record }) => {
    db.prepare('UPDATE vault SET recovery_confirmed_at = ?').run(now);
    record('vault.recovery-key-confirmed', vault.vaultId, {});
  });
  return true;
};
