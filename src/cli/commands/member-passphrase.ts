// muniment member passphrase: one's own, or a new one for a member who forgot theirs.
import { EXIT } from '../../shared/errors';
import type { VaultInfo } from '../../shared/domain/vault';
import { command, text as option, unlockOptions, vaultOnly } from '../command';
import { readMemberId } from '../ids';
import { engine, withVault } from '../open-vault';
import { text } from '../safe-text';
import { readNewPassphrase } from '../secrets';
import { WrongUse } from '../wrong-use';

const MEMORY = [256, 512, 1024] as const;
type Memory = (typeof MEMORY)[number];

const readMemory = (typed: string | undefined): Memory | null => {
  if (typed === undefined) return null;
  const memory = MEMORY.find((one) => String(one) === typed);
  if (memory === undefined) throw new WrongUse(`--memory is ${MEMORY.join(', ')} (mebibytes).`);
  return memory;
};

const ownLines = ({ member, kdf }: VaultInfo): string[] => [
  text`The passphrase of ${member.id} ${member.name} is changed, and with it their signing key.`,
  `A guess costs ${String(kdf.operations)} passes over ${String(kdf.memoryMebibytes)} MiB.`,
  'Copies and backups made before still open with the old passphrase.',
];

export const memberPassphrase = command('member', 'passphrase', 'Change a passphrase.', {
  operands: vaultOnly,
  options: {
    ...unlockOptions,
    'new-passphrase-file': option('FILE', 'read the new passphrase from the first line of FILE'),
    memory: option('MIB', `what a guess costs from now on: ${MEMORY.join(', ')} MiB (left out: as it is)`),
    of: option('MEMBER', 'for owners: give this member a new passphrase, such as MEM-02'),
  },
  notes: [
    'One’s own, unless --of is given. The new one is asked for twice, or taken from MUNIMENT_NEW_PASSPHRASE',
    'or the file. Whoever has the old one and a copy of the vault from before can still open that copy.',
  ],
  run: async (call) => {
    const { options, terminal, output } = call;
    const memoryMebibytes = readMemory(options.memory);
    const of = options.of === undefined ? null : readMemberId(options.of);
    const newFile = options['new-passphrase-file'];
    if (of !== null && memoryMebibytes !== null)
      throw new WrongUse('--memory is for one’s own passphrase; leave it or --of out.');
    if (options['passphrase-file'] === '-' && newFile === '-')
      throw new WrongUse('Only one of the two passphrases can come from standard input.');
    const { changePassphrase, givePassphrase, vaultInfo } = await engine();
    await withVault(call, async (vault, { passphrase: current }) => {
      if (of !== null) {
        const given = await readNewPassphrase(terminal, newFile, `New passphrase for ${of}: `);
        const member = await givePassphrase(vault, of, given);
        output.answer(member, () => [
          text`${member.id} ${member.name} has a new passphrase and a new signing key.`,
          text`They replace it with one of their own: muniment member passphrase ${call.operands[0] ?? ''}`,
        ]);
        return;
      }
      const next = await readNewPassphrase(terminal, newFile);
      await changePassphrase(vault, { current, next, memoryMebibytes });
      const answer = vaultInfo(vault);
      output.answer(answer, () => ownLines(answer));
    });
    return EXIT.done;
  },
});
