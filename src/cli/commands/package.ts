// muniment package plan and list: what would go in, and what was built. Building is in package-build.ts, verifying in
// package-verify.ts, which needs no vault.
import { writeFile } from 'node:fs/promises';
import { EXIT } from '../../shared/errors';
import { packageRoundRef } from '../../shared/ids';
import { command, readingOptions, text as option, vaultOnly } from '../command';
import { omissionsTemplate } from '../omissions-file';
import { engine, readingVault } from '../open-vault';
import {
  engagementOf,
  engagementOption,
  gapLines,
  readEngagement,
  warnOfRedactions,
} from '../package-options';
import { readSelection, selectionOptions } from '../package-selection';
import { text } from '../safe-text';
import { sizeText } from '../size-text';
import { WrongUse } from '../wrong-use';

const plan = command('package', 'plan', 'Say what a package would hold, and which gaps it would have.', {
  operands: vaultOnly,
  options: {
    ...readingOptions,
    ...engagementOption,
    ...selectionOptions,
    template: option('FILE', 'write the gaps to a new CSV file, to give each a reason'),
  },
  run: async (call) => {
    const chosen = readEngagement(call.options.engagement);
    const selection = readSelection(call.options);
    const { planPackage } = await engine();
    const answer = await readingVault(call, async (vault) =>
      planPackage(vault, await engagementOf(vault, chosen), selection),
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
      ...(answer.answeredRequests === null ? [] : [`${String(answer.answeredRequests)} requests answered.`]),
      answer.gaps.length === 0 ? 'No gaps.' : `${String(answer.gaps.length)} gaps:`,
      ...gapLines(answer.gaps),
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
        (one) =>
          text`${packageRoundRef(one.id, one.round)}  ${one.builtAt}  ${one.state}  ${one.kind}  ${one.verdict}  ${sizeText(one.zipBytes)}  ${one.zipName}`,
      ),
    );
    return EXIT.done;
  },
});

export const packageCommands = [plan, list];
