// Texts of opening a received package, and of the working file an auditor keeps beside it.
import { count, plural } from './count';

export const receiverOpen = {
  title: 'Open a received package',
  ask: 'Which package did you **receive?**',
  text: 'It is read on this computer and never written to. You need neither a vault nor a network.',
  dropTitle: 'Drop a package here',
  dropText: 'The zip as you received it, encrypted or not, all its parts, or the folder it was unpacked to.',
  choose: 'Choose files…',
  chooseFolder: 'Choose a folder…',
  another: 'Choose another…',
  opening: 'Opening',
  openingCancel: 'Nothing is changed, whether you cancel or not.',
  encrypted: 'It is encrypted. What opens it?',
  encryptedText: 'Who sent it told you a passphrase, or encrypted it to a key of yours.',
  opens: 'Opened by',
  choices: [
    { id: 'passphrase', label: 'A passphrase I was told' },
    { id: 'file', label: 'An identity file of mine' },
  ] as const,
  passphrase: 'Passphrase',
  identityFile: 'Identity file',
  identityNone: 'No file chosen',
  identityHelp: 'Made by age-keygen, rage or “muniment package keygen”. It is read for this and not kept.',
  chooseIdentity: 'Choose…',
  open: 'Open',
  notVerified: 'What lies here is not what was signed, so it is not opened.',
  notVerifiedText:
    'Its signature or its lists do not hold, or nobody signed it at all. The full check names every finding and changes nothing.',
  hostileText:
    'It tries something no honest package does. Nothing was unpacked. Do not open it with another program; tell the sender.',
  notAPackage: 'This is no signed package of Muniment.',
  notAPackageText: 'The full check says what it is and what it lacks, and changes nothing.',
  partMissing: 'A part of this package is missing.',
  partMissingText: 'Put all its parts into one folder, or choose them together.',
  incomplete: 'This package could not be read to the end.',
  incompleteText: 'A part of it may be missing. Ask for the file again, or see what was found.',
  verify: 'See every finding…',
  cancelled: 'Cancelled: nothing was opened.',
  knownTitle: 'Packages in this working file',
  knownAnswer: (number: number) =>
    number === 0
      ? 'No package was opened in this working file yet.'
      : `**${plural(number, 'package')}** opened in this working file so far.`,
  knownText:
    'The working file holds what you kept about them, not the packages themselves: choose the file again to go on.',
  knownOpen: 'Open a package…',
  knownEmpty: 'Open the first one: marks, notes, answers and picks are kept here from then on.',
  knownTable: 'Packages',
  column: {
    client: 'Organization',
    round: 'Package',
    opened: 'First opened',
    checked: 'Files read',
    words: 'Words',
    file: 'File',
  },
  round: (packageId: string, round: number) => `${packageId}, round ${count(round)}`,
  notChecked: 'Not yet',
  found: 'Something was found',
  checked: (day: string) => `All, ${day}`,
  words: { 'not-compared': 'Not compared', same: 'The same', different: 'They differ' },
  rowOf: (organization: string, round: string) => `${organization}, ${round}`,
} as const;

export const newWorkingFile = {
  title: 'New working file',
  steps: ['Who and where', 'Passphrase', 'Recovery key'],
  who: 'Whose notes are these, and where should they lie?',
  organization: 'Firm',
  organizationHelp: 'Your firm. It stands on every response and receipt you sign.',
  member: 'Your name',
  memberHelp: 'Every note, answer and pick carries it.',
  folderHelp:
    'A new folder on this computer. It holds what you note about packages of one client or of several, encrypted.',
  folderMissing: 'Choose where the working file lies.',
  create: 'Make the working file',
  keyText:
    'They open the working file when the passphrase is lost, and they are shown only this once. Print the sheet or write it by hand, and keep it away from this computer.',
  laterText:
    'If the words are not written down and the passphrase is lost, everything in this working file is lost. They cannot be shown again after this.',
  creating: 'Making the working file. The key is derived slowly on purpose; this takes a second or two.',
} as const;
