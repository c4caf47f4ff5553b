// muniment package verify and show: for the receiver. Needs no vault and no secret, and loads nothing
// but the verifier.
import { resolve } from 'node:path';
import { CHECKED_FILES_SHOWN, type VerifyReport, type VerifyVerdict } from '../../shared/domain/package';
import { EXIT, type ExitCode } from '../../shared/errors';
import { atLeast, type Call, command, flag, readingOptions, text as option } from '../command';
import { engine, readingVault } from '../open-vault';
import { packageOpener } from '../package-opener';
import { isRoundTyped, readRound, roundIn } from '../package-round';
import { roundLines } from '../round-lines';
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

const KINDS: Readonly<Record<VerifyReport['kind'], string>> = {
  package: 'package',
  delta: 'delta: carries only what its base does not hold',
  parts: 'package in parts',
  bag: 'BagIt bag, no package of Muniment',
};

const FILE_STATES: Readonly<Record<VerifyReport['files'][number]['state'], string>> = {
  'as-listed': 'as listed',
  changed: 'CHANGED',
  unlisted: 'NOT LISTED',
  missing: 'MISSING',
  'in-base': 'in base',
  unreadable: 'UNREADABLE',
};

/** What the answer means and what it does not; nothing of it depends on what was found. */
const PROVES = [
  '',
  'What this shows: the files are the ones that were signed with the key above, none is missing, changed or',
  'added, and the record of who did what is unbroken up to the moment of signing.',
  'What it does not show: that the clock was right, that what the files say is true, that a control worked,',
  'or whose key it is – compare the key, or its words, with what you were told by another route.',
];

const changesOfKey = ({ keyChanges }: VerifyReport): (readonly [string, string])[] =>
  keyChanges.map(({ from, to, at }) => ['Key renewed', `${at}: ${from} named ${to}`]);

const roundFacts = (report: VerifyReport): (readonly [string, string])[] => {
  const { scope, base, custody } = report;
  const pairs: (readonly [string, string])[] = [];
  if (scope !== null)
    pairs.push(
      [
        'Package',
        `${scope.packageId} round ${String(scope.round)}, ${scope.verdict}, built ${scope.builtAt}`,
      ],
      ['Organization', scope.organization],
      ['System', scope.system],
      ['Engagement', scope.engagement],
    );
  if (base !== null)
    pairs.push(['Base', `${base.packageId} round ${String(base.round)}, seal number ${base.sealNumber}`]);
  if (custody !== null)
    pairs.push([
      'Custody record',
      `${String(custody.entries)} entries, ${String(custody.shown)} shown, from ${custody.from} to ${custody.to}`,
    ]);
  return pairs;
};

const fileLines = ({ files, counts }: VerifyReport): string[] => [
  ...files.map(
    (file) => text`  ${FILE_STATES[file.state].padEnd(10)}  ${file.sha256 ?? '-'.padEnd(64)}  ${file.path}`,
  ),
  ...(files.length === CHECKED_FILES_SHOWN && counts.files > files.length
    ? [`  … and ${String(counts.files - files.length)} more, as listed`]
    : []),
];

export const reportLines = (report: VerifyReport, everyFile = false): string[] => {
  const pairs: (readonly [string, string])[] = [['Kind', KINDS[report.kind]]];
  if (report.signer !== null)
    pairs.push(['Signer', report.signer.publicKey], ['as words', report.signer.words.join(' ')]);
  if (report.trustedComment !== null) pairs.push(['Signed statement', report.trustedComment]);
  if (report.sealNumber !== null) pairs.push(['Seal number', report.sealNumber]);
  pairs.push(['Checked', `${String(report.counts.files)} files, ${sizeText(report.counts.bytes)}`]);
  pairs.push(...changesOfKey(report), ...roundFacts(report));
  return [
    MEANING[report.verdict],
    ...report.findings.map((found) => text`  ${found.code}  ${found.path ?? ''}  ${found.detail}`),
    ...facts(pairs),
    ...(everyFile ? ['', ...fileLines(report)] : []),
    ...(report.scope === null || report.findings.length > 0 ? [] : PROVES),
  ];
};

