// The programme as a package tells it: of each record the fields that are told, with no more than links to what is in
// the package.
import { PERSON, type POLICY, SPECS } from '../../../shared/domain/programme';
import type { Field, Fields } from '../../../shared/domain/programme/field';
import { type HandedRegister, keptFields } from '../../../shared/domain/programme/handed-over';
import type { RecordFacts } from '../../../shared/domain/programme/record';
import type { RegisterSpec } from '../../../shared/domain/programme/register';
import type { ControlId, CriterionId, EvidenceId } from '../../../shared/ids';
import { askedOn, differencesOf } from '../../programme';
import { titleOf } from '../../records/record-columns';
import type { PackageEvidence } from '../package-content';
import type {
  PackageEdition,
  PackageProgramme,
  PackageRecord,
  PackageRecordChange,
} from '../programme-content';
import {
  type ChosenRecord,
  itemOf,
  type SelectedProgramme,
  type SelectedRegister,
  targetsOf,
} from './select-programme';
import { namesUnder } from './document-names';
import { statedText } from './stated-text';
import type { SurveyedEdition, SurveyedVersion } from './survey-programme';

/** What of a package records can be linked to. */
export interface HeldForRecords {
  readonly controls: ReadonlySet<ControlId>;
  readonly criteria: ReadonlySet<CriterionId>;
  /** What goes in, by id. */
  readonly evidence: ReadonlyMap<EvidenceId, PackageEvidence>;
  /** All that counts in the vault, by id. */
  readonly counting: ReadonlyMap<EvidenceId, PackageEvidence>;
}

/** The register as a package tells it: without the fields that never leave. */
export const toldSpec = (register: HandedRegister): RegisterSpec => {
  const kept = keptFields(register);
  const spec = SPECS[register];
  return {
    ...spec,
    fields: Object.fromEntries(Object.entries(spec.fields).filter(([name]) => !kept.has(name))),
  };
};

interface Known {
  readonly records: ReadonlySet<string>;
  /** Id → name. */
  readonly vendors: ReadonlyMap<string, string>;
  readonly held: HeldForRecords;
}

const HAS: Readonly<Partial<Record<Field['type'], (known: Known, id: string) => boolean>>> = {
  record: ({ records }, id) => records.has(id),
  evidence: ({ held }, id) => held.evidence.has(id as EvidenceId),
  controls: ({ held }, id) => held.controls.has(id as ControlId),
  criteria: ({ held }, id) => held.criteria.has(id as CriterionId),
};

const toldValue = (field: Field, value: unknown, known: Known): unknown => {
  const has = HAS[field.type];
  if (has !== undefined) {
    if (!Array.isArray(value)) return has(known, String(value)) ? value : '';
    return (value as string[]).filter((id) => has(known, id));
  }
  if (field.type !== 'rows' || field.fields === null) return value;
  const { fields } = field;
  return (Array.isArray(value) ? (value as RecordFacts[]) : []).map((row) => toldFacts(fields, row, known));
};

const toldFacts = (fields: Fields, facts: RecordFacts, known: Known): RecordFacts =>
  Object.fromEntries(
    Object.entries(fields).map(([name, field]) => [
      name,
      toldValue(field, name in facts ? facts[name] : field.nothing, known),
    ]),
  );

const forInspection = (
  { record: { register }, version }: ChosenRecord,
  { evidence, counting }: HeldForRecords,
): PackageRecord['forInspection'] => {
  const { facts } = version;
  if (register !== 'vendor-report' || facts['mayHandOn'] === 'yes' || !Array.isArray(facts['files']))
    return [];
  return (facts['files'] as EvidenceId[]).flatMap((id) => {
    const item = counting.get(id);
    if (item === undefined || evidence.has(id)) return [];
    const files = item.files.map(({ position, sizeBytes, sha256 }) => ({ position, sizeBytes, sha256 }));
    return [{ ref: item.ref, title: item.title, files }];
  });
};

/** Of a vendor's report with whose it is: by its kind alone nobody would know it. */
const titleIn = (register: HandedRegister, facts: RecordFacts, { vendors }: Known): string => {
  const title = titleOf(SPECS[register], facts);
  const vendor = register === 'vendor-report' ? vendors.get(statedText(facts, 'vendor')) : undefined;
  return vendor === undefined ? title : `${title}: ${vendor}`;
};

const recordOf = (chosen: ChosenRecord, known: Known): PackageRecord => {
  const { record, version, isToldAfterwards } = chosen;
  const { register } = record;
  const spec = toldSpec(register);
  const targets = [...targetsOf(record, version.facts)].sort();
  const { controls, criteria, evidence } = known.held;
  return {
    id: record.id,
    register,
    title: titleIn(register, version.facts, known),
    version: version.version,
    state: version.state,
    on: version.on,
    enteredAt: version.at,
    enteredBy: version.by,
    isToldAfterwards,
    facts: toldFacts(spec.fields, version.facts, known),
    controlIds: targets.filter((one) => controls.has(one as ControlId)) as ControlId[],
    criterionIds: [...criteria].filter((id) => targets.some((one) => one === id || one.startsWith(`${id}-`))),
    evidenceIds: targets.filter((one) => evidence.has(one as EvidenceId)) as EvidenceId[],
    forInspection: forInspection(chosen, known.held),
    signatures: (register === 'document'
      ? namesUnder(record)
      : record.signatures.filter((one) => one.version === version.version)
    ).map(({ meaning, by, at }) => ({ meaning, by, at })),
    paper: record.paper,
  };
};

