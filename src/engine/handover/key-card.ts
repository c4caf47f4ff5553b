// A page about the key that signs packages, for the engagement letter or a meeting: whoever compares it there knows
// afterwards whose a package is.
import { visibleText } from '../../shared/visible-text';
import { signerIdentity } from '../crypto/signer-identity';
import { shownKeyChanges } from '../vault/key-changes';
import type { OpenVault } from '../vault/open-vault';
import { writeOutside } from '../vault/outside-file';
import { type Letter, type LetterPart, letterPdf } from './letter-pdf';
import { letterText } from './letter-text';
import { qrMatrix } from './qr-matrix';

export type LetterForm = 'pdf' | 'text';

const WORDS_IN_A_LINE = 4;
const WORD_COLUMN = 14;

/** Twelve words, numbered and in columns: they are read aloud. */
const wordLines = (words: readonly string[]): LetterPart[] => {
  const numbered = words.map((word, at) => `${String(at + 1).padStart(2)} ${word}`.padEnd(WORD_COLUMN));
  const lines: LetterPart[] = [];
  for (let at = 0; at < numbered.length; at += WORDS_IN_A_LINE)
    lines.push({
      kind: 'code',
      text: numbered
        .slice(at, at + WORDS_IN_A_LINE)
        .join('')
        .trimEnd(),
    });
  return lines;
};

/** The key in every spelling, and as a QR code. */
export const keyParts = (publicKey: Uint8Array): LetterPart[] => {
  const signer = signerIdentity(publicKey);
  return [
    { kind: 'text', text: 'As a minisign public key:' },
    { kind: 'code', text: signer.publicKey },
    { kind: 'text', text: 'As twelve words, to compare by voice:' },
    ...wordLines(signer.words),
    { kind: 'text', text: 'SHA-256 of the key:' },
    { kind: 'code', text: signer.sha256 },
    { kind: 'qr', rows: qrMatrix(signer.publicKey), caption: 'The minisign public key as a QR code.' },
  ];
};

const renewals = (vault: OpenVault): LetterPart[] => {
  const changes = shownKeyChanges(vault);
  if (changes.length === 0) return [];
  return [
    { kind: 'heading', text: 'Keys before this one' },
    {
      kind: 'text',
      text:
        'Each of them signed a statement about the next; packages carry these statements. If an old key was stolen, ' +
        'such a statement proves nothing: compare the new key itself.',
    },
    ...changes.map(({ from, at }): LetterPart => ({
      kind: 'fact',
      name: `until ${at.slice(0, 10)}`,
      value: from,
    })),
  ];
};

/** What is signed with the key, and how the one who receives it checks it: packages, or an auditor's answers to them. */
const WORDS = {
  vault: {
    title: 'The key that signs our evidence packages',
    about:
      'Every package of evidence that we hand over is signed with this key. Please compare it once with what we ' +
      'tell you by another route (a letter, a call, in person), keep it, and check each package against it. ' +
      'A key that comes with a package proves nothing.',
    checking: 'Checking a package with it',
    how: 'In the unpacked folder, with stock minisign:',
    command: 'minisign -Vm tagmanifest-sha256.txt -P KEY',
    rest: 'HOW-TO-VERIFY.txt in every package says the rest.',
  },
  'working-file': {
    title: 'The key that signs our responses and receipts',
    about:
      'Every response and every receipt that we send about your packages is signed with this key. Please compare it ' +
      'once with what we tell you by another route (a letter, a call, in person), and note it with us in your list ' +
      'of recipients. A key that comes with a response proves nothing.',
    checking: 'Checking a response with it',
    how: 'With stock minisign, the file and its .minisig beside each other:',
    command: 'minisign -Vm response.json -P KEY',
    rest: 'Muniment does the same when you take the response in.',
  },
} as const;

export const keyCard = (vault: OpenVault): Letter => ({
  title: WORDS[vault.kind].title,
  subtitle: visibleText(vault.organization),
  parts: [
    { kind: 'text', text: WORDS[vault.kind].about },
    { kind: 'heading', text: 'The key' },
    ...keyParts(vault.signer.publicKey),
    { kind: 'heading', text: WORDS[vault.kind].checking },
    { kind: 'text', text: WORDS[vault.kind].how },
    { kind: 'code', text: WORDS[vault.kind].command },
    { kind: 'text', text: WORDS[vault.kind].rest },
    ...renewals(vault),
    { kind: 'heading', text: 'Compared' },
    { kind: 'fact', name: 'On', value: '________________________' },
    { kind: 'fact', name: 'By which route', value: '________________________' },
    { kind: 'fact', name: 'By', value: '________________________' },
  ],
});

export const writeLetter = async (
  vault: OpenVault,
  letter: Letter,
  targetPath: string,
  form: LetterForm,
): Promise<void> => {
  const bytes = form === 'pdf' ? letterPdf(letter) : Buffer.from(letterText(letter), 'utf8');
  await writeOutside(vault, targetPath, bytes);
};

/** Replaces what is at `targetPath`. @throws UserError use.bad-input (inside the vault), disk.* */
export const writeKeyCard = (vault: OpenVault, targetPath: string, form: LetterForm): Promise<void> =>
  writeLetter(vault, keyCard(vault), targetPath, form);
