// muniment request respond and resolve: what came back from the auditor, and what two sides say differently.
import { stat } from 'node:fs/promises';
import { resolve } from 'node:path';
import type { RequestDetail } from '../../shared/domain/request';
import type { ResponseLook } from '../../shared/domain/request-list';
import { EXIT } from '../../shared/errors';
import { command, flag, text as option, unlockOptions, vaultAnd } from '../command';
import { counted } from '../counted';
import { readRequestId } from '../ids';
import { engine, withVault } from '../open-vault';
import { required } from '../required-option';
import { text } from '../safe-text';
import { readSigner } from '../signer-option';
import { readState } from '../state';
import { table } from '../table';
import { readWhole } from '../whole-number';
import { WrongUse } from '../wrong-use';

const SIGNED: Readonly<Record<ResponseLook['signature'], string>> = {
  holds: 'Signed, and the signature holds: by the key of',
  none: 'Not signed: nobody but whoever handed it over vouches for it.',
  'holds-unknown-key': 'Signed, and the signature holds, by the key you gave; no recipient is known by it.',
};

const lines = (look: ResponseLook, columns: number | null): string[] => {
  const { counts } = look.list;
  const of = look.answers;
  return [
    text`${look.by}, ${look.firm}${of === null ? '' : ` to ${of.packageId}-r${String(of.round)}`}${look.madeAt === '' ? '' : `, ${look.madeAt}`}`,
    SIGNED[look.signature] + (look.signature === 'holds' ? text` ${look.signerName ?? ''}.` : ''),
    ...table(
      [
        { title: 'Row', right: true },
        { title: 'What' },
        { title: 'Request' },
        { title: 'Change', flexible: true },
      ],
      look.list.rows
        .filter((one) => !['same', 'blank', 'heading'].includes(one.what))
        .map((one) => [
          String(one.row),
          one.what,
          one.requestId ?? one.reference,
          [
            ...one.changes.map(({ field, before, after }) => `${field}: ${before} → ${after}`),
            ...one.conflicts.map(
              ({ field, before, ours, after }) => `${field}: was ${before}; ours ${ours}; theirs ${after}`,
            ),
            ...(one.comments === 0 ? [] : [counted(one.comments, 'comment')]),
            ...(one.problem === '' ? [] : [one.problem]),
          ].join('; '),
        ]),
      columns,
    ),
    ...look.picks.map(
      (one) =>
        text`${one.populationId}: ` +
        (one.problem === ''
          ? `${counted(one.rows, 'picked row')}, ${String(one.known)} of them known.`
          : text`not taken in. ${one.problem}`),
    ),
    `${counted(counts.changed, 'request')} changed, ${String(counts.new)} new, ${counted(counts.conflict, 'conflict')}, ${String(counts.refused)} refused, ${String(counts.same)} as they are.`,
  ];
};

/** What stands beside it under its name, when nobody named a signature. */
const besideIt = async (path: string): Promise<string | null> => {
  const beside = `${path}.minisig`;
  return (await stat(beside).catch(() => null))?.isFile() === true ? beside : null;
};

const respond = command('request', 'respond', 'Take in what came back from the auditor.', {
  operands: vaultAnd('FILE', 1),
  options: {
    ...unlockOptions,
    signature: option('FILE', 'the signature (left out: FILE.minisig, where it is there)'),
    key: option('KEY', 'the minisign key it must be signed with (left out: the keys of the recipients)'),
    unsigned: flag('take a response file in that nobody signed'),
    'dry-run': flag('show what it would change, and change nothing'),
  },
  notes: [
    'FILE is a response file (docs/format/response-v1.md) or our own list, filled in (requests.xlsx).',
    'What the vault and the response say differently since the round went out is kept from both sides: “request resolve”.',
    'Exit code 3 when some rows were refused; of a dry run 1 when some would be, or are conflicts.',
  ],
  run: async (call) => {
    const { options, output, job } = call;
    const path = resolve(call.operands[1] ?? '');
    const signaturePath = options.signature === undefined ? await besideIt(path) : resolve(options.signature);
    const files = { path, signaturePath, key: await readSigner(options.key), rows: null };
    const { takeResponse } = await engine();
    const answer = await withVault(call, async (vault) => {
      const look = await takeResponse(vault, { ...files, sha256: null, apply: false }, job);
      const isNobodys = look.form === 'response-file' && look.signature === 'none' && !options.unsigned;
      if (options['dry-run'] || look.isKnown) return look;
      if (isNobodys)
        throw new WrongUse(
          'Nobody signed this response.',
          'Give its signature with --signature, or take it in as it is with --unsigned.',
        );
      return takeResponse(vault, { ...files, sha256: look.list.sha256, apply: true }, job);
    });
    const { counts } = answer.list;
    output.answer(answer, () => [
      ...lines(answer, call.terminal.columns),
      answer.isKnown
        ? 'It was taken in before; nothing was changed.'
        : answer.applied
          ? 'Taken in.'
          : 'Nothing was stored.',
    ]);
    const isPartial = counts.refused > 0 || answer.picks.some((one) => one.problem !== '');
    if (answer.applied) return isPartial ? EXIT.partial : EXIT.done;
    return !answer.isKnown && (isPartial || counts.conflict > 0) ? EXIT.answerIsNo : EXIT.done;
  },
});

const waiting = (request: RequestDetail): number => {
  const [first, ...more] = request.conflicts.filter((one) => one.resolved === null);
  if (first === undefined) throw new WrongUse(`Nothing of ${request.id} waits to be settled.`);
  if (more.length > 0)
    throw new WrongUse(`Several things of ${request.id} wait.`, 'Say which with --conflict.');
  return first.number;
};

const settle = command('request', 'resolve', 'Settle what the vault and the auditor say differently.', {
  operands: vaultAnd('REQUEST', 1),
  options: {
    ...unlockOptions,
    conflict: option('N', 'which one (left out: the only one that waits)'),
    take: option('SIDE', 'ours or theirs'),
    note: option('TEXT', 'why'),
  },
  notes: ['The other side’s word stays readable: request show.'],
  run: async (call) => {
    const id = readRequestId(call.operands[1] ?? '');
    const take = readState(['ours', 'theirs'], required(call.options.take, 'take'));
    const { conflict } = call.options;
    const wanted = conflict === undefined ? null : readWhole(conflict, 'conflict');
    const { getRequest, resolveConflict } = await engine();
    const settled = await withVault(call, (vault) => {
      const today = vault.environment.now().slice(0, 10) as never;
      const number = wanted ?? waiting(getRequest(vault, id, today));
      return resolveConflict(vault, { id, number, take, note: call.options.note ?? '' });
    });
    call.output.answer(settled, () => [`${settled.id}: ${settled.auditor}, ${settled.internal}.`]);
    return EXIT.done;
  },
});

export const requestRespondCommands = [respond, settle];
