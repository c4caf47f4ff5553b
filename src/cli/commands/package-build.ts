// muniment package build: the next round of a package, or a new one; whole, as a delta, in parts.
import { dirname, join, resolve } from 'node:path';
import { type DeclaredOmission, type Gap } from '../../shared/domain/package';
import {
  type PackageSummary,
  type RoundChoice,
  type RoundOfPackage,
  SMALLEST_PART,
} from '../../shared/domain/package-round';
import { EXIT, UserError } from '../../shared/errors';
import { packageRoundRef } from '../../shared/ids';
import type { WrittenFile } from '../../shared/calls/packages';
import type { OpenVault } from '../../engine';
import { readByteSize } from '../byte-size';
import { type Call, command, flag, text as option, unlockOptions, vaultOnly } from '../command';
import { readPackageId } from '../ids';
import { readOmissions } from '../omissions-file';
import { engine, withVault } from '../open-vault';
import { isRoundTyped, readRound, roundIn } from '../package-round';
import {
  engagementOf,
  engagementOption,
  gapLines,
  readEngagement,
  requireOut,
  warnOfRedactions,
} from '../package-options';
import { envelopeOptions, readEnvelope, recipientOptions } from '../package-envelope';
import { readSelection, selectionOptions } from '../package-selection';
import type { Output } from '../output';
import { text } from '../safe-text';
import { sizeText } from '../size-text';
import { WrongUse } from '../wrong-use';

const readChoice = (isNew: boolean, of: string | undefined): RoundChoice | null => {
  if (isNew && of !== undefined) throw new WrongUse('--new and --round-of say two different things.');
  if (isNew) return { kind: 'new-package' };
  return of === undefined ? null : { kind: 'next-round', of: readPackageId(of) };
};

/** The full round a delta goes with: named, or the one that was built as this file. */
const baseIn = async (vault: OpenVault, typed: string, job: Call['job']): Promise<RoundOfPackage> => {
  if (isRoundTyped(typed)) return roundIn(vault, readRound(typed));
  const { listPackages, verifyPackage } = await engine();
  const report = await verifyPackage(resolve(typed), { signer: null }, job);
  const known = listPackages(vault).find((one) => one.sealNumber === report.sealNumber);
  if (known === undefined) throw new UserError('use.unknown-package', { id: typed });
  return { packageId: known.id, round: known.round };
};

export const writtenLines = (files: readonly WrittenFile[]): string[] =>
  files.map((file) => text`  ${file.sha256}  ${sizeText(file.sizeBytes)}  ${file.name}`);

const builtLines = (summary: PackageSummary, files: readonly WrittenFile[]): string[] => [
  text`Built ${packageRoundRef(summary.id, summary.round)}${summary.base === null ? '' : `, a delta on ${packageRoundRef(summary.base.packageId, summary.base.round)}`}:`,
  ...writtenLines(files),
  `${summary.verdict}; ${String(summary.evidenceCount)} pieces of evidence, ${String(summary.fileCount)} files, ` +
    `${String(summary.omissionCount)} omissions, ${sizeText(summary.zipBytes)}.`,
  `SHA-256      ${summary.zipSha256}`,
  `Seal number  ${summary.sealNumber}`,
];

/** A program that was killed could not clean up: said, and left to the person. */
const warnOfLeftovers = async (
  output: Output,
  targetPath: string,
  files: readonly WrittenFile[],
): Promise<void> => {
  const { leftoversBeside } = await engine();
  const targets = [targetPath, ...files.map((file) => join(dirname(targetPath), file.name))];
  for (const name of await leftoversBeside([...new Set(targets)]))
    output.warn(
      name.endsWith('.replaced')
        ? `Warning: ${name} is what a build was to replace when it was interrupted.`
        : `Warning: ${name} was left by a build that was interrupted; nothing needs it.`,
    );
};

const answerUndeclared = (output: Output, undeclared: readonly Gap[]): void => {
  const error = { code: 'package.undeclared-omissions', details: { count: undeclared.length } };
  output.answer({ error, undeclared }, () => [
    `Not built: ${String(undeclared.length)} gaps have no reason yet.`,
    ...gapLines(undeclared),
    'Give reasons with --omissions FILE (“package plan --template FILE” starts one), or --allow-omissions for a draft.',
  ]);
};

