// Texts of a built round: its panel, what changed, and what became of it after it was handed over.
import type { DeliveryStatement } from '../../shared/domain/delivery';
import type { Encryption, ItemChange, OtherChange, RoundState } from '../../shared/domain/package-round';
import { count, plural } from './count';

const STATE = {
  sealed: 'Sealed',
  delivered: 'Delivered',
  acknowledged: 'Acknowledged',
  superseded: 'Superseded',
  recalled: 'Recalled',
} as const satisfies Record<RoundState, string>;

const STATE_HELP = {
  sealed: 'Built and signed; no delivery is recorded yet.',
  delivered: 'Handed over; no receipt is taken in yet.',
  acknowledged: 'Handed over, and a signed receipt is taken in.',
  superseded: 'A later round took its place.',
  recalled: 'Called back: whoever has it was asked not to rely on it.',
} as const satisfies Record<RoundState, string>;

const ROUTE = {
  portal: 'The firm’s portal',
  email: 'E-mail',
  share: 'A shared folder or link',
  usb: 'A drive handed over',
  'in-person': 'In person',
  other: 'Another route',
} as const satisfies Record<DeliveryStatement['route'], string>;

const ENCRYPTION = {
  none: 'Not encrypted',
  recipients: 'To the recipients’ keys',
  passphrase: 'To a passphrase',
} as const satisfies Record<Encryption, string>;

const CHANGE = {
  added: 'Added',
  replaced: 'New version',
  withdrawn: 'Withdrawn',
} as const satisfies Record<ItemChange['kind'], string>;

const OTHER = {
  evidence: 'Evidence',
  control: 'Control',
  exception: 'Exception',
  population: 'Population',
  request: 'Request',
  record: 'Record',
  edition: 'Edition of a policy',
  omission: 'Omission',
  scope: 'Scope',
} as const satisfies Record<OtherChange['kind'], string>;

const WHAT = { added: 'added', changed: 'changed', gone: 'gone' } as const satisfies Record<
  OtherChange['what'],
  string
>;

