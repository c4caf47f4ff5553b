// Calls about the vault as a whole: who may open it, whether it is sound, and its copies elsewhere.
import { z } from 'zod';
import { BackupReport, BackupSnapshot, BackupState, DatabaseCopy, RestoreReport } from '../domain/backup';
import { Member, Role } from '../domain/member';
import { VaultCheckReport, VaultInfo, VaultKind } from '../domain/vault';
import { FileToken, MemberId } from '../ids';
import { done, engine, name, nothing, reads, writes } from './call';

const passphrase = z.string().min(1).max(1024);
/** What a person may say yes to when an opening was refused with the code of the same name. */
const opening = {
  /** vault.network-drive: nobody else uses the vault on that drive. */
  networkDrive: z.boolean().default(false),
  /** vault.older-than-known: this is a restored backup. Told in the journal. */
  acceptOlder: z.boolean().default(false),
};

export const vaultCalls = {
  /** The open vault, or null. */
  current: engine('query', nothing, VaultInfo.nullable()),
  create: engine(
    'command',
    z.strictObject({
      folder: FileToken,
      organization: name,
      member: name,
      passphrase,
      kind: VaultKind.default('vault'),
    }),
    z.strictObject({ info: VaultInfo, recoveryWords: z.array(z.string()).length(24) }),
    (input) => [writes(input.folder)],
  ),
  /**
   * The typed-back words, by their places (1 to 24). Records the confirmation when they match: three are
   * enough in the session that made the vault and showed them, later it takes all 24.
   */
  confirmRecoveryKey: engine(
    'command',
    z.strictObject({
      words: z
        .array(z.strictObject({ place: z.number().int().min(1).max(24), word: z.string().max(20) }))
        .min(3),
    }),
    z.strictObject({ matches: z.boolean() }),
  ),
  /** Each wrong passphrase makes the next try wait longer; the error says how long in `waitSeconds`. */
  unlock: engine(
    'command',
    z.strictObject({ folder: FileToken, passphrase, readOnly: z.boolean().default(false), ...opening }),
    VaultInfo,
    (input) => [reads(input.folder)],
  ),
  /** Opens with the 24 recovery words and sets a new passphrase. */
  recover: engine(
    'command',
    z.strictObject({
      folder: FileToken,
      words: z.array(z.string().max(20)).length(24),
      newPassphrase: passphrase,
      ...opening,
    }),
    VaultInfo,
    (input) => [reads(input.folder)],
  ),
  lock: engine('command', nothing, done),
  /** A new vault key for a new epoch, sealed to the present members. Owners only. */
  rekey: engine('command', nothing, VaultInfo),
  /** The words that were printed before stop working. Owners only. */
  renewRecoveryKey: engine(
    'command',
    nothing,
    z.strictObject({ recoveryWords: z.array(z.string()).length(24) }),
  ),
  /** A new key signs packages from now on; the key before signs a statement about it. Owners only. */
  renewSigner: engine('command', nothing, VaultInfo),
  /** A page for the engagement letter: the key, its words and a QR code. */
  keyCard: engine(
    'command',
    z.strictObject({ target: FileToken, form: z.enum(['pdf', 'text']) }),
    done,
    (input) => [writes(input.target)],
  ),
  check: engine('command', z.strictObject({ deep: z.boolean() }), VaultCheckReport),
} as const;

export const memberCalls = {
  list: engine('query', nothing, z.array(Member)),
  /** With a first passphrase that they replace themselves. */
  add: engine('command', z.strictObject({ name, role: Role, passphrase }), Member),
  changeRole: engine('command', z.strictObject({ id: MemberId, role: Role }), Member),
  /** Ends their access and begins a new epoch; what they could read before they may have kept. */
  remove: engine('command', z.strictObject({ id: MemberId }), VaultInfo),
  /** For somebody who forgot theirs. Owners only. */
  givePassphrase: engine('command', z.strictObject({ id: MemberId, passphrase }), Member),
  /** One's own. Makes a new signing key too; the cost of a guess can be raised with it. */
  changePassphrase: engine(
    'command',
    z.strictObject({
      current: passphrase,
      next: passphrase,
      memoryMebibytes: z.union([z.literal(256), z.literal(512), z.literal(1024)]).nullable(),
    }),
    VaultInfo,
  ),
} as const;

export const backupCalls = {
  state: engine('query', nothing, BackupState),
  /** Adds the present state to the backups in a folder; copies only what is not there yet, and reads it back. */
  run: engine('command', z.strictObject({ target: FileToken }), BackupReport, (input) => [
    writes(input.target),
  ]),
  /** Needs no vault and no secret. */
  list: engine('query', z.strictObject({ backup: FileToken }), z.array(BackupSnapshot), (input) => [
    reads(input.backup),
  ]),
  /** Makes a vault folder of a backed-up state (the newest with null). Needs no secret. */
  restore: engine(
    'command',
    z.strictObject({ backup: FileToken, snapshot: z.string().max(60).nullable(), folder: FileToken }),
    RestoreReport,
    (input) => [reads(input.backup), writes(input.folder)],
  ),
  /** The automatic copies of a database that does not open any more, newest first. Needs no secret. */
  copiesOf: engine('query', z.strictObject({ folder: FileToken }), z.array(DatabaseCopy), (input) => [
    reads(input.folder),
  ]),
  /** Puts a copy in the place of a damaged database, which is kept beside it, and opens the vault. Owners only. */
  restoreCopy: engine(
    'command',
    z.strictObject({ folder: FileToken, copy: z.string().max(80), passphrase, ...opening }),
    VaultInfo,
    (input) => [reads(input.folder)],
  ),
} as const;
