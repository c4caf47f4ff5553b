// Texts of the screen about the vault itself.
import { count, plural } from './count';

export const vaultHealth = {
  title: 'Keys and health',
  answer: (items: number, size: string) =>
    `**${plural(items, 'piece', 'pieces')} of evidence,** ${size}, encrypted in one folder on this computer.`,
  check: 'Health',
  checkText:
    'The quick check looks at every part of the vault and its record; the deep check also reads and hashes every byte of evidence.',
  quick: 'Check now',
  deep: 'Deep check',
  checking: 'Checking the vault',
  ifCancelled: 'A check changes nothing, cancelled or not.',
  sound: (files: number, entries: number) =>
    `**Sound.** ${plural(files, 'stored file')} and ${plural(entries, 'journal entry', 'journal entries')} agree with each other.`,
  soundDeep: (files: number, bytes: string) =>
    `**Sound.** Every byte of ${plural(files, 'stored file')} was read and matches its hash, ${bytes} in all.`,
  orphans: (number: number) =>
    `${count(number)} stored ${number === 1 ? 'file belongs' : 'files belong'} to no evidence: the trace of an interrupted import. It does no harm.`,
  damaged: (number: number) =>
    `**${plural(number, 'finding')}.** Do not delete anything; restore what is named from a backup of the folder, then check again.`,
  findings: 'Findings',
  signer: 'The key that signs your packages',
  signerText:
    'Give your auditor these twelve words and the key by another route than the package: in the engagement letter, or by phone.',
  copyKey: 'Copy the key',
  keyLabel: 'Key',
  wordsLabel: 'Twelve words',
  access: 'Access',
  owner: 'Owner',
  organization: 'Organization',
  folder: 'Folder',
  made: 'Made',
  recovery: 'Recovery key',
  recoveryConfirmed: 'Written down and confirmed',
  recoveryUnconfirmed:
    'Not confirmed: if the passphrase is lost, so is the vault, unless the 24 words were written down.',
  confirmRecovery: 'Confirm the recovery key…',
  kdf: 'Passphrase protection',
  kdfText: (memory: number, operations: number) =>
    `Argon2id, ${count(memory)} MiB, ${plural(operations, 'pass', 'passes')}`,
  format: 'Format',
  formatText: 'muniment-vault-1',
  backup: 'Backup',
  backupText:
    'The vault is one folder. Lock it, copy the whole folder to another disk, and keep the printed recovery key somewhere else.',
} as const;
