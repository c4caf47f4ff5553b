// muniment vault: backups in another folder, and getting a vault back out of one.
import type { BackupSnapshot } from '../../shared/domain/backup';
import { EXIT } from '../../shared/errors';
import { command, exactly, readingOptions, text as option, vaultAnd } from '../command';
import { counted } from '../counted';
import { engine, readingVault } from '../open-vault';
import { text } from '../safe-text';
import { sizeText } from '../size-text';
import { table } from '../table';

const backup = command('vault', 'backup', 'Add the present state of a vault to the backups in a folder.', {
  operands: vaultAnd('DEST', 1),
  options: readingOptions,
  notes: [
    'Also while the vault is open elsewhere; then the vault itself does not record the backup.',
    'DEST is a folder of its own for this vault, best on another disk; it is made when it is not there.',
    'Only what is not there yet is copied, and read back. A backup is as encrypted as the vault, and opens',
    'with the passphrases of that time. What is kept of older states is said in docs/format/backup-v1.md.',
  ],
  run: async (call) => {
    const target = call.operands[1] ?? '';
    const { backupVault } = await engine();
    const report = await readingVault(call, (vault) => backupVault(vault, target, call.job));
    const { snapshot, copiedBlobs, copiedBytes, prunedSnapshots } = report;
    call.output.answer(report, () => [
      text`Backed up to ${target}: ${snapshot.name}`,
      `${counted(snapshot.blobs, 'sealed file')}, ${sizeText(snapshot.bytes)}; ` +
        `${String(copiedBlobs)} of them new (${sizeText(copiedBytes)}). Everything was read back.`,
      ...(prunedSnapshots > 0 ? [`Older states that went by the rule: ${String(prunedSnapshots)}.`] : []),
    ]);
    return EXIT.done;
  },
});

const stateRows = (states: readonly BackupSnapshot[], columns: number | null): string[] =>
  table(
    [
      { title: 'State' },
      { title: 'Made' },
      { title: 'Epoch', right: true },
      { title: 'Entry', right: true },
      { title: 'Sealed files', right: true },
      { title: 'Size', right: true },
    ],
    states.map((one) => [
      one.name,
      one.madeAt,
      String(one.epoch),
      String(one.journalSeq),
      String(one.blobs),
      sizeText(one.bytes),
    ]),
    columns,
  );

const backups = command('vault', 'backups', 'List the states a backup folder holds.', {
  operands: exactly('DEST', 1),
  options: {},
  notes: ['Needs no passphrase, so nothing it says is proven; restoring and opening proves it.'],
  run: async (call) => {
    const { listBackup } = await engine();
    const states = await listBackup(call.operands[0] ?? '');
    call.output.answer(states, () => stateRows(states, call.terminal.columns));
    return EXIT.done;
  },
});

const restore = command('vault', 'restore', 'Make a vault folder out of a backup.', {
  operands: exactly('BACKUP DIR', 2),
  options: { state: option('NAME', 'which state, as “vault backups” lists them (left out: the newest)') },
  notes: [
    'DIR must be new or empty. Every sealed file is checked on the way. Needs no passphrase; opening does.',
    'Where the vault was open since that state was made, the first opening needs --restored-backup.',
  ],
  run: async (call) => {
    const [from = '', folder = ''] = call.operands;
    const { restoreBackup } = await engine();
    const report = await restoreBackup(
      { backup: from, snapshot: call.options.state ?? null, folder },
      await call.makeEnvironment(),
      call.job,
    );
    call.output.answer(report, () => [
      text`Restored ${report.snapshot.name} to ${folder}: ${counted(report.blobs, 'sealed file')}, ${sizeText(report.bytes)}.`,
      'Open it and check it: ' + text`muniment vault check ${folder} --deep --restored-backup`,
    ]);
    return EXIT.done;
  },
});

export const vaultBackupCommands = [backup, backups, restore];
