// muniment request, what changes: asked by hand, who answers, both tracks, the talk, the links, and that it went out.
import { AUDITOR_STATUSES, INTERNAL_STATUSES, type RequestDetail } from '../../shared/domain/request';
import { EXIT } from '../../shared/errors';
import type { RequestId } from '../../shared/ids';
import { commaList } from '../arguments';
import {
  command,
  flag,
  text as option,
  texts,
  unlockOptions,
  vaultAnd,
  vaultAndSome,
  vaultOnly,
} from '../command';
import type { OpenVault } from '../../engine';
import { counted } from '../counted';
import { parseDate } from '../dates';
import { readRequestId } from '../ids';
import { engine, type VaultCall, withVault } from '../open-vault';
import { readRound, roundIn } from '../package-round';
import {
  askedFrom,
  factsOptions,
  handledFrom,
  NOTHING_ASKED,
  NOTHING_HANDLED,
  readTarget,
} from '../request-facts';
import { required, requiredName } from '../required-option';
import { text } from '../safe-text';
import { readState } from '../state';
import { todayOf } from '../today-option';
import { WrongUse } from '../wrong-use';

const idsOf = (operands: readonly string[]): RequestId[] => operands.slice(1).map(readRequestId);

const line = (one: RequestDetail): string =>
  text`${one.id} ${one.reference}: auditor ${one.auditor}, ours ${one.internal}${one.owner === '' ? '' : `, ${one.owner}`}`;

/** Does it, and answers with the requests as they stand then. */
const changing = async (
  call: VaultCall,
  ids: readonly RequestId[],
  work: (vault: OpenVault) => unknown,
): Promise<void> => {
  const today = todayOf(undefined, await call.makeEnvironment());
  const { getRequest } = await engine();
  const rows = await withVault(call, async (vault) => {
    await work(vault);
    return ids.map((id) => getRequest(vault, id, today));
  });
  call.output.answer({ rows }, () => rows.map(line));
};

const add = command('request', 'add', 'Write down what the auditor asked by telephone or letter.', {
  operands: vaultOnly,
  options: {
    ...unlockOptions,
    wording: option('TEXT', 'what is asked, in the firm’s words'),
    ...factsOptions,
  },
  run: async (call) => {
    const wording = required(call.options.wording, 'wording');
    const asked = askedFrom({ ...call.options, wording }, NOTHING_ASKED);
    const handled = handledFrom(call.options, NOTHING_HANDLED);
    const { askedByHand } = await engine();
    const made = await withVault(call, (vault) => askedByHand(vault, asked, handled));
    call.output.answer(made, () => [line(made)]);
    return EXIT.done;
  },
});

const set = command('request', 'set', 'Change what is stated of a request; what is left out stays.', {
  operands: vaultAnd('REQUEST', 1),
  options: {
    ...unlockOptions,
    wording: option('TEXT', 'another wording; the one of before stays in the journal'),
    ...factsOptions,
  },
  run: async (call) => {
    const id = readRequestId(call.operands[1] ?? '');
    const today = todayOf(undefined, await call.makeEnvironment());
    const { changeRequest, getRequest } = await engine();
    const made = await withVault(call, (vault) => {
      const before = getRequest(vault, id, today);
      const { reference, wording, title, area, kind, named, period, requestedOn, dueOn, priority, extra } =
        before;
      const asked = {
        ...{ reference, wording, title, area, kind, named, period, requestedOn, dueOn, priority, extra },
      };
      const handled = { owner: before.owner, ownDueOn: before.ownDueOn };
      return changeRequest(vault, id, askedFrom(call.options, asked), handledFrom(call.options, handled));
    });
    call.output.answer(made, () => [line(made)]);
    return EXIT.done;
  },
});

const assign = command('request', 'assign', 'Say who answers requests, and by which day of our own.', {
  operands: vaultAndSome('REQUEST…', 1),
  options: {
    ...unlockOptions,
    owner: option('NAME', 'who answers; "" for nobody'),
    'own-due': option('DATE', 'our own day, before the firm’s'),
  },
  run: async (call) => {
    const { options } = call;
    const ids = idsOf(call.operands);
    if (options.owner === undefined && options['own-due'] === undefined)
      throw new WrongUse('--owner or --own-due is needed.');
    const { owner, ownDueOn } = handledFrom(options, NOTHING_HANDLED);
    const { assignRequests } = await engine();
    await changing(call, ids, (vault) =>
      assignRequests(vault, { ids, owner: options.owner === undefined ? null : owner, ownDueOn }),
    );
    return EXIT.done;
  },
});

