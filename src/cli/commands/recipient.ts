// muniment recipient: who receives packages, until when, and what was stated about them. Their keys are in
// recipient-key.ts.
import type { Recipient, RecipientStatement } from '../../shared/domain/recipient';
import { EXIT } from '../../shared/errors';
import type { CalendarDate } from '../../shared/period';
import {
  command,
  flag,
  readingOptions,
  text as option,
  unlockOptions,
  vaultAnd,
  vaultOnly,
} from '../command';
import { parseDate } from '../dates';
import { readRecipientId } from '../ids';
import { engine, readingVault, withVault } from '../open-vault';
import { requiredName } from '../required-option';
import { text } from '../safe-text';
import { facts, table } from '../table';
import { WrongUse } from '../wrong-use';

const keyLine = ({ recipient, label, confirmed }: Recipient['keys'][number]): string =>
  [
    recipient,
    ...(label === '' ? [] : [label]),
    confirmed === null
      ? 'NOT CONFIRMED'
      : `confirmed ${confirmed.on} by ${confirmed.channel}, recorded by ${confirmed.by}`,
  ].join(', ');

export const recipientSheet = (one: Recipient): string[] =>
  facts([
    ['Recipient', `${one.id} ${one.person}, ${one.firm}`],
    ['State', one.isRetired ? 'retired' : 'packages may go to them'],
    ['Until', one.until ?? ''],
    ['E-mail', one.email],
    ['Purpose', one.purpose],
    ['Note', one.note],
    ...one.keys.map((key): [string, string] => ['Key', keyLine(key)]),
    ['Signs receipts with', one.receiptKey],
    ['Packages', String(one.packageCount)],
  ]);

const stated = {
  firm: option('NAME', 'the firm'),
  person: option('NAME', 'the person at the firm'),
  email: option('ADDRESS', 'how they are reached'),
  purpose: option('TEXT', 'what they receive packages for'),
  until: option('DATE', 'the last day on which packages may go to them'),
  'no-end': flag('without a last day'),
  note: option('TEXT', 'anything else'),
} as const;

interface Typed {
  readonly firm: string | undefined;
  readonly person: string | undefined;
  readonly email: string | undefined;
  readonly purpose: string | undefined;
  readonly until: string | undefined;
  readonly 'no-end': boolean;
  readonly note: string | undefined;
}

const LONGEST: Readonly<Record<string, number>> = {
  firm: 300,
  person: 300,
  email: 300,
  purpose: 300,
  note: 2000,
};

const untilOf = (typed: Typed, before: CalendarDate | null): CalendarDate | null => {
  if (typed.until !== undefined && typed['no-end'])
    throw new WrongUse('--until and --no-end exclude each other.');
  if (typed['no-end']) return null;
  return typed.until === undefined ? before : parseDate(typed.until, '--until');
};

const statementOf = (typed: Typed, before: RecipientStatement): RecipientStatement => {
  for (const [name, most] of Object.entries(LONGEST)) {
    const value = typed[name as keyof Typed];
    if (typeof value === 'string' && value.trim().length > most)
      throw new WrongUse(`--${name} may have at most ${String(most)} characters.`);
  }
  return {
    firm: typed.firm ?? before.firm,
    person: typed.person ?? before.person,
    email: typed.email ?? before.email,
    purpose: typed.purpose ?? before.purpose,
    until: untilOf(typed, before.until),
    note: typed.note ?? before.note,
  };
};

const add = command('recipient', 'add', 'Note somebody who is to receive packages.', {
  operands: vaultOnly,
  options: { ...unlockOptions, ...stated },
  notes: ['--firm and --person are needed. Keys come with “recipient add-key” and “recipient confirm-key”.'],
  run: async (call) => {
    const { options } = call;
    const firm = requiredName(options.firm, 'firm');
    const person = requiredName(options.person, 'person');
    const statement = statementOf(options, { firm, person, email: '', purpose: '', until: null, note: '' });
    const { addRecipient, getRecipient } = await engine();
    const made = await withVault(call, (vault) => getRecipient(vault, addRecipient(vault, statement)));
    call.output.answer(made, () => [text`Noted ${made.id}: ${made.person}, ${made.firm}.`]);
    return EXIT.done;
  },
});

const list = command('recipient', 'list', 'List those who receive packages.', {
  operands: vaultOnly,
  options: { ...readingOptions, 'with-retired': flag('also those who were retired') },
  run: async (call) => {
    const { listRecipients } = await engine();
    const all = await readingVault(call, (vault) => listRecipients(vault));
    const found = all.filter((one) => call.options['with-retired'] || !one.isRetired);
    call.output.answer(found, () =>
      table(
        [
          { title: 'Id' },
          { title: 'Person', flexible: true },
          { title: 'Firm', flexible: true },
          { title: 'Until' },
          { title: 'Keys' },
          { title: 'Confirmed' },
          { title: 'Packages' },
        ],
        found.map((one) => [
          one.id,
          one.isRetired ? `${one.person} (retired)` : one.person,
          one.firm,
          one.until ?? '',
          String(one.keys.length),
          String(one.keys.filter((key) => key.confirmed !== null).length),
          String(one.packageCount),
        ]),
        call.terminal.columns,
      ),
    );
    return EXIT.done;
  },
});

const show = command('recipient', 'show', 'Show a recipient with their keys and how each was confirmed.', {
  operands: vaultAnd('RECIPIENT', 1),
  options: readingOptions,
  run: async (call) => {
    const id = readRecipientId(call.operands[1] ?? '');
    const { getRecipient } = await engine();
    const found = await readingVault(call, (vault) => getRecipient(vault, id));
    call.output.answer(found, () => recipientSheet(found));
    return EXIT.done;
  },
});

const change = command('recipient', 'change', 'State something else about a recipient; the rest stays.', {
  operands: vaultAnd('RECIPIENT', 1),
  options: { ...unlockOptions, ...stated },
  run: async (call) => {
    const { options } = call;
    const id = readRecipientId(call.operands[1] ?? '');
    if (options.firm !== undefined) requiredName(options.firm, 'firm');
    if (options.person !== undefined) requiredName(options.person, 'person');
    const { changeRecipient, getRecipient } = await engine();
    const changed = await withVault(call, (vault) => {
      changeRecipient(vault, id, statementOf(options, getRecipient(vault, id)));
      return getRecipient(vault, id);
    });
    call.output.answer(changed, () => recipientSheet(changed));
    return EXIT.done;
  },
});

const retire = command('recipient', 'retire', 'Say that no package goes to them any more.', {
  operands: vaultAnd('RECIPIENT', 1),
  options: unlockOptions,
  notes: ['They stay in the list, with what they received. They can still open what they have.'],
  run: async (call) => {
    const id = readRecipientId(call.operands[1] ?? '');
    const { getRecipient, retireRecipient } = await engine();
    const gone = await withVault(call, (vault) => {
      retireRecipient(vault, id);
      return getRecipient(vault, id);
    });
    call.output.answer(gone, () => [text`${gone.id} is retired.`]);
    return EXIT.done;
  },
});

export const recipientCommands = [add, list, show, change, retire];