const OPERANDS = atLeast('FILE.zip|FOLDER [PART.zip…]', 1);

const BASE = {
  base: option('FILE', 'the full package a delta goes with: a zip, one of its parts, or a folder'),
} as const;

const SEALED = {
  identity: option('FILE', 'opens an encrypted package: an age identity file, as “package keygen” makes'),
  'passphrase-file': option('FILE', 'opens one that is encrypted to a passphrase: the first line of FILE'),
} as const;

interface Named {
  readonly base: string | undefined;
  readonly identity: string | undefined;
  readonly 'passphrase-file': string | undefined;
}

/** What was named, whatever it is sealed in. */
export const verifyNamed = async (
  {
    operands,
    options,
    terminal,
    job,
  }: Pick<Call, 'operands' | 'terminal' | 'job'> & { readonly options: Named },
  signer: string | null,
): Promise<VerifyReport> => {
  const { verifyPackage } = await import('../../engine/verify');
  const { withOpened } = await import('../../engine/age');
  const files = operands.map((one) => resolve(one));
  const groups = options.base === undefined ? [files] : [files, [resolve(options.base)]];
  return withOpened(groups, await packageOpener(terminal, options), ([what = [], base = null]) =>
    verifyPackage(what, { signer, base }, job),
  );
};

const verify = command(
  'package',
  'verify',
  'Check a package: every byte, the signature, and who signed it.',
  {
    operands: OPERANDS,
    options: {
      signer: option(
        'KEY',
        'what you were told: a minisign key, its twelve words, a .pub file, or the seal number',
      ),
      ...BASE,
      ...SEALED,
      files: flag('name every file with its hash'),
    },
    notes: [
      'Needs no vault. Of one part, the others are looked for beside it.',
      'Exit code 0 verified (with a warning where no signer was named), 20 failed, 22 hostile.',
    ],
    run: async (call) => {
      const { options, output } = call;
      const signer = await readSigner(options.signer);
      const report = await verifyNamed(call, signer);
      output.answer(report, () => reportLines(report, options.files));
      if (options.base !== undefined && report.base === null)
        output.warn('--base was not looked at: the package is no delta, it holds everything itself.');
      if (report.verdict === 'verified-unknown-signer' && output.json)
        output.warn('The signer was not named (--signer); the key in the package alone proves nothing.');
      return verifyExit(report.verdict, signer !== null);
    },
  },
);

const show = command('package', 'show', 'Show what a package says of itself, once its seal holds.', {
  operands: atLeast('FILE.zip|FOLDER [PART.zip…] | VAULT PKG-n[-rN]', 1),
  options: { ...readingOptions, ...BASE, ...SEALED },
  notes: [
    'Of a vault: what a round is, what it changed, and what became of it. Without -rN it is the newest.',
  ],
  run: async (call) => {
    const { output } = call;
    const [, typed = '', ...more] = call.operands;
    if (isRoundTyped(typed) && more.length === 0) {
      const of = readRound(typed);
      const { packageDetails } = await engine();
      const details = await readingVault(call, async (vault) =>
        packageDetails(vault, await roundIn(vault, of)),
      );
      output.answer(details, () => roundLines(details));
      return EXIT.done;
    }
    const report = await verifyNamed(call, null);
    const { scope, counts, signer, sealNumber, verdict, findings } = report;
    output.answer({ verdict, scope, counts, signer, sealNumber, findings }, () => reportLines(report));
    return verifyExit(report.verdict, false);
  },
});

export const PACKAGE_OPERANDS = OPERANDS;
export const SOURCE_OPTIONS = { ...BASE, ...SEALED } as const;
export const packageVerifyCommands = [verify, show];
