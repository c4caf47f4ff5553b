// Texts about copies of a vault.
import { count, plural } from './count';

export const backup = {
  title: 'Backup',
  none: '**There is no backup yet.** If this disk fails, everything in the vault is lost.',
  last: (ago: string, files: number, size: string) =>
    `**Last backup ${ago},** ${plural(files, 'evidence file')}, ${size}.`,
  since: (entries: number) =>
    entries === 0
      ? 'Nothing has changed since.'
      : `${plural(entries, 'journal entry', 'journal entries')} since.`,
  by: (name: string) => `By ${name}`,
  run: 'Back up now…',
  help: 'Choose a folder on another disk, always the same one: only what is new is copied, and read back. The backup is encrypted like the vault, and opens with the passphrases of its day.',
  running: 'Backing up',
  ifCancelled: 'If you cancel, earlier backups stay as they are; what was copied is used by the next one.',
  done: (copied: number, size: string) =>
    copied === 0
      ? '**Backed up.** No new evidence files; the database was copied and read back.'
      : `**Backed up.** ${plural(copied, 'file')} copied, ${size}, and read back.`,
  state: (files: number, size: string, seq: number) =>
    `This state holds ${plural(files, 'evidence file')}, ${size}, up to journal entry ${count(seq)}.`,
  pruned: (number: number) => `${plural(number, 'older state')} went by the rule below.`,
  rule: 'Kept are the newest three, and the newest of each of the last seven days, four weeks, twelve months and ten years.',
  copies: (number: number) => plural(number, 'automatic copy', 'automatic copies'),
  copiesText:
    'Of the database, kept in the vault folder for a day when it does not open. They are no backup: they lie on the same disk.',
  copiesNone: 'No automatic copy yet',
  copyFacts: (ago: string, seq: number, size: string) => `${ago}, up to journal entry ${count(seq)}, ${size}`,
  restore: 'To bring a vault back, lock this one and take “Restore a backup…” from the list of vaults.',
  notYours: 'An owner or an editor makes backups.',
} as const;
