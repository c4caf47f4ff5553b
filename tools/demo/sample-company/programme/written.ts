// What the management of Larkmoor AI wrote for the examination, the report of the year before with who received it, and
// a questionnaire that came back.
import {
  addEvidence,
  addToRegister,
  beginDocument,
  changeInRegister,
  type Job,
  makeQuestionnaire,
  type OpenVault,
  readRecord,
  recordsOf,
  signInRegister,
} from '../../../../src/engine';
import type { OwnReport, Share } from '../../../../src/shared/domain/programme/own-report';
import type { Questionnaire } from '../../../../src/shared/domain/programme/questionnaire';
import type { RecordId } from '../../../../src/shared/domain/programme/record-id';
import { EvidenceFacts } from '../../../../src/shared/domain/evidence';
import type { EngagementId, EvidenceId } from '../../../../src/shared/ids';
import { CalendarDate } from '../../../../src/shared/period';
import { COMPANY, FIRM, SYSTEM } from '../company';
import { leader } from '../people';
import { pdfDocument } from '../render/pdf-document';

const day = (text: string): CalendarDate => CalendarDate.parse(text);
const WRITTEN = day('2027-01-12');

/** What stands in the place of each mark of our starting text, in the order of the text. */
const ANSWERS: readonly (readonly [mark: RegExp, texts: readonly string[]])[] = [
  [
    /what the service does/,
    [
      'Staff of insurers ask it about claims and terms in their own documents, and see the passage an answer rests on. It has been offered since 2022.',
    ],
  ],
  [
    /the contract or page/,
    [
      'Master agreement § 6',
      'Master agreement § 6, security page',
      'Data processing agreement § 8',
      'Service levels, 99.5 % a month',
      'Master agreement § 7',
      'Data processing agreement § 11',
    ],
  ],
  [/further commitments/, ['There are no commitments beyond these to single customers.']],
  [
    /which laws and rules/,
    [
      'These are the data protection law of the European Union, and the outsourcing rules that its customers have to keep.',
    ],
  ],
  [
    /who leads the organization/,
    [
      `${leader('chief').name} leads the company. ${leader('security').name} answers for security and reports to the chief executive, and twice a year to the board.`,
    ],
  ],
  [
    /what happened/,
    ['An instruction hidden in an uploaded file made the assistant call a tool it had no reason to call.'],
  ],
  [
    /whom and what it touched/,
    [
      'Two customers were concerned; no document of another customer was read. The commitment to keep the assistant within the tools of a task was missed.',
    ],
  ],
  [
    /what was changed afterwards/,
    ['All text now passes the guardrail whatever its field, and known attacks are replayed every night.'],
  ],
  [/keep what customers/, ['Customers were told of these in annex C of the master agreement.']],
  [
    /for which criteria/,
    [
      'They are needed for CC6.4, CC6.5 and A1.2.',
      'They are needed for CC6.1 and CC6.2.',
      'They are needed for A1.2 and C1.2.',
    ],
  ],
  [
    /how often, and who/,
    [`${leader('vendors').name} does so once a year for each of them, and when a report arrives.`],
  ],
  [/the wording of the CPA firm/, ['']],
  [/anything that has to be said/, ['']],
  [/: title/, [leader('chief').role]],
  [/place and day/, ['Rotterdam, 12 January 2027']],
];

const finished = (text: string): string => {
  const used = new Map<RegExp, number>();
  return text
    .replaceAll(/\[to be written: ?([^\]]*)\]/g, (whole) => {
      const known = ANSWERS.find(([mark]) => mark.test(whole));
      if (known === undefined) throw new Error(`nobody at the sample company has written ${whole}`);
      const [mark, texts] = known;
      const at = used.get(mark) ?? 0;
      used.set(mark, at + 1);
      return texts[Math.min(at, texts.length - 1)] ?? '';
    })
    .replaceAll(/\n{3,}/g, '\n\n')
    .trim();
};

/** Begun from our starting text, finished by hand, and looked at by the member who has the vault open. */
const writeDocument = (
  vault: OpenVault,
  engagementId: EngagementId,
  type: 'system-description' | 'assertion',
): void => {
  const { id, version, facts } = beginDocument(vault, { type, engagementId, on: WRITTEN });
  const texts = Object.entries(facts).flatMap(([name, value]) =>
    typeof value === 'string' && value.includes('[to be written') ? [[name, finished(value)] as const] : [],
  );
  const changed = changeInRegister(vault, {
    ...{ id, version, state: 'reviewed', on: WRITTEN, note: '' },
    facts: { ...Object.fromEntries(texts), owner: leader('compliance').name },
  });
  signInRegister(vault, {
    ...{ id, version: changed.version, meaning: 'reviewed' },
    note: 'Read against the registers.',
  });
};

