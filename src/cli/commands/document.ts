// muniment document: what management writes for the examination. As records they are listed, shown, changed and signed
// by muniment register.
import { readFile } from 'node:fs/promises';
import { extname } from 'node:path';
import { descriptionGapText } from '../../shared/description-gap-texts';
import { PARTS } from '../../shared/document/titled-texts';
import {
  DESCRIPTION_PARTS,
  type DescriptionPart,
  DOCUMENT_TYPES,
  type DocumentType,
} from '../../shared/domain/programme/document';
import { EXIT } from '../../shared/errors';
import { command, readingOptions, text as option, unlockOptions, vaultAnd } from '../command';
import { counted } from '../counted';
import { readEngagementId, readRecordId } from '../ids';
import { nearest } from '../nearest';
import { newFile } from '../new-file';
import { engine, readingVault, withVault } from '../open-vault';
import { text } from '../safe-text';
import { todayOf, todayOption } from '../today-option';
import { WrongUse } from '../wrong-use';

const TYPES = Object.keys(DOCUMENT_TYPES) as DocumentType[];
const ENDINGS = ['.docx', '.pdf', '.md'];
const PARTS_NOTE = `The parts are ${PARTS.join(', ')}.`;

const oneOf = <T extends string>(all: readonly T[], typed: string, what: string): T => {
  const found = all.find((one) => one.toLowerCase() === typed.trim().toLowerCase());
  if (found !== undefined) return found;
  const close = nearest(typed, all);
  throw new WrongUse(
    `“${typed}” is no ${what}.`,
    close === null ? `There are ${all.join(', ')}.` : `Did you mean ${close}?`,
  );
};
const readPart = (typed: string): DescriptionPart => oneOf(PARTS, typed, 'part of a system description');

const begin = command('document', 'begin', 'Begin a document with our draft, filled from the vault.', {
  operands: vaultAnd('TYPE', 1),
  options: {
    ...unlockOptions,
    engagement: option('ENG', 'what it is written for (left out: the current one)'),
    ...todayOption,
  },
  notes: [`The types are ${TYPES.join(', ')}.`, 'Places that only people can fill say [to be written: …].'],
  run: async (call) => {
    const type = oneOf(TYPES, call.operands[1] ?? '', 'type of document');
    const named = call.options.engagement === undefined ? null : readEngagementId(call.options.engagement);
    const on = todayOf(call.options.today, await call.makeEnvironment());
    const { beginDocument, currentEngagement } = await engine();
    const begun = await withVault(call, (vault) => {
      const engagementId = named ?? currentEngagement(vault)?.id;
      if (engagementId === undefined)
        throw new WrongUse('There is no engagement yet.', 'Make one with “muniment engagement create”.');
      return beginDocument(vault, { type, engagementId, on });
    });
    call.output.answer(begun, () => [text`Began ${begun.id}: ${begun.title}.`]);
    return EXIT.done;
  },
});

const suggest = command('document', 'suggest', 'Print what our text of a part would be now.', {
  operands: vaultAnd('DOCUMENT PART', 2),
  options: { ...readingOptions, ...todayOption },
  notes: [PARTS_NOTE],
  run: async (call) => {
    const id = readRecordId(call.operands[1] ?? '');
    const part = readPart(call.operands[2] ?? '');
    const today = todayOf(call.options.today, await call.makeEnvironment());
    const { suggestedPart } = await engine();
    const found = await readingVault(call, (vault) => suggestedPart(vault, { id, part, today }));
    call.output.answer(found, () => found.text.split('\n').map((line) => text`${line}`));
    return EXIT.done;
  },
});

const check = command(
  'document',
  'check',
  'Hold a system description against scope and registers, and list what it leaves open.',
  {
    operands: vaultAnd('DOCUMENT', 1),
    options: { ...readingOptions, ...todayOption },
    notes: ['Exit 1 while something is open.'],
    run: async (call) => {
      const id = readRecordId(call.operands[1] ?? '');
      const today = todayOf(call.options.today, await call.makeEnvironment());
      const { descriptionCompleteness } = await engine();
      const found = await readingVault(call, (vault) => descriptionCompleteness(vault, id, today));
      call.output.answer(found, () => [
        found.gaps.length === 0 ? 'Nothing is open.' : `${counted(found.gaps.length, 'point')} open.`,
        ...found.parts.flatMap(({ part, isAsked, words }) => [
          isAsked
            ? `${DESCRIPTION_PARTS[part]} (${counted(words, 'word')})`
            : `${DESCRIPTION_PARTS[part]} (asked of Type II only)`,
          ...found.gaps.filter((one) => one.part === part).map((one) => text`  ${descriptionGapText(one)}`),
        ]),
      ]);
      return found.gaps.length === 0 ? EXIT.done : EXIT.answerIsNo;
    },
  },
);

const write = command('document', 'write', 'Take the text of a part, or of a letter, from a Markdown file.', {
  operands: vaultAnd('DOCUMENT PART FILE', 3),
  options: { ...unlockOptions, note: option('TEXT', 'why'), ...todayOption },
  notes: [
    `${PARTS_NOTE} A letter has one: text.`,
    'A reviewed or signed document is a draft again when its text changes.',
  ],
  run: async (call) => {
    const [, typedId = '', typedPart = '', file = ''] = call.operands;
    const id = readRecordId(typedId);
    const field = oneOf([...PARTS, 'text'], typedPart, 'part of a document');
    const words = await readFile(file, 'utf8').catch(() => {
      throw new WrongUse(`“${file}” cannot be read.`);
    });
    const on = todayOf(call.options.today, await call.makeEnvironment());
    const { changeInRegister, readDocument } = await engine();
    const changed = await withVault(call, (vault) => {
      const { record, facts } = readDocument(vault, id);
      if ((field === 'text') === (facts.type === 'system-description'))
        throw new WrongUse(
          `${id} has no part “${field}”.`,
          field === 'text' ? PARTS_NOTE : 'A letter has one part: text.',
        );
      return changeInRegister(vault, {
        ...{ id, version: record.version, state: null, on, note: (call.options.note ?? '').trim() },
        facts: { [field]: words },
      });
    });
    call.output.answer(changed, () => [text`${changed.id} is at version ${changed.version}.`]);
    return EXIT.done;
  },
});

const save = command('document', 'save', 'Write a document as a Word, PDF or Markdown file.', {
  operands: vaultAnd('DOCUMENT', 1),
  options: { ...readingOptions, out: option('FILE', 'where to; its name ends in .docx, .pdf or .md') },
  run: async (call) => {
    const id = readRecordId(call.operands[1] ?? '');
    const target = await newFile(call.options.out);
    if (!ENDINGS.includes(extname(target).toLowerCase()))
      throw new WrongUse(`The name given to --out ends in ${ENDINGS.join(', ')}.`);
    const { saveDocument } = await engine();
    await readingVault(call, (vault) => saveDocument(vault, id, target));
    call.output.answer({ file: target }, () => [text`Written to ${target}.`]);
    return EXIT.done;
  },
});

export const documentCommands = [begin, suggest, check, write, save];
