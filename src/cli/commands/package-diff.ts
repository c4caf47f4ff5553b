// muniment package diff: how two packages differ; of two files without any vault, or of two rounds of one.
import { resolve } from 'node:path';
import type { ItemChange, OtherChange, PackageDiff } from '../../shared/domain/package-round';
import { EXIT } from '../../shared/errors';
import { packageRoundRef } from '../../shared/ids';
import { command, readingOptions } from '../command';
import { engine, readingVault } from '../open-vault';
import { readRound, roundIn } from '../package-round';
import { text } from '../safe-text';

const SIGNS = { added: '+', replaced: '~', changed: '~', withdrawn: '-', gone: '-' } as const;

const version = (no: number | null): string => (no === null ? '' : `.${String(no).padStart(2, '0')}`);

const itemLine = (one: ItemChange): string => {
  const ref =
    one.kind === 'replaced'
      ? `${one.evidenceId}${version(one.versionBefore)} → ${version(one.versionAfter)}`
      : `${one.evidenceId}${version(one.versionAfter ?? one.versionBefore)}`;
  const reason = one.reason === '' ? '' : `: ${one.reason}`;
  return text`  ${SIGNS[one.kind]} ${ref}  ${one.title}${reason}`;
};

const otherLine = (one: OtherChange): string =>
  text`  ${SIGNS[one.what]} ${one.kind} ${one.id}  ${one.title}`;

export const diffLines = (diff: PackageDiff): string[] => {
  const { counts, items, others } = diff;
  return [
    `${packageRoundRef(diff.from.packageId, diff.from.round)} → ${packageRoundRef(diff.to.packageId, diff.to.round)}`,
    `Evidence: ${String(counts.added)} added, ${String(counts.replaced)} replaced, ${String(counts.withdrawn)} gone, ${String(counts.unchanged)} as before.`,
    ...items.map(itemLine),
    ...(others.length === 0 ? [] : ['Otherwise:', ...others.map(otherLine)]),
  ];
};

const ofFiles = async (
  paths: readonly [string, string],
  job: Parameters<typeof readingVault>[0]['job'],
): Promise<PackageDiff | null> => {
  const { diffPackages, readPackageText } = await import('../../engine/verify');
  const [from, to] = [
    await readPackageText(resolve(paths[0]), job),
    await readPackageText(resolve(paths[1]), job),
  ];
  return from.text === null || to.text === null ? null : diffPackages(from.text, to.text);
};

const diff = command('package', 'diff', 'Say how two packages differ.', {
  operands: { shown: 'A.zip B.zip | VAULT PKG-n[-rN] PKG-n[-rN]', least: 2, most: 3 },
  options: readingOptions,
  notes: [
    'Two files are verified first and need no vault. Of a vault, two rounds are compared as it keeps them.',
    'Exit code 0 where they say the same, 1 where they differ, 20 where a file does not hold.',
  ],
  run: async (call) => {
    const [first = '', second = '', third] = call.operands;
    let answer: PackageDiff | null;
    if (third === undefined) answer = await ofFiles([first, second], call.job);
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
