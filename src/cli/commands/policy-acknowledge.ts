// muniment policy acknowledge …: who has acknowledged which edition; and policies as files to hand out and to sign.
import { extname, resolve } from 'node:path';
import { ACKNOWLEDGED_HOW, AcknowledgedHow } from '../../shared/domain/programme/policy-edition';
import type { TableImport } from '../../shared/domain/table-import';
import { EXIT } from '../../shared/errors';
import { commaList } from '../arguments';
import {
  command,
  flag,
  readingOptions,
  text as option,
  unlockOptions,
  vaultAnd,
  vaultAndSome,
} from '../command';
import { counted } from '../counted';
import { readEvidenceId, readRecordId } from '../ids';
import { importLines } from '../import-lines';
import { newFile } from '../new-file';
import { engine, readingVault, withVault } from '../open-vault';
import { anyRefused, previewThenApply } from '../preview-then-apply';
import { required } from '../required-option';
import { text } from '../safe-text';
import { table } from '../table';
import { todayOf, todayOption } from '../today-option';
import { WrongUse } from '../wrong-use';
import { readEdition, readPolicyId } from './policy';

const ENDINGS = ['.pdf', '.docx', '.md'];

const acknowledgements = command(
  'policy',
  'acknowledgements',
  'List who is asked to acknowledge the edition in force, and who has.',
  {
    operands: vaultAnd('POLICY', 1),
    options: {
      ...readingOptions,
      search: option('WORDS', 'only people with these words in number, name or team'),
      open: flag('only those who have not'),
      ...todayOption,
    },
    notes: ['Exit 1 while somebody has not.'],
    run: async (call) => {
      const id = readPolicyId(call.operands[1] ?? '');
      const today = todayOf(call.options.today, await call.makeEnvironment());
      const { policyAcknowledgements } = await engine();
      const asked = { id, today, search: call.options.search ?? '', onlyOpen: call.options.open };
      const found = await readingVault(call, (vault) => policyAcknowledgements(vault, asked));
      call.output.answer(found, () =>
        found.edition === null
          ? ['No edition is in force.']
          : [
              text`Edition ${found.edition}: ${found.done} of ${counted(found.asked, 'person', 'people')}.`,
              ...table(
                [
                  { title: 'Person' },
                  { title: 'On' },
                  { title: 'How' },
                  { title: 'Evidence' },
                  { title: 'Asked since' },
                  { title: 'Team', flexible: true },
                  { title: 'Name', flexible: true },
                ],
                found.rows.map((one) => [
                  ...[one.personId, one.on ?? 'open', one.how ?? '', one.evidence ?? '', one.since],
                  ...[one.team, one.name],
                ]),
                call.terminal.columns,
              ),
            ],
      );
      return found.done < found.asked ? EXIT.answerIsNo : EXIT.done;
    },
  },
);

const acknowledge = command('policy', 'acknowledge', 'Record that people have acknowledged an edition.', {
  operands: vaultAndSome('POLICY PERSON…', 2),
  options: {
    ...unlockOptions,
    edition: option('N', 'of which edition'),
    on: option('DATE', 'the day they did (left out: today)'),
    how: option('HOW', `how it is known: ${ACKNOWLEDGED_HOW.join(', ')} (left out: row)`),
    evidence: option('EVD', 'the signed sheet, or the export it stands in'),
    note: option('TEXT', 'a word about it'),
    undo: flag('take it back: it was recorded by mistake'),
    reason: option('TEXT', 'with --undo: why'),
  },
  run: async (call) => {
    const [, typed = '', ...typedPeople] = call.operands;
    const id = readPolicyId(typed);
    const personIds = commaList(typedPeople).map(readRecordId);
    const edition = readEdition(call.options.edition);
    const how = AcknowledgedHow.safeParse(call.options.how ?? 'row').data;
    if (how === undefined) throw new WrongUse(`--how takes ${ACKNOWLEDGED_HOW.join(', ')}.`);
    const evidenceId = call.options.evidence === undefined ? null : readEvidenceId(call.options.evidence);
    const on = todayOf(call.options.on, await call.makeEnvironment());
    const { acknowledgePolicy, withdrawAcknowledgement } = await engine();
    if (call.options.undo) {
      const reason = required(call.options.reason, 'reason');
      await withVault(call, (vault) => {
        for (const personId of personIds) withdrawAcknowledgement(vault, { id, edition, personId, reason });
      });
    } else {
      const note = (call.options.note ?? '').trim();
      await withVault(call, (vault) => {
        acknowledgePolicy(vault, { id, edition, personIds, on, how, evidenceId, note });
      });
    }
    const done = call.options.undo ? 'Took back' : 'Recorded';
    call.output.answer({ id, edition, people: personIds }, () => [
      text`${done} ${counted(personIds.length, 'acknowledgement')} of ${id}, edition ${edition}.`,
    ]);
    return EXIT.done;
  },
});

