// The note about a round that travels by another route than the package: which files, with which hashes, signed by
// whom, and what to expect. It names no evidence, no other recipient and no passphrase.
import type { PackageSummary, RoundOfPackage } from '../../shared/domain/package-round';
import { packageRoundRef } from '../../shared/ids';
import { visibleText } from '../../shared/visible-text';
import { equalBytes } from '../crypto/bytes';
import { minisignKeyText } from '../crypto/signer-identity';
import { builtRound, type LastWriting, lastWriting, readRecipe, saidIn } from '../export';
import type { OpenVault } from '../vault/open-vault';
import { keyParts, type LetterForm, writeLetter } from './key-card';
import type { Letter, LetterPart } from './letter-pdf';

const VERDICTS: Readonly<Record<PackageSummary['verdict'], string>> = {
  complete: 'everything its scope calls for is in it',
  'complete-with-declared-omissions': 'what its scope calls for and is not in it is declared, with reasons',
  draft: 'a draft: not everything that is missing is declared',
};

/** The key it was signed with: after a renewal an earlier one than the vault's. */
const keyOfRound = async (vault: OpenVault, of: RoundOfPackage): Promise<Uint8Array> => {
  const keys = vault.db
    .prepare('SELECT public_key FROM organization_key ORDER BY number')
    .pluck()
    .all() as Uint8Array[];
  const round = builtRound(vault, of);
  // Programs that kept no recipe knew no renewal either.
  if (round.recipe === null) return keys[0] ?? vault.signer.publicKey;
  const { key } = saidIn(await readRecipe(vault, round)).json.signer;
  return keys.find((one) => minisignKeyText(one) === key) ?? vault.signer.publicKey;
};

const sizeText = (bytes: number): string => `${String(bytes).replace(/\B(?=(\d{3})+$)/g, ',')} bytes`;

const filesOf = ({ files }: LastWriting): LetterPart[] =>
  files.flatMap(({ name, sizeBytes, sha256 }): LetterPart[] => [
    { kind: 'text', text: `${visibleText(name)}, ${sizeText(sizeBytes)}, SHA-256:` },
    { kind: 'code', text: sha256 },
  ]);

const opening = ({ files, encryption }: LastWriting): LetterPart[] => {
  const parts: LetterPart[] = [];
  if (encryption !== 'none')
    parts.push(
      {
        kind: 'text',
        text: 'The package is encrypted (format age v1). Open it with age, rage or our program:',
      },
      {
        kind: 'code',
        text:
          encryption === 'passphrase'
            ? 'age -d -o PACKAGE.zip FILE'
            : 'age -d -i KEYFILE -o PACKAGE.zip FILE',
      },
    );
  if (encryption === 'passphrase')
    parts.push({
      kind: 'text',
      text: 'The passphrase comes by a third route, never with this note or the package.',
    });
  if (files.length > 1)
    parts.push({
      kind: 'text',
      text: `The package comes in ${String(files.length)} parts. Each opens on its own; unpack all of them into one folder.`,
    });
  return parts;
};

const deltaOf = (vault: OpenVault, { base }: PackageSummary): LetterPart[] => {
  if (base === null) return [];
  const { sealNumber } = builtRound(vault, base).summary;
  return [
    {
      kind: 'text',
      text: `It carries only what is new: it is checked together with ${packageRoundRef(base.packageId, base.round)}, seal number`,
    },
    { kind: 'code', text: sealNumber },
  ];
};

const plural = (count: number, one: string, more: string): string =>
  `${String(count)} ${count === 1 ? one : more}`;

/** @throws UserError use.unknown-package, integrity.* */
export const deliveryNote = async (vault: OpenVault, of: RoundOfPackage): Promise<Letter> => {
  const { summary } = builtRound(vault, of);
  const written = lastWriting(vault.db, of);
  const key = await keyOfRound(vault, of);
  const isRenewed = !equalBytes(key, vault.signer.publicKey);
  return {
    title: `Delivery note for ${packageRoundRef(summary.id, summary.round)}`,
    subtitle: `${visibleText(vault.organization)}, built ${summary.builtAt}`,
    parts: [
      {
        kind: 'text',
        text:
          'This note travels by another route than the package. With it you can tell that what you received is ' +
          'what we sent, and that nothing was changed on the way.',
      },
      { kind: 'heading', text: written.files.length === 1 ? 'The file' : 'The files' },
      ...filesOf(written),
      ...opening(written),
      { kind: 'heading', text: 'The seal number' },
      { kind: 'code', text: summary.sealNumber },
      {
        kind: 'text',
        text: 'It is the SHA-256 of tagmanifest-sha256.txt in the unpacked package: sha256sum tagmanifest-sha256.txt',
      },
      ...deltaOf(vault, summary),
      { kind: 'heading', text: 'The key that signed it' },
      ...keyParts(key),
      ...(isRenewed
        ? [
            {
              kind: 'text',
              text: 'The organization has renewed its key since: later packages are signed with another one.',
            } as const,
          ]
        : []),
      { kind: 'heading', text: 'Checking it' },
      { kind: 'text', text: 'In the unpacked folder, with stock tools:' },
      { kind: 'code', text: 'minisign -Vm tagmanifest-sha256.txt -P KEY' },
      { kind: 'code', text: 'sha256sum -c tagmanifest-sha256.txt' },
      {
        kind: 'code',
        text: `sha256sum ${summary.kind === 'delta' ? '--ignore-missing ' : ''}-c manifest-sha256.txt`,
      },
      {
        kind: 'text',
        text: 'Without minisign compare the seal number. HOW-TO-VERIFY.txt in the package says more, also for Windows.',
      },
      { kind: 'heading', text: 'What to expect' },
      {
        kind: 'text',
        text:
          `${plural(summary.evidenceCount, 'piece', 'pieces')} of evidence in ` +
          `${plural(summary.fileCount, 'file', 'files')}, ${plural(summary.omissionCount, 'omission', 'omissions')}; ` +
          `${VERDICTS[summary.verdict]}. Management’s own arithmetic, no opinion.`,
      },
      { kind: 'text', text: 'Open 02_index.html in a browser or 01_index.xlsx in Excel.' },
    ],
  };
};

/** Replaces what is at `targetPath`. @throws UserError use.unknown-package, use.bad-input, integrity.*, disk.* */
export const writeDeliveryNote = async (
  vault: OpenVault,
  of: RoundOfPackage,
  targetPath: string,
  form: LetterForm,
): Promise<void> => {
  await writeLetter(vault, await deliveryNote(vault, of), targetPath, form);
};
