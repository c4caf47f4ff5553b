// Where the files of the programme lie in a package, below `data/`.
import type { DocumentType } from '../../../shared/domain/programme/document';
import type { HandedRegister } from '../../../shared/domain/programme/handed-over';
import type { PackageEdition, PackageRecord } from '../programme-content';

/** The page of each register. */
export const REGISTER_PAGE: Readonly<Record<HandedRegister, string>> = {
  document: '11_management/documents.html',
  vendor: '70_vendors/vendors.html',
  'vendor-report': '70_vendors/reports.html',
  person: '75_registers/people.html',
  incident: '75_registers/incidents.html',
  risk: '75_registers/risks.html',
  change: '75_registers/changes.html',
  policy: '80_policies/policies.html',
  'ai-asset': '85_ai/ai-assets.html',
};

/** Which complementary control is answered by what: both directions between us and our vendors. */
export const CUEC_PAGE = '70_vendors/cuec-csoc.html';
export const CUEC_TABLE = '70_vendors/cuec-csoc.csv';

/** Its rows as CSV; documents have none. */
export const registerTable = (register: HandedRegister): string | null =>
  register === 'document' ? null : REGISTER_PAGE[register].replace(/html$/, 'csv');

const documentType = (record: PackageRecord): DocumentType => record.facts['type'] as DocumentType;

/** `10_description/DOC-01_system-description`: with `.html`, `.docx` and `.pdf`. */
export const documentStem = (record: PackageRecord): string => {
  const type = documentType(record);
  const folder = type === 'system-description' ? '10_description' : '11_management';
  return `${folder}/${record.id}_${type}`;
};

/** `80_policies/POL-001_edition-2`: with `.html` and `.md`. */
export const editionStem = (one: Pick<PackageEdition, 'policyId' | 'edition'>): string =>
  `80_policies/${one.policyId}_edition-${String(one.edition)}`;

/** Where a record is told. */
export const recordPlace = (record: Pick<PackageRecord, 'id' | 'register'>): string =>
  `${REGISTER_PAGE[record.register]}#${record.id}`;
