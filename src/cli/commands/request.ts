// muniment request: what the auditor asked for, as a list, one by one, and how the list is coming along.
import { REQUEST_VIEWS } from '../../shared/calls/requests';
import {
  AUDITOR_STATUSES,
  type FollowUp,
  INTERNAL_STATUSES,
  type RequestDetail,
  type RequestSummary,
} from '../../shared/domain/request';
import { EXIT } from '../../shared/errors';
import { allPages } from '../all-pages';
import { commaList } from '../arguments';
import { command, readingOptions, text as option, texts, vaultAnd, vaultOnly } from '../command';
import { counted } from '../counted';
import { rangeText } from '../dates';
import { readControlId, readEvidenceId, readPopulationId, readRequestId } from '../ids';
import { engine, readingVault } from '../open-vault';
import { text } from '../safe-text';
import { readState } from '../state';
import { facts, table } from '../table';
import { todayOf, todayOption } from '../today-option';

const SORTS = ['list', 'reference', 'due', 'waiting', 'owner', 'internal', 'auditor'] as const;

const dueText = ({ dueOn, isLate }: Pick<RequestSummary, 'dueOn' | 'isLate'>): string =>
  dueOn === null ? '' : isLate ? `${dueOn} late` : dueOn;

const list = command('request', 'list', 'List what the auditor asked for in the current engagement.', {
  operands: vaultOnly,
  options: {
    ...readingOptions,
    view: option('VIEW', `${REQUEST_VIEWS.join(', ')} (left out: all)`),
    status: texts('STATUS', `only with these on the auditor’s track: ${AUDITOR_STATUSES.join(', ')}`),
    internal: texts('STATUS', `only with these on our own track: ${INTERNAL_STATUSES.join(', ')}`),
    owner: option('NAME', 'only what this person answers'),
    area: option('TEXT', 'only of this section of the list'),
    control: option('ID', 'only linked to this control'),
    evidence: option('ID', 'only linked to this evidence'),
    population: option('ID', 'only linked to this population or a row of it'),
    search: option('WORDS', 'only with these words in numbers, title, wording, area or owner'),
    sort: option('KEY', `${SORTS.join(', ')} (left out: list)`),
    ...todayOption,
  },
  notes: ['“mine” is what names you as its owner and is not settled.'],
  run: async (call) => {
    const { options } = call;
    const query = {
      today: todayOf(options.today, await call.makeEnvironment()),
      view: readState(REQUEST_VIEWS, options.view ?? 'all'),
      auditor: commaList(options.status).map((typed) => readState(AUDITOR_STATUSES, typed)),
      internal: commaList(options.internal).map((typed) => readState(INTERNAL_STATUSES, typed)),
      owner: options.owner ?? null,
      area: options.area ?? null,
      controlId: options.control === undefined ? null : readControlId(options.control),
      evidenceId: options.evidence === undefined ? null : readEvidenceId(options.evidence),
      populationId: options.population === undefined ? null : readPopulationId(options.population),
      search: options.search ?? '',
      sort: readState(SORTS, options.sort ?? 'list'),
      direction: 'ascending',
    } as const;
    const { listRequests } = await engine();
    const found = await readingVault(call, (vault) =>
      allPages((page) => listRequests(vault, { ...query, ...page })),
    );
    call.output.answer(found, () => [
      counted(found.total, 'request'),
      ...table(
        [
          { title: 'Request' },
          { title: 'Reference' },
          { title: 'Auditor' },
          { title: 'Ours' },
          { title: 'Due' },
          { title: 'Owner', flexible: true },
          { title: 'Title', flexible: true },
        ],
        found.rows.map((one) => [
          one.id,
          one.reference,
          one.auditor,
          one.internal,
          dueText(one),
          one.owner,
          one.title === '' ? one.wording : one.title,
        ]),
        call.terminal.columns,
      ),
    ]);
    return EXIT.done;
  },
});

const WAITS = { organization: 'us', auditor: 'the auditor', nobody: 'nobody: settled' } as const;