const build = command('package', 'build', 'Build the signed package for the auditor, or its next round.', {
  operands: vaultOnly,
  options: {
    ...unlockOptions,
    ...engagementOption,
    out: option('FILE', 'where to write it; a zip that must not be there yet'),
    omissions: option('FILE', 'reasons for gaps: CSV with key and reason, or JSON'),
    'allow-omissions': flag('build even when gaps have no reason; the package then says “draft”'),
    new: flag('a new package, not the next round of the one before'),
    'round-of': option('PKG', 'the next round of this package, such as PKG-2026-01'),
    ...selectionOptions,
    ...envelopeOptions,
    ...recipientOptions,
    'delta-from': option('FILE|PKG', 'carry only evidence that this full round does not hold'),
    split: option('SIZE', 'write parts of at most this size, such as 1GB, that each open on their own'),
  },
  notes: [
    'Without --allow-omissions every gap needs a reason; otherwise nothing is built and the exit code is 1.',
    '“package plan VAULT --template FILE” writes the list of gaps to fill in.',
    'A redacted version goes in once it is approved; until then the one before it does, and a warning says so.',
    'The same vault and the same options give the same round again, byte for byte; anything else is the next round of the newest package for the same recipients, or with --new a new package.',
  ],
  run: async (call) => {
    const { options, output } = call;
    const targetPath = await requireOut(options.out);
    const chosen = readEngagement(options.engagement);
    const round = readChoice(options.new, options['round-of']);
    const selection = readSelection(options);
    const partBytes =
      options.split === undefined ? null : readByteSize(options.split, 'split', SMALLEST_PART);
    const omissions: DeclaredOmission[] =
      options.omissions === undefined ? [] : await readOmissions(options.omissions);
    const envelope = await readEnvelope(call.terminal, options);
    const { buildRound, planPackage } = await engine();
    const declared = new Set(omissions.map((one) => one.key));
    const answer = await withVault(call, async (vault) => {
      const engagementId = await engagementOf(vault, chosen);
      const { gaps, waitingRedactions } = planPackage(vault, engagementId, selection);
      warnOfRedactions(output, waitingRedactions);
      const undeclared = gaps.filter((gap) => gap.answeredBy === null && !declared.has(gap.key));
      if (undeclared.length > 0 && !options['allow-omissions']) return { undeclared };
      const keys = new Set(gaps.map((gap) => gap.key));
      const deltaFrom =
        options['delta-from'] === undefined ? null : await baseIn(vault, options['delta-from'], call.job);
      return buildRound(
        vault,
        {
          engagementId,
          targetPath,
          recipientIds: envelope.recipientIds,
          ...(await envelope.choose(vault, output)),
          selection,
          deltaFrom,
          partBytes,
          ...(round === null ? {} : { round }),
          // A reason for a gap that has been closed since is no longer needed.
          omissions: omissions.filter((one) => keys.has(one.key) || one.key.startsWith('file-unreadable:')),
          allowDraft: options['allow-omissions'],
        },
        call.job,
      );
    });
    if ('undeclared' in answer) {
      answerUndeclared(output, answer.undeclared);
      return EXIT.answerIsNo;
    }
    await warnOfLeftovers(output, targetPath, answer.files);
    output.answer({ ...answer.summary, files: answer.files }, () => builtLines(answer.summary, answer.files));
    return EXIT.done;
  },
});

const rebuild = command('package', 'rebuild', 'Write a round of a package once more: the same bytes again.', {
  operands: { shown: 'VAULT PKG-n[-rN]', least: 2, most: 2 },
  options: {
    ...unlockOptions,
    out: option('FILE', 'where to write it; a zip that must not be there yet'),
    split: option('SIZE', 'write parts of at most this size, such as 1GB'),
    ...envelopeOptions,
  },
  notes: [
    'Without -rN it is the newest round. What was changed in the vault since makes no difference: evidence versions are pinned.',
  ],
  run: async (call) => {
    const [, typed = ''] = call.operands;
    const of = readRound(typed);
    const targetPath = await requireOut(call.options.out);
    const { split } = call.options;
    const partBytes = split === undefined ? null : readByteSize(split, 'split', SMALLEST_PART);
    const envelope = await readEnvelope(call.terminal, call.options);
    const { rebuildPackage } = await engine();
    const { summary, files } = await withVault(call, async (vault) => {
      const sealed = await envelope.choose(vault, call.output);
      return rebuildPackage(
        vault,
        { of: await roundIn(vault, of), targetPath, partBytes, ...sealed },
        call.job,
      );
    });
    await warnOfLeftovers(call.output, targetPath, files);
    call.output.answer({ ...summary, files }, () => [
      text`${packageRoundRef(summary.id, summary.round)}, the same bytes again:`,
      ...writtenLines(files),
      `SHA-256      ${summary.zipSha256}`,
      `Seal number  ${summary.sealNumber}`,
    ]);
    return EXIT.done;
  },
});

export const packageBuildCommands = [build, rebuild];
