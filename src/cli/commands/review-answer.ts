// muniment review, what goes back to the organization: statuses, comments, picked rows, the signed response, the receipt.
import { RESPONSE_STATUSES } from '../../shared/response';
import { EXIT } from '../../shared/errors';
import { command, text as option, texts } from '../command';
import { counted } from '../counted';
import { parseDate } from '../dates';
import { readPopulationId, readRequestId } from '../ids';
import { newFile } from '../new-file';
import { engine } from '../open-vault';
import { required, requiredName } from '../required-option';
import { deskAnd, deskAndSome, deskOptions, withDesk } from '../review-desk';
import { text } from '../safe-text';
import { readState } from '../state';
import { todayOf } from '../today-option';
import { readWhole } from '../whole-number';
import { WrongUse } from '../wrong-use';

const NONE = 'none';

const answer = command('review', 'answer', 'Set the status of requests, or comment on them.', {
  operands: deskAndSome('REQUEST…'),
  options: {
    ...deskOptions,
    status: option('STATUS', `${RESPONSE_STATUSES.join(', ')}; ${NONE} takes back what did not go out`),
    reason: option('TEXT', 'why; “returned” needs one before a response is written'),
    comment: option('TEXT', 'what to say to each of them'),
  },
  run: async (call) => {
    const { options, output } = call;
    const requestIds = call.operands.slice(2).map(readRequestId);
    const { status: typed, comment } = options;
    if (typed === undefined && comment === undefined) throw new WrongUse('Give --status or --comment.');
    if (typed === undefined && options.reason !== undefined)
      throw new WrongUse('--reason goes with --status.');
    const status = typed === undefined || typed === NONE ? null : readState(RESPONSE_STATUSES, typed);
    const { addReviewComment, answerRequests, responseDraft } = await engine();
    await withDesk(call, ({ vault, received }) => {
      if (typed !== undefined)
        answerRequests(vault, received, { requestIds, status, reason: (options.reason ?? '').trim() });
      if (comment !== undefined)
        for (const requestId of requestIds)
          addReviewComment(vault, received, { requestId, text: comment.trim() });
      const draft = responseDraft(vault, received);
      output.answer(draft, () => [
        `The next response has ${counted(draft.answers, 'status', 'statuses')} and ${counted(draft.comments, 'comment')}.`,
      ]);
      if (draft.missingReasons.length > 0)
        output.warn(
          `Returned without a reason: ${draft.missingReasons.join(', ')}. No response is written before.`,
        );
    });
    return EXIT.done;
  },
});

const rowsOf = (typed: string): number[] =>
  typed.split(',').flatMap((one) => {
    const [from = '', to = from, ...more] = one.trim().split('-');
    const [first, last] = [readWhole(from, 'rows'), readWhole(to, 'rows')];
    if (more.length > 0 || last < first || last - first >= 10_000)
      throw new WrongUse('--rows takes row numbers such as 3,7,9-12.');
    return Array.from({ length: last - first + 1 }, (_, at) => first + at);
  });

const pick = command('review', 'pick', 'Pick rows from a population of a package.', {
  operands: deskAnd('POPULATION', 1),
  options: {
    ...deskOptions,
    rows: option('NUMBERS', 'as a spreadsheet counts, such as 3,7,9-12; the first one below the head is 2'),
    attribute: texts('TEXT', 'what is wanted for each row'),
    on: option('DATE', 'when they were picked (left out: today)'),
    note: option('TEXT', 'how they were picked'),
  },
  run: async (call) => {
    const { options } = call;
    const id = readPopulationId(call.operands[2] ?? '');
    const rows = rowsOf(required(options.rows, 'rows'));
    const { pickRows } = await engine();
    await withDesk(call, ({ vault, received }) => {
      const pickedOn =
        options.on === undefined ? todayOf(undefined, vault.environment) : parseDate(options.on, '--on');
      const picks = {
        id,
        rows,
        attributes: [...options.attribute],
        pickedOn,
        note: (options.note ?? '').trim(),
      };
      const made = pickRows(vault, received, picks);
      call.output.answer(made, () => [
        `Selection ${String(made.number)}: ${counted(made.rows.length, 'row')} of ${made.populationId}; it goes out with the next response.`,
      ]);
    });
    return EXIT.done;
  },
});