/** The cover of the report, as the one thing of it that a sample can show. */
const keepReport = async (vault: OpenVault, job: Job): Promise<EvidenceId> => {
  const bytes = await pdfDocument({
    title: 'SOC 2 Type I report: cover',
    reference: 'Quillon CPA  ·  invented for this sample',
    date: '2026-01-22',
    facts: [
      ['Organization', COMPANY],
      ['System', SYSTEM],
      ['As of', '30 November 2025'],
    ],
    body: [{ text: 'The pages behind this cover are not part of the sample company.' }],
  });
  const { added } = await addEvidence(
    vault,
    [
      {
        paths: [{ name: 'SOC2-TypeI-2025-11-30.pdf', bytes }],
        facts: EvidenceFacts.parse({
          ...{ title: 'SOC 2 Type I report of 30 November 2025', kind: 'report', method: 'third-party' },
          ...{ effective: { from: '2025-11-30', to: '2025-11-30' }, capturedOn: '2026-01-22', source: FIRM },
          ...{ sensitivity: 'confidential', controlIds: [], pointOfFocusIds: [] },
        }),
      },
    ],
    job,
  );
  const [id] = added;
  if (id === undefined) throw new Error('the report of the sample company was not taken in');
  return id;
};

const addReports = (vault: OpenVault, file: EvidenceId): void => {
  const report: Partial<OwnReport> = {
    title: 'SOC 2 Type I, 30 November 2025',
    type: 'soc2-type1',
    asOf: day('2025-11-30'),
    issuedOn: day('2026-01-22'),
    firm: FIRM,
    categories: ['security', 'availability', 'confidentiality'],
    opinion: 'unmodified',
    exceptionCount: 0,
    engagement: 'ENG-01',
    files: [file],
    nextFrom: day('2026-01-01'),
    nextTo: day('2026-12-31'),
  };
  const [id] = addToRegister(vault, {
    ...{ register: 'own-report', on: day('2026-01-22'), note: '' },
    records: [{ facts: report, state: 'current' }],
  });
  const copies: readonly (Partial<Share> & { readonly state: string })[] = [
    {
      state: 'shared',
      recipient: 'Ottilie Farrow',
      company: 'Brambling Mutual',
      ndaOn: day('2026-01-30'),
      ndaUntil: day('2028-01-29'),
      route: 'data-room',
      isWatermarked: 'yes',
      sharedOn: day('2026-02-03'),
      approvedBy: leader('counsel').name,
      until: day('2027-02-03'),
    },
    {
      state: 'shared',
      recipient: 'Henrik Tolland',
      company: 'Fieldfare Re',
      ndaOn: day('2025-12-01'),
      ndaUntil: day('2026-11-30'),
      route: 'mail',
      isWatermarked: 'yes',
      sharedOn: day('2026-03-17'),
      approvedBy: leader('counsel').name,
      until: day('2027-03-17'),
    },
    {
      state: 'revoked',
      recipient: 'Marit Oakes',
      company: 'Linnet Brokers',
      ndaOn: day('2026-04-02'),
      ndaUntil: day('2027-04-01'),
      route: 'data-room',
      isWatermarked: 'yes',
      sharedOn: day('2026-04-09'),
      approvedBy: leader('counsel').name,
      until: day('2027-04-09'),
      revokedOn: day('2026-09-01'),
      revokedWhy: 'The talks ended; the room was closed.',
    },
  ];
  addToRegister(vault, {
    ...{ register: 'share', on: day('2026-04-09'), note: '' },
    records: copies.map(({ state, ...facts }) => ({ state, facts: { ...facts, report: id ?? '' } })),
  });
};

const vendorCalled = (vault: OpenVault, name: string): RecordId => {
  const found = recordsOf(vault.db, 'vendor').find((one) => one.title === name);
  if (found === undefined) throw new Error(`the sample company has no vendor ${name}`);
  return found.id;
};

/** Annotari has no report: it was asked instead, and two of its answers raise a finding. */
const askAnnotari = (vault: OpenVault): void => {
  const on = day('2026-04-02');
  const id = makeQuestionnaire(vault, {
    ...{ template: 'vendor-assessment', on },
    vendorId: vendorCalled(vault, 'Annotari'),
  });
  const { version, facts } = readRecord(vault.db, id);
  const asked = facts['questions'] as Questionnaire['questions'];
  const questions = asked.map((one, at) => {
    if (at === 7)
      return { ...one, answer: one.wanted === 'Yes' ? 'No' : 'Yes', comment: 'Planned for autumn.' };
    return { ...one, answer: one.wanted === '' ? 'See the attached overview.' : one.wanted };
  });
  changeInRegister(vault, {
    ...{ id, version, state: 'answered', on: day('2026-04-20'), note: 'As it came back.' },
    facts: {
      ...{ questions, sentTo: 'security@annotari.example', sentOn: on, dueOn: day('2026-04-23') },
      ...{ answeredBy: 'Lotte Brink', answeredOn: day('2026-04-20') },
    },
  });
};

/** An owner has it open. */
export const writeProgramme = async (
  vault: OpenVault,
  engagementId: EngagementId,
  job: Job,
): Promise<void> => {
  writeDocument(vault, engagementId, 'system-description');
  writeDocument(vault, engagementId, 'assertion');
  addReports(vault, await keepReport(vault, job));
  askAnnotari(vault);
};
