// muniment package diff: how two packages differ; of two files without any vault, or of two rounds of one.
import { resolve } from 'node:path';
import type { PackageDiff } from '../../shared/domain/package-round';
import { EXIT } from '../../shared/errors';
import type { FindOpener } from '../../engine/age';
import { type Call, command, readingOptions, text as option } from '../command';
import { diffLines } from '../diff-lines';
import { engine, readingVault } from '../open-vault';
import { packageOpener } from '../package-opener';
import { readRound, roundIn } from '../package-round';

const ofFiles = async (
  paths: readonly [string, string],
  find: FindOpener,
  job: Call['job'],
): Promise<PackageDiff | null> => {
  const { diffPackages, readPackageText } = await import('../../engine/verify');
  const { withOpened } = await import('../../engine/age');
  return withOpened([[resolve(paths[0])], [resolve(paths[1])]], find, async ([first = [], second = []]) => {
    const [from, to] = [await readPackageText(first, job), await readPackageText(second, job)];
    return from.text === null || to.text === null ? null : diffPackages(from.text, to.text);
  });
};

const diff = command('package', 'diff', 'Say how two packages differ.', {
  operands: { shown: 'A.zip B.zip | VAULT PKG-n[-rN] PKG-n[-rN]', least: 2, most: 3 },
  options: {
    ...readingOptions,
    identity: option(
      'FILE',
      'opens encrypted files: an age identity file; for a passphrase --passphrase-file',
    ),
  },
  notes: [
    'Two files are verified first and need no vault. Of a vault, two rounds are compared as it keeps them.',
    'Exit code 0 where they say the same, 1 where they differ, 20 where a file does not hold.',
  ],
  run: async (call) => {
    const [first = '', second = '', third] = call.operands;
    let answer: PackageDiff | null;
    if (third === undefined)
      answer = await ofFiles([first, second], await packageOpener(call.terminal, call.options), call.job);
    else {
      const [from, to] = [readRound(second), readRound(third)];
      const { diffRounds } = await engine();
      answer = await readingVault(call, async (vault) =>
        diffRounds(vault, await roundIn(vault, from), await roundIn(vault, to)),
      );
    }
    if (answer === null) {
      call.output.warn(
        'Not compared: one of the two does not hold. “muniment package verify” says what is wrong.',
      );
      return EXIT.damaged;
    }
    const found = answer;
    call.output.answer(found, () => diffLines(found));
    return found.items.length + found.others.length === 0 ? EXIT.done : EXIT.answerIsNo;
  },
});

export const packageDiffCommands = [diff];
