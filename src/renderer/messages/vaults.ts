// Texts before a vault is open: the list, making one, unlocking, recovering.
import { count } from './count';

const NUMBERS = ['No', 'One', 'Two', 'Three', 'Four', 'Five', 'Six', 'Seven', 'Eight', 'Nine'] as const;

const inWords = (number: number): string => NUMBERS[number] ?? count(number);

export const vaults = {
  title: 'Vaults',
  answer: (vaults: number, workingFiles: number) => {
    const parts = [
      ...(vaults > 0 || workingFiles === 0
        ? [`${inWords(vaults)} ${vaults === 1 ? 'vault' : 'vaults'}`]
        : []),
      ...(workingFiles > 0
        ? [`${inWords(workingFiles)} ${workingFiles === 1 ? 'working file' : 'working files'}`]
        : []),
    ];
    const [first = '', second] = parts;
    return `${first}${second === undefined ? '' : ` and ${second.toLowerCase()}`} on this computer.`;
  },
  missing: (number: number) =>
    number === 1
      ? 'One is not where it was.'
      : `${NUMBERS[number] ?? count(number)} are not where they were.`,
  newVault: 'New vault…',
  openFolder: 'Open folder…',
  verify: 'Verify a package…',
  openPackage: 'Open a package…',
  workingFile: 'Working file of an auditor',
  list: 'Vaults',
  opened: 'Opened',
  restored: 'Restored, not opened yet',
  restore: 'Restore a backup…',
  backup: 'Backup',
  noBackup: 'none yet',
  checkedSound: (day: string) => `Sound, checked ${day}`,
  checkedDamaged: (day: string) => `Damaged, checked ${day}`,
  noEngagement: 'No engagement yet',
  notThere: 'Not there now: a removable disk is unplugged, or the folder was moved.',
  forget: 'Take off the list',
  forgetIt: (name: string) => `Take off the list: ${name}`,
  foot: 'Each vault is a folder you can move, copy and lock. Muniment opens no network connection.',
  emptyAnswer: 'Evidence, kept so that it can be proved.',
} as const;

export const newVault = {
  title: 'New vault',
  steps: ['Who and where', 'Passphrase', 'Recovery key'],
  who: 'Whose evidence is this, and where should it lie?',
  organization: 'Organization',
  organizationHelp: 'The company that is examined. It stands on every package.',
  member: 'Your name',
  memberHelp: 'Every change in the journal carries it.',
  folder: 'Folder',
  folderNone: 'No folder chosen',
  folderMissing: 'Choose where the vault lies.',
  missing: 'This is needed.',
  chooseFolder: 'Choose…',
  folderHelp:
    'A new folder on this computer. In a synced folder, close the vault before the other computer opens it.',
  next: 'Continue',
  back: 'Back',
  cancel: 'Cancel',
  lock: 'What will open it?',
  create: 'Make the vault',
  creating: 'Making the vault. The key is derived slowly on purpose; this takes a second or two.',
  key: 'Write these 24 words down, **now.**',
  keyText:
    'They open the vault when the passphrase is lost, and they are shown only this once. Print the sheet or write it by hand, and keep it away from this computer.',
  print: 'Print the sheet…',
  written: 'I have written them down',
  askTitle: 'Now show that you **have them.**',
  askText: 'Type the words that stand on your sheet at these three places.',
  word: (place: number) => `Word ${String(place)}`,
  wordMissing: 'Still empty.',
  wrong: 'That is not what the vault has. Look at your sheet again, or show the words once more and compare.',
  show: 'Show the words again',
  confirm: 'Confirm',
  later: 'Later…',
  laterTitle: 'Go on without confirming?',
  laterText:
    'If the words are not written down and the passphrase is lost, everything in this vault is lost. They cannot be shown again after this.',
  laterStay: 'Stay here',
  laterGo: 'Go on without',
} as const;

