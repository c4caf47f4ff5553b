// Puts the programme around the evidence into the sample company's vault: roster, vendors with their reports, AI assets,
// incidents, risks, changes and policies.
import {
  acknowledgePolicy,
  addToRegister,
  adoptStarters,
  approvePolicies,
  linkInRegister,
  listEvidence,
  type OpenVault,
  readRecord,
  setPolicyWords,
} from '../../../../src/engine';
import type { RecordId } from '../../../../src/shared/domain/programme/record-id';
import type { Register } from '../../../../src/shared/domain/programme/register';
import type { ControlId, EvidenceId } from '../../../../src/shared/ids';
import { addDays, CalendarDate } from '../../../../src/shared/period';
import { DOMAIN, SYSTEMS } from '../company';
import { leader, LEAVERS, PEOPLE } from '../people';
import { AI_ASSETS } from './ai-assets';
import { CHANGE_RECORDS, INCIDENT_RECORDS, RISK_RECORDS } from './happenings';
import { ROSTER } from './roster';
import { REPORTS, VENDOR_RECORDS } from './vendors';

const day = (text: string): CalendarDate => CalendarDate.parse(text);
/** The registers were taken over from sheets on this day; what they say holds from then on. */
const TAKEN_OVER = day('2026-01-05');
const IN_FORCE = day('2026-02-01');

/** What the company had before and has again as its own text; the addenda that go with its models among it. */
const ADOPTED = [
  ...['PS-01', 'PS-02', 'PS-03', 'PS-04', 'PS-05', 'PS-06', 'PS-07', 'PS-08', 'PS-09', 'PS-15', 'PS-19'],
  ...['PS-20', 'PS-21', 'PS-22', 'PS-24', 'PS-33', 'PS-34', 'PS-37', 'PS-39', 'PS-41'],
] as const;
/** Still being written in January: they have no edition. */
const DRAFTS = ['PS-39', 'PS-41'] as const;

const WORDS = {
  company: 'Larkmoor AI',
  system: 'Larkmoor Assist',
  security_contact: `security@${DOMAIN}`,
  privacy_contact: `privacy@${DOMAIN}`,
  identity_provider: SYSTEMS.identity.name,
  code_host: SYSTEMS.code.name,
  cloud_provider: SYSTEMS.cloud.name,
  ticket_system: SYSTEMS.tickets.name,
  log_system: SYSTEMS.logs.name,
  alert_system: SYSTEMS.monitor.name,
  device_manager: SYSTEMS.devices.name,
  backup_system: SYSTEMS.backup.name,
  people_system: SYSTEMS.people.name,
  scanner: SYSTEMS.scanner.name,
  model_registry: SYSTEMS.models.name,
} as const;

const add = (
  vault: OpenVault,
  register: Register,
  records: readonly { readonly facts: object; readonly state: string | null }[],
  on: CalendarDate = TAKEN_OVER,
): RecordId[] =>
  addToRegister(vault, {
    register,
    records: records.map(({ facts, state }) => ({ facts: { ...facts }, state })),
    on,
    note: '',
  });

const known = <K, V>(map: ReadonlyMap<K, V>, key: K): V => {
  const value = map.get(key);
  if (value === undefined) throw new Error(`the sample company does not know ${String(key)}`);
  return value;
};

/** How far from the board: a manager is on the roster before those who name them. */
const levelOf = (manager: string): number =>
  manager === 'Board' ? 0 : manager === leader('chief').name ? 1 : 2;

/** Those who joined in the year are on the roster from their first day on. */
const addRoster = (vault: OpenVault): ReadonlyMap<string, RecordId> => {
  const ids = new Map<string, RecordId>();
  const rows = ROSTER.map(({ facts, state }) => {
    const manager = PEOPLE.find((one) => one.number === facts.number)?.manager ?? '';
    const joined = facts.startedOn ?? TAKEN_OVER;
    return {
      facts,
      state,
      manager,
      key: `${joined > TAKEN_OVER ? joined : TAKEN_OVER} ${String(levelOf(manager))}`,
    };
  });
  const batches = Map.groupBy(rows, (row) => row.key);
  for (const key of [...batches.keys()].toSorted()) {
    const batch = (batches.get(key) ?? []).map(({ facts, state, manager }) => ({
      facts: { ...facts, manager: ids.get(manager) ?? '' },
      state,
    }));
    add(vault, 'person', batch, day(key.slice(0, 10))).forEach((id, at) =>
      ids.set(batch[at]?.facts.name ?? '', id),
    );
  }
  return ids;
};

/** The first there is that a control ran; none where nothing was collected yet. */
const evidenceOf = (vault: OpenVault, controlId: ControlId): EvidenceId[] =>
  listEvidence(vault, {
    ...{ search: '', controlId, criterionId: null, verdict: 'inside' },
    ...{ sort: 'id', direction: 'ascending', offset: 0, limit: 1 },
  }).rows.map(({ id }) => id);

