// muniment vault: the automatic copies of the database inside the vault folder.
import { EXIT } from '../../shared/errors';
import { command, flag, unlockOptions, vaultAnd, vaultOnly } from '../command';
import { confirm } from '../confirm';
import { engine } from '../open-vault';
import { text } from '../safe-text';
import { readPassphrase } from '../secrets';
import { sizeText } from '../size-text';
import { table } from '../table';

const copies = command('vault', 'copies', 'List the automatic copies of a vault’s database.', {
  operands: vaultOnly,
  options: {},
  notes: ['They lie in the folder “backups” of the vault, encrypted. Needs no passphrase.'],
  run: async (call) => {
    const { listCopies } = await engine();
    const found = await listCopies(call.operands[0] ?? '');
    call.output.answer(found, () =>
      table(
        [
          { title: 'Copy' },
          { title: 'Made' },
          { title: 'Epoch', right: true },
          { title: 'Entry', right: true },
          { title: 'Size', right: true },
        ],
        found.map((one) => [
          one.name,
          one.madeAt,
          String(one.epoch),
          String(one.journalSeq),
          sizeText(one.sizeBytes),
        ]),
        call.terminal.columns,
      ),
    );
    return EXIT.done;
  },
});

const restoreCopy = command(
  'vault',
  'restore-copy',
  'Put a copy in the place of a database that does not open any more.',
  {
    operands: vaultAnd('NAME', 1),
    options: { ...unlockOptions, yes: flag('do not ask') },
    notes: [
      'For owners. NAME is one of “vault copies”. The damaged database is kept beside it. What was recorded',
      'after the copy is not in it; sealed files stay, and the journal tells that a copy was restored.',
    ],
    run: async (call) => {
      const [folder = '', copy = ''] = call.operands;
      const { options, terminal } = call;
      const engineDoor = await engine();
      await engineDoor.peekVault(folder);
      await confirm(terminal, options, text`What was recorded after ${copy} will be missing. Go on?`);
      const passphrase = await readPassphrase(terminal, options['passphrase-file'], options.member);
      const input = {
        copy,
        passphrase,
        networkDrive: options['network-drive'],
        acceptOlder: options['restored-backup'],
      };
      const vault = await engineDoor.restoreCopy(folder, input, await call.makeEnvironment());
      try {
        const answer = engineDoor.vaultInfo(vault);
        call.output.answer(answer, () => [
          text`The vault opens again, as it was at journal entry ${answer.counts.journalEntries - 1}.`,
          'Look for what is missing, and check it: ' + text`muniment vault check ${folder} --deep`,
        ]);
      } finally {
        vault.close();
      }
      return EXIT.done;
    },
  },
);

export const vaultCopyCommands = [copies, restoreCopy];
