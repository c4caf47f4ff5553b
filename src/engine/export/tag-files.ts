// The bag's own files around data/: BagIt 1.0 (RFC 8493) with SHA-256, and the signed list of them.
import { minisignKeyText } from '../crypto/signer-identity';
import { visibleText } from '../../shared/visible-text';
import { examinedText, reportName } from './pages/formats';
import { PACKAGE_FORMAT, trustedComment } from '../../shared/trusted-comment';
import type { ListedFile } from './package-json';
import { type PackageModel } from './package-model';
import { vaultMark } from './custody-files';

export const BAGIT = 'BagIt-Version: 1.0\nTag-File-Character-Encoding: UTF-8\n';

/** One line of a label; line breaks and hidden characters of names are shown, not obeyed. */
const label = (name: string, value: string): string =>
  `${name}: ${visibleText(value.replace(/\s+/g, ' ').trim())}\n`;

export const bagInfo = (model: PackageModel, payload: readonly ListedFile[]): string => {
  const { content } = model;
  const bytes = payload.reduce((sum, file) => sum + file.sizeBytes, 0);
  return [
    label('Source-Organization', content.organization),
    label(
      'External-Description',
      `Evidence for the ${reportName(content.examined)} examination of ${content.systemName}, ${examinedText(content.examined)}`,
    ),
    label('External-Identifier', content.packageId),
    label('Bag-Group-Identifier', content.uuid),
    label('Bag-Count', `${String(content.round)} of ?`),
    label('Bagging-Date', content.builtAt.slice(0, 10)),
    label('Payload-Oxum', `${String(bytes)}.${String(payload.length)}`),
    label('Bag-Software-Agent', content.program),
    label('Muniment-Format', PACKAGE_FORMAT),
    label('Muniment-Verdict', content.verdict),
  ].join('');
};

/** `<sha256>  <path>` lines, sorted by path; `sha256sum -c` reads them. */
export const manifest = (files: readonly ListedFile[]): string =>
  files.map((file) => `${file.sha256}  ${file.path}\n`).join('');

export const signerPub = (model: PackageModel, publicKey: Uint8Array): string =>
  `untrusted comment: minisign public key of ${ascii(model.content.organization)}, claimed; compare by another route\n${minisignKeyText(publicKey)}\n`;

const ascii = (text: string): string =>
  text
    .normalize('NFKD')
    .replace(/\p{Mark}/gu, '')
    .replace(/[^\x20-\x7e]/g, '?')
    .slice(0, 100);

/** What minisign prints after a good check, and signs together with the signature. */
export const packageTrustedComment = ({ content }: PackageModel): string =>
  trustedComment({
    packageId: content.packageId,
    uuid: content.uuid,
    builtAt: content.builtAt,
    builtBy: content.builtBy.name,
    organization: content.organization,
    vault: vaultMark(content),
    seq: content.custody.lines.at(-1)?.seq ?? 0,
    head: content.custody.head,
    round: content.round,
    previousSeal: content.previous?.sealNumber ?? null,
    baseSeal: content.base?.sealNumber ?? null,
  });
