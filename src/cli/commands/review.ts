// muniment review, for the auditor: a working file of their own, what it knows of packages, and what they note in it.
import type {
  KnownPackage,
  OpenedPackage,
  ResponseDraft,
  SignerComparison,
} from '../../shared/domain/review';
import { UserError, EXIT, type ExitCode } from '../../shared/errors';
import { allPages } from '../all-pages';
import { command, flag, readingOptions, text as option, vaultOnly } from '../command';
import { counted } from '../counted';
import { engine, readingVault } from '../open-vault';
import { recoveryWordLines } from '../recovery-words';
import { required, requiredName } from '../required-option';
import { deskAnd, deskAndSome, deskOptions, withDesk } from '../review-desk';
import { text } from '../safe-text';
import { readNewPassphrase } from '../secrets';
import { sizeText } from '../size-text';
import { facts, table } from '../table';

const create = command(
  'review',
  'create',
  'Make a working file for an auditor and print its recovery key, once.',
  {
    operands: vaultOnly,
    options: {
      firm: option('NAME', 'the firm whose auditors keep it'),
      member: option('NAME', 'your name; you will be its owner'),
      'passphrase-file': option(
        'FILE',
        'read the new passphrase from the first line of FILE (- is standard input)',
      ),
    },
    notes: [
      'Encrypted like a vault, with passphrase, members, backup and check; it holds nothing but what you keep about packages.',
      'Its key signs your responses and receipts; “vault key-card” prints it for the client.',
    ],
    run: async ({ terminal, output, makeEnvironment, operands, options }) => {
      const folder = operands[0] ?? '';
      const organization = requiredName(options.firm, 'firm');
      const member = requiredName(options.member, 'member');
      const passphrase = await readNewPassphrase(terminal, options['passphrase-file']);
      const { createVault, vaultInfo } = await engine();
      const input = { organization, member, passphrase, kind: 'working-file' } as const;
      const made = await createVault(folder, input, await makeEnvironment());
      try {
        const info = vaultInfo(made.vault);
        output.answer({ info, recoveryWords: made.recoveryWords }, () => [
          text`Made a working file of ${organization} in ${folder}.`,
          '',
          ...recoveryWordLines(made.recoveryWords, text`muniment vault confirm ${folder}`),
          '',
          'Responses and receipts will be signed with this key; tell your client by another route:',
          `  ${info.signer.publicKey}`,
          `  ${info.signer.words.join(' ')}`,
        ]);
      } finally {
        made.vault.close();
      }
      return EXIT.done;
    },
  },
);

export const comparisonText = ({ state, channel, on }: SignerComparison): string => {
  if (state === 'not-compared') return 'not compared with what you were told';
  const how = [channel, on ?? ''].filter((one) => one !== '').join(', ');
  return `${state === 'same' ? 'the one' : 'NOT THE ONE'} you were told${how === '' ? '' : ` (${how})`}`;
};

const known = command('review', 'known', 'List the packages a working file has seen.', {
  operands: vaultOnly,
  options: readingOptions,
  run: async (call) => {
    const { knownPackages } = await engine();
    const packages: KnownPackage[] = await readingVault(call, (vault) => {
      if (vault.kind !== 'working-file') throw new UserError('use.other-kind-of-vault', { kind: vault.kind });
      return knownPackages(vault);
    });
    call.output.answer(packages, () =>
      table(
        [
          { title: 'Package' },
          { title: 'Organization', flexible: true },
          { title: 'Opened' },
          { title: 'Check' },
          { title: 'Signer' },
        ],
        packages.map((one) => [
          `${one.packageId}-r${String(one.round)}`,
          one.organization,
          one.firstOpenedAt.slice(0, 10),
          one.verdict ?? 'not checked',
          comparisonText(one.comparison),
        ]),
        call.terminal.columns,
      ),
    );
    return EXIT.done;
  },
});

const waitingText = (draft: ResponseDraft): string =>
  [
    `${counted(draft.answers, 'status', 'statuses')} (${String(draft.accepted)} accepted, ${String(draft.returned)} returned)`,
    counted(draft.comments, 'comment'),
    counted(draft.questions, 'question'),
    counted(draft.picks, 'selection'),
  ].join(', ');

