// The programme in words: what each register is called, how many of which state, as at which day.
import { SPECS } from '../../../../shared/domain/programme';
import type { HandedRegister } from '../../../../shared/domain/programme/handed-over';
import type { PackageModel } from '../../package-model';
import type { PackageRecord, PackageRegister } from '../../programme-content';
import { counted, day } from '../formats';

export const REGISTER_TITLE: Readonly<Record<HandedRegister, string>> = {
  document: 'Description and letters',
  vendor: 'Vendors',
  'vendor-report': 'Reports of vendors',
  person: 'People',
  incident: 'Incidents',
  risk: 'Risks',
  change: 'Changes of the system',
  policy: 'Policies',
  'ai-asset': 'AI register',
};

/** One and many, in the middle of a sentence. */
export const REGISTER_NOUN: Readonly<Record<HandedRegister, readonly [one: string, many: string]>> = {
  document: ['document', 'documents'],
  vendor: ['vendor', 'vendors'],
  'vendor-report': ['report of a vendor', 'reports of vendors'],
  person: ['person', 'people'],
  incident: ['incident', 'incidents'],
  risk: ['risk', 'risks'],
  change: ['change', 'changes'],
  policy: ['policy', 'policies'],
  'ai-asset': ['AI asset', 'AI assets'],
};

export const stateName = ({ register, state }: Pick<PackageRecord, 'register' | 'state'>): string =>
  SPECS[register].states[state] ?? state;

/** `1 open, 11 closed`, in the order of the register. */
export const stateCounts = (records: readonly PackageRecord[]): string =>
  [
    ...new Set([
      ...Object.keys(SPECS[records[0]?.register ?? 'person'].states),
      ...records.map((one) => one.state),
    ]),
  ]
    .map((state) => [state, records.filter((one) => one.state === state)] as const)
    .flatMap(([, own]) => {
      const [first] = own;
      return first === undefined ? [] : [`${String(own.length)} ${stateName(first).toLowerCase()}`];
    })
    .join(', ');

export const registerOf = (model: PackageModel, register: HandedRegister): PackageRegister | null =>
  model.content.programme?.registers.find((one) => one.register === register) ?? null;

/** `as at 30 Sep 2026` */
export const asAtText = (model: PackageModel): string => {
  const { programme } = model.content;
  return programme === null ? '' : `as at ${day(programme.asAt)}`;
};

/** What is counted and not named; empty where there is none. */
export const uncountedText = ({ register, withdrawn, afterwards }: PackageRegister): string => {
  const [one, many] = REGISTER_NOUN[register];
  const parts = [
    withdrawn === 0
      ? ''
      : `${counted(withdrawn, one, many)} ${withdrawn === 1 ? 'was' : 'were'} withdrawn as mistaken`,
    afterwards === 0
      ? ''
      : `${counted(afterwards, one, many)} ${afterwards === 1 ? 'belongs' : 'belong'} to later days`,
  ].filter((part) => part !== '');
  return parts.length === 0 ? '' : `${parts.join('; ')}: counted here, and not named.`;
};

/** `4 vendors, 3 policies, 2 documents`; empty where there is nothing. */
export const programmeText = (model: PackageModel): string =>
  (model.content.programme?.registers ?? [])
    .filter((one) => one.records.length > 0)
    .map((one) => counted(one.records.length, ...REGISTER_NOUN[one.register]))
    .join(', ');
