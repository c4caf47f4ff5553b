// muniment recipient, their keys: noted as they came, confirmed by another route, removed; and the key they
// sign receipts with.
import {
  AgeRecipient,
  CHANNELS_OF_CONFIRMATION,
  ConfirmationChannel,
  type Recipient,
} from '../../shared/domain/recipient';
import { EXIT, UserError } from '../../shared/errors';
import type { RecipientId } from '../../shared/ids';
import type { OpenVault } from '../../engine';
import { command, text as option, unlockOptions, vaultAnd } from '../command';
import { parseDate } from '../dates';
import { readRecipientId } from '../ids';
import { engine, type VaultCall, withVault } from '../open-vault';
import { required } from '../required-option';
import { text } from '../safe-text';
import { WrongUse } from '../wrong-use';
import { recipientSheet } from './recipient';

const readKey = (typed: string): AgeRecipient => {
  const parsed = AgeRecipient.safeParse(typed);
  if (parsed.success) return parsed.data;
  throw new UserError('recipient.bad-key');
};

/** Does it, and answers the recipient as they then are. */
const changed = async (
  call: VaultCall,
  id: RecipientId,
  work: (vault: OpenVault) => void | Promise<void>,
): Promise<Recipient> => {
  const { getRecipient } = await engine();
  return withVault(call, async (vault) => {
    await work(vault);
    return getRecipient(vault, id);
  });
};

const addKey = command('recipient', 'add-key', 'Note an age key that a recipient gave.', {
  operands: vaultAnd('RECIPIENT age1…', 2),
  options: { ...unlockOptions, label: option('TEXT', 'which key it is: a laptop, a team') },
  notes: ['Nothing is encrypted to it before it is confirmed by another route: “recipient confirm-key”.'],
  run: async (call) => {
    const id = readRecipientId(call.operands[1] ?? '');
    const key = readKey(call.operands[2] ?? '');
    const label = (call.options.label ?? '').trim();
    if (label.length > 300) throw new WrongUse('--label may have at most 300 characters.');
    const { addRecipientKey } = await engine();
    const found = await changed(call, id, (vault) => addRecipientKey(vault, id, { key, label }));
    call.output.answer(found, () => [
      text`Noted a key of ${found.id}. Compare it with ${found.person} by phone, letter or in person, and then:`,
      text`muniment recipient confirm-key ${call.operands[0] ?? ''} ${found.id} ${key} --channel phone --on DATE`,
    ]);
    return EXIT.done;
  },
});

const confirmKey = command('recipient', 'confirm-key', 'Record that a key was compared by another route.', {
  operands: vaultAnd('RECIPIENT age1…', 2),
  options: {
    ...unlockOptions,
    channel: option('CHANNEL', `how: ${CHANNELS_OF_CONFIRMATION.join(', ')}`),
    on: option('DATE', 'on which day'),
    note: option('TEXT', 'with whom, and what was said'),
  },
  run: async (call) => {
    const { options } = call;
    const id = readRecipientId(call.operands[1] ?? '');
    const key = readKey(call.operands[2] ?? '');
    const channel = ConfirmationChannel.safeParse(required(options.channel, 'channel').toLowerCase());
    if (!channel.success) throw new WrongUse(`--channel is one of ${CHANNELS_OF_CONFIRMATION.join(', ')}.`);
    const on = parseDate(required(options.on, 'on'), '--on');
    const note = (options.note ?? '').trim();
    if (note.length > 2000) throw new WrongUse('--note may have at most 2000 characters.');
    const { confirmRecipientKey } = await engine();
    const found = await changed(call, id, (vault) => {
      confirmRecipientKey(vault, id, key, { on, channel: channel.data, note });
    });
    call.output.answer(found, () => recipientSheet(found));
    return EXIT.done;
  },
});

const removeKey = command('recipient', 'remove-key', 'Take a key of a recipient away.', {
  operands: vaultAnd('RECIPIENT age1…', 2),
  options: unlockOptions,
  notes: ['What was encrypted to it before stays open to whoever has it.'],
  run: async (call) => {
    const id = readRecipientId(call.operands[1] ?? '');
    const key = readKey(call.operands[2] ?? '');
    const { removeRecipientKey } = await engine();
    const found = await changed(call, id, (vault) => {
      removeRecipientKey(vault, id, key);
    });
    call.output.answer(found, () => recipientSheet(found));
    return EXIT.done;
  },
});

const receiptKey = command('recipient', 'receipt-key', 'Note the minisign key they sign receipts with.', {
  operands: vaultAnd('RECIPIENT KEY', 2),
  options: unlockOptions,
  notes: ['KEY is the 56 characters of a minisign public key, or “none”.'],
  run: async (call) => {
    const id = readRecipientId(call.operands[1] ?? '');
    const typed = (call.operands[2] ?? '').trim();
    const { setReceiptKey } = await engine();
    const found = await changed(call, id, (vault) => {
      setReceiptKey(vault, id, typed === 'none' ? '' : typed);
    });
    call.output.answer(found, () => recipientSheet(found));
    return EXIT.done;
  },
});

export const recipientKeyCommands = [addKey, confirmKey, removeKey, receiptKey];
