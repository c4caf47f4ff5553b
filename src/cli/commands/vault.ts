// muniment vault: make one, look at one, check one, get back in with the recovery key.
import { EXIT, UserError } from '../../shared/errors';
import type { VaultInfo } from '../../shared/domain/vault';
import { command, flag, text as option, unlockOptions, vaultOnly } from '../command';
import { engine, withVault } from '../open-vault';
import { text } from '../safe-text';
import { readNewPassphrase, readRecoveryWords } from '../secrets';
import { sizeText } from '../size-text';
import { facts } from '../table';
import { WrongUse } from '../wrong-use';

const required = (value: string | undefined, name: string): string => {
  if (value === undefined || value.trim() === '') throw new WrongUse(`--${name} is needed.`);
  return value.trim();
};

/** Four rows of six numbered words, to be written down. */
export const wordRows = (words: readonly string[], perRow: number): string[] => {
  const rows: string[] = [];
  for (let start = 0; start < words.length; start += perRow)
    rows.push(
      words
        .slice(start, start + perRow)
        .map((word, index) => `${String(start + index + 1).padStart(4)}. ${word.padEnd(9)}`)
        .join('')
        .trimEnd(),
    );
  return rows;
};

const infoLines = (info: VaultInfo): string[] =>
  facts([
    ['Organization', info.organization],
    ['Vault', `${info.vaultId} (format ${String(info.formatVersion)}, made ${info.createdAt})`],
    ['Folder', info.folderName],
    ['Member', `${info.member.id} ${info.member.name}`],
    ['Recovery key', info.recoveryKeyConfirmed ? 'confirmed' : 'not confirmed'],
    [
      'Passphrase cost',
      `Argon2id, ${String(info.kdf.operations)} passes over ${String(info.kdf.memoryMebibytes)} MiB`,
    ],
    ['Engagement', info.currentEngagementId ?? 'none yet'],
    ['Controls', String(info.counts.controls)],
    ['Evidence', `${String(info.counts.evidence)} items, ${sizeText(info.counts.evidenceBytes)}`],
    ['Packages', String(info.counts.packages)],
    ['Journal', `${String(info.counts.journalEntries)} entries`],
    ['Signing key', info.signer.publicKey],
    ['as words', info.signer.words.join(' ')],
  ]);

const create = command('vault', 'create', 'Make a vault and print its recovery key, once.', {
  operands: vaultOnly,
  options: {
    organization: option('NAME', 'whose evidence it will hold'),
    member: option('NAME', 'your name; you will be its owner'),
    'passphrase-file': option(
      'FILE',
      'read the new passphrase from the first line of FILE (- is standard input)',
    ),
  },
  notes: [
    'The passphrase is asked for twice, or taken from MUNIMENT_NEW_PASSPHRASE or --passphrase-file.',
    'The 24 recovery words are the only other way in. Write them down; they are not shown again.',
  ],
  run: async ({ terminal, output, makeEnvironment, operands, options }) => {
    const folder = operands[0] ?? '';
    const organization = required(options.organization, 'organization');
    const member = required(options.member, 'member');
    const passphrase = await readNewPassphrase(terminal, options['passphrase-file']);
    const { createVault, vaultInfo } = await engine();
    const made = await createVault(folder, { organization, member, passphrase }, await makeEnvironment());
    try {
      const info = vaultInfo(made.vault);
      output.answer({ info, recoveryWords: made.recoveryWords }, () => [
        text`Made the vault of ${organization} in ${folder}.`,
        '',
        'Recovery key (24 words, in this order; the only time they are shown):',
        ...wordRows(made.recoveryWords, 6),
        '',
        text`When they are written down, prove it: muniment vault confirm ${folder}`,
        '',
        'Packages will be signed with this key; tell your auditor by another route:',
        `  ${info.signer.publicKey}`,
        `  ${info.signer.words.join(' ')}`,
      ]);
    } finally {
      made.vault.close();
    }
    return EXIT.done;
  },
});

const info = command('vault', 'info', 'Say what a vault is and how much it holds.', {
  operands: vaultOnly,
  options: { ...unlockOptions, header: flag('only what can be read without the passphrase') },
  run: async (call) => {
    if (call.options.header) {
      const { peekVault } = await engine();
      const header = await peekVault(call.operands[0] ?? '');
      call.output.answer(header, () =>
        facts([
          ['Vault', header.vaultId],
          ['Format', String(header.formatVersion)],
          ['Made', `${header.createdAt} by ${header.program}`],
        ]),
      );
      return EXIT.done;
    }
    const { vaultInfo } = await engine();
    await withVault(call, (vault) => {
      const answer = vaultInfo(vault);
      call.output.answer(answer, () => infoLines(answer));
    });
    return EXIT.done;
  },
});

const check = command(
  'vault',
  'check',
  'Check a vault for damage: header, database, journal, sealed files.',
  {
    operands: vaultOnly,
    options: { ...unlockOptions, deep: flag('read and authenticate every byte of every sealed file') },
    notes: ['Exit code 20 when something is damaged. Nothing is ever repaired by a check.'],
    run: async (call) => {
      const { checkVault } = await engine();
      const report = await withVault(call, (vault) =>
        checkVault(vault, { deep: call.options.deep }, call.job),
      );
      call.output.answer(report, () => [
        report.verdict === 'sound' ? 'The vault is sound.' : 'The vault is damaged.',
        ...report.findings.map((found) => text`  ${found.code}  ${found.subject}  ${found.detail}`),
        `${String(report.counts.blobs)} sealed files, ${String(report.counts.journalEntries)} journal entries, ` +
          (report.deep
            ? `${sizeText(report.counts.bytesRead)} read.`
            : 'contents not read (--deep reads them).'),
      ]);
      return report.verdict === 'sound' ? EXIT.done : EXIT.damaged;
    },
  },
);

const recover = command('vault', 'recover', 'Open a vault with its recovery key and set a new passphrase.', {
  operands: vaultOnly,
  options: {
    'words-file': option('FILE', 'read the 24 words from FILE (- is standard input)'),
    'new-passphrase-file': option('FILE', 'read the new passphrase from the first line of FILE'),
  },
  notes: [
    'Words and passphrase are asked for, or taken from MUNIMENT_RECOVERY_WORDS and MUNIMENT_NEW_PASSPHRASE.',
  ],
  run: async ({ terminal, output, makeEnvironment, operands, options }) => {
    const folder = operands[0] ?? '';
    if (options['words-file'] === '-' && options['new-passphrase-file'] === '-')
      throw new WrongUse('Only one of the two can come from standard input.');
    const { peekVault, recoverVault, vaultInfo } = await engine();
    await peekVault(folder);
    const words = await readRecoveryWords(terminal, options['words-file']);
    const newPassphrase = await readNewPassphrase(terminal, options['new-passphrase-file']);
    const vault = await recoverVault(folder, { words, newPassphrase }, await makeEnvironment());
    try {
      const answer = vaultInfo(vault);
      output.answer(answer, () => ['The vault is open again, and the new passphrase is set.']);
    } finally {
      vault.close();
    }
    return EXIT.done;
  },
});

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

export const vaultCommands = [create, info, check, recover, confirm];
