// Texts about the people who may open a vault, and about their keys.
import type { Role } from '../../shared/domain/roles';
import { plural } from './count';

export const members = {
  title: 'Members',
  note: (number: number) => plural(number, 'person', 'people'),
  table: 'Members of this vault',
  columnName: 'Name',
  columnRole: 'Role',
  columnSince: 'Since',
  columnWas: 'Was a member',
  columnKey: 'Passphrase',
  you: 'you',
  row: (name: string, role: string) => `${name}, ${role}`,
  own: 'Their own',
  ownYours: 'Your own',
  given: 'Given by an owner',
  givenYet: 'Given by an owner, not replaced yet',
  none: 'None',
  noneYet: 'None: give them one',
  add: 'Add a member…',
  oneOwner: 'One owner only. A second one can let the first back in when a passphrase is forgotten.',
  wasRemoved: (name: string, epoch: number) =>
    `${name} opens this vault no more. What is added from now on is encrypted with key ${String(epoch)}.`,
  onlyOwners: 'Only an owner decides who may open the vault.',
  removed: (number: number) => plural(number, 'former member'),
  removedOn: (from: string, to: string) => `${from} to ${to}`,
  // Panel
  role: 'Role',
  since: 'Member since',
  until: 'Removed',
  key: 'Passphrase',
  words: 'Key words',
  wordsText:
    'The key that signs what they do. Read the words to each other by voice: the same words, the same key.',
  wordsChange: 'They change with each new passphrase.',
  changeRole: 'Change role',
  roleOfLastOwner: 'The only owner. Make somebody else an owner first.',
  give: 'Give a new passphrase…',
  remove: 'Remove…',
  yourself: 'Change your own passphrase under “My access”.',
  cancel: 'Cancel',
} as const;

export const addMember = {
  title: 'Add a member',
  name: 'Name',
  nameHelp: 'As it stands in the journal and in packages.',
  nameMissing: 'This is needed.',
  role: 'Role',
  passphrase: 'First passphrase',
  passphraseHelp: 'Tell them by voice, or on paper: not by the way the vault folder travels.',
  another: 'Another one',
  copy: 'Copy the passphrase',
  replaces:
    'You know this passphrase too. At their first unlock they are asked to replace it; from then on their signature is theirs alone.',
  add: 'Add',
  adding: 'Adding',
  done: (name: string) => `${name} can open the vault now.`,
  doneText:
    'Give them the vault folder or its place, and this passphrase by another way. It is shown only until you close this.',
  close: 'Close',
} as const;

export const givePassphrase = {
  title: (name: string) => `A new passphrase for ${name}`,
  text: 'For somebody who forgot theirs. Their old passphrase stops working, and they sign with a new key from now on; what they signed before stays theirs.',
  give: 'Give it',
  giving: 'Making the key',
  done: (name: string) => `${name} opens the vault with the new passphrase now.`,
} as const;

export const removeMember = {
  title: (name: string) => `Remove ${name}?`,
  does: 'What this does',
  doesList: [
    'Their passphrase opens this vault no more.',
    'The vault gets a new key. What is added from now on is encrypted with it, and they never had it.',
    'What they did stays in the journal under their name.',
  ],
  cannot: 'What it cannot do',
  cannotList: [
    'What they could read until now they may have kept: copies of files, of the whole folder, or of a backup, which their passphrase still opens.',
    'Evidence that is in the vault already is not encrypted again.',
  ],
  then: 'Where they may still know a password or a secret from the evidence, change it there.',
  remove: 'Remove',
  working: 'Making the new vault key',
  ifCancelled: 'If you cancel, nothing is changed and they remain a member.',
} as const;

export const myAccess = {
  title: 'My access',
  role: 'Role',
  can: (role: Role, can: string) => `${role.charAt(0).toUpperCase()}${role.slice(1)}. ${can}`,
  passphrase: 'Passphrase',
  own: 'Known to you alone',
  given: 'Given by an owner, who knows it too',
  cost: 'Cost of a guess',
  costText: (memory: number, operations: number) =>
    `${String(memory)} MiB of memory, ${plural(operations, 'pass', 'passes')} (Argon2id)`,
  change: 'Change my passphrase…',
  autoLock: 'Locks by itself after',
  autoLockHelp:
    'When nobody has used this computer for so long, when it sleeps, and when its screen is locked. A backup or a check that runs ends first.',
  minutes: (minutes: number) => plural(minutes, 'minute'),
} as const;

export const changePassphrase = {
  title: 'Change my passphrase',
  invited:
    'Welcome. An owner gave you your passphrase and knows it. Choose your own now: from then on nobody else can open the vault or sign in your name.',
  text: 'You get a new signing key with it. Copies of the vault made before still open with the old passphrase.',
  current: 'Present passphrase',
  currentMissing: 'Type the passphrase you unlock with now.',
  wrong: 'That is not your present passphrase.',
  cost: 'Cost of a guess, and of each unlock',
  costs: {
    256: { label: '256 MiB', text: 'About a second at each unlock. Right for a strong passphrase.' },
    512: { label: '512 MiB', text: 'About two seconds. Each guess costs twice as much.' },
    1024: { label: '1,024 MiB', text: 'About five seconds, and a computer with memory to spare.' },
  },
  change: 'Change it',
  changing: 'Making the key',
  later: 'Later',
  close: 'Close',
  done: 'Changed. Your new key words are below; tell them to whoever compares them.',
} as const;

export const rekey = {
  title: 'Vault key',
  text: 'Who had a passphrase and a copy of the folder can open later states of it too, until the vault has a new key. Removing a member makes one by itself.',
  epoch: (epoch: number) => `Key ${String(epoch)} of this vault`,
  start: 'New vault key…',
  ask: 'Make a new vault key?',
  askText:
    'For when a passphrase may have become known. All members keep their passphrases; change those that may be known as well, before or after.',
  cannot:
    'What could be read with the old key until now, and every backup made before, can still be read with it.',
  make: 'Make the new key',
  working: 'Making the new vault key',
  ifCancelled: 'If you cancel, the vault stays with its present key.',
  done: (epoch: number) => `The vault has its key number ${String(epoch)} now.`,
} as const;

export const recoveryKey = {
  title: 'Recovery key',
  confirmed: 'Written down and confirmed',
  unconfirmed:
    'Not confirmed: if all passphrases are lost, so is the vault, unless the 24 words were written down.',
  confirm: 'Confirm the recovery key…',
  text: '24 printed words that open the vault when a passphrase is lost.',
  renew: 'Make a new one…',
  renewTitle: 'New recovery key',
  renewAnswer: 'The words that were printed before **stop working.**',
  renewText:
    'Make a new recovery key when the sheet was lost, or seen by somebody who should not have it. The new words are shown once, to be printed or written down. Copies of the vault made before still open with the old words.',
  renewStart: 'Make a new recovery key',
  renewing: 'Making the key',
  cancel: 'Cancel',
} as const;
