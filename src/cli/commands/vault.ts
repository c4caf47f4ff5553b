// muniment vault: make one, look at one.
import type { BackupState } from '../../shared/domain/backup';
import { EXIT } from '../../shared/errors';
import type { VaultAccess, VaultInfo } from '../../shared/domain/vault';
import { command, flag, readingOptions, text as option, vaultOnly } from '../command';
import { counted, journalEntries } from '../counted';
import { engine, readingVault } from '../open-vault';
import { recoveryWordLines } from '../recovery-words';
import { requiredName } from '../required-option';
import { text } from '../safe-text';
import { readNewPassphrase } from '../secrets';
import { sizeText } from '../size-text';
import { facts } from '../table';

const WHY_READ_ONLY: Readonly<Record<Extract<VaultAccess, { mode: 'read-only' }>['why'], string>> = {
  asked: 'as asked',
  'in-use': 'it is open elsewhere',
  'network-drive': 'it lies on a network drive',
  'no-write-access': 'the folder cannot be written to',
};

const accessText = (access: VaultAccess): string =>
  access.mode === 'read-write' ? 'reading and writing' : `reading only: ${WHY_READ_ONLY[access.why]}`;

const backupText = ({ last, entriesSince }: BackupState): string =>
  last === null
    ? 'none yet'
    : `${last.madeAt} by ${last.by}, ${counted(last.blobs, 'sealed file')}; ` +
      `${journalEntries(entriesSince)} since`;

/** What only an organization's vault holds. */
const heldFacts = ({ kind, counts, currentEngagementId }: VaultInfo): (readonly [string, string])[] =>
  kind === 'working-file'
    ? []
    : [
        ['Engagement', currentEngagementId ?? 'none yet'],
        ['Controls', String(counts.controls)],
        ['Evidence', `${counted(counts.evidence, 'item')}, ${sizeText(counts.evidenceBytes)}`],
        ['Packages', String(counts.packages)],
      ];

const infoLines = (info: VaultInfo, backup: BackupState): string[] =>
  facts([
    info.kind === 'working-file'
      ? ['Working file of', info.organization]
      : ['Organization', info.organization],
    ['Vault', `${info.vaultId} (format ${String(info.formatVersion)}, made ${info.createdAt})`],
    ['Folder', info.folderName],
    ['Opened by', `${info.member.id} ${info.member.name}, ${info.member.role}`],
    ['Opened for', accessText(info.access)],
    ['Members', String(info.members)],
    ['Vault key', `epoch ${String(info.epoch)}`],
    ['Recovery key', info.recoveryKeyConfirmed ? 'confirmed' : 'not confirmed'],
    [
      'Passphrase cost',
      `Argon2id, ${String(info.kdf.operations)} passes over ${String(info.kdf.memoryMebibytes)} MiB`,
    ],
    ['Last backup', backupText(backup)],
    ['Copies', `${String(backup.copies.length)} of the database, in the vault folder`],
    ...heldFacts(info),
    ['Journal', counted(info.counts.journalEntries, 'entry', 'entries')],
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
    const organization = requiredName(options.organization, 'organization');
    const member = requiredName(options.member, 'member');
    const passphrase = await readNewPassphrase(terminal, options['passphrase-file']);
    const { createVault, vaultInfo } = await engine();
    const made = await createVault(folder, { organization, member, passphrase }, await makeEnvironment());
    try {
      const info = vaultInfo(made.vault);
      output.answer({ info, recoveryWords: made.recoveryWords }, () => [
        text`Made the vault of ${organization} in ${folder}.`,
        '',
        ...recoveryWordLines(made.recoveryWords, text`muniment vault confirm ${folder}`),
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
  options: { ...readingOptions, header: flag('only what can be read without the passphrase') },
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
    const { backupState, vaultInfo } = await engine();
    await readingVault(call, async (vault) => {
      const answer = vaultInfo(vault);
      const backup = await backupState(vault);
      call.output.answer({ ...answer, backup }, () => infoLines(answer, backup));
    });
    return EXIT.done;
  },
});

export const vaultCommands = [create, info];