/** Printed on paper: it explains itself to somebody who has never seen the app. */
export const recoverySheet = {
  kind: 'Muniment recovery key',
  what: 'These 24 words, in this order, open the vault when its passphrase is lost.',
  how: 'To use them: open Muniment, choose the vault, take “Use the recovery key…”, type the words, and set a new passphrase. The words stay the same afterwards.',
  keep: 'Whoever has this sheet and the vault folder can read everything in it. Keep it like the key to the office, away from the computer. Do not photograph it.',
  folder: 'Vault folder',
  made: 'Made',
  place: 'Kept where',
  checked: 'Looked at again',
} as const;

export const confirmKey = {
  title: 'Confirm the recovery key',
  text: 'Type or paste the 24 words of the sheet. The vault checks that they would open it; it does not show or keep them.',
  lost: 'Is there no sheet? Then the passphrase is the only way in. As long as little is in this vault, make a new one and write its words down.',
  confirm: 'Confirm',
  cancel: 'Cancel',
} as const;

export const unlock = {
  title: (name: string) => name,
  passphrase: 'Passphrase',
  unlock: 'Unlock',
  unlocking: 'Unlocking',
  recover: 'Use the recovery key…',
  another: 'Another vault',
  help: 'Forgotten? Another owner can let you back in, or the 24 printed words can. Nobody else can, and neither can we.',
  waiting: (seconds: number) => `Next try in ${String(seconds)} s`,
  again: 'Try again',
  openOn: (host: string, since: string) => `It is open for writing on ${host}, since ${since}.`,
  waitSaid: (seconds: number) => `The next try can begin in ${String(seconds)} seconds.`,
  whyWait: 'Each wrong passphrase makes the next try wait longer. That slows down whoever guesses.',
  otherWays: 'Other ways to open it',
  openReading: 'Open for reading',
  readingMeans:
    'You see what was stored last. Nothing can be changed, and no copy of a file saved, because the journal records each.',
  onlyI: 'Only I use it there: open it',
  onlyIMeans:
    'For a drive that no other person and no other computer writes to. If two do at once, evidence can be lost.',
  restored: 'It was restored on purpose: open it',
  restoredMeans:
    'What was recorded after this state is not in it and stays missing. An owner has to confirm this, and the journal keeps that it was done.',
  notAVault: 'Verify it as a package',
} as const;

export const copies = {
  title: 'Automatic copies of the database',
  none: 'There are none in this folder. Restore a backup, from the list of vaults.',
  text: 'The vault copies its database by itself. Type the passphrase above, then choose the newest copy that opens.',
  entries: (seq: number) => `up to journal entry ${count(seq)}`,
  putBack: 'Put back…',
  ask: (when: string) => `Put back the copy of ${when}?`,
  lost: 'What was recorded after that moment is not in the copy: titles, links, controls, packages and members entered since. Evidence files taken in since stay in the folder, but nothing says any more what they were.',
  kept: 'Nothing is deleted. The damaged database is kept beside the copy, and the journal says that a copy was put back.',
  owners: 'Only an owner can do this.',
  putBackNow: 'Put it back and unlock',
  cancel: 'Cancel',
} as const;

export const recover = {
  title: 'Open with the recovery key',
  titleOf: (name: string) => `Open ${name} with the recovery key`,
  answer: 'Type the 24 words, then **set a new passphrase.**',
  words: 'Recovery words',
  wordsHelp: 'In their order, with blanks between them.',
  counted: (number: number) => `${String(number)} of 24 words`,
  tooFew: (number: number) =>
    number === 0 ? 'Type the 24 words of the sheet.' : `${String(number)} words, and the key has 24.`,
  tooMany: (number: number) => `${String(number)} words, and the key has 24.`,
  unknown: ({ place, word, meant }: { place: number; word: string; meant: string | null }) =>
    `Word ${String(place)}, “${word}”, is in no recovery key${meant === null ? '.' : `; perhaps “${meant}”.`}`,
  text: 'The old passphrase stops working here; it still opens copies of the vault made before. The words stay the same.',
  open: 'Open and set the passphrase',
  opening: 'Opening',
  back: 'Back',
} as const;
