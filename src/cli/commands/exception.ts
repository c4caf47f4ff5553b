// muniment exception: what failed, how far it reaches, and what management answers.
import { EXCEPTION_STATES, type ExceptionDetail, NewException } from '../../shared/domain/exception';
import { EXIT } from '../../shared/errors';
import { allPages } from '../all-pages';
import { commaList } from '../arguments';
import {
  command,
  flag,
  readingOptions,
  text as option,
  texts,
  unlockOptions,
  vaultAnd,
  vaultOnly,
} from '../command';
import { newException, readExceptionFile } from '../exception-file';
import { readControlId, readExceptionId } from '../ids';
import { engine, readingVault, withVault } from '../open-vault';
import { required } from '../required-option';
import { text } from '../safe-text';
import { readState } from '../state';
import { facts, table } from '../table';
import { WrongUse } from '../wrong-use';

const LONGEST_REASON = 2000;

const extentText = ({ extent }: Pick<ExceptionDetail, 'extent'>): string =>
  extent === null ? '' : `${String(extent.failed)} of ${String(extent.of)}`;

const sheet = (one: ExceptionDetail): string[] =>
  facts([
    ['Exception', `${one.id} ${one.title}`],
    ['State', one.withdrawn === null ? one.state : `${one.state}, withdrawn: ${one.withdrawn}`],
    ['Control', `${one.controlId} ${one.controlTitle}`],
    ['Occurrence from', one.occurrenceFrom ?? ''],
    ['Found', `${one.foundOn}, by ${one.foundBy === 'self' ? 'the organization' : 'the auditor'}`],
    ['What happened', one.whatHappened],
    ['Extent', extentText(one)],
    ['Cause', one.cause],
    ['Effect', one.effect],
    ['Compensating control', one.compensatingControl],
    ['Remediation', one.remediation],
    ['Owner', one.owner],
    ['Due', one.due ?? ''],
    ['Fixed on', one.fixedOn ?? ''],
    ['Retest', one.retest],
    ['Management’s response', one.response],
    [
      'Approved by',
      [one.responseApprovedBy, one.responseApprovedOn ?? ''].filter((part) => part !== '').join(', '),
    ],
    ['Evidence', one.evidenceIds.join(' ')],
    ['Packages', one.packageIds.join(' ')],
    ['May become', one.nextStates.join(', ')],
  ]);

const list = command('exception', 'list', 'List the exceptions of the current engagement.', {
  operands: vaultOnly,
  options: {
    ...readingOptions,
    state: texts('STATE', `only in these states: ${EXCEPTION_STATES.join(', ')}`),
    control: option('ID', 'only of this control'),
    search: option('WORDS', 'only with these words in number, title, control or owner'),
    'with-withdrawn': flag('also those that were withdrawn'),
  },
  run: async (call) => {
    const { options } = call;
    const states = commaList(options.state).map((typed) => readState(EXCEPTION_STATES, typed));
    const controlId = options.control === undefined ? null : readControlId(options.control);
    const { listExceptions } = await engine();
    const found = await readingVault(call, (vault) =>
      allPages((page) =>
        listExceptions(vault, {
          search: options.search ?? '',
          states,
          controlId,
          withWithdrawn: options['with-withdrawn'],
          sort: 'id',
          direction: 'ascending',
          ...page,
        }),
      ),
    );
    call.output.answer(found, () =>
      table(
        [
          { title: 'Id' },
          { title: 'State' },
          { title: 'Control' },
          { title: 'Found' },
          { title: 'Extent' },
          { title: 'Due' },
          { title: 'Owner', flexible: true },
          { title: 'Title', flexible: true },
        ],
        found.rows.map((one) => [
          one.id,
          one.withdrawn === null ? one.state : 'withdrawn',
          one.controlId,
          one.foundOn,
          extentText(one),
          one.due ?? '',
          one.owner,
          one.title,
        ]),
        call.terminal.columns,
      ),
    );
    return EXIT.done;
  },
});

