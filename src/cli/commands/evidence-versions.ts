// muniment evidence request, supersede: asking for what nobody has collected, and files that take the place of
// earlier ones.
import { resolve } from 'node:path';
import {
  EVIDENCE_KINDS,
  EvidenceKind,
  type EvidenceDetail,
  VersionFacts,
} from '../../shared/domain/evidence';
import { EXIT } from '../../shared/errors';
import { commaList } from '../arguments';
import { command, text as option, texts, unlockOptions, vaultAndSome, vaultOnly } from '../command';
import { parseDate, parseRange } from '../dates';
import { flagNotes } from '../flag-texts';
import { readControlId, readEvidenceId, readPointOfFocusId } from '../ids';
import { engine, withVault } from '../open-vault';
import { text } from '../safe-text';
import { WrongUse } from '../wrong-use';

const readKind = (typed: string | undefined): EvidenceKind => {
  const kind = EvidenceKind.safeParse(typed ?? 'other');
  if (!kind.success) throw new WrongUse(`--kind is one of ${EVIDENCE_KINDS.join(', ')}.`);
  return kind.data;
};

const request = command('evidence', 'request', 'Ask for evidence nobody has collected yet.', {
  operands: vaultOnly,
  options: {
    ...unlockOptions,
    title: option('TEXT', 'what it is to show'),
    owner: option('NAME', 'who owes it'),
    due: option('DATE', 'by when'),
    kind: option('KIND', `what it will be: ${EVIDENCE_KINDS.join(', ')}`),
    control: texts('ID', 'the controls it is for'),
    'point-of-focus': texts('ID', 'the points of focus it is for'),
    notes: option('TEXT', 'what its collector should know'),
  },
  notes: ['Files for it are added with evidence supersede; until then it counts for nothing.'],
  run: async (call) => {
    const { options } = call;
    const title = options.title?.trim() ?? '';
    if (title === '' || title.length > 300)
      throw new WrongUse('--title is needed, of at most 300 characters: what is it to show?');
    const asked = {
      title,
      item: {
        kind: readKind(options.kind),
        owner: options.owner?.trim() ?? '',
        tags: [],
        notes: options.notes?.trim() ?? '',
        dueOn: options.due === undefined ? null : parseDate(options.due, '--due'),
      },
      controlIds: commaList(options.control).map(readControlId),
      pointOfFocusIds: commaList(options['point-of-focus']).map(readPointOfFocusId),
      linkReason: '',
    };
    const { requestEvidence } = await engine();
    const detail = await withVault(call, (vault) => requestEvidence(vault, asked));
    call.output.answer(detail, () => [text`Asked for ${detail.id} ${detail.title}.`]);
    return EXIT.done;
  },
});

/** What the newest version said, as a start; of an item that is only requested, its title. */
const factsBefore = (detail: EvidenceDetail): VersionFacts => {
  const [newest] = detail.versions;
  return {
    title: newest?.title ?? detail.title,
    effective: newest?.effective ?? null,
    capturedOn: null,
    validUntil: newest?.validUntil ?? null,
    source: newest?.source ?? '',
    sensitivity: newest?.sensitivity ?? 'internal',
    collector: '',
    method: newest?.method ?? 'unstated',
    quality: [],
  };
};

const supersede = command('evidence', 'supersede', 'Add files as the next version of an item.', {
  operands: vaultAndSome('EVIDENCE FILE…'),
  options: {
    ...unlockOptions,
    note: option('TEXT', 'why there is a new version'),
    title: option('TEXT', 'left out: as before'),
    effective: option('DATE', 'the day or FROM..TO it speaks about; left out: as before'),
    captured: option('DATE', 'when the source produced it'),
    'valid-until': option('DATE', 'the last day it may be relied on; left out: as before'),
    source: option('TEXT', 'left out: as before'),
  },
  notes: [
    'Behind an approved version the new one waits for its own approval; any other it replaces at once.',
    'An item that was only asked for gets its first version.',
  ],
  run: async (call) => {
    const [, typed, ...files] = call.operands;
    const { options } = call;
    if (typed === undefined || files.length === 0)
      throw new WrongUse('Which item, and which files? Name EVD-nnnn and at least one file.');
    const id = readEvidenceId(typed);
    const { addVersion, getEvidence } = await engine();
    const detail = await withVault(call, (vault) => {
      const before = factsBefore(getEvidence(vault, id));
      const facts = VersionFacts.safeParse({
        ...before,
        title: options.title ?? before.title,
        source: options.source ?? before.source,
        effective:
          options.effective === undefined
            ? before.effective
            : options.effective === 'undated'
              ? null
              : parseRange(options.effective, '--effective'),
        capturedOn: options.captured === undefined ? null : parseDate(options.captured, '--captured'),
        validUntil:
          options['valid-until'] === undefined
            ? before.validUntil
            : parseDate(options['valid-until'], '--valid-until'),
      });
      if (!facts.success) throw new WrongUse('Title and source may have at most 300 characters.');
      const paths = files.map((file) => resolve(file));
      return addVersion(vault, id, paths, facts.data, options.note?.trim() ?? '', call.job);
    });
    const [newest] = detail.versions;
    for (const file of newest?.files ?? [])
      for (const note of flagNotes(file.originalName, file.flags)) call.output.warn(note);
    call.output.answer(detail, () => [
      text`Added ${newest?.ref ?? detail.ref} ${newest?.title ?? detail.title} (${newest?.state ?? detail.state}).`,
      ...(detail.pending === null ? [] : [text`It waits for approval behind ${detail.ref}.`]),
    ]);
    return EXIT.done;
  },
});

export const evidenceVersionCommands = [request, supersede];