/** All that is known of one, for people. */
export const requestSheet = (one: RequestDetail): string[] => [
  ...facts([
    ['Request', `${one.id} ${one.title}`],
    ['Reference', one.reference],
    ['Area', one.area],
    ['Wording', one.wording],
    ['Kind', one.kind],
    ['Named', one.named],
    ['Period', one.period === null ? '' : rangeText(one.period)],
    ['Requested on', one.requestedOn ?? ''],
    ['Due', dueText(one)],
    ['Our own day', one.ownDueOn ?? ''],
    ['Owner', one.owner],
    ['Auditor', one.auditorWord === '' ? one.auditor : `${one.auditor} (“${one.auditorWord}”)`],
    ['Returned because', one.returnReason],
    ['Ours', one.internal],
    ['Waits on', `${WAITS[one.waitingOn]}, since ${one.waitingSince}`],
    [
      'Went out with',
      one.submittedWith === null ? '' : `${one.submittedWith.packageId}-r${String(one.submittedWith.round)}`,
    ],
    ['May become', one.nextInternal.join(', ')],
    ...one.extra.map(({ column, value }): [string, string] => [column, value]),
    ...one.links.map((link): [string, string] => [
      'Linked to',
      [`${link.target.id} ${link.title} (${link.state})`, link.note].filter((part) => part !== '').join(': '),
    ]),
    ...one.conflicts
      .filter((conflict) => conflict.resolved === null)
      .map((conflict): [string, string] => [
        `Conflict ${String(conflict.number)}`,
        `${conflict.field}: ours “${conflict.ours}”, theirs “${conflict.theirs}”, before “${conflict.base}”`,
      ]),
  ]),
  ...one.comments.map(
    (comment) =>
      text`${comment.at} ${comment.author} (${comment.isInternal ? 'internal' : comment.side}): ${comment.text}`,
  ),
  ...one.turns.map(
    (turn) =>
      text`${turn.on} ${turn.track}: ${turn.from} → ${turn.to}${turn.saidBy === '' ? '' : `, said by ${turn.saidBy}`}${turn.note === '' ? '' : `: ${turn.note}`}`,
  ),
];

const show = command('request', 'show', 'Show one request with its links, its talk and its steps.', {
  operands: vaultAnd('REQUEST', 1),
  options: { ...readingOptions, ...todayOption },
  run: async (call) => {
    const id = readRequestId(call.operands[1] ?? '');
    const today = todayOf(call.options.today, await call.makeEnvironment());
    const { getRequest } = await engine();
    const found = await readingVault(call, (vault) => getRequest(vault, id, today));
    call.output.answer(found, () => requestSheet(found));
    return EXIT.done;
  },
});

const days = (count: number | null): string => (count === null ? '–' : counted(count, 'day'));

const followUpSheet = (found: FollowUp, columns: number | null): string[] => [
  ...facts([
    ['Requests', `${String(found.counts.requests)}, ${String(found.counts.settled)} settled`],
    ['Waiting on us', String(found.counts.waitingOnOrganization)],
    ['Waiting on the auditor', String(found.counts.waitingOnAuditor)],
    ['Past their due day', String(found.counts.late)],
    ['Returned', String(found.counts.returned)],
    ...found.turnaround.map((one): [string, string] => [
      one.side === 'organization' ? 'First answer' : 'Auditor’s answer',
      `${counted(one.turns, 'turn')}, median ${days(one.medianDays)}, longest ${days(one.longestDays)}`,
    ]),
  ]),
  '',
  ...table(
    [{ title: 'Waiting, days' }, { title: 'Us', right: true }, { title: 'Auditor', right: true }],
    found.ageing.map((one) => [
      one.toDays === null
        ? `${String(one.fromDays)} and more`
        : `${String(one.fromDays)}–${String(one.toDays)}`,
      String(one.organization),
      String(one.auditor),
    ]),
    columns,
  ),
  '',
  ...table(
    [
      { title: 'Request' },
      { title: 'Reference' },
      { title: 'Why' },
      { title: 'Due' },
      { title: 'Waits', right: true },
      { title: 'Owner', flexible: true },
      { title: 'Title', flexible: true },
    ],
    found.blocking.map((one) => [
      one.id,
      one.reference,
      one.why,
      one.dueOn ?? '',
      String(one.waitingDays),
      one.owner,
      one.title,
    ]),
    columns,
  ),
];

const followUpCommand = command(
  'request',
  'follow-up',
  'Show who waits for whom, how long turns take, and what holds the audit up.',
  {
    operands: vaultOnly,
    options: {
      ...readingOptions,
      out: option(
        'FILE',
        'write it as well, as PDF when the name ends in .pdf, else as XLSX; replaces the file',
      ),
      ...todayOption,
    },
    run: async (call) => {
      const { options } = call;
      const today = todayOf(options.today, await call.makeEnvironment());
      const { exportFollowUp, followUp } = await engine();
      const found = await readingVault(call, async (vault) => {
        if (options.out !== undefined) await exportFollowUp(vault, today, options.out);
        return followUp(vault, today);
      });
      call.output.answer(found, () => followUpSheet(found, call.terminal.columns));
      return EXIT.done;
    },
  },
);

export const requestCommands = [list, show, followUpCommand];
