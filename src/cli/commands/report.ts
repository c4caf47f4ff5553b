// muniment report: when reports go stale, and copies of ours with a recipient's name. As records, reports and the copies
// that were handed out are listed, shown and changed by muniment register.
import { EXIT } from '../../shared/errors';
import type { Renewal } from '../../shared/calls/documents';
import { command, readingOptions, text as option, unlockOptions, vaultAnd, vaultOnly } from '../command';
import { counted } from '../counted';
import { readEvidenceId, readRecordId } from '../ids';
import { newFile } from '../new-file';
import { engine, readingVault, withVault } from '../open-vault';
import { text } from '../safe-text';
import { todayOf, todayOption } from '../today-option';
import { readWhole } from '../whole-number';

const line = ({ id, title, company, coversTo, staleOn, days, isOurs }: Renewal): string =>
  text`${id}  ${title}${isOurs ? '' : ` of ${company}`}: covers to ${coversTo}, 12 months old on ${staleOn} (${
    days < 0 ? `${counted(-days, 'day')} ago` : days === 0 ? 'today' : `in ${counted(days, 'day')}`
  }).`;

const renewals = command(
  'report',
  'renewals',
  'List when reports go stale, ours and those of vendors, the next one first.',
  {
    operands: vaultOnly,
    options: { ...readingOptions, ...todayOption },
    notes: ['Twelve months after the last day it covers. Exit 1 when one of them is older than that.'],
    run: async (call) => {
      const today = todayOf(call.options.today, await call.makeEnvironment());
      const { reportRenewals } = await engine();
      const found = await readingVault(call, (vault) => reportRenewals(vault.db, today));
      call.output.answer(found, () =>
        found.length === 0 ? ['No report with a last day is in the registers.'] : found.map(line),
      );
      return found.some(({ days }) => days < 0) ? EXIT.answerIsNo : EXIT.done;
    },
  },
);

const copy = command(
  'report',
  'copy',
  'Write a copy of a report of ours with the recipient’s name on every page.',
  {
    operands: vaultAnd('SHARE EVIDENCE', 2),
    options: {
      ...unlockOptions,
      file: option('NUMBER', 'which file of the evidence (1 when left out)'),
      out: option('FILE', 'where to'),
    },
    notes: [
      'The original stays as it is; the journal notes that a copy left.',
      'Refused for a share that was revoked or has ended, and for what is encrypted or no PDF.',
    ],
    run: async (call) => {
      const shareId = readRecordId(call.operands[1] ?? '');
      const evidenceId = readEvidenceId(call.operands[2] ?? '');
      const position = readWhole(call.options.file, 'file', 1);
      const target = await newFile(call.options.out);
      const { saveWatermarkedCopy } = await engine();
      const done = await withVault(call, (vault) =>
        saveWatermarkedCopy(vault, { shareId, evidenceId, position, target }, call.job),
      );
      call.output.answer({ file: target, ...done }, () => [
        text`Written to ${target}: ${counted(done.pages, 'page')}, SHA-256 ${done.sha256}.`,
      ]);
      return EXIT.done;
    },
  },
);

export const reportCommands = [renewals, copy];
