// The member `programme` of package.json: registers, editions and what is not finished. Fields carry the names of
// docs/format/programme-v1.md in snake case; none of those that never leave has a member here.
import { keptFields, memberName } from '../../shared/domain/programme/handed-over';
import { SPECS } from '../../shared/domain/programme';
import type { Field, Fields } from '../../shared/domain/programme/field';
import type { RecordFacts } from '../../shared/domain/programme/record';
import type { EvidenceId } from '../../shared/ids';
import type { PackageModel } from './package-model';
import type { PackageEdition, PackageRecord, PackageRegister } from './programme-content';
import { documentStem, editionStem, REGISTER_PAGE, registerTable } from './programme/programme-paths';

const valueJson = (model: PackageModel, field: Field, value: unknown): unknown => {
  if (field.type === 'evidence') return (value as EvidenceId[]).map((id) => model.evidenceItem(id).ref);
  const { fields } = field;
  if (field.type === 'rows' && fields !== null)
    return (value as RecordFacts[]).map((row) => factsJson(model, fields, row));
  return value;
};

const factsJson = (model: PackageModel, fields: Fields, facts: RecordFacts): object =>
  Object.fromEntries(
    Object.entries(fields)
      .filter(([name]) => name in facts)
      .map(([name, field]) => [memberName(name), valueJson(model, field, facts[name])]),
  );

const filesJson = (record: PackageRecord): object => {
  if (record.register !== 'document') return {};
  const stem = documentStem(record);
  return { files: [`${stem}.html`, `${stem}.docx`, `${stem}.pdf`] };
};

const recordJson = (model: PackageModel, record: PackageRecord): unknown => {
  const kept = keptFields(record.register);
  const fields = Object.fromEntries(
    Object.entries(SPECS[record.register].fields).filter(([name]) => !kept.has(name)),
  );
  return {
    id: record.id,
    title: record.title,
    version: record.version,
    state: record.state,
    on: record.on,
    entered: record.enteredAt,
    entered_by: record.enteredBy,
    ...(record.isToldAfterwards ? { told_afterwards: true } : {}),
    facts: factsJson(model, fields, record.facts),
    controls: record.controlIds,
    criteria: record.criterionIds,
    evidence: record.evidenceIds.map((id) => model.evidenceItem(id).ref),
    for_inspection: record.forInspection.map(({ ref, title, files }) => ({
      ref,
      title,
      files: files.map(({ position, sizeBytes, sha256 }) => ({ position, size: sizeBytes, sha256 })),
    })),
    signatures: record.signatures,
    ...filesJson(record),
  };
};

const registerJson = (model: PackageModel, one: PackageRegister): unknown => {
  const table = registerTable(one.register);
  return {
    register: one.register,
    page: REGISTER_PAGE[one.register],
    ...(table === null ? {} : { table }),
    records: one.records.map((record) => recordJson(model, record)),
    changes: one.changes.map((change) => ({
      id: change.id,
      title: change.title,
      what: change.what,
      on: change.on,
      entered: change.enteredAt,
      entered_by: change.enteredBy,
      fields: change.fields,
    })),
    withdrawn: one.withdrawn,
    afterwards: one.afterwards,
  };
};

const editionJson = (model: PackageModel, one: PackageEdition): unknown => ({
  policy: one.policyId,
  edition: one.edition,
  title: one.title,
  in_force_from: one.inForceFrom,
  in_force_to: one.inForceTo,
  approved: one.approvedAt,
  approved_by: one.approvedBy,
  text_sha256: one.textSha256,
  text: `${editionStem(one)}.md`,
  page: `${editionStem(one)}.html`,
  evidence: one.evidenceId === null ? null : model.evidenceItem(one.evidenceId).ref,
  asked: one.asked,
  open: one.open,
  acknowledged: one.acknowledged.map(({ person, name, on, how, evidenceId }) => ({
    person,
    name,
    on,
    how,
    evidence: evidenceId === null ? null : model.evidenceItem(evidenceId).ref,
  })),
});

/** Nothing where the registers have nothing to tell: such a package is as it was before there were any. */
export const programmeJson = (model: PackageModel): object => {
  const { programme } = model.content;
  if (programme === null) return {};
  return {
    programme: {
      as_at: programme.asAt,
      changes_from: programme.changesFrom,
      registers: programme.registers.map((one) => registerJson(model, one)),
      editions: programme.editions.map((one) => editionJson(model, one)),
      not_finished: programme.notFinished.map(({ id, register, title, state }) => ({
        id,
        register,
        title,
        state,
      })),
    },
  };
};
