// What the check of a package found, in words, for the auditor's own file: what was checked, with what, by whose key, and
// what that shows and does not show. Management's package is named; nothing of its content is judged.
import { extname, resolve } from 'node:path';
import type { SignerComparison } from '../../../shared/domain/review';
import type { VerifyReport, VerifyVerdict } from '../../../shared/domain/package';
import { UserError } from '../../../shared/errors';
import { packageFindingText } from '../../../shared/package-finding-texts';
import { visibleText } from '../../../shared/visible-text';
import type { Environment } from '../../environment';
import { type Letter, type LetterPart, letterPdf, letterText } from '../../handover';
import type { OpenVault } from '../../vault/open-vault';
import { refuseInsideVault, writeTogether } from '../../vault/outside-file';
import type { OpenedReceived } from '../opened-received';
import { comparisonOf, signerVerdict } from './known-packages';

/** Findings a record names; of more it says how many. */
const FINDINGS_NAMED = 200;

const fact = (name: string, value: string): LetterPart => ({ kind: 'fact', name, value: visibleText(value) });
const text = (said: string): LetterPart => ({ kind: 'text', text: said });
const heading = (said: string): LetterPart => ({ kind: 'heading', text: said });
const code = (said: string): LetterPart => ({ kind: 'code', text: said });

const MEANING: Readonly<Record<VerifyVerdict, string>> = {
  verified: 'Every file is as it was signed, none is missing, and the key is the one the auditor was told.',
  'verified-unknown-signer':
    'Every file is as it was signed, and none is missing. The key was not compared with one told by another route, so whose it is was not established.',
  failed: 'The check failed: this is not what was signed.',
  incomplete: 'The check failed: something is missing.',
  hostile: 'Refused: the file is built to do harm or to deceive.',
  'bag-holds': 'Every file is as its lists say. Nobody signed it.',
};

const comparisonText = ({ state, channel, on }: SignerComparison): string => {
  if (state === 'not-compared') return 'not compared with a key told by another route';
  const how = `${channel === '' ? '' : ` (${channel.replaceAll('-', ' ')})`}${on === null ? '' : ` on ${on}`}`;
  return `${state === 'same' ? 'the same' : 'NOT THE SAME'} as the one told by another route${how}`;
};

const foundParts = ({ findings }: VerifyReport): LetterPart[] => {
  if (findings.length === 0) return [text('Nothing was found.')];
  const named = findings.slice(0, FINDINGS_NAMED).flatMap(({ code: found, path }): LetterPart[] => {
    const { what, next } = packageFindingText(found);
    return [code(`${found}${path === undefined ? '' : ` ${visibleText(path)}`}`), text(`${what} ${next}`)];
  });
  const more = findings.length - FINDINGS_NAMED;
  return [...named, ...(more > 0 ? [text(`And ${String(more)} more findings.`)] : [])];
};

const grouped = (whole: number): string => String(whole).replace(/\B(?=(\d{3})+$)/g, ',');

const keyChangeParts = ({ keyChanges }: VerifyReport): LetterPart[] =>
  keyChanges.flatMap(({ from, to, at }) => [
    text(`On ${at} the key before named the next one in a statement that is in the package:`),
    code(from),
    code(to),
  ]);

/** Throws review.not-checked before the check has come to its end. */
export const verificationRecord = (
  vault: OpenVault | null,
  received: OpenedReceived,
  said: SignerComparison,
  environment: Environment,
): Letter => {
  const { report, journal } = received;
  if (report === null) throw new UserError('review.not-checked', { reason: 'not-read' });
  const verdict = signerVerdict(report, said);
  const isDifferent = said.state === 'different' && report.findings.length === 0;
  return {
    title: 'Record of a check',
    subtitle: `${received.packageId}, round ${String(received.round)}`,
    parts: [
      text(
        isDifferent
          ? 'Every file is as it was signed, but the key is not the one the auditor was told.'
          : MEANING[verdict],
      ),
      heading('What was checked'),
      fact('Package', `${received.packageId}, round ${String(received.round)}`),
      fact('File', received.fileName),
      fact('Organization', received.organization),
      fact('Engagement', received.engagement),
      fact('Built', received.builtAt),
      fact('Read', `${grouped(report.counts.files)} files, ${grouped(report.counts.bytes)} bytes`),
      text('Seal number (SHA-256 of the list of lists):'),
      code(received.sealNumber),
      text('SHA-256 of the list of all files:'),
      code(received.manifestSha256),
      heading('The signer'),
      ...(report.signer === null ? [] : [code(report.signer.publicKey), text(report.signer.words.join(' '))]),
      fact('Compared', comparisonText(said)),
      ...keyChangeParts(report),
      heading('The custody record'),
      text(`${grouped(journal.entries)} entries of the organization’s journal; the hash of the last one:`),
      code(journal.head),
      heading('What was found'),
      ...foundParts(report),
      heading('How it was checked'),
      fact('By program', environment.program),
      fact('On', environment.now()),
      ...(vault === null ? [] : [fact('By', `${vault.member.name}, ${vault.organization}`)]),
      heading('What this shows, and what it does not'),
      text(
        'It shows that the files are the ones that were signed with the key above, that none is missing, changed or added, and that the record of who did what is unbroken up to the signing. It does not show that the clock was right, that what the files say is true, or that a control worked. This record is no opinion and no result of a test.',
      ),
    ],
  };
};

export interface RecordToSave {
  readonly targetPath: string;
  /** What was said of the signer where no working file keeps it. */
  readonly comparison: SignerComparison;
}

/**
 * Writes the record to `targetPath`: a PDF where its name ends so, else plain text. Needs no working file.
 * @throws UserError review.not-checked, use.bad-input (inside the working file), disk.*
 */
export const saveVerificationRecord = async (
  open: OpenVault | null,
  received: OpenedReceived,
  { targetPath, comparison }: RecordToSave,
  environment: Environment,
): Promise<void> => {
  const target = resolve(targetPath);
  if (open !== null) refuseInsideVault(open, target);
  const vault = open?.kind === 'working-file' ? open : null;
  const said = vault === null ? comparison : comparisonOf(vault, received);
  const letter = verificationRecord(vault, received, said, environment);
  const isPdf = extname(target).toLowerCase() === '.pdf';
  const content = isPdf ? letterPdf(letter) : Buffer.from(letterText(letter), 'utf8');
  await writeTogether(environment, [{ path: target, content }]);
};
