// muniment evidence add: one item from the command line, or many from a list.
import { resolve } from 'node:path';
import { errorText } from '../../shared/error-texts';
import { ERRORS, type ErrorCode, EXIT, type ExitCode } from '../../shared/errors';
import type { IntakeResult } from '../../shared/domain/evidence';
import { command, text as option, texts, unlockOptions, vaultAndSome } from '../command';
import { readFacts } from '../evidence-facts';
import { type ManifestItem, readManifest } from '../evidence-manifest';
import { engine, withVault } from '../open-vault';
import { text } from '../safe-text';
import { WrongUse } from '../wrong-use';

const FACT_OPTIONS = {
  title: option('TEXT', 'what it shows'),
  control: texts('ID', 'the controls it belongs to, such as CTL-014'),
  'point-of-focus': texts('ID', 'the points of focus it speaks to, such as CC6.1-3'),
  effective: option('DATE', 'the day or FROM..TO it speaks about; undated when nobody can say'),
  captured: option('DATE', 'when the source produced it'),
  source: option('TEXT', 'where it comes from'),
  sensitivity: option('LEVEL', 'public, internal (left out: this), confidential or restricted'),
} as const;

const failureText = (failure: IntakeResult['failed'][number], item: ManifestItem | undefined): string => {
  const { happened, next } = errorText({ code: failure.code as ErrorCode, details: failure.details });
  const name = item?.paths.join(', ') ?? `item ${String(failure.index + 1)}`;
  return text`Not added: ${name}. ${happened} ${next} (${failure.code})`;
};

const exitOf = (result: IntakeResult): ExitCode => {
  if (result.cancelled) return EXIT.cancelled;
  const [first] = result.failed;
  if (first === undefined) return EXIT.done;
  return result.added.length > 0 ? EXIT.partial : ERRORS[first.code as ErrorCode];
};

export const evidenceAdd = command('evidence', 'add', 'Add evidence: one item, or with --manifest many.', {
  operands: vaultAndSome('[FILE…]'),
  options: {
    ...unlockOptions,
    ...FACT_OPTIONS,
    manifest: option('FILE', 'add every row of this CSV list instead'),
  },
  notes: [
    'Several files make one item. The originals stay where they are, untouched.',
    'The columns of a list: file, item, title, control, point_of_focus, effective, captured, source, sensitivity.',
    'Exit code 3 when some were added and some not; those are listed.',
  ],
  run: async (call) => {
    const { options, operands, output } = call;
    const files = operands.slice(1);
    let items: ManifestItem[];
    if (options.manifest !== undefined) {
      if (files.length > 0)
        throw new WrongUse('With --manifest the files stand in the list, not on the command line.');
      items = await readManifest(options.manifest);
    } else {
      if (files.length === 0) throw new WrongUse('Which files? Name at least one, or give --manifest FILE.');
      const facts = readFacts({
        title: options.title,
        controls: options.control,
        pointsOfFocus: options['point-of-focus'],
        effective: options.effective,
        captured: options.captured,
        source: options.source,
        sensitivity: options.sensitivity,
      });
      items = [{ paths: files.map((file) => resolve(file)), facts }];
    }
    const { addEvidence } = await engine();
    const result = await withVault(call, (vault) => addEvidence(vault, items, call.job));
    output.answer(result, () => [
      ...(result.added.length > 0 ? [`Added ${result.added.join(', ')}.`] : []),
      ...result.sameBytes.map(
        (same) =>
          `${same.id} holds bytes the vault already had (${same.alreadyIn.join(', ')}); they are kept once.`,
      ),
    ]);
    for (const failure of result.failed) output.warn(failureText(failure, items[failure.index]));
    if (result.cancelled) output.warn('Cancelled. What is listed as added is complete and stays.');
    return exitOf(result);
  },
});
