// A consultant's first client with something worth taking along, and the file of it.
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import {
  addControl,
  addRecords,
  applyKit,
  exportKit,
  kitOffer,
  linkRecords,
  loadStarterControls,
  type OpenVault,
  reviseControl,
  saveView,
  setPolicyWords,
} from '../../../src/engine';
import { rememberMapping } from '../../../src/engine/requests';
import type { KitLook } from '../../../src/shared/domain/kit';
import type { RecordTarget } from '../../../src/shared/domain/programme/record';
import type { ControlId, CriterionId, PointOfFocusId, StarterControlId } from '../../../src/shared/ids';
import type { CalendarDate } from '../../../src/shared/period';
import { makeVault, quietJob, type TemporaryVault, temporaryFolder } from '../temporary-vault';

export const ON = '2026-07-01' as CalendarDate;

export const MAPPING = {
  sheet: 'PBC',
  headRow: 4,
  headRows: 1,
  columns: [
    { column: 'Ref', field: 'reference' as const },
    { column: 'Request', field: 'wording' as const },
  ],
  dayFirst: false,
  statuses: [{ theirs: 'Rec’d', ours: 'submitted' as const }],
  kinds: [],
  priorities: [],
};

export const LEAVERS = {
  title: 'Access of leavers is removed within one day',
  wording: 'HR tells IT on the last day; IT removes all access within 24 hours and keeps the ticket.',
  ownerRole: 'Head of IT',
  owner: 'Grace Hopper',
  cadence: 'per-event' as const,
  weekdaysOnly: false,
  graceDays: null,
  nature: 'preventive' as const,
  kind: 'manual' as const,
};

const QUESTIONS = [
  {
    ...{
      reference: 'SV-01',
      area: 'Access',
      question: 'Is there single sign-on?',
      kind: 'yes-no',
      options: '',
    },
    ...{ weight: 2, wanted: 'Yes', answer: 'No', comment: 'Soon, says Nimbus', finding: 'none', task: '' },
  },
];

/** CTL-001 to CTL-003 of the starters, CTL-004 of their own; a policy, a questionnaire, a mapping, two views. */
export const furnished = async (): Promise<TemporaryVault> => {
  const made = await makeVault();
  const { vault } = made;
  loadStarterControls(vault, ['AC-01', 'AC-02', 'AC-03'] as StarterControlId[]);
  addControl(vault, {
    ...LEAVERS,
    domain: 'Access Control',
    validFrom: '2026-01-01' as CalendarDate,
    checklist: ['List of leavers', 'Ticket of each leaver that was picked'],
    criterionIds: ['CC6.3'] as CriterionId[],
    pointOfFocusIds: ['CC6.2-3'] as PointOfFocusId[],
    rationale: 'The ticket shows when access ended.',
  });
  setPolicyWords(vault, { company: 'Quillmere', security_lead: 'CISO' });
  vault.write((change) => {
    const how = { on: ON, note: '', via: 'typed' } as const;
    const text = '# Leavers\n\nQuillmere removes access. The {{security_lead}} looks.\n';
    addRecords(change, 'policy', [{ facts: { title: 'Leavers Policy', text, owner: 'Grace Hopper' } }], how);
    linkRecords(change, ['POL-001' as never], ['CTL-004', 'CTL-001', 'CC6.2'] as RecordTarget[], '');
    addRecords(change, 'vendor', [{ facts: { name: 'Nimbus Cloud' } }], how);
    const facts = {
      title: 'Small vendors: Nimbus Cloud',
      vendor: 'VND-01',
      threshold: 80,
      questions: QUESTIONS,
    };
    addRecords(change, 'questionnaire', [{ facts }, { facts }], how);
    const firm = rememberMapping(change, 'Harrow & Pike LLP', MAPPING);
    change.record('kit.applied', vault.vaultId, { sha256: '', firm, mapping: MAPPING });
  });
  saveView(vault, { name: 'Undated', query: { dates: ['undated'] } });
  saveView(vault, { name: 'Of Grace', query: { owner: 'Grace Hopper' } });
  return made;
};

/** All of it, names or not, written beside the vault. */
export const exported = async (vault: OpenVault, keys: readonly string[] | null = null) => {
  const entries = kitOffer(vault)
    .offers.filter(({ key }) => keys === null || keys.includes(key))
    .map(({ key, sha256 }) => ({ key, sha256 }));
  const target = join(temporaryFolder(), 'desk.muniment-kit');
  return { target, ...(await exportKit(vault, { target, entries })) };
};

let kept: Uint8Array | null = null;
/** The whole kit of the furnished vault: made once, every test has a file of its own. */
export const kitOfFurnished = async (): Promise<string> => {
  kept ??= readFileSync((await exported((await furnished()).vault)).target);
  return kitFile(kept);
};

/** A file with this kit, as somebody else would write it. */
export const kitFile = (kit: unknown): string => {
  const path = join(temporaryFolder(), 'other.muniment-kit');
  writeFileSync(path, typeof kit === 'string' || kit instanceof Uint8Array ? kit : JSON.stringify(kit));
  return path;
};

export const EMPTY = {
  format: 'muniment-kit-1',
  ...{ controls: [], policyWords: [], policies: [], questionnaires: [], listMappings: [], views: [] },
};

export const A_CONTROL = {
  id: 'CTL-007',
  starter: null,
  aiSpecific: false,
  title: 'Keys are rotated',
  wording: 'Each quarter.',
  ...{ ownerRole: 'Head of IT', domain: 'Keys', cadence: 'quarterly', weekdaysOnly: false, graceDays: null },
  ...{ nature: 'preventive', kind: 'manual', checklist: ['List of keys'] },
  mappings: [{ to: 'CC6.1-3', rationale: 'because' }],
};

export const look = (vault: OpenVault, path: string): Promise<KitLook> =>
  applyKit(vault, { path, take: null, on: ON, apply: false, sha256: null }, quietJob());

export const take = async (
  vault: OpenVault,
  path: string,
  keys: readonly string[] | null = null,
  on: CalendarDate = ON,
): Promise<KitLook> => {
  const { sha256 } = await look(vault, path);
  return applyKit(
    vault,
    { path, take: keys === null ? null : [...keys], on, apply: true, sha256 },
    quietJob(),
  );
};

export const reworded = (vault: OpenVault, id: ControlId, wording: string): void => {
  reviseControl(vault, id, { ...LEAVERS, wording }, '2026-03-01' as CalendarDate, '');
};
