// Back in with the printed recovery key. Under two names: people look for it at the vault and at members.
import { EXIT } from '../../shared/errors';
import { command, flag, text as option, vaultOnly } from '../command';
import { engine } from '../open-vault';
import { text } from '../safe-text';
import { readNewPassphrase, readRecoveryWords } from '../secrets';
import { WrongUse } from '../wrong-use';

export const recoverCommand = (noun: 'vault' | 'member') =>
  command(noun, 'recover', 'Open a vault with its recovery key and set a new passphrase for its owner.', {
    operands: vaultOnly,
    options: {
      'words-file': option('FILE', 'read the 24 words from FILE (- is standard input)'),
      'new-passphrase-file': option('FILE', 'read the new passphrase from the first line of FILE'),
      'network-drive': flag('open it on a network drive: nobody else uses it there'),
      'restored-backup': flag('accept a vault older than the one last opened here'),
    },
    notes: [
      'Words and passphrase are asked for, or taken from MUNIMENT_RECOVERY_WORDS and MUNIMENT_NEW_PASSPHRASE.',
      'The owner gets a new passphrase and a new signing key; the recovery key stays as it is.',
    ],
    run: async ({ terminal, output, makeEnvironment, operands, options }) => {
      const folder = operands[0] ?? '';
      if (options['words-file'] === '-' && options['new-passphrase-file'] === '-')
        throw new WrongUse('Only one of the two can come from standard input.');
      const { peekVault, recoverVault, vaultInfo } = await engine();
      await peekVault(folder);
      const words = await readRecoveryWords(terminal, options['words-file']);
      const newPassphrase = await readNewPassphrase(terminal, options['new-passphrase-file']);
      const vault = await recoverVault(folder, { words, newPassphrase }, await makeEnvironment(), {
        networkDrive: options['network-drive'],
        acceptOlder: options['restored-backup'],
      });
      try {
        const answer = vaultInfo(vault);
        output.answer(answer, () => [
          text`The vault is open again, and the new passphrase of ${answer.member.id} ${answer.member.name} is set.`,
        ]);
      } finally {
        vault.close();
      }
      return EXIT.done;
    },
  });
