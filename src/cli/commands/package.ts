// muniment package: see what would go in, and build it. Verifying is in package-verify.ts, which needs
// no vault.
import { stat, writeFile } from 'node:fs/promises';
import { dirname, resolve } from 'node:path';
import type { DeclaredOmission, Gap, WaitingRedaction } from '../../shared/domain/package';
import { EXIT, UserError } from '../../shared/errors';
import { type EngagementId, evidenceVersionRef, numberOf } from '../../shared/ids';
import { command, flag, readingOptions, text as option, unlockOptions, vaultOnly } from '../command';
import type { OpenVault } from '../../engine';
import { readEngagementId } from '../ids';
import { omissionsTemplate, readOmissions } from '../omissions-file';
import { engine, readingVault, withVault } from '../open-vault';
import type { Output } from '../output';
import { text } from '../safe-text';
import { sizeText } from '../size-text';
import { WrongUse } from '../wrong-use';

const engagementOption = { engagement: option('ID', 'such as ENG-01 (left out: the current one)') } as const;

const readEngagement = (typed: string | undefined): EngagementId | null =>
  typed === undefined ? null : readEngagementId(typed);

const engagementOf = async (vault: OpenVault, chosen: EngagementId | null): Promise<EngagementId> => {
  if (chosen !== null) return chosen;
  const { currentEngagement } = await engine();
  const current = currentEngagement(vault);
  if (current === null) throw new UserError('use.engagement-missing');
  return current.id;
};

/** Before a passphrase is asked for: a slip in the path should cost nothing. */
const requireFolder = async (folder: string): Promise<void> => {
  const found = await stat(folder).catch(() => null);
  if (found?.isDirectory() !== true) throw new WrongUse(`There is no folder “${folder}” to write into.`);
};

const gapLines = (gaps: readonly Gap[]): string[] => gaps.map((gap) => text`  ${gap.key}  ${gap.what}`);

/** On standard error, so that it is seen beside a document as well. */
const warnOfRedactions = ({ warn }: Output, waiting: readonly WaitingRedaction[]): void => {
  for (const { id, version, goesIn } of waiting)
    warn(
      `Warning: ${evidenceVersionRef(numberOf(id), version)} is redacted and not approved: ` +
        `${evidenceVersionRef(numberOf(id), goesIn)} goes in, with everything it shows.`,
    );
};

const plan = command('package', 'plan', 'Say what a package would hold, and which gaps it would have.', {
  operands: vaultOnly,
  options: {
    ...readingOptions,
    ...engagementOption,
    template: option('FILE', 'write the gaps to a new CSV file, to give each a reason'),
  },
  run: async (call) => {
    const chosen = readEngagement(call.options.engagement);
    const { planPackage } = await engine();
    const answer = await readingVault(call, async (vault) =>
      planPackage(vault, await engagementOf(vault, chosen)),
    );
    if (call.options.template !== undefined)
      await writeFile(call.options.template, omissionsTemplate(answer.gaps, answer.knownReasons), {
        flag: 'wx',
      }).catch((error: unknown) => {
        if ((error as NodeJS.ErrnoException).code === 'EEXIST')
          throw new WrongUse(`“${call.options.template ?? ''}” is there already; it was not replaced.`);
        throw error;
      });
    warnOfRedactions(call.output, answer.waitingRedactions);
    call.output.answer(answer, () => [
      `${String(answer.controlCount)} controls, ${String(answer.criterionCount)} criteria, ` +
        `${String(answer.evidenceCount)} pieces of evidence in ${String(answer.fileCount)} files, ${sizeText(answer.fileBytes)}.`,
      answer.gaps.length === 0 ? 'No gaps.' : `${String(answer.gaps.length)} gaps:`,
      ...gapLines(answer.gaps),
    ]);
    return EXIT.done;
  },
});

const build = command('package', 'build', 'Build the signed package for the auditor.', {
  operands: vaultOnly,
  options: {
    ...unlockOptions,
    ...engagementOption,
    out: option('FILE', 'where to write it; a zip that must not be there yet'),
    omissions: option('FILE', 'reasons for gaps: CSV with key and reason, or JSON'),
    'allow-omissions': flag('build even when gaps have no reason; the package then says “draft”'),
  },
  notes: [
    'Without --allow-omissions every gap needs a reason; otherwise nothing is built and the exit code is 1.',
    '“package plan VAULT --template FILE” writes the list of gaps to fill in.',
    'A redacted version goes in once it is approved; until then the one before it does, and a warning says so.',
    'The same vault and the same reasons give the same package again, byte for byte.',
  ],
  run: async (call) => {
    const { options, output } = call;
    if (options.out === undefined) throw new WrongUse('--out FILE is needed.');
    const targetPath = resolve(options.out);
    await requireFolder(dirname(targetPath));
    const chosen = readEngagement(options.engagement);
    const omissions: DeclaredOmission[] =
      options.omissions === undefined ? [] : await readOmissions(options.omissions);
    const { buildPackage, planPackage } = await engine();
    const declared = new Set(omissions.map((one) => one.key));
    const answer = await withVault(call, async (vault) => {
      const engagementId = await engagementOf(vault, chosen);
      const { gaps, waitingRedactions } = planPackage(vault, engagementId);
      warnOfRedactions(output, waitingRedactions);
      const undeclared = gaps.filter((gap) => !declared.has(gap.key));
      if (undeclared.length > 0 && !options['allow-omissions']) return { undeclared };
      const keys = new Set(gaps.map((gap) => gap.key));
      const summary = await buildPackage(
        vault,
        {
          engagementId,
          targetPath,
          // A reason for a gap that has been closed since is no longer needed.
          omissions: omissions.filter((one) => keys.has(one.key)),
          allowDraft: options['allow-omissions'],
        },
        call.job,
      );
      return { summary };
    });
    if ('undeclared' in answer) {
      const { undeclared } = answer;
      const error = { code: 'package.undeclared-omissions', details: { count: undeclared.length } };
      output.answer({ error, undeclared }, () => [
        `Not built: ${String(undeclared.length)} gaps have no reason yet.`,
        ...gapLines(undeclared),
        'Give reasons with --omissions FILE (“package plan --template FILE” starts one), or --allow-omissions for a draft.',
      ]);
      return EXIT.answerIsNo;
    }
    const { summary } = answer;
    output.answer(summary, () => [
      text`Built ${summary.id}: ${targetPath}`,
      `${summary.verdict}; ${String(summary.evidenceCount)} pieces of evidence, ${String(summary.fileCount)} files, ` +
        `${String(summary.omissionCount)} omissions, ${sizeText(summary.zipBytes)}.`,
      `SHA-256      ${summary.zipSha256}`,
      `Seal number  ${summary.sealNumber}`,
    ]);
    return EXIT.done;
  },
});

const list = command('package', 'list', 'List the packages built from a vault.', {
  operands: vaultOnly,
  options: readingOptions,
  run: async (call) => {
    const { listPackages } = await engine();
    const packages = await readingVault(call, (vault) => listPackages(vault));
    call.output.answer(packages, () =>
      packages.map(
        (one) => text`${one.id}  ${one.builtAt}  ${one.verdict}  ${sizeText(one.zipBytes)}  ${one.zipName}`,
      ),
    );
    return EXIT.done;
  },
});

export const packageCommands = [plan, build, list];
