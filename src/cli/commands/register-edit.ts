// muniment register: adding records, stating more about them, linking, signing and withdrawing them.
import { SPECS } from '../../shared/domain/programme';
import { partsOf } from '../../shared/domain/programme/record-id';
import { EXIT } from '../../shared/errors';
import type { Environment } from '../../engine';
import { command, text as option, texts, unlockOptions, vaultAnd, vaultAndSome } from '../command';
import { counted } from '../counted';
import { parseDate } from '../dates';
import { readRecordId, readRecordTarget } from '../ids';
import { engine, withVault } from '../open-vault';
import { readRecordFacts, readRegister } from '../record-facts';
import { recordSheet } from '../record-sheet';
import { required } from '../required-option';
import { text } from '../safe-text';
import { readState } from '../state';
import { todayOf } from '../today-option';
import { readWhole } from '../whole-number';
import { WrongUse } from '../wrong-use';
import { REGISTERS_NOTE } from './register';

const LONGEST_NOTE = 2000;
const MEANINGS = ['reviewed', 'signed'] as const;

const factsOptions = {
  set: texts('FIELD=VALUE', 'what is stated of one field; nothing behind the sign takes it back'),
  file: option('FILE', 'fields as a JSON object; the only way to state rows'),
  state: option('STATE', 'the state it is in'),
  on: option('DATE', 'the day from which it holds (left out: today)'),
  note: option('TEXT', 'why'),
} as const;

const FIELDS_NOTE = 'Lists have commas between them. A choice is named by its id or its words.';

const onOf = (typed: string | undefined, environment: Pick<Environment, 'now'>) =>
  typed === undefined ? todayOf(undefined, environment) : parseDate(typed, '--on');

const noteOf = (typed: string | undefined, name = 'note'): string => {
  const note = (typed ?? '').trim();
  if (note.length > LONGEST_NOTE)
    throw new WrongUse(`--${name} may have at most ${String(LONGEST_NOTE)} characters.`);
  return note;
};

const add = command('register', 'add', 'Add a record to a register.', {
  operands: vaultAnd('REGISTER', 1),
  options: { ...unlockOptions, ...factsOptions },
  notes: [REGISTERS_NOTE, FIELDS_NOTE],
  run: async (call) => {
    const { options } = call;
    const register = readRegister(call.operands[1] ?? '');
    const spec = SPECS[register];
    const state = options.state === undefined ? null : readState(Object.keys(spec.states), options.state);
    const facts = await readRecordFacts(register, options.file, options.set);
    const on = onOf(options.on, await call.makeEnvironment());
    const note = noteOf(options.note);
    const { addToRegister, getRecordDetail } = await engine();
    const made = await withVault(call, (vault) => {
      const [id] = addToRegister(vault, { register, records: [{ facts, state }], on, note });
      return id === undefined ? null : getRecordDetail(vault, id, on);
    });
    call.output.answer(made, () => (made === null ? [] : [text`Added ${made.id}: ${made.title}.`]));
    return EXIT.done;
  },
});

const change = command(
  'register',
  'change',
  'State more, or something else, about a record: its next version.',
  {
    operands: vaultAnd('RECORD', 1),
    options: {
      ...unlockOptions,
      ...factsOptions,
      version: option('N', 'refused when another version is current by now'),
    },
    notes: [
      FIELDS_NOTE,
      'What is not named stays. Nothing is written when nothing differs.',
      'A day before that of the current version wants every field and the state; left out, it is not before that day.',
    ],
    run: async (call) => {
      const { options } = call;
      const id = readRecordId(call.operands[1] ?? '');
      const { register } = partsOf(id);
      const state =
        options.state === undefined ? null : readState(Object.keys(SPECS[register].states), options.state);
      const facts = await readRecordFacts(register, options.file, options.set);
      const version = options.version === undefined ? null : readWhole(options.version, 'version');
      const typedOn = onOf(options.on, await call.makeEnvironment());
      const note = noteOf(options.note);
      const { changeInRegister, readRecord } = await engine();
      const changed = await withVault(call, (vault) => {
        const now = readRecord(vault.db, id);
        // A day nobody typed is not before what stands there already.
        const on = options.on === undefined && typedOn < now.on ? now.on : typedOn;
        return changeInRegister(vault, {
          ...{ id, facts, state, on, note },
          version: version ?? now.version,
        });
      });
      call.output.answer(changed, () => recordSheet(changed));
      return EXIT.done;
    },
  },
);

const withdraw = command('register', 'withdraw', 'Say that a record is not to be in its register.', {
  operands: vaultAnd('RECORD', 1),
  options: { ...unlockOptions, reason: option('TEXT', 'why') },
  notes: ['It stays readable, and its number is not used again.'],
  run: async (call) => {
    const id = readRecordId(call.operands[1] ?? '');
    const reason = noteOf(required(call.options.reason, 'reason'), 'reason');
    const { withdrawFromRegister } = await engine();
    const gone = await withVault(call, (vault) => withdrawFromRegister(vault, id, reason));
    call.output.answer(gone, () => [text`${gone.id} is withdrawn.`]);
    return EXIT.done;
  },
});

const link = command('register', 'link', 'Link a record to controls, criteria, evidence or other records.', {
  operands: vaultAndSome('RECORD TARGET…', 2),
  options: { ...unlockOptions, note: option('TEXT', 'why') },
  run: async (call) => {
    const id = readRecordId(call.operands[1] ?? '');
    const targets = call.operands.slice(2).map(readRecordTarget);
    const note = noteOf(call.options.note);
    const { linkInRegister } = await engine();
    await withVault(call, (vault) => {
      linkInRegister(vault, { ids: [id], targets, note });
    });
    call.output.answer({ id, targets }, () => [text`${id} is linked to ${targets.join(', ')}.`]);
    return EXIT.done;
  },
});

const unlink = command('register', 'unlink', 'Take links that were made by hand away from a record.', {
  operands: vaultAndSome('RECORD TARGET…', 2),
  options: unlockOptions,
  notes: ['A link of a field goes when the field no longer names it.'],
  run: async (call) => {
    const id = readRecordId(call.operands[1] ?? '');
    const targets = call.operands.slice(2).map(readRecordTarget);
    const { unlinkInRegister } = await engine();
    await withVault(call, (vault) => {
      unlinkInRegister(vault, { id, targets });
    });
    call.output.answer({ id, targets }, () => [
      text`${id} is not linked to ${counted(targets.length, 'target')} by hand any more.`,
    ]);
    return EXIT.done;
  },
});

const sign = command('register', 'sign', 'Put your name to the current version of a record.', {
  operands: vaultAnd('RECORD MEANING', 2),
  options: { ...unlockOptions, note: option('TEXT', 'what you looked at') },
  notes: [
    `The meaning is ${MEANINGS.join(' or ')}. Your key signs the journal entry, which names the version's SHA-256.`,
    'A policy is approved with “muniment policy approve”.',
  ],
  run: async (call) => {
    const id = readRecordId(call.operands[1] ?? '');
    const meaning = readState(MEANINGS, call.operands[2] ?? '');
    const note = noteOf(call.options.note);
    const { readRecord, signInRegister } = await engine();
    const signed = await withVault(call, (vault) =>
      signInRegister(vault, { id, version: readRecord(vault.db, id).version, meaning, note }),
    );
    const digest = signed.signatures[0]?.digest ?? '';
    call.output.answer(signed, () => [
      text`${signed.id} version ${String(signed.version)} is ${meaning} by you (SHA-256 ${digest}).`,
    ]);
    return EXIT.done;
  },
});

export const registerEditCommands = [add, change, withdraw, link, unlink, sign];