const takeIn = command('policy', 'import-acknowledgements', 'Take in a list of who acknowledged what.', {
  operands: vaultAnd('FILE', 1),
  options: { ...unlockOptions, 'dry-run': flag('only say, row by row, what it would add') },
  notes: [
    'CSV or XLSX with the columns person (number, name, e-mail or personnel number), policy (number or title) and day.',
    'All rows or none: with a row that is refused, nothing is changed.',
  ],
  run: async (call) => {
    const path = resolve(call.operands[1] ?? '');
    const { importAcknowledgements } = await engine();
    const report = await previewThenApply<TableImport>(call, anyRefused, (vault, step) =>
      importAcknowledgements(vault, path, step),
    );
    call.output.answer(report, () => importLines(report));
    return anyRefused(report) ? EXIT.answerIsNo : EXIT.done;
  },
});

const save = command('policy', 'save', 'Write a policy as a PDF, Word or Markdown file.', {
  operands: vaultAnd('POLICY', 1),
  options: {
    ...readingOptions,
    out: option('FILE', `where to; its name ends in ${ENDINGS.join(', ')}`),
    edition: option('N', 'as it was approved (left out: the text as it stands)'),
  },
  run: async (call) => {
    const id = readPolicyId(call.operands[1] ?? '');
    const edition = call.options.edition === undefined ? null : readEdition(call.options.edition);
    const target = await newFile(call.options.out);
    if (!ENDINGS.includes(extname(target).toLowerCase()))
      throw new WrongUse(`The name given to --out ends in ${ENDINGS.join(', ')}.`);
    const { savePolicyDocument } = await engine();
    await readingVault(call, (vault) => savePolicyDocument(vault, id, edition, target));
    call.output.answer({ file: target }, () => [text`Written to ${target}.`]);
    return EXIT.done;
  },
});

const sheet = command('policy', 'sheet', 'Write a PDF on which people sign that they have read an edition.', {
  operands: vaultAnd('POLICY', 1),
  options: {
    ...readingOptions,
    out: option('FILE.pdf', 'where to'),
    edition: option('N', 'which edition'),
    ...todayOption,
  },
  notes: ['It has a line for everybody who is asked and has not acknowledged it yet.'],
  run: async (call) => {
    const id = readPolicyId(call.operands[1] ?? '');
    const edition = readEdition(call.options.edition);
    const target = await newFile(call.options.out);
    if (extname(target).toLowerCase() !== '.pdf') throw new WrongUse('The name given to --out ends in .pdf.');
    const today = todayOf(call.options.today, await call.makeEnvironment());
    const { saveSignSheet } = await engine();
    await readingVault(call, (vault) => saveSignSheet(vault, id, edition, today, target));
    call.output.answer({ file: target }, () => [text`Written to ${target}.`]);
    return EXIT.done;
  },
});

export const policyAcknowledgeCommands = [acknowledgements, acknowledge, takeIn, save, sheet];
