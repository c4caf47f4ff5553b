// To whom a package is encrypted, as it was typed. Nothing is written in the open that was to be encrypted: the
// keys are judged before anything is built.
import type { ChosenEnvelope, OpenVault } from '../engine';
import type { RecipientId } from '../shared/ids';
import { commaList } from './arguments';
import { text as option, texts } from './command';
import { readRecipientId } from './ids';
import { engine } from './open-vault';
import type { Output } from './output';
import { text } from './safe-text';
import { readPassphrase } from './secrets';
import type { Terminal } from './terminal';
import { WrongUse } from './wrong-use';

export const envelopeOptions = {
  to: texts('RCP-01|age1…', 'encrypt it to all keys of this recipient, or to this age key'),
  'package-passphrase-file': option('FILE', 'encrypt it to the passphrase in the first line of FILE'),
} as const;

/** Only where a round is built: the package names them. */
export const recipientOptions = {
  for: texts('RCP-01', 'whom it is for, as the package names them; --to RCP-01 says so as well'),
} as const;

interface Typed {
  readonly to: readonly string[];
  readonly for?: readonly string[];
  readonly 'package-passphrase-file': string | undefined;
}

export interface TypedEnvelope {
  readonly recipientIds: readonly RecipientId[];
  readonly choose: (vault: OpenVault, output: Output) => Promise<ChosenEnvelope>;
}

const isKey = (typed: string): boolean => typed.trim().startsWith('age1');

/** Reads what was typed. Errors: wrong use. */
export const readEnvelope = async (terminal: Terminal, typed: Typed): Promise<TypedEnvelope> => {
  const to = commaList(typed.to).map((one) => one.trim());
  const keys = to.filter(isKey);
  const addressed = to.filter((one) => !isKey(one)).map(readRecipientId);
  const recipientIds = [...new Set([...addressed, ...commaList(typed.for ?? []).map(readRecipientId)])];
  const file = typed['package-passphrase-file'];
  if (file !== undefined && to.length > 0)
    throw new WrongUse('--to and --package-passphrase-file exclude each other.');
  const passphrase = file === undefined ? null : await readPassphrase(terminal, file, undefined);
  const choose = async (vault: OpenVault, output: Output): Promise<ChosenEnvelope> => {
    const { chooseEnvelope } = await engine();
    if (passphrase !== null)
      return chooseEnvelope(vault, { envelope: { kind: 'passphrase', passphrase }, recipientIds });
    if (to.length === 0) return chooseEnvelope(vault, { envelope: { kind: 'none' }, recipientIds });
    const chosen = await chooseEnvelope(vault, { envelope: { kind: 'recipients' }, recipientIds, keys });
    for (const key of chosen.unconfirmedKeys)
      output.warn(
        text`Warning: nobody has confirmed ${key} by another route. If it came by e-mail alone, it may be somebody else’s; the journal says so.`,
      );
    return chosen;
  };
  return { recipientIds, choose };
};