const statusLines = (opened: OpenedPackage, draft: ResponseDraft): string[] => {
  const { check, counts } = opened;
  const findings = check.findings.map((found) => text`  ${found.code}  ${found.path ?? ''}  ${found.detail}`);
  const isSound = check.report !== null && check.findings.length === 0;
  return [
    isSound
      ? `Nothing was found: ${counted(check.report?.counts.files ?? 0, 'file')}, ${sizeText(check.report?.counts.bytes ?? 0)} read.`
      : 'THE CHECK FOUND SOMETHING; no receipt is made for this package.',
    ...findings,
    ...facts([
      [
        'Package',
        `${opened.packageId} round ${String(opened.round)}, ${opened.verdict}, built ${opened.builtAt}`,
      ],
      ['Organization', opened.organization],
      ['Engagement', opened.engagement],
      ['Signer', opened.signer.publicKey],
      ['as words', opened.signer.words.join(' ')],
      ['which is', comparisonText(opened.comparison)],
      ['Seal number', opened.sealNumber],
      ['Looked at', `${String(draft.progress.lookedAt)} of ${String(draft.progress.of)}`],
      ['Requests', String(counts.requests)],
      ['Next response', waitingText(draft)],
      ['Reason missing', draft.missingReasons.join(' ') || 'none'],
      [
        'Sent',
        `${counted(draft.responses.length, 'response')}, ${counted(draft.receipts.length, 'receipt')}`,
      ],
    ]),
  ];
};

const status = command('review', 'status', 'Check a package and say how far the work on it has come.', {
  operands: deskAnd('', 0),
  options: deskOptions,
  notes: ['Exit code 20 when the check finds something or the signer is not the one you were told.'],
  run: async (call) => {
    const { noteChecked, responseDraft } = await engine();
    return withDesk(call, async ({ vault, received, comparison }): Promise<ExitCode> => {
      noteChecked(vault, received, await received.check(call.job));
      const opened: OpenedPackage = { ...(await received.facts()), comparison, keepsNotes: true };
      const draft = responseDraft(vault, received);
      call.output.answer({ package: opened, draft }, () => statusLines(opened, draft));
      const isGood = opened.check.findings.length === 0 && comparison.state !== 'different';
      return isGood ? EXIT.done : EXIT.damaged;
    });
  },
});

const markCommand = command('review', 'mark', 'Mark records of a package as looked at.', {
  operands: deskAndSome('SUBJECT…'),
  options: { ...deskOptions, undo: flag('take the marks back') },
  notes: [
    'A mark belongs to the content as it is: what a later round replaces is not looked at again by it.',
  ],
  run: async (call) => {
    const subjects = call.operands.slice(2);
    const { mark, responseDraft } = await engine();
    await withDesk(call, ({ vault, received }) => {
      mark(vault, received, { subjects, lookedAt: !call.options.undo });
      const { progress } = responseDraft(vault, received);
      call.output.answer(progress, () => [
        `Looked at ${String(progress.lookedAt)} of ${String(progress.of)}.`,
      ]);
    });
    return EXIT.done;
  },
});

const noting = (verb: 'note' | 'question', summary: string, notes: readonly string[]) =>
  command('review', verb, summary, {
    operands: deskAnd('SUBJECT', 1),
    options: { ...deskOptions, text: option('TEXT', 'what to write') },
    notes,
    run: async (call) => {
      const note = required(call.options.text, 'text');
      const { addNote } = await engine();
      await withDesk(call, ({ vault, received }) => {
        const subject = call.operands[2] ?? '';
        const made = addNote(vault, received, { subject, text: note, isQuestion: verb === 'question' });
        call.output.answer(made, () => [
          made.isQuestion
            ? text`${made.reference} about ${made.subject}: it goes out with the next response.`
            : text`Note ${String(made.number)} about ${made.subject}: it stays in the working file.`,
        ]);
      });
      return EXIT.done;
    },
  });

const notes = command('review', 'notes', 'List the notes and questions about a client’s packages.', {
  operands: deskAnd('', 0),
  options: { ...deskOptions, questions: flag('only questions') },
  run: async (call) => {
    const { listNotes } = await engine();
    await withDesk(call, ({ vault, received }) => {
      const onlyQuestions = call.options.questions;
      const { rows } = allPages((page) => listNotes(vault, received, { onlyQuestions, ...page }));
      call.output.answer(rows, () =>
        table(
          [
            { title: 'Number', right: true },
            { title: 'Question' },
            { title: 'About' },
            { title: 'Sent' },
            { title: 'Text', flexible: true },
          ],
          rows.map((one) => [
            String(one.number),
            one.reference,
            one.subject,
            one.isSent ? 'sent' : '',
            one.text,
          ]),
          call.terminal.columns,
        ),
      );
    });
    return EXIT.done;
  },
});

export const reviewCommands = [
  create,
  known,
  status,
  markCommand,
  noting('note', 'Write a note about a record of a package; it stays in the working file.', []),
  noting('question', 'Ask the organization something about a record of a package.', [
    'It becomes a request of theirs when they take the response in.',
  ]),
  notes,
];