const status = command(
  'request',
  'status',
  'Move requests on our own track, or record what the auditor told.',
  {
    operands: vaultAndSome('REQUEST…', 1),
    options: {
      ...unlockOptions,
      to: option('STATUS', `on our own track: ${INTERNAL_STATUSES.join(', ')}`),
      auditor: option('STATUS', `what the auditor told: ${AUDITOR_STATUSES.join(', ')}`),
      'told-by': option('NAME', 'who of the firm told it; with --auditor'),
      on: option('DATE', 'the day they told it (left out: today); with --auditor'),
      note: option('TEXT', 'a remark; for --auditor returned the reason, which is needed'),
    },
    notes: [
      'Give --to or --auditor. submitted on our own track follows from a delivery or from “request submit”.',
      'Only the auditor moves their own track: this records what they told by telephone or letter.',
    ],
    run: async (call) => {
      const { options } = call;
      const ids = idsOf(call.operands);
      const note = (options.note ?? '').trim();
      if ((options.to === undefined) === (options.auditor === undefined))
        throw new WrongUse('Give either --to or --auditor.', '“muniment help request status” says more.');
      const { recordAuditorStatus, setInternalStatus } = await engine();
      if (options.to !== undefined) {
        const to = readState(INTERNAL_STATUSES, options.to);
        await changing(call, ids, (vault) => setInternalStatus(vault, { ids, to, note }));
        return EXIT.done;
      }
      const to = readState(AUDITOR_STATUSES, options.auditor ?? '');
      const toldBy = requiredName(options['told-by'], 'told-by');
      const [id] = ids;
      if (id === undefined || ids.length > 1) throw new WrongUse('--auditor takes one request at a time.');
      const on =
        options.on === undefined
          ? todayOf(undefined, await call.makeEnvironment())
          : parseDate(options.on, '--on');
      await changing(call, ids, (vault) => recordAuditorStatus(vault, { id, to, on, toldBy, note }));
      return EXIT.done;
    },
  },
);

const comment = command('request', 'comment', 'Say something about a request.', {
  operands: vaultAnd('REQUEST', 1),
  options: {
    ...unlockOptions,
    text: option('TEXT', 'what is said'),
    internal: flag('stays in the vault: never in a package, never in an exported list'),
  },
  run: async (call) => {
    const { options } = call;
    const id = readRequestId(call.operands[1] ?? '');
    const said = required(options.text, 'text');
    const { commentRequest } = await engine();
    const made = await withVault(call, (vault) =>
      commentRequest(vault, { id, text: said, isInternal: options.internal }),
    );
    call.output.answer(made, () => [text`${made.id}: ${counted(made.comments.length, 'comment')}.`]);
    return EXIT.done;
  },
});

const targetsOf = (typed: readonly string[]) => {
  const targets = commaList(typed).map(readTarget);
  if (targets.length === 0) throw new WrongUse('--to is needed.');
  return targets;
};
const LINKABLE = 'CTL-014, EVD-0042, POP-03 or POP-03.S-07';

const link = command('request', 'link', 'Link requests to what answers them.', {
  operands: vaultAndSome('REQUEST…', 1),
  options: {
    ...unlockOptions,
    to: texts('ID', LINKABLE),
    note: option('TEXT', 'why'),
  },
  run: async (call) => {
    const ids = idsOf(call.operands);
    const targets = targetsOf(call.options.to);
    const { linkRequests } = await engine();
    await changing(call, ids, (vault) =>
      linkRequests(vault, { ids, targets, note: (call.options.note ?? '').trim() }),
    );
    return EXIT.done;
  },
});

const unlink = command('request', 'unlink', 'Take links of a request away.', {
  operands: vaultAnd('REQUEST', 1),
  options: { ...unlockOptions, to: texts('ID', LINKABLE) },
  run: async (call) => {
    const id = readRequestId(call.operands[1] ?? '');
    const targets = targetsOf(call.options.to);
    const { unlinkRequest } = await engine();
    await changing(call, [id], (vault) => unlinkRequest(vault, { id, targets }));
    return EXIT.done;
  },
});

const submit = command('request', 'submit', 'Record that requests went to the auditor.', {
  operands: vaultAndSome('REQUEST…', 1),
  options: {
    ...unlockOptions,
    on: option('DATE', 'the day (left out: today)'),
    with: option('PACKAGE', 'with this round, such as PKG-2026-01-r2 (left out: by another way)'),
    note: option('TEXT', 'by which way'),
  },
  notes: ['A delivery of a round does this by itself for what the round answers.'],
  run: async (call) => {
    const { options } = call;
    const ids = idsOf(call.operands);
    const typed = options.with === undefined ? null : readRound(options.with);
    const on =
      options.on === undefined
        ? todayOf(undefined, await call.makeEnvironment())
        : parseDate(options.on, '--on');
    const { submitByHand } = await engine();
    await changing(call, ids, async (vault) => {
      const round = typed === null ? null : await roundIn(vault, typed);
      submitByHand(vault, { ids, round, on, note: (options.note ?? '').trim() });
    });
    return EXIT.done;
  },
});

export const requestEditCommands = [add, set, assign, status, comment, link, unlink, submit];
