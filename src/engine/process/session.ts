// What the engine process holds between calls: at most one open vault, the recovery words until they are confirmed,
// and at most one package on the auditor's side. Nothing here outlives the process.
import { UserError } from '../../shared/errors';
import { createDrawnPages, type DrawnPages } from '../redaction';
import { createHeldFiles, type HeldFiles } from './held-files';
import type { Received } from '../review';
import type { OpenVault } from '../vault/open-vault';

export interface Session {
  /** @throws UserError use.vault-locked */
  readonly vault: () => OpenVault;
  readonly openVault: () => OpenVault | null;
  /** The words of a vault just made, until they are confirmed or the vault is locked. */
  readonly recoveryWords: () => readonly string[] | null;
  /** What the window has drawn of the file that is being redacted; forgotten when the vault is locked. */
  readonly drawnPages: DrawnPages;
  /** The package that is open on the auditor's side. @throws UserError use.no-package-open */
  readonly received: () => Received;
  readonly openReceived: () => Received | null;
  /** In the place of the one that was open; null closes it. It stays open whatever becomes of the vault. */
  readonly receive: (received: Received | null) => Promise<void>;
  /** What was pasted and is no file. */
  readonly held: HeldFiles;
  readonly begin: (vault: OpenVault, recoveryWords?: readonly string[]) => void;
  /** The same vault in its next epoch; the one before has closed itself. */
  readonly replace: (vault: OpenVault, recoveryWords?: readonly string[]) => void;
  readonly forgetRecoveryWords: () => void;
  /** Closes the vault, if one is open, and forgets everything about it. */
  readonly end: () => void;
}

export const createSession = (): Session => {
  let open: OpenVault | null = null;
  let words: readonly string[] | null = null;
  let received: Received | null = null;
  const drawnPages = createDrawnPages();
  const held = createHeldFiles();
  const end = () => {
    const closing = open;
    open = null;
    words = null;
    held.forgetAll();
    drawnPages.forget();
    closing?.close();
  };
  return {
    vault: () => {
      if (open === null) throw new UserError('use.vault-locked');
      return open;
    },
    openVault: () => open,
    received: () => {
      if (received === null) throw new UserError('use.no-package-open');
      return received;
    },
    openReceived: () => received,
    receive: async (next) => {
      const before = received;
      received = next;
      await before?.close();
    },
    recoveryWords: () => words,
    held,
    drawnPages,
    begin: (vault, recoveryWords) => {
      end();
      open = vault;
      words = recoveryWords ?? null;
    },
    replace: (vault, recoveryWords) => {
      drawnPages.forget();
      open = vault;
      words = recoveryWords ?? words;
    },
    forgetRecoveryWords: () => {
      words = null;
    },
    end,
  };
};
