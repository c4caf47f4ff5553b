// muniment questionnaire: questions to a vendor go out as a file, answers come back, findings become tasks. Lists and
// single ones are the register's: “register list VAULT questionnaire”.
import { extname, resolve } from 'node:path';
import type { Output } from '../../shared/contract';
import { SPECS } from '../../shared/domain/programme';
import type { Questionnaire } from '../../shared/domain/programme/questionnaire';
import { isFinding } from '../../shared/domain/programme/questionnaire-score';
import type { RecordId } from '../../shared/domain/programme/record-id';
import { EXIT } from '../../shared/errors';
import {
  command,
  flag,
  noOperands,
  readingOptions,
  text as option,
  unlockOptions,
  vaultAnd,
  vaultAndSome,
} from '../command';
import { counted } from '../counted';
import { parseDate } from '../dates';
import { readRecordId } from '../ids';
import { newFile } from '../new-file';
import { engine, readingVault, withVault } from '../open-vault';
import { required } from '../required-option';
import { text } from '../safe-text';
import { table } from '../table';
import { todayOf } from '../today-option';
import { WrongUse } from '../wrong-use';

const readQuestionnaireId = (typed: string): RecordId => {
  const id = readRecordId(typed);
  if (id.startsWith(`${SPECS.questionnaire.prefix}-`)) return id;
  throw new WrongUse(`“${typed}” is not a questionnaire; one looks like QST-01.`);
};

const onOption = {
  on: option('DATE', 'the day from which it holds (left out: the day it is here)'),
} as const;

const templates = command('questionnaire', 'templates', 'List the questionnaires one can begin with.', {
  operands: noOperands,
  options: {},
  run: async ({ output, terminal }) => {
    const { questionnaireTemplates } = await engine();
    const found = questionnaireTemplates().map(({ id, title, about, questions }) => ({
      ...{ id, title, about },
      questions: questions.length,
    }));
    output.answer(found, () =>
      table(
        [{ title: 'Name' }, { title: 'Questions', right: true }, { title: 'For', flexible: true }],
        found.map((one) => [one.id, String(one.questions), one.about]),
        terminal.columns,
      ),
    );
    return EXIT.done;
  },
});

const make = command('questionnaire', 'make', 'Make a questionnaire for a vendor.', {
  operands: vaultAnd('VENDOR', 1),
  options: {
    ...unlockOptions,
    template: option('NAME', 'which: see “questionnaire templates”'),
    ...onOption,
  },
  notes: ['The questions are copied; change them with “register change --file” before they go out.'],
  run: async (call) => {
    const vendorId = readRecordId(call.operands[1] ?? '');
    const template = required(call.options.template, 'template');
    const on = todayOf(call.options.on, await call.makeEnvironment());
    const { getRecordDetail, makeQuestionnaire } = await engine();
    const made = await withVault(call, (vault) =>
      Promise.resolve(getRecordDetail(vault, makeQuestionnaire(vault, { template, vendorId, on }), on)),
    );
    call.output.answer(made, () => [text`Made ${made.id}: ${made.title}.`]);
    return EXIT.done;
  },
});

const save = command('questionnaire', 'save', 'Write what the vendor fills in: a workbook, or a page.', {
  operands: vaultAnd('QUESTIONNAIRE', 1),
  options: {
    ...readingOptions,
    out: option('FILE', 'a new file; its name ends in .xlsx or .html'),
  },
  notes: [
    'The page is one file that needs no network. Neither form says what you want to hear (docs/format/questionnaire-v1.md).',
  ],
  run: async (call) => {
    const id = readQuestionnaireId(call.operands[1] ?? '');
    const path = await newFile(call.options.out);
    if (!['.xlsx', '.html', '.htm'].includes(extname(path).toLowerCase()))
      throw new WrongUse('--out takes a name that ends in .xlsx or .html.');
    const { saveQuestionnaire } = await engine();
    await readingVault(call, (vault) => saveQuestionnaire(vault, id, path));
    call.output.answer({ id, path }, () => [text`Wrote ${id} to ${path}.`]);
    return EXIT.done;
  },
});

type Look = Output<'documents', 'takeAnswers'>;

