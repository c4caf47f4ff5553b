// Texts before a vault is open: the list, making one, unlocking, recovering.
import { count } from './count';

const NUMBERS = ['No', 'One', 'Two', 'Three', 'Four', 'Five', 'Six', 'Seven', 'Eight', 'Nine'] as const;

export const vaults = {
  title: 'Vaults',
  answer: (number: number) =>
    `${NUMBERS[number] ?? count(number)} ${number === 1 ? 'vault' : 'vaults'} on this computer.`,
  missing: (number: number) =>
    number === 1
      ? 'One is not where it was.'
      : `${NUMBERS[number] ?? count(number)} are not where they were.`,
  newVault: 'New vault…',
  openFolder: 'Open folder…',
  verify: 'Verify a package…',
  list: 'Vaults',
  opened: 'Opened',
  noEngagement: 'No engagement yet',
  notThere: 'Not there now. A removable disk may be unplugged, or the folder was moved.',
  forget: 'Forget',
  foot: 'Each vault is a folder you can move, copy and lock. Muniment opens no network connection.',
  emptyAnswer: 'Evidence, kept so that it can be proved.',
  emptyText:
    'A vault is a folder on this computer that holds the evidence for a SOC 2 examination, encrypted under a passphrase only you know. From it you hand your auditor a signed package that anybody can check.',
  emptyAuditor: 'Have you received a package? Verify it here; you need no vault for that.',
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
    'They open the vault when the passphrase is lost. They are shown this once. Print the sheet or write it by hand, and keep it away from this computer.',
  print: 'Print the sheet…',
  written: 'I have written them down',
  sheetTitle: 'Recovery key',
  sheetText: 'Whoever has these words and the vault can open it. Keep them like a key to the office.',
  askTitle: 'Show that you have them',
  askText: 'Type the words at these places.',
  word: (place: number) => `Word ${String(place)}`,
  wrong: 'Not the same. Look at the sheet again, or show the words once more.',
  show: 'Show the words again',
  confirm: 'Confirm',
  later: 'Later…',
  laterTitle: 'Go on without confirming?',
  laterText:
    'If the words are not written down and the passphrase is lost, everything in this vault is lost. They cannot be shown again after this.',
  laterStay: 'Stay here',
  laterGo: 'Go on without',
} as const;

export const unlock = {
  title: (name: string) => name,
  passphrase: 'Passphrase',
  unlock: 'Unlock',
  unlocking: 'Unlocking',
  recover: 'Use the recovery key…',
  another: 'Another vault',
  help: 'Forgotten? The 24 printed words of the recovery key open it. Nobody else can, and neither can we.',
  noVault: 'Choose a vault first.',
} as const;

export const recover = {
  title: 'Open with the recovery key',
  answer: 'Type the 24 words, then **set a new passphrase.**',
  words: 'Recovery words',
  wordsHelp: 'In their order, with blanks between them.',
  counted: (number: number) => `${String(number)} of 24 words`,
  text: 'The old passphrase stops working. The words stay the same.',
  open: 'Open and set the passphrase',
  opening: 'Opening',
  back: 'Back',
} as const;
