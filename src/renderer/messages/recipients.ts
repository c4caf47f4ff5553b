// Texts about those who receive packages: the register, the keys and how each of them was confirmed.
import type { ConfirmationChannel } from '../../shared/domain/recipient';
import { plural } from './count';

const CHANNEL = {
  letter: 'Letter, such as the engagement letter',
  phone: 'Phone, on a number you already had',
  video: 'Video call',
  'in-person': 'In person',
  'signed-email': 'Signed e-mail',
  other: 'Another route',
} as const satisfies Record<ConfirmationChannel, string>;

const BY_CHANNEL = {
  letter: 'by letter',
  phone: 'by phone',
  video: 'by video call',
  'in-person': 'in person',
  'signed-email': 'by signed e-mail',
  other: 'by another route',
} as const satisfies Record<ConfirmationChannel, string>;

export const channelText = (channel: ConfirmationChannel): string => CHANNEL[channel];
/** Behind a verb: "confirmed by phone". */
export const byChannelText = (channel: ConfirmationChannel): string => BY_CHANNEL[channel];

export const recipients = {
  title: 'Packages',
  views: 'Views of packages',
  viewPackages: 'Packages',
  viewRecipients: 'Recipients',
  answer: (total: number, withKey: number) =>
    `**${plural(total, 'person', 'people')}** ${total === 1 ? 'receives' : 'receive'} packages; ${
      withKey === 0 ? 'to **none of them**' : withKey === total ? 'to **all**' : `to **${String(withKey)}**`
    } a package can be encrypted.`,
  table: 'Those who receive packages',
  columnNumber: 'No.',
  columnFirm: 'Firm',
  columnPerson: 'Person',
  columnPurpose: 'Purpose',
  columnUntil: 'Until',
  columnKeys: 'Key',
  columnPackages: 'Packages',
  add: 'Add a recipient…',
  emptyTitle: 'Nobody receives packages yet',
  emptyText:
    'Write down who at the CPA firm gets your packages, for what, and until when. With their key, a package can be encrypted so that only they can open it.',
  rowLabel: (id: string, firm: string, person: string, key: string) => `${id}, ${firm}, ${person}, ${key}`,
  keyConfirmed: 'Confirmed',
  keyNotConfirmed: 'Not confirmed',
  keyNone: 'No key',
  retired: 'No longer offered',
  past: 'Past its last day',
  // Panel
  firm: 'Firm',
  person: 'Person',
  email: 'E-mail',
  purpose: 'Purpose',
  until: 'Until',
  noEnd: 'Without an end',
  note: 'Note',
  notSaid: 'Not said',
  packages: 'Packages',
  packagesText: (number: number) => (number === 0 ? 'None yet' : plural(number, 'package')),
  keys: 'Keys to encrypt to',
  keysText:
    'A package is encrypted to all of them, so that several people or devices can open it. A key is used once it is confirmed by another route than it came by.',
  keysNone: 'None yet. Ask for their age key; it begins with age1.',
  addKey: 'Add a key…',
  addedOn: (day: string) => `Added ${day}`,
  confirmedText: (day: string, by: string, channel: string) => `Confirmed ${channel} on ${day}, by ${by}`,
  confirm: 'Confirm…',
  removeKey: 'Remove…',
  copyKey: 'Copy the key',
  receiptKey: 'Key they sign receipts with',
  receiptKeyText: 'With it, a receipt they send back is recognized as theirs.',
  receiptKeyNone: 'Not told yet.',
  receiptKeyChange: 'Change…',
  change: 'Change…',
  retire: 'Offer no more…',
  moreFor: (id: string) => `More for ${id}`,
  cancel: 'Cancel',
  save: 'Save',
  // Add and change
  addTitle: 'Add a recipient',
  addText: 'Who gets packages from this vault. This is named in the packages they get, and in the journal.',
  addSave: 'Add the recipient',
  changeTitle: (id: string) => `Change ${id}`,
  changeText: 'Packages that are built already keep what they say.',
  emailHelp: 'For you to remember; Muniment sends nothing.',
  purposeHelp: 'What they get it for, such as “Type II fieldwork”.',
  untilHelp: 'The last day on which packages may go to them. Empty for no end.',
  keyField: 'Their age key',
  keyFieldHelp:
    'Begins with age1. They make one with age, rage or “muniment package keygen”. You can add it later.',
  keyFieldError: 'An age key is age1 and 58 letters and digits. A secret key must never be sent to anybody.',
  missing: 'This is needed.',
  // Keys
  addKeyTitle: (who: string) => `Add a key of ${who}`,
  addKeyText: 'It is kept as not confirmed until you have compared it by another route than it came by.',
  label: 'Label',
  labelHelp: 'Whose or which device, such as “Ines, work laptop”.',
  addKeySave: 'Add the key',
  confirmTitle: 'Confirm a key',
  confirmText: (who: string) =>
    `Read these letters to ${who} on a route you trust, or compare them with a letter. A key that only came by e-mail may be somebody else’s: whoever reads the e-mail could have exchanged it.`,
  confirmChannel: 'Compared by',
  confirmOn: 'On',
  confirmNote: 'Note',
  confirmNoteHelp: 'Who read it out, on which number.',
  confirmSave: 'It is the same',
  removeTitle: 'Remove a key',
  removeText:
    'Packages from now on are not encrypted to it. Those handed over before can still be opened with it.',
  removeDo: 'Remove the key',
  receiptTitle: (who: string) => `The key ${who} signs receipts with`,
  receiptText: 'A minisign public key, the line that begins with RW. Told by another route than the receipt.',
  receiptField: 'Receipt key',
  receiptError: 'A minisign key is 56 characters and begins with RW. Leave it empty to forget it.',
  retireTitle: (who: string) => `Offer ${who} no more`,
  retireText:
    'They stay in the register with what they received, and are no longer offered for new packages.',
  retireDo: 'Offer no more',
  onDay: 'This needs a day that is not in the future.',
} as const;
