// Texts of the screen about the vault itself.
import { count, plural } from './count';

export const vaultHealth = {
  title: 'Members and backup',
  whoOpens: (number: number) => `**${plural(number, 'person', 'people')}** can open this vault.`,
  noBackup: '**There is no backup yet.**',
  backupAnswer: (ago: string, entries: number) =>
    `Last backup **${ago}**${entries === 0 ? ', nothing changed since.' : `, ${plural(entries, 'journal entry', 'journal entries')} since.`}`,
  notChecked: 'Not checked on this computer yet.',
  checked: (verdict: 'sound' | 'damaged', day: string) =>
    verdict === 'sound' ? `Found sound on ${day}.` : `**Found damaged on ${day}.**`,
  answer: (items: number, size: string) => `${plural(items, 'piece', 'pieces')} of evidence, ${size}`,
  check: 'Vault health',
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
  copiesRead: (number: number) =>
    `${plural(number, 'automatic copy', 'automatic copies')} of the database opened and read.`,
  keep: 'Delete nothing in the vault folder, and keep every backup, until a check finds the vault sound again.',
  orphans: (number: number) =>
    `${count(number)} stored ${number === 1 ? 'file belongs' : 'files belong'} to no evidence: the trace of an interrupted import. It does no harm.`,
  damaged: (number: number) =>
    `**Damaged: ${plural(number, 'finding')}.** Everything that is not named here was found as it should be.`,
  findings: 'Findings',
  more: (number: number) => `and ${count(number)} more`,
  about: 'This vault',
  organization: 'Organization',
  folder: 'Folder',
  holds: 'Holds',
  made: 'Made',
  format: 'Format',
  formatText: 'muniment-vault-1',
} as const;