/** Editions tell what became of policies, and documents are as they stand. */
const WITHOUT_CHANGES: readonly HandedRegister[] = ['policy', 'document'];

const changesOf = (
  { register, chosen }: SelectedRegister,
  { changesFrom, asAt }: SelectedProgramme,
  known: Known,
): PackageRecordChange[] => {
  if (changesFrom === null || WITHOUT_CHANGES.includes(register)) return [];
  const spec = toldSpec(register);
  const told = ({ state, facts }: SurveyedVersion) => ({
    state,
    facts: toldFacts(spec.fields, facts, known),
  });
  return chosen
    .flatMap(({ record }) =>
      record.versions.flatMap((after, index): PackageRecordChange[] => {
        if (after.on < changesFrom || after.on > asAt) return [];
        const before = record.versions[index - 1];
        const fields = before === undefined ? [] : differencesOf(spec, told(before), told(after));
        // Nothing that is told differs.
        if (before !== undefined && fields.length === 0) return [];
        return [
          {
            id: record.id,
            title: titleIn(register, after.facts, known),
            what: before === undefined ? 'added' : 'changed',
            on: after.on,
            enteredAt: after.at,
            enteredBy: after.by,
            fields,
          },
        ];
      }),
    )
    .sort((a, b) => (a.on < b.on ? -1 : a.on > b.on ? 1 : 0));
};

const editionOf = (
  edition: SurveyedEdition,
  selected: SelectedProgramme,
  { evidence }: HeldForRecords,
): PackageEdition => {
  const policy = selected.registers
    .find((one) => one.register === 'policy')
    ?.chosen.find((one) => one.record.id === edition.policyId);
  const file = evidence.get(itemOf(edition));
  const isOver = edition.inForceTo !== null && edition.inForceTo < selected.asAt;
  const asks = policy?.version.facts as (typeof POLICY.schema)['_output'] | undefined;
  const asked =
    isOver || asks === undefined || asks.acknowledgedBy === 'nobody' || selected.roster.length === 0
      ? null
      : askedOn(asks, selected.roster.map(asStored), selected.asAt).map((one) => one.id);
  const have = new Set<string>(edition.acknowledged.map((one) => one.person));
  return {
    policyId: edition.policyId,
    edition: edition.edition,
    title: edition.title,
    inForceFrom: edition.inForceFrom,
    inForceTo: edition.inForceTo,
    approvedAt: edition.approvedAt,
    approvedBy: edition.approvedByName,
    text: edition.text,
    textSha256: edition.textSha256,
    evidenceId: file?.ref === edition.evidence ? file.id : null,
    asked: asked?.length ?? null,
    open: asked?.filter((one) => !have.has(one)).length ?? null,
    acknowledged: edition.acknowledged.flatMap(({ person, on, how, evidenceId }) => {
      const name = selected.names.get(person);
      if (name === undefined || (selected.isChosen && on > selected.asAt)) return [];
      const sheet = evidenceId !== null && evidence.has(evidenceId) ? evidenceId : null;
      return [{ person, name, on, how, evidenceId: sheet }];
    }),
  };
};

/** As whoever asks people to acknowledge looks at them. */
const asStored = ({ record, version }: ChosenRecord): Parameters<typeof askedOn>[1][number] => ({
  id: record.id,
  register: 'person',
  number: Number(record.id.slice(PERSON.prefix.length + 1)),
  version: version.version,
  title: titleOf(PERSON, version.facts),
  state: version.state,
  facts: version.facts,
  withdrawn: null,
  on: version.on,
  createdAt: version.at,
  changedAt: version.at,
});

export const collectProgramme = (selected: SelectedProgramme, held: HeldForRecords): PackageProgramme => {
  const records = new Set<string>(
    selected.registers.flatMap((one) => one.chosen.map(({ record }) => record.id)),
  );
  const vendors = new Map<string, string>(
    selected.registers
      .filter((one) => one.register === 'vendor')
      .flatMap((one) => one.chosen)
      .map(({ record, version }) => [record.id, statedText(version.facts, 'name')]),
  );
  const known: Known = { records, vendors, held };
  return {
    asAt: selected.asAt,
    changesFrom: selected.changesFrom,
    registers: selected.registers.map((one) => ({
      register: one.register,
      records: one.chosen.map((each) => recordOf(each, known)),
      changes: changesOf(one, selected, known),
      withdrawn: one.withdrawn,
      afterwards: one.afterwards,
    })),
    editions: selected.editions.map((one) => editionOf(one, selected, held)),
    notFinished: selected.notFinished,
  };
};
