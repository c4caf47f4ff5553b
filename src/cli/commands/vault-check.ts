// muniment vault check: what is damaged, and what to do about it.
import type { CheckFinding, VaultCheckReport } from '../../shared/domain/vault';
import { type ErrorCode, EXIT, UserError } from '../../shared/errors';
import { findingText } from '../../shared/finding-texts';
import { command, flag, readingOptions, vaultOnly } from '../command';
import { counted, journalEntries } from '../counted';
import { engine, readingVault } from '../open-vault';
import { text } from '../safe-text';
import { sizeText } from '../size-text';

/** Each kind of finding with its advice once, however often it was found. */
const findingLines = (findings: readonly CheckFinding[]): string[] =>
  [...new Set(findings.map((found) => found.code))].flatMap((code) => {
    const { what, next } = findingText(code);
    return [
      '',
      `${what} (${code})`,
      ...findings
        .filter((found) => found.code === code)
        .map(({ subject, detail }) => text`  ${subject}  ${detail}`),
      ...(next === '' ? [] : [`  → ${next}`]),
    ];
  });

const reportLines = ({ verdict, findings, counts, deep }: VaultCheckReport): string[] => [
  verdict === 'sound' ? 'The vault is sound.' : 'The vault is damaged. Nothing was changed or repaired.',
  `${counted(counts.blobs, 'sealed file')}, ${journalEntries(counts.journalEntries)}, ` +
    `${counted(counts.copies, 'copy', 'copies')} of the database; ` +
    (deep ? `${sizeText(counts.bytesRead)} read.` : 'contents not read (--deep reads them).'),
  ...(counts.orphans > 0
    ? [
        `Sealed files that belong to nothing: ${String(counts.orphans)}, the trace of interrupted work, no damage.`,
      ]
    : []),
  ...findingLines(findings),
];

const SUBJECTS: Partial<Record<ErrorCode, string>> = {
  'integrity.header-damaged': 'vault.header',
  'integrity.database-damaged': 'database',
};

/** A vault that is too damaged to be opened gets the same answer as one that is not, and not an error. */
const reportUnopened = (error: unknown, deep: boolean): VaultCheckReport => {
  const subject = error instanceof UserError ? SUBJECTS[error.code] : undefined;
  if (!(error instanceof UserError) || subject === undefined) throw error;
  const finding = { code: error.code, subject, detail: 'so damaged that the vault does not open' };
  const counts = { blobs: 0, bytesRead: 0, journalEntries: 0, copies: 0, orphans: 0 };
  return { verdict: 'damaged', findings: [finding], counts, deep };
};

const check = command(
  'vault',
  'check',
  'Check a vault for damage: header, database, journal, copies, sealed files.',
  {
    operands: vaultOnly,
    options: { ...readingOptions, deep: flag('read and authenticate every byte of every sealed file') },
    notes: ['Exit code 20 when something is damaged. Nothing is ever repaired by a check.'],
    run: async (call) => {
      const { checkVault } = await engine();
      const report = await readingVault(call, (vault) =>
        checkVault(vault, { deep: call.options.deep }, call.job),
      ).catch((error: unknown) => reportUnopened(error, call.options.deep));
      call.output.answer(report, () => reportLines(report));
      return report.verdict === 'sound' ? EXIT.done : EXIT.damaged;
    },
  },
);

export const vaultCheckCommands = [check];
