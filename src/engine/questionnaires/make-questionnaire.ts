// A questionnaire begins as a copy of a template's questions, for one vendor; and goes out as a file.
import { extname } from 'node:path';
import type { Question } from '../../shared/domain/programme/questionnaire-score';
import type { RecordId } from '../../shared/domain/programme/record-id';
import { UserError } from '../../shared/errors';
import type { CalendarDate } from '../../shared/period';
import { addRecords, readRecord } from '../programme';
import type { OpenVault } from '../vault/open-vault';
import { writeOutside } from '../vault/outside-file';
import { askedBy, readQuestionnaire } from './asked-questionnaire';
import { questionnairePage } from './questionnaire-page';
import { questionnaireWorkbook } from './questionnaire-workbook';
import { beginningOf } from './own-templates';

/**
 * @throws UserError use.bad-input (no such template), programme.unknown-record, programme.withdrawn, programme.facts
 * (not a vendor)
 */
export const makeQuestionnaire = (
  vault: OpenVault,
  { template, vendorId, on }: { template: string; vendorId: RecordId; on: CalendarDate },
): RecordId => {
  const { title, questions, threshold } = beginningOf(vault, template);
  const vendor = readRecord(vault.db, vendorId);
  if (vendor.withdrawn !== null) throw new UserError('programme.withdrawn', { id: vendorId });
  const copied: Question[] = questions.map((one) => ({
    ...one,
    answer: '',
    comment: '',
    finding: '',
    task: '',
  }));
  const facts = {
    title: `${title}: ${vendor.title}`.slice(0, 300),
    vendor: vendorId,
    template: title,
    threshold,
    questions: copied,
  };
  return vault.write((change) => {
    const [made] = addRecords(change, 'questionnaire', [{ facts }], { on, note: '', via: 'starter' });
    return made as RecordId;
  });
};

/**
 * Writes what the vendor fills in: a workbook, or for a name that ends in .html (.htm) the page.
 * @throws UserError programme.unknown-record, programme.withdrawn, use.bad-input (inside the vault), disk.*
 */
export const saveQuestionnaire = async (vault: OpenVault, id: RecordId, path: string): Promise<void> => {
  const asked = askedBy(vault, readQuestionnaire(vault, id));
  const isPage = ['.html', '.htm'].includes(extname(path).toLowerCase());
  await writeOutside(vault, path, isPage ? questionnairePage(asked) : questionnaireWorkbook(asked));
};