const lookLines = (look: Look, columns: number | null): string[] => {
  const number = (change: Look['rows'][number]['change']): number =>
    look.rows.filter((row) => row.change === change).length;
  return [
    ...(look.answeredBy === '' ? [] : [text`Answered by ${look.answeredBy}.`]),
    ...table(
      [{ title: 'No.' }, { title: 'What' }, { title: 'Answer', flexible: true }],
      look.rows
        .filter(({ change }) => change === 'answer' || change === 'refused')
        .map((row) => [
          row.reference,
          row.change,
          [row.problem ?? row.after, ...(row.comment === '' ? [] : [`(${row.comment})`])].join(' '),
        ]),
      columns,
    ),
    `${counted(number('answer'), 'answer')} ${look.applied ? 'taken' : 'to take'}, ${String(number('refused'))} refused, ${String(number('same'))} as they are, ${String(number('unanswered'))} without an answer.`,
  ];
};

const answers = command('questionnaire', 'answers', 'Take in the answers that came back.', {
  operands: vaultAnd('QUESTIONNAIRE FILE', 2),
  options: {
    ...unlockOptions,
    'dry-run': flag('show what it would change, and change nothing'),
    ...onOption,
  },
  notes: [
    'FILE is the workbook, or the JSON file that the page saved. Refused answers are left out, the others taken.',
    'Exit code 3 when some were refused; of a dry run 1 when some would be.',
  ],
  run: async (call) => {
    const id = readQuestionnaireId(call.operands[1] ?? '');
    const path = resolve(call.operands[2] ?? '');
    const isDry = call.options['dry-run'];
    const on = todayOf(call.options.on, await call.makeEnvironment());
    const { takeAnswers } = await engine();
    const look = await withVault(call, async (vault) => {
      const seen = await takeAnswers(vault, id, { path, on, apply: false, sha256: null });
      return isDry ? seen : takeAnswers(vault, id, { path, on, apply: true, sha256: seen.sha256 });
    });
    call.output.answer(look, () => lookLines(look, call.terminal.columns));
    if (!look.rows.some(({ change }) => change === 'refused')) return EXIT.done;
    return isDry ? EXIT.answerIsNo : EXIT.partial;
  },
});

const score = command('questionnaire', 'score', 'Show how the answers stand by your own rule.', {
  operands: vaultAnd('QUESTIONNAIRE', 1),
  options: readingOptions,
  notes: ['It adds the weights of the answers you wanted, and judges nothing else.'],
  run: async (call) => {
    const id = readQuestionnaireId(call.operands[1] ?? '');
    const { questionnaireScore } = await engine();
    const found = await readingVault(call, (vault) => Promise.resolve(questionnaireScore(vault, id)));
    call.output.answer(found, () => [
      `As wanted: ${String(found.reached)} of ${String(found.of)} by weight.`,
      `To look at: ${String(found.toLookAt)}. Without an answer: ${String(found.unanswered)}.`,
      ...found.questions
        .filter((one) => one.asWanted === false)
        .map((one) => text`Not as wanted: ${one.reference}`),
    ]);
    return EXIT.done;
  },
});

const tasks = command('questionnaire', 'tasks', 'Make remediation tasks of findings.', {
  operands: vaultAndSome('QUESTIONNAIRE [REFERENCE…]', 1),
  options: {
    ...unlockOptions,
    owner: option('NAME', 'who does them'),
    due: option('DATE', 'by when'),
    ...onOption,
  },
  notes: [
    'Without references: one for each finding. A question that has its task keeps it.',
    'A finding is an answer that is not the wanted one, or what somebody wrote down as one.',
  ],
  run: async (call) => {
    const { options } = call;
    const id = readQuestionnaireId(call.operands[1] ?? '');
    const due = options.due === undefined ? null : parseDate(options.due, '--due');
    const on = todayOf(options.on, await call.makeEnvironment());
    const { getRecordDetail, makeTasks } = await engine();
    const made = await withVault(call, (vault) => {
      const { questions } = getRecordDetail(vault, id, on).facts as Questionnaire;
      const typed = call.operands.slice(2);
      const references =
        typed.length > 0 ? typed : questions.filter(isFinding).map(({ reference }) => reference);
      return Promise.resolve(
        references.length === 0
          ? []
          : makeTasks(vault, id, { references, owner: options.owner?.trim() ?? '', due, on }),
      );
    });
    call.output.answer({ tasks: made }, () => [
      made.length === 0 ? 'Nothing to make: each finding has its task.' : text`Made ${made.join(', ')}.`,
    ]);
    return EXIT.done;
  },
});

export const questionnaireCommands = [templates, make, save, answers, score, tasks];