const takeBack = command(
  'review',
  'take-back',
  'Take back what did not go out yet: a note, a comment, picked rows.',
  {
    operands: deskAnd('', 0),
    options: {
      ...deskOptions,
      note: option('N', 'a note or question, by its number'),
      comment: option('N', 'a comment, by its number'),
      selection: option('N', 'picked rows, by the number of their selection'),
    },
    run: async (call) => {
      const { note, comment, selection } = call.options;
      if ([note, comment, selection].every((one) => one === undefined))
        throw new WrongUse('Give --note, --comment or --selection.');
      const number = (typed: string | undefined, name: string) =>
        typed === undefined ? null : readWhole(typed, name);
      const [aNote, aComment, rows] = [
        number(note, 'note'),
        number(comment, 'comment'),
        number(selection, 'selection'),
      ];
      const { removeNote, removeReviewComment, responseDraft, unpickRows } = await engine();
      await withDesk(call, ({ vault, received }) => {
        if (aNote !== null) removeNote(vault, received, aNote);
        if (aComment !== null) removeReviewComment(vault, received, aComment);
        if (rows !== null) unpickRows(vault, received, rows);
        call.output.answer(responseDraft(vault, received), () => ['Taken back.']);
      });
      return EXIT.done;
    },
  },
);

const signedLines = (out: string): string[] => [
  text`Wrote ${out} and ${`${out}.minisig`}. Send both.`,
  'The client checks them with the key on your key card (“vault key-card”).',
];

const respond = command('review', 'respond', 'Write the response to a package, signed.', {
  operands: deskAnd('', 0),
  options: { ...deskOptions, out: option('FILE', 'where to write it; FILE.minisig is written beside it') },
  notes: [
    'It holds everything that did not go out yet. With nothing new, the last response is written once more, the same to the byte.',
    'The organization takes it in with “request respond”.',
  ],
  run: async (call) => {
    const out = await newFile(call.options.out);
    await newFile(`${out}.minisig`);
    const { responseDraft, writeResponse } = await engine();
    await withDesk(call, async ({ vault, received }) => {
      const files = await writeResponse(vault, received, out);
      const { responses } = responseDraft(vault, received);
      call.output.answer({ files, responses: responses.length }, () => signedLines(out));
    });
    return EXIT.done;
  },
});

const receipt = command('review', 'receipt', 'Check a package and write a signed receipt.', {
  operands: deskAnd('', 0),
  options: {
    ...deskOptions,
    person: option('NAME', 'who received it (left out: you)'),
    on: option('DATE', 'on which day (left out: today)'),
    out: option('FILE', 'where to write it; FILE.minisig is written beside it'),
  },
  notes: [
    'Only of a package in which nothing was found, and not when the signer is another than you were told.',
    'It names the newest entry of the organization’s journal: nobody changes what is before it unnoticed.',
  ],
  run: async (call) => {
    const { options } = call;
    const out = await newFile(options.out);
    await newFile(`${out}.minisig`);
    const { noteChecked, writeReceipt } = await engine();
    await withDesk(call, async ({ vault, received, comparison }) => {
      noteChecked(vault, received, await received.check(call.job));
      const person =
        options.person === undefined ? vault.member.name : requiredName(options.person, 'person');
      const receivedOn =
        options.on === undefined ? todayOf(undefined, vault.environment) : parseDate(options.on, '--on');
      const files = await writeReceipt(vault, received, { targetPath: out, receivedOn, person });
      call.output.answer({ files }, () => signedLines(out));
      if (comparison.state === 'not-compared')
        call.output.warn(
          'The signer was not compared (--signer); the receipt says so: verified-unknown-signer.',
        );
    });
    return EXIT.done;
  },
});

const record = command(
  'review',
  'record',
  'Check a package and write down what was found, for your own file.',
  {
    operands: deskAnd('', 0),
    options: {
      ...deskOptions,
      out: option('FILE', 'where to write it: a PDF where its name ends so, else text'),
    },
    run: async (call) => {
      const targetPath = await newFile(call.options.out);
      const { noteChecked, saveVerificationRecord } = await engine();
      await withDesk(call, async ({ vault, received, comparison }) => {
        noteChecked(vault, received, await received.check(call.job));
        await saveVerificationRecord(vault, received, { targetPath, comparison }, vault.environment);
        call.output.answer({ file: targetPath }, () => [text`Wrote ${targetPath}.`]);
      });
      return EXIT.done;
    },
  },
);

export const reviewAnswerCommands = [answer, pick, takeBack, respond, receipt, record];
