// A member with a program of their own: reads every key the vault key gives them, writes header, tables and
// journal lines that are well formed, and signs with the keys they have.
import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { openVault, verifyJournal } from '../../src/engine';
import { signingKey } from '../../src/engine/crypto/signing';
import { deriveVaultKeys } from '../../src/engine/crypto/vault-keys';
import type { OpenDatabase } from '../../src/engine/db/open-database';
import { appendEntry } from '../../src/engine/journal/append';
import type { JournalAction } from '../../src/engine/journal/journal-action';
import { asWritable } from '../../src/engine/vault/change';
import { decodeHeader, encodeHeader, type VaultHeader } from '../../src/engine/vault/header';
import type { MemberSecret } from '../../src/engine/vault/member-secret';
import { makePassphraseSlot, openWithPassphrase, type Unlocked } from '../../src/engine/vault/slots';
import { PASSPHRASE, quietJob, testEnvironment } from './temporary-vault';
import { rawDatabase } from './vault-fixture';

export const ATTACKER = 'a passphrase of the attacker alone';

export const environment = testEnvironment();

export interface Forged {
  readonly member: number;
  readonly action: JournalAction;
  readonly subject: string;
  readonly detail: Record<string, unknown>;
  readonly signedBy: Uint8Array;
}

/** Appends an entry with a well-formed line and chain, as a patched program would. */
export const forge = (db: OpenDatabase, { signedBy, ...entry }: Forged): number =>
  appendEntry(asWritable(db), signingKey(signedBy), {
    ...entry,
    time: environment.now(),
    salt: environment.random(16),
  }).seq;

/** A key that nobody has vouched for. */
export const stranger = (): MemberSecret => ({
  signingSeed: environment.random(32),
  boxSecretKey: environment.random(32),
  foundingKey: null,
  voucher: null,
});

/** What such a person does to the vault in `folder`, and what its owner's program says afterwards. */
export const forgery = (folder: string) => {
  const headerOf = async (): Promise<VaultHeader> => {
    const decoded = decodeHeader(await readFile(join(folder, 'vault.header')));
    if (decoded === null) throw new Error('the header of the fixture can be read');
    return decoded.header;
  };
  const putHeader = async (header: VaultHeader, vaultKey: Uint8Array): Promise<void> => {
    const bytes = encodeHeader(header, deriveVaultKeys(vaultKey).header);
    for (const name of ['vault.header', 'vault.header.bak']) await writeFile(join(folder, name), bytes);
  };
  return {
    headerOf,
    putHeader,
    open: (passphrase: string) => openVault(folder, { passphrase }, testEnvironment()),
    unlock: async (passphrase: string): Promise<Unlocked> => openWithPassphrase(await headerOf(), passphrase),
    attack: async (work: (db: OpenDatabase) => void): Promise<void> => {
      const db = await rawDatabase(folder);
      work(db);
      db.close();
    },
    findings: async (passphrase = PASSPHRASE): Promise<string[]> => {
      const vault = await openVault(folder, { passphrase }, testEnvironment());
      const report = await verifyJournal(vault, quietJob());
      vault.close();
      return report.findings.map((found) => `${found.code} ${found.subject}`);
    },
    /** A slot with this id for the attacker's passphrase, in the place of another or beside them. */
    putSlot: async (id: string, { vaultKey, member }: Unlocked, secret: MemberSecret): Promise<void> => {
      const header = await headerOf();
      const whole = { ...secret, foundingKey: member.foundingKey ?? new Uint8Array(32) };
      const { vaultId } = header;
      const plan = { id, vaultId, passphrase: ATTACKER, kdf: environment.kdf, member: whole, vaultKey };
      const slot = await makePassphraseSlot(plan, environment);
      await putHeader({ ...header, slots: [...header.slots.filter((old) => old.id !== id), slot] }, vaultKey);
    },
  };
};

export type Forgery = ReturnType<typeof forgery>;
