// muniment evidence add: one item from the command line, a folder of them, or many from a list.
import { errorText } from '../../shared/error-texts';
import { ERRORS, type ErrorCode, EXIT, type ExitCode } from '../../shared/errors';
import { EVIDENCE_KINDS, type EvidenceFacts, type IntakeResult, METHODS } from '../../shared/domain/evidence';
import type { OpenVault } from '../../engine';
import { type Call, command, flag, text as option, texts, unlockOptions, vaultAndSome } from '../command';
import { readFacts, type TypedFacts } from '../evidence-facts';
import { type ManifestItem, readManifest } from '../evidence-manifest';
import { itemsOfFolder, namedFolder, oneItem } from '../evidence-to-add';
import { readEvidenceId } from '../ids';
import { lookFirst } from '../look-first';
import { engine, withVault } from '../open-vault';
import { text } from '../safe-text';
import { todayOf, todayOption } from '../today-option';
import { WrongUse } from '../wrong-use';

const OPTIONS = {
  ...unlockOptions,
  title: option('TEXT', 'what it shows; of a folder each file is called by its name'),
  control: texts('ID', 'the controls it belongs to, such as CTL-014'),
  'point-of-focus': texts('ID', 'the points of focus it speaks to, such as CC6.1-3'),
  'link-reason': option('TEXT', 'why it answers what it is linked to'),
  effective: option('DATE', 'the day or FROM..TO it speaks about; undated when nobody can say'),
  captured: option('DATE', 'when the source produced it'),
  'valid-until': option('DATE', 'the last day it may be relied on'),
  source: option('TEXT', 'where it comes from'),
  collector: option('NAME', 'who collected it at its source'),
  method: option('METHOD', METHODS.join(', ')),
  kind: option('KIND', EVIDENCE_KINDS.join(', ')),
  quality: texts('KEY', 'what was looked at and is so, of what its kind is asked, such as full-screen'),
  owner: option('NAME', 'who answers for it'),
  tag: texts('TAG', 'words to find it by'),
  notes: option('TEXT', 'anything else'),
  sensitivity: option('LEVEL', 'public, internal (left out: this), confidential or restricted'),
  like: option('EVIDENCE', 'say the same as of this one, for the days that are expected next'),
  manifest: option('FILE', 'add every row of this CSV list instead'),
  'skip-duplicates': flag('leave out what holds only bytes that the vault has'),
  ...todayOption,
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

const typedFacts = (options: Call<typeof OPTIONS>['options'], title = options.title): TypedFacts => ({
  title,
  controls: options.control,
  pointsOfFocus: options['point-of-focus'],
  effective: options.effective,
  captured: options.captured,
  validUntil: options['valid-until'],
  source: options.source,
  sensitivity: options.sensitivity,
  kind: options.kind,
  owner: options.owner,
  tags: options.tag,
  notes: options.notes,
  collector: options.collector,
  method: options.method,
  quality: options.quality,
  linkReason: options['link-reason'],
});

/** What is to be added, as far as it can be said without the vault; the rest is asked when it is open. */
const plan = async (
  call: Call<typeof OPTIONS>,
): Promise<(vault: OpenVault) => Promise<readonly ManifestItem[]>> => {
  const { options, output } = call;
  const files = call.operands.slice(1);
  if (options.manifest !== undefined) {
    if (files.length > 0)
      throw new WrongUse('With --manifest the files stand in the list, not on the command line.');
    if (options.like !== undefined)
      throw new WrongUse('--like says what one item says; a list says it in its rows.');
    const items = await readManifest(options.manifest);
    return () => Promise.resolve(items);
  }
  if (files.length === 0) throw new WrongUse('Which files? Name at least one, or give --manifest FILE.');
  const folder = await namedFolder(files);
  if (folder !== null) {
    if (options.title !== undefined || options.like !== undefined)
      throw new WrongUse(
        'Of a folder each file is an item called by its name: leave --title and --like out.',
      );
    const factsFor = (title: string): EvidenceFacts => readFacts(typedFacts(options, title));
    const items = await itemsOfFolder(folder, factsFor, output);
    return () => Promise.resolve(items);
  }
  if (options.like === undefined) {
    const items = oneItem(files, readFacts(typedFacts(options)));
    return () => Promise.resolve(items);
  }
  const id = readEvidenceId(options.like);
  return async (vault) => {
    const { nextLike } = await engine();
    const { facts } = nextLike(vault, { id, today: todayOf(options.today, vault.environment) });
    return oneItem(files, readFacts(typedFacts(options), facts));
  };
};

export const evidenceAdd = command('evidence', 'add', 'Add evidence: one item, a folder, or a list.', {
  operands: vaultAndSome('[FILE…|FOLDER]'),
  options: OPTIONS,
  notes: [
    'Several files make one item; of a folder each file is an item. The originals stay where they are, untouched.',
    'The columns of a list: file, item, title, control, point_of_focus, link_reason, effective, captured, valid_until, source, collector, method, kind, quality, owner, tags, notes, sensitivity.',
    'What is odd about a file (macros, a password, another type than its name says) is told on standard error.',
    'Exit code 3 when some were added and some not; those are listed.',
  ],
  run: async (call) => {
    const { options, output } = call;
    const itemsIn = await plan(call);
    const { addEvidence } = await engine();
    const { items, skipped, result } = await withVault(call, async (vault) => {
      const looked = await lookFirst(vault, await itemsIn(vault), call);
      const isSkipped = ({ isDuplicate }: { isDuplicate: boolean }): boolean =>
        options['skip-duplicates'] && isDuplicate;
      const wanted = looked.filter((one) => !isSkipped(one)).map(({ item }) => item);
      return {
        items: wanted,
        skipped: looked.filter(isSkipped),
        result: await addEvidence(vault, wanted, call.job),
      };
    });
    const left = skipped.map(({ item, alreadyIn }) => ({ files: item.paths, alreadyIn }));
    output.answer(options['skip-duplicates'] ? { ...result, skipped: left } : result, () => [
      ...(result.added.length > 0 ? [`Added ${result.added.join(', ')}.`] : []),
      ...result.sameBytes.map(
        (same) =>
          `${same.id} holds bytes the vault already had (${same.alreadyIn.join(', ')}); they are kept once.`,
      ),
      ...left.map(
        ({ files, alreadyIn }) =>
          text`Left out: ${files.join(', ')}. ${alreadyIn.length > 0 ? `In the vault as ${alreadyIn.join(', ')}` : 'The same bytes come before it'}.`,
      ),
    ]);
    for (const failure of result.failed) output.warn(failureText(failure, items[failure.index]));
    if (result.cancelled) output.warn('Cancelled. What is listed as added is complete and stays.');
    return exitOf(result);
  },
});
