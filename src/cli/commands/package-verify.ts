// muniment package verify and show: for the receiver. Needs no vault and no secret, and loads nothing
// but the verifier.
import { resolve } from 'node:path';
import type { VerifyReport, VerifyVerdict } from '../../shared/domain/package';
import { EXIT, type ExitCode } from '../../shared/errors';
import { command, exactly, text as option } from '../command';
import { text } from '../safe-text';
import { readSigner } from '../signer-option';
import { sizeText } from '../size-text';
import { facts } from '../table';

const MEANING: Readonly<Record<VerifyVerdict, string>> = {
  verified: 'Verified: every file is as it was signed, and the signer is the one you named.',
  'verified-unknown-signer':
    'Every file is as it was signed, but by whom is not proved: compare the key below with the one you were told by another route, or give it with --signer.',
  failed: 'VERIFICATION FAILED: this is not what was signed.',
  incomplete: 'VERIFICATION FAILED: something is missing.',
  'bag-holds':
    'This is a BagIt bag and no package of Muniment: every file is as its lists say. Nobody signed it.',
  hostile: 'REFUSED: this file is built to do harm or to deceive; do not unpack it.',
};

/** Without --signer an unknown signer is the expected answer; with it, a different one is a failure. */
export const verifyExit = (verdict: VerifyVerdict, signerGiven: boolean): ExitCode => {
  if (verdict === 'hostile') return EXIT.hostile;
  if (verdict === 'verified' || verdict === 'bag-holds') return EXIT.done;
  return verdict === 'verified-unknown-signer' && !signerGiven ? EXIT.done : EXIT.damaged;
};

const reportLines = (report: VerifyReport): string[] => {
  const pairs: (readonly [string, string])[] = [];
  if (report.signer !== null)
    pairs.push(['Signer', report.signer.publicKey], ['as words', report.signer.words.join(' ')]);
  if (report.trustedComment !== null) pairs.push(['Signed statement', report.trustedComment]);
  if (report.sealNumber !== null) pairs.push(['Seal number', report.sealNumber]);
  pairs.push(['Checked', `${String(report.counts.files)} files, ${sizeText(report.counts.bytes)}`]);
  if (report.scope !== null)
    pairs.push(
      ['Package', `${report.scope.packageId}, ${report.scope.verdict}, built ${report.scope.builtAt}`],
      ['Organization', report.scope.organization],
      ['System', report.scope.system],
      ['Engagement', report.scope.engagement],
    );
  return [
    MEANING[report.verdict],
    ...report.findings.map((found) => text`  ${found.code}  ${found.path ?? ''}  ${found.detail}`),
    ...facts(pairs),
  ];
};

const OPERANDS = exactly('FILE.zip|FOLDER', 1);

const verify = command(
  'package',
  'verify',
  'Check a package: every byte, the signature, and who signed it.',
  {
    operands: OPERANDS,
    options: {
      signer: option('KEY', 'the signer you were told: a minisign key, its twelve words, or a .pub file'),
    },
    notes: [
      'Needs no vault. Exit code 0 verified (with a warning where no signer was named), 20 failed, 22 hostile.',
    ],
    run: async ({ operands, options, output, job }) => {
      const signer = await readSigner(options.signer);
      const { verifyPackage } = await import('../../engine/verify');
      const report = await verifyPackage(resolve(operands[0] ?? ''), { signer }, job);
      output.answer(report, () => reportLines(report));
      if (report.verdict === 'verified-unknown-signer' && output.json)
        output.warn('The signer was not named (--signer); the key in the package alone proves nothing.');
      return verifyExit(report.verdict, signer !== null);
    },
  },
);

const show = command('package', 'show', 'Show what a package says of itself, once its seal holds.', {
  operands: OPERANDS,
  options: {},
  run: async ({ operands, output, job }) => {
    const { verifyPackage } = await import('../../engine/verify');
    const report = await verifyPackage(resolve(operands[0] ?? ''), { signer: null }, job);
    const { scope, counts, signer, sealNumber, verdict, findings } = report;
    output.answer({ verdict, scope, counts, signer, sealNumber, findings }, () => reportLines(report));
    return verifyExit(report.verdict, false);
  },
});

export const packageVerifyCommands = [verify, show];
