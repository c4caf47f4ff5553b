// muniment vault: the recovery key (prove that it was kept, get back in, make a new one), and a new vault key.
import { EXIT, UserError } from '../../shared/errors';
import { command, flag, text as option, unlockOptions, vaultOnly } from '../command';
import { confirm as askFirst } from '../confirm';
import { engine, withVault } from '../open-vault';
import { recoveryWordLines } from '../recovery-words';
import { text } from '../safe-text';
import { readRecoveryWords } from '../secrets';
import { recoverCommand } from './recover';

const confirm = command('vault', 'confirm', 'Check that the written-down recovery key is the right one.', {
  operands: vaultOnly,
  options: { ...unlockOptions, 'words-file': option('FILE', 'read the 24 words from FILE') },
  run: async (call) => {
    const words = await readRecoveryWords(call.terminal, call.options['words-file']);
    const { confirmRecoveryKey } = await engine();
    const matches = await withVault(call, (vault) => confirmRecoveryKey(vault, words));
    if (!matches) throw new UserError('vault.wrong-recovery-key');
    call.output.answer({ matches }, () => ['These are the words; recorded as confirmed.']);
    return EXIT.done;
  },
});

const rekey = command('vault', 'rekey', 'Give a vault a new key, and begin its next epoch.', {
  operands: vaultOnly,
  options: unlockOptions,
  notes: [
    'For owners. Passphrases and the recovery key stay as they are. From now on everything is sealed with the',
    'new key; sealed files of before keep theirs, which the new one opens.',
  ],
  run: async (call) => {
    const { rekeyVault, vaultInfo } = await engine();
    const answer = await withVault(call, async (vault) => {
      vault.requireMay('vault.rekeyed');
      const next = await rekeyVault(vault, call.job);
      try {
        return vaultInfo(next);
      } finally {
        next.close();
      }
    });
    call.output.answer(answer, () => [`The vault has a new key: epoch ${String(answer.epoch)}.`]);
    return EXIT.done;
  },
});

const recoveryKey = command('vault', 'recovery-key', 'Make a new recovery key and print it, once.', {
  operands: vaultOnly,
  options: { ...unlockOptions, yes: flag('do not ask') },
  notes: [
    'For owners. The words printed before stop working, in this vault; in older copies of its folder they',
    'still open what is there. Write the new ones down; they are not shown again.',
  ],
  run: async (call) => {
    const { renewRecoveryKey } = await engine();
    const recoveryWords = await withVault(call, async (vault) => {
      vault.requireMay('vault.recovery-key-made');
      await askFirst(
        call.terminal,
        call.options,
        'The recovery words printed before will stop working. Go on?',
      );
      return renewRecoveryKey(vault);
    });
    call.output.answer({ recoveryWords }, () => [
      'Made a new recovery key; the words printed before no longer open this vault.',
      '',
      ...recoveryWordLines(recoveryWords, text`muniment vault confirm ${call.operands[0] ?? ''}`),
    ]);
    return EXIT.done;
  },
});

export const vaultKeyCommands = [confirm, recoverCommand('vault'), recoveryKey, rekey];