const addVendors = (
  vault: OpenVault,
  controlOf: ReadonlyMap<string, ControlId>,
): ReadonlyMap<string, RecordId> => {
  const made = add(vault, 'vendor', VENDOR_RECORDS);
  const ids = new Map(made.map((id, at) => [VENDOR_RECORDS[at]?.facts.name ?? '', id]));
  for (const { vendor, state, facts, answers } of REPORTS) {
    const cuecs = facts.cuecs?.map((one, at) => {
      const answer = answers[at];
      if (answer === undefined) return one;
      const control = known(controlOf, answer);
      // Of the first report the last expectation is still open.
      const isOpen = vendor === 'Stratus One' && at === answers.length - 1;
      return { ...one, controls: [control], evidence: isOpen ? [] : evidenceOf(vault, control) };
    });
    const report = { ...facts, vendor: known(ids, vendor), ...(cuecs === undefined ? {} : { cuecs }) };
    const on = facts.reviewedOn ?? facts.issuedOn ?? TAKEN_OVER;
    add(vault, 'vendor-report', [{ facts: report, state }], on);
  }
  linkInRegister(vault, {
    ids: made,
    targets: [known(controlOf, 'AC-63')],
    note: 'The inventory this control keeps.',
  });
  return ids;
};

const addAiAssets = (
  vault: OpenVault,
  controlOf: ReadonlyMap<string, ControlId>,
  vendors: ReadonlyMap<string, RecordId>,
): void => {
  for (const { facts, state } of AI_ASSETS) {
    const vendor = /Pellucid/.test(facts.name ?? '') ? known(vendors, 'Pellucid Labs') : '';
    const on = facts.liveOn ?? facts.approvedOn ?? TAKEN_OVER;
    const [id] = add(vault, 'ai-asset', [{ facts: { ...facts, vendor }, state }], on);
    const starter = { model: 'AC-54', dataset: 'AC-58', prompt: 'AC-56', evaluation: 'AC-45' }[
      facts.type === undefined || facts.type === '' ? 'model' : facts.type
    ];
    const target = controlOf.get(starter);
    if (id !== undefined && target !== undefined)
      linkInRegister(vault, { ids: [id], targets: [target], note: 'Approved under this control.' });
  }
};

/** When somebody did: with everybody else, or the day after their first one when they joined later. */
const acknowledgedOn = (vault: OpenVault, person: RecordId, on: CalendarDate): CalendarDate => {
  const { startedOn } = readRecord(vault.db, person).facts;
  const after = typeof startedOn === 'string' ? addDays(day(startedOn), 1) : on;
  return after > on ? after : on;
};

/** Everybody who is there has acknowledged, but for two people in two policies. */
const acknowledge = (
  vault: OpenVault,
  policies: readonly RecordId[],
  people: ReadonlyMap<string, RecordId>,
): void => {
  const left = new Set(LEAVERS.map((one) => one.name));
  const there = [...people].filter(([name]) => !left.has(name)).map(([, id]) => id);
  policies.forEach((id, at) => {
    const asked = at < 2 ? there.slice(0, -2) : there;
    const days = Map.groupBy(asked, (person) => acknowledgedOn(vault, person, addDays(IN_FORCE, 9 + at)));
    for (const [on, personIds] of days)
      acknowledgePolicy(vault, {
        ...{ id, edition: 1, personIds, on, how: 'list', evidenceId: null },
        note: `Export of the training platform of ${on}.`,
      });
  });
};

const addPolicies = async (vault: OpenVault, people: ReadonlyMap<string, RecordId>): Promise<void> => {
  setPolicyWords(vault, WORDS);
  const made = adoptStarters(vault, ADOPTED, TAKEN_OVER);
  const starters: readonly string[] = [...ADOPTED].toSorted();
  const drafts = new Set<string>(DRAFTS);
  const approved = made.filter((_, at) => !drafts.has(starters[at] ?? ''));
  await approvePolicies(
    vault,
    approved.map((id) => ({ id, version: readRecord(vault.db, id).version })),
    {
      inForceFrom: IN_FORCE,
      on: IN_FORCE,
      note: 'Approved by the chief executive on paper on 20 January 2026; taken over into the vault.',
    },
  );
  const everybodys = approved.filter((id) => readRecord(vault.db, id).facts['acknowledgedBy'] === 'everyone');
  acknowledge(vault, everybodys, people);
};

export interface FilledProgramme {
  readonly people: number;
  readonly vendors: number;
  readonly policies: number;
}

/** An owner has it open: approving texts is theirs. */
export const fillProgramme = async (
  vault: OpenVault,
  controlOf: ReadonlyMap<string, ControlId>,
): Promise<FilledProgramme> => {
  const people = addRoster(vault);
  const vendors = addVendors(vault, controlOf);
  addAiAssets(vault, controlOf, vendors);
  for (const one of INCIDENT_RECORDS) add(vault, 'incident', [one], one.facts.detectedOn ?? TAKEN_OVER);
  add(vault, 'risk', RISK_RECORDS, TAKEN_OVER);
  for (const one of CHANGE_RECORDS) add(vault, 'change', [one], one.facts.approvedOn ?? day('2026-12-15'));
  await addPolicies(vault, people);
  return { people: people.size, vendors: vendors.size, policies: ADOPTED.length };
};