export const rounds = {
  state: (state: RoundState) => STATE[state],
  stateHelp: (state: RoundState) => STATE_HELP[state],
  route: (route: DeliveryStatement['route']) => ROUTE[route],
  encryptionText: (encryption: Encryption) => ENCRYPTION[encryption],
  columnRound: 'Round',
  columnState: 'State',
  columnRecipients: 'Recipients',
  roundText: (round: number, isDelta: boolean) => (isDelta ? `${String(round)}, delta` : String(round)),
  andOthers: (first: string, others: number) => `${first} +${count(others)}`,
  nobody: 'Nobody named',
  rowLabel: (ref: string, built: string, verdict: string, state: string) =>
    `${ref}, ${built}, ${verdict}, ${state}`,
  // Panel
  kind: 'Holds',
  kindFull: 'Everything',
  kindDelta: (base: string) => `Only what ${base} does not hold`,
  recipients: 'Goes to',
  encryption: 'Encrypted',
  parts: 'Files',
  partsText: (parts: number) => (parts === 1 ? 'One' : `${count(parts)} parts`),
  selection: 'Scope',
  selectionAll: 'All of the engagement',
  selectionSome: 'A selection, named in the package',
  seal: 'Seal',
  sealHelp: 'The seal number is the same for this content wherever and whenever it is built again.',
  changes: (round: number) => `Since round ${String(round)}`,
  changesCounts: (added: number, replaced: number, withdrawn: number, unchanged: number) =>
    `${count(added)} added, ${plural(replaced, 'new version')}, ${count(withdrawn)} withdrawn, ${count(unchanged)} unchanged`,
  changesNone: 'No evidence differs.',
  changeKind: (kind: ItemChange['kind']) => CHANGE[kind],
  otherChange: (kind: OtherChange['kind'], what: OtherChange['what']) => `${OTHER[kind]} ${WHAT[what]}`,
  moreChanges: (number: number) => `and ${count(number)} more; the package lists all of them`,
  deliveries: 'Deliveries',
  deliveriesNone:
    'None recorded yet. A delivery says how it went out, and by which other route the fingerprint did.',
  delivery: (to: string, route: string, on: string) => `${to}: ${route}, ${on}`,
  fingerprintTold: (channel: string) => `Key told ${channel}`,
  fingerprintNot: 'Key not told by another route yet',
  passphraseTold: (channel: string) => `passphrase told ${channel}`,
  recordedBy: (by: string) => `recorded by ${by}`,
  deliver: 'Record a delivery…',
  receipts: 'Receipts',
  receiptsNone:
    'None yet. A receipt is a text the auditor signs with their own key after checking the package.',
  receipt: (by: string, firm: string, on: string) => `${by}, ${firm}: ${on}`,
  receiptKnown: 'Signed with the key you know them by',
  receiptUnknown: 'Signed with a key you do not know yet',
  receiptSays: (verdict: string) => `Their check answered “${verdict}”.`,
  takeReceipt: 'Take in a receipt…',
  recalled: (on: string, by: string) => `Recalled on ${on} by ${by}`,
  recall: 'Recall…',
  rebuild: 'Build it again…',
  notePdf: 'Delivery note as PDF…',
  noteText: 'Delivery note as text…',
  flatCopy: 'Flat copy for a portal…',
  checker: 'Save the checker, verify.html…',
  moreFor: (ref: string) => `More for ${ref}`,
  cannotRebuild: 'Built by an early version, which kept too little to build it again.',
  saved: (name: string) => `${name} is saved.`,
  cancel: 'Cancel',
  close: 'Close',
  save: 'Save',
  // Delivery
  deliverTitle: (ref: string) => `Record a delivery of ${ref}`,
  deliverText: 'What you did outside of Muniment, for the record. It sends nothing.',
  deliverSave: 'Record the delivery',
  to: 'To',
  on: 'On',
  byRoute: 'Route',
  fingerprintBy: 'Key or seal number told by',
  fingerprintHelp:
    'By another route than the package: whoever changes a package can change what is printed in it.',
  passphraseBy: 'Passphrase told by',
  notYet: 'Not yet',
  note: 'Note',
  noRecipients: 'Nobody is in the register of recipients yet. Add whom it went to first.',
  toRecipients: 'To the recipients',
  dayMissing: 'This needs a day that is not in the future.',
  // Receipt
  receiptTitle: 'Take in a receipt',
  receiptText:
    'The auditor sends two files: the receipt, a text, and its signature, which ends with .minisig. Both are kept when the signature holds.',
  receiptSave: 'Take it in',
  receiptFile: 'Receipt',
  signatureFile: 'Signature',
  choose: 'Choose…',
  notChosen: 'Not chosen yet',
  receiptKey: 'Key it must be signed with',
  receiptKeyHelp:
    'Empty takes the keys of your recipients. Otherwise a minisign key you were told by another route.',
  receiptTaken: (by: string) => `The receipt of ${by} is taken in.`,
  // Recall
  recallTitle: (ref: string) => `Recall ${ref}`,
  recallText:
    'It stays on record as recalled, and later rounds say so. Bytes that left this computer cannot be called back: tell whoever has it yourself.',
  recallReason: 'Why',
  recallMissing: 'A recall needs its reason.',
  recallDo: 'Recall it',
  // Rebuild
  rebuildTitle: (ref: string) => `Build ${ref} again`,
  rebuildText:
    'The same bytes again, from what the vault pinned: the same seal number, whatever has changed since. How it travels can be chosen anew.',
  rebuildGo: 'Choose where it goes…',
  rebuilding: 'Building it again',
  rebuildingCancel: 'If you cancel, nothing is left behind and the vault is unchanged.',
  rebuilt: (files: string) => `Built again, the same as before: ${files}.`,
  // Flat copy
  flatTitle: (ref: string) => `Flat copy of ${ref}`,
  flatText:
    'Copies of the evidence in one folder without folders, with a list, for a portal that takes files one by one. They are not encrypted and not signed one by one; the list carries the seal number.',
  flatBy: 'Names begin with',
  flatChoices: [
    { id: 'control', label: 'The control', description: 'CTL-026_EVD-0042.01_access-review.csv' },
    { id: 'criterion', label: 'The criterion', description: 'CC6.1_EVD-0042.01_access-review.csv' },
    { id: 'request', label: 'The request', description: 'REQ-031_EVD-0042.01_access-review.csv' },
  ],
  flatGo: 'Choose the folder…',
  flatWorking: 'Copying',
  flatCancel: 'What is copied by then stays in the folder.',
  flatDone: (files: number, size: string, big: number) =>
    `${plural(files, 'file')} copied, ${size}.${big === 0 ? '' : ` ${plural(big, 'file')} of them ${big === 1 ? 'is' : 'are'} bigger than 25 MB.`}`,
  // Hand over
  handTitle: 'Hand it over',
  handText: 'The files go one way, the delivery note another. Then write down what you did.',
  fileSha: 'SHA-256',
  qr: 'The signing key as a QR code',
  qrHelp: 'For the engagement letter: the key as a QR code.',
  copyFileSha: (name: string) => `Copy the SHA-256 of ${name}`,
  partsOf: (parts: number, size: string) => `${count(parts)} parts, ${size} in all`,
} as const;