const show = command('exception', 'show', 'Show one exception with management’s answer.', {
  operands: vaultAnd('EXCEPTION', 1),
  options: readingOptions,
  run: async (call) => {
    const id = readExceptionId(call.operands[1] ?? '');
    const { getException } = await engine();
    const found = await readingVault(call, (vault) => getException(vault, id));
    call.output.answer(found, () => sheet(found));
    return EXIT.done;
  },
});

const MEMBERS = `The file is a JSON object of ${Object.keys(NewException.shape).join(', ')}.`;

const record = command('exception', 'record', 'Record an exception of the current engagement, as a draft.', {
  operands: vaultOnly,
  options: { ...unlockOptions, file: option('FILE', 'what is known about it, as JSON') },
  notes: [
    MEMBERS,
    'title, controlId and foundOn are needed; foundBy is self or auditor; extent is {"failed", "of"}.',
  ],
  run: async (call) => {
    const path = required(call.options.file, 'file');
    const exception = newException(await readExceptionFile(path), path);
    const { recordException } = await engine();
    const made = await withVault(call, (vault) => recordException(vault, exception));
    call.output.answer(made, () => [text`Recorded ${made.id}: ${made.title} (draft).`]);
    return EXIT.done;
  },
});

const change = command('exception', 'change', 'State more, or something else, about an exception.', {
  operands: vaultAnd('EXCEPTION', 1),
  options: { ...unlockOptions, file: option('FILE', 'what is to be stated, as JSON; the rest stays') },
  notes: [MEMBERS],
  run: async (call) => {
    const id = readExceptionId(call.operands[1] ?? '');
    const path = required(call.options.file, 'file');
    const part = await readExceptionFile(path);
    const { changeException, getException } = await engine();
    const changed = await withVault(call, (vault) => {
      const before = getException(vault, id);
      const stated = Object.fromEntries(
        (Object.keys(NewException.shape) as (keyof NewException)[]).map((key) => [key, before[key]]),
      );
      return changeException(vault, id, newException({ ...stated, ...part }, path));
    });
    call.output.answer(changed, () => sheet(changed));
    return EXIT.done;
  },
});

const state = command('exception', 'state', 'Take an exception to its next state, or one back.', {
  operands: vaultAnd('EXCEPTION STATE', 2),
  options: unlockOptions,
  notes: [
    `The states are ${EXCEPTION_STATES.join(', ')}.`,
    'Each needs what it says to be stated first; the answer names what is missing.',
  ],
  run: async (call) => {
    const id = readExceptionId(call.operands[1] ?? '');
    const wanted = readState(EXCEPTION_STATES, call.operands[2] ?? '');
    const { setExceptionState } = await engine();
    const changed = await withVault(call, (vault) => setExceptionState(vault, id, wanted));
    call.output.answer(changed, () => [
      text`${changed.id} is ${changed.state}; it may become ${changed.nextStates.join(', ')}.`,
    ]);
    return EXIT.done;
  },
});

const withdraw = command('exception', 'withdraw', 'Say that an exception should not have been recorded.', {
  operands: vaultAnd('EXCEPTION', 1),
  options: { ...unlockOptions, reason: option('TEXT', 'why') },
  notes: ['It stays readable. One that a package handed over cannot be withdrawn.'],
  run: async (call) => {
    const id = readExceptionId(call.operands[1] ?? '');
    const reason = required(call.options.reason, 'reason');
    if (reason.length > LONGEST_REASON)
      throw new WrongUse(`--reason may have at most ${String(LONGEST_REASON)} characters.`);
    const { withdrawException } = await engine();
    const gone = await withVault(call, (vault) => withdrawException(vault, id, reason));
    call.output.answer(gone, () => [text`${gone.id} is withdrawn.`]);
    return EXIT.done;
  },
});

export const exceptionCommands = [list, show, record, change, state, withdraw];
