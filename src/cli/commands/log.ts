// muniment log: the journal of a vault, and whether it still agrees with itself.
import type { JournalReport } from '../../shared/domain/vault';
import { EXIT } from '../../shared/errors';
import { allPages } from '../all-pages';
import { command, flag, text as option, readingOptions, vaultOnly } from '../command';
import { engine, readingVault } from '../open-vault';
import { safeJson, text } from '../safe-text';

const show = command('log', 'show', 'Show what was done to a vault, oldest first.', {
  operands: vaultOnly,
  options: {
    ...readingOptions,
    subject: option('ID', 'only entries about this, such as EVD-0042'),
    newest: flag('newest first'),
  },
  notes: ['With --json one entry a line (JSON lines).'],
  run: async (call) => {
    const { listJournal } = await engine();
    const { rows } = await readingVault(call, (vault) =>
      allPages((page) =>
        listJournal(vault, {
          subject: call.options.subject ?? null,
          newestFirst: call.options.newest,
          ...page,
        }),
      ),
    );
    for (const entry of rows)
      call.output.row(
        entry,
        () =>
          text`${String(entry.seq).padStart(5)}  ${entry.time}  ${entry.memberId}  ${entry.action.padEnd(28)}  ${entry.subject.padEnd(12)}  ` +
          safeJson(entry.detail, 0),
      );
    return EXIT.done;
  },
});

/** How far somebody outside vouches for it: the furthest receipt that holds, then those that do not. */
const anchorLines = ({ anchors, verdict }: JournalReport): string[] => {
  const furthest = anchors.findLast((one) => one.holds);
  const said = (one: JournalReport['anchors'][number]): string =>
    text`the receipt for ${one.packageId}-r${String(one.round)} of ${one.firm} (${one.by}) of ${one.receivedOn}` +
    (one.isKnownKey ? '' : ', signed with a key nobody is known by');
  return [
    ...(furthest === undefined
      ? verdict === 'unbroken'
        ? ['No receipt protects it from outside yet.']
        : []
      : [`Protected up to entry ${String(furthest.seq)} by ${said(furthest)}.`]),
    ...anchors
      .filter((one) => !one.holds)
      .map((one) => `Not what it was at entry ${String(one.seq)}, says ${said(one)}.`),
  ];
};

const verify = command('log', 'verify', 'Check the chain of hashes and every signature of the journal.', {
  operands: vaultOnly,
  options: readingOptions,
  notes: [
    'Exit code 20 when it is broken.',
    'A receipt that came back (package keep-receipt) protects what was written before its package was built: it names an entry outside of the vault.',
  ],
  run: async (call) => {
    const { verifyJournal } = await engine();
    const report = await readingVault(call, (vault) => verifyJournal(vault, call.job));
    call.output.answer(report, () => [
      report.verdict === 'unbroken'
        ? `The journal is unbroken: ${String(report.entries)} entries, head ${report.head ?? 'none'}.`
        : 'The journal is broken.',
      ...anchorLines(report),
      ...report.findings.map((found) => text`  ${found.code}  ${found.subject}  ${found.detail}`),
    ]);
    return report.verdict === 'unbroken' ? EXIT.done : EXIT.damaged;
  },
});

export const logCommands = [show, verify];
