// The sheets of the programme. Left out where there is nothing to say.
import type { HandedRegister } from '../../../shared/domain/programme/handed-over';
import type { PackageModel } from '../package-model';
import { HOW_NAME } from '../pages/programme/policy-pages';
import type { PackageEdition } from '../programme-content';
import { editionStem, recordPlace } from '../programme/programme-paths';
import { complementaryTable, recordTable } from '../programme/record-tables';
import { statedText } from '../programme/stated-text';
import { AUDITOR, column } from './columns';
import type { WorkbookSheet } from './write-workbook';

const SHEET: Readonly<Partial<Record<HandedRegister, string>>> = {
  vendor: 'Vendors',
  'vendor-report': 'Vendor reports',
  person: 'Roster',
  incident: 'Incidents',
  risk: 'Risks',
  change: 'Change register',
  'ai-asset': 'AI register',
  document: 'Documents',
};

const registerSheet = (model: PackageModel, register: HandedRegister): WorkbookSheet[] => {
  const name = SHEET[register];
  if (name === undefined || model.recordsOf(register).length === 0) return [];
  return [{ name, ...recordTable(model, register) }];
};

const complementarySheet = (model: PackageModel): WorkbookSheet[] => {
  const table = complementaryTable(model);
  return table === null
    ? []
    : [{ name: 'CUEC-CSOC', columns: [...table.columns, ...AUDITOR], rows: table.rows }];
};

/** Of those who were asked, also where not all of them are named; nothing where nobody was. */
const haveAcknowledged = ({ asked, open, acknowledged }: PackageEdition): number | '' =>
  asked !== null && open !== null ? asked - open : acknowledged.length > 0 ? acknowledged.length : '';

const policySheets = (model: PackageModel): WorkbookSheet[] => {
  const editions = model.content.programme?.editions ?? [];
  if (editions.length === 0) return [];
  const policies: WorkbookSheet = {
    name: 'Policies',
    columns: [
      column('Policy', 10),
      column('Title', 40),
      column('Kind', 12),
      column('Owner', 24),
      column('Edition', 9),
      column('In force from', 12),
      column('In force to', 12),
      column('Approved by', 22),
      column('Approved (UTC)', 21),
      column('Acknowledged', 13),
      column('Asked', 9),
      column('Of them open', 9),
      column('Controls', 24),
      column('Criteria', 24),
      column('Evidence', 14),
      column('Text', 46),
      column('SHA-256 of the text', 66),
      ...AUDITOR,
    ],
    rows: editions.map((one) => {
      const policy = model.record(one.policyId);
      return [
        policy === null ? one.policyId : { text: one.policyId, opens: recordPlace(policy) },
        one.title,
        statedText(policy?.facts, 'kind'),
        statedText(policy?.facts, 'owner'),
        one.edition,
        one.inForceFrom,
        one.inForceTo ?? '',
        one.approvedBy,
        one.approvedAt,
        haveAcknowledged(one),
        one.asked ?? '',
        one.open ?? '',
        policy?.controlIds.join(', ') ?? '',
        policy?.criterionIds.join(', ') ?? '',
        one.evidenceId === null ? '' : model.evidenceItem(one.evidenceId).ref,
        { text: `${editionStem(one)}.html`, opens: `${editionStem(one)}.html` },
        one.textSha256,
      ];
    }),
  };
  const rows = editions.flatMap((one) =>
    one.acknowledged.map(({ person, name, on, how, evidenceId }) => [
      one.policyId,
      one.title,
      one.edition,
      person,
      name,
      on,
      HOW_NAME[how],
      evidenceId === null ? '' : model.evidenceItem(evidenceId).ref,
    ]),
  );
  if (rows.length === 0) return [policies];
  return [
    policies,
    {
      name: 'Acknowledgements',
      columns: [
        column('Policy', 10),
        column('Title', 40),
        column('Edition', 9),
        column('Person', 11),
        column('Name', 28),
        column('On', 12),
        column('How', 22),
        column('Evidence', 14),
      ],
      rows,
    },
  ];
};

const changesSheet = (model: PackageModel): WorkbookSheet[] => {
  const all = (model.content.programme?.registers ?? []).flatMap((one) => one.changes);
  if (all.length === 0) return [];
  return [
    {
      name: 'Register changes',
      columns: [
        column('From', 12),
        column('Record', 11),
        column('Title', 40),
        column('What', 10),
        column('What differs', 80),
        column('Entered (UTC)', 21),
        column('Entered by', 22),
      ],
      rows: all.map((one) => {
        const record = model.record(one.id);
        return [
          one.on,
          record === null ? one.id : { text: one.id, opens: recordPlace(record) },
          one.title,
          one.what,
          one.fields.map(({ field, before, after }) => `${field}: ${before} → ${after}`).join('\n'),
          one.enteredAt,
          one.enteredBy,
        ];
      }),
    },
  ];
};

export const programmeSheets = (model: PackageModel): WorkbookSheet[] =>
  model.content.programme === null
    ? []
    : [
        ...registerSheet(model, 'document'),
        ...registerSheet(model, 'vendor'),
        ...registerSheet(model, 'vendor-report'),
        ...complementarySheet(model),
        ...registerSheet(model, 'person'),
        ...registerSheet(model, 'incident'),
        ...registerSheet(model, 'risk'),
        ...registerSheet(model, 'change'),
        ...policySheets(model),
        ...registerSheet(model, 'ai-asset'),
        ...changesSheet(model),
      ];
