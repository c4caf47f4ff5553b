// Texts about the key that signs packages: its card, and what a new one means.
import { plural } from './count';

export const signer = {
  title: 'The key that signs your packages',
  text: 'Give your auditor these twelve words and the key by another route than the package: in the engagement letter, or by phone.',
  ownTitle: 'The key that signs your responses and receipts',
  ownText:
    'Give your clients these twelve words and the key by another route than a response: by phone, or in the engagement letter.',
  wordsLabel: 'Twelve words',
  copyKey: 'Copy the key',
  qr: 'The signing key as a QR code',
  qrHelp: 'The same key as a QR code, for the engagement letter.',
  cardPdf: 'Key card as PDF…',
  cardText: 'Key card as text…',
  renew: 'New signing key…',
  changes: (number: number) => `Changed ${plural(number, 'time')}`,
  changesText:
    'Each key signed a statement about the next. Packages carry these statements, so that an auditor who was told an earlier key can follow them.',
  saved: (name: string) => `${name} is saved.`,
  renewed:
    'Packages are signed with a new key from now on. Give its twelve words to your auditor by another route.',
  renewTitle: 'A new signing key',
  renewText: 'Do this when somebody who left may have copied the key, or when your auditor asks for it.',
  renewPoints: [
    'The key there is now signs a statement that names the new one. It is in every package from then on.',
    'Packages that are built already stay as they are, signed with the key of their time.',
    'The twelve words change. An auditor who knows the old ones can follow the statement; tell them the new ones all the same.',
    'If the old key was copied, the statement alone proves little: then the new words must come from you by another route.',
  ],
  renewDo: 'Make the new key',
  cancel: 'Cancel',
} as const;
