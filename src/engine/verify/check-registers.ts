// Whether coverage, populations, the selection and the gaps of a package fit together: what refers to something
// refers to what is there, and what is said to be left out is not there after all.
import { SENSITIVITIES } from '../../shared/domain/evidence';
import type { Findings } from './findings';
import { checkProgramme } from './check-programme';
import { checkRequests } from './check-requests';
import type { OmissionsJson, PackageJson, PackagePopulationJson } from './package-schema';

const PACKAGE = 'data/package.json';
const OMISSIONS = 'data/omissions.json';

type Omissions = OmissionsJson['omissions'];
type Disagree = (detail: string) => void;

const repeats = (list: readonly unknown[]): boolean => new Set(list).size !== list.length;

const checkOccurrences = (json: PackageJson, refs: ReadonlySet<string>, disagree: Disagree): void => {
  const exceptions = new Set((json.exceptions ?? []).map((one) => one.id));
  for (const { id, occurrences = [], event_days: days = [] } of json.controls) {
    const isInOrder = occurrences.every(
      (one, at) =>
        one.from <= one.to && one.to <= one.grace_until && (occurrences[at - 1]?.to ?? '') < one.from,
    );
    if (!isInOrder) disagree(`the occurrences of ${id} are out of order`);
    if (days.some((day, at) => day <= (days[at - 1] ?? ''))) disagree(`the days of ${id} are out of order`);
    for (const one of occurrences) {
      const where = `the occurrence of ${id} from ${one.from}`;
      if ((one.evidence ?? []).some((ref) => !refs.has(ref)))
        disagree(`${where} names evidence that is not in the package`);
      if (one.exception !== undefined && !exceptions.has(one.exception))
        disagree(`${where} names an exception that is not in the package`);
      if (one.excuse !== undefined && one.state !== 'excused')
        disagree(`${where} is not excused and says why`);
      if (
        (one.state === 'met' || one.state === 'late') !== (one.served_on !== undefined) &&
        one.state !== 'excused'
      )
        disagree(`${where} does not follow from the day it was served on`);
    }
  }
};

const checkSamples = (
  { id, samples, selections, row_count: rowCount }: PackagePopulationJson,
  refs: ReadonlySet<string>,
  disagree: Disagree,
): void => {
  const attributes = new Map(selections.map((one) => [one.number, new Set(['', ...one.attributes])]));
  if (selections.some((one) => one.picker !== 'auditor'))
    disagree(`${id} holds picks that are not the auditor's`);
  if (repeats(selections.map((one) => one.number)) || repeats(samples.map((one) => one.id)))
    disagree(`${id} lists a selection or a pick twice`);
  if (repeats(samples.map((one) => `${String(one.selection)} ${String(one.row)}`)))
    disagree(`${id} picks a row twice in one selection`);
  if (new Set(samples.map((one) => one.row)).size > rowCount)
    disagree(`${id} has more rows picked than its list has`);
  for (const sample of samples) {
    const named = attributes.get(sample.selection);
    if (!sample.id.startsWith(`${id}.`) || named === undefined)
      disagree(`${sample.id} is not a pick of a selection of ${id}`);
    for (const { ref, attribute } of sample.evidence) {
      if (!refs.has(ref)) disagree(`${sample.id} names evidence that is not in the package`);
      if (named?.has(attribute) === false) disagree(`${sample.id} names an attribute nobody asked for`);
    }
  }
};

const checkPopulations = (json: PackageJson, refs: ReadonlySet<string>, disagree: Disagree): void => {
  const populations = json.populations ?? [];
  const ids = new Set(populations.map((one) => one.id));
  const controls = new Set(json.controls.map((one) => one.id));
  const samples = populations.reduce((sum, one) => sum + one.samples.length, 0);
  if ((json.counts.populations ?? 0) !== populations.length || (json.counts.samples ?? 0) !== samples)
    disagree('its counts are not the numbers of what it lists');
  if (ids.size !== populations.length) disagree('lists a population twice');
  for (const one of populations) {
    const list = json.evidence.find((item) => item.ref === one.list.evidence);
    if (list?.files.some((file) => file.position === one.list.position) !== true)
      disagree(`the list of ${one.id} is not in the package`);
    if (one.controls.some((id) => !controls.has(id))) disagree(`${one.id} names a control that is not there`);
    if (one.replaces !== null && !ids.has(one.replaces))
      disagree(`${one.id} replaces a population that is not there`);
    checkSamples(one, refs, disagree);
  }
};

const checkSelection = (json: PackageJson, omissions: Omissions, disagree: Disagree): void => {
  const { selection } = json;
  if (selection === undefined) return;
  const criteria = new Set(json.engagement.criteria_in_scope ?? []);
  if (selection.criteria !== null && selection.criteria.join(' ') !== [...criteria].join(' ')) {
    const chosen = new Set(selection.criteria);
    if (chosen.size !== criteria.size || [...criteria].some((id) => !chosen.has(id)))
      disagree('the criteria in scope are not the chosen ones');
  }
  const chosen = selection.controls === null ? null : new Set(selection.controls);
  if (json.controls.some((one) => chosen?.has(one.id) === false))
    disagree('holds a control that was not chosen');
  if (json.controls.some((one) => (one.criteria ?? []).some((id) => !criteria.has(id))))
    disagree('a control is mapped to a criterion that is not in scope');
  const most = SENSITIVITIES.indexOf(selection.most_sensitive);
  const sensitivities: readonly string[] = SENSITIVITIES;
  if (json.evidence.some((one) => sensitivities.indexOf(String(one['sensitivity'])) > most))
    disagree('holds evidence that is more sensitive than it may be');
  const here = new Set([...json.evidence, ...(json.populations ?? [])].map((one) => one.id));
  if (selection.withheld.some((one) => here.has(one.id))) disagree('holds what it says is withheld');
  const keys = new Set(omissions.map((one) => one.key));
  const isEvidence = (id: string): boolean => id.startsWith('EVD-');
  for (const { id } of selection.withheld) {
    if (isEvidence(id) && !keys.has(`evidence-withheld:${id}`))
      disagree(`${id} is withheld and is not among the omissions`);
  }
};

/** Every file that is absent is a gap with its hash, and only what is absent or withheld has hashes there. */
const checkAbsentFiles = (json: PackageJson, omissions: Omissions, findings: Findings): void => {
  const disagree: Disagree = (detail) => {
    findings.add('package.disagrees', OMISSIONS, detail);
  };
  const declared = new Set(
    omissions
      .filter((one) => one.key.startsWith('file-unreadable:'))
      .flatMap((one) => (one.files ?? []).map((file) => file.sha256)),
  );
  const files = json.evidence.flatMap((one) => one.files);
  const absent = new Set(files.flatMap((file) => (file.absent === true ? [file.sha256] : [])));
  const carried = new Set(files.flatMap((file) => (file.absent === true ? [] : [file.sha256])));
  for (const sha256 of absent) {
    if (!declared.has(sha256)) disagree(`a file is absent and not declared: ${sha256}`);
  }
  for (const sha256 of declared) {
    if (carried.has(sha256) || !absent.has(sha256))
      disagree(`declared unreadable, and not absent: ${sha256}`);
  }
  const withHashes = /^(evidence-withheld|file-unreadable):/;
  for (const { key, files: own } of omissions) {
    if (withHashes.test(key) !== (own !== undefined)) disagree(`${key} should name files, or should not`);
  }
};

export const checkRegisters = (json: PackageJson, omissions: Omissions, findings: Findings): void => {
  const disagree: Disagree = (detail) => {
    findings.add('package.disagrees', PACKAGE, detail);
  };
  const refs = new Set(json.evidence.map((one) => one.ref));
  for (const one of json.controls) {
    if (one.evidence.some((ref) => !refs.has(ref)))
      disagree(`${one.id} names evidence that is not in the package`);
  }
  checkOccurrences(json, refs, disagree);
  checkPopulations(json, refs, disagree);
  checkRequests(json, refs, disagree);
  checkProgramme(json, refs, disagree);
  checkSelection(json, omissions, disagree);
  checkAbsentFiles(json, omissions, findings);
};
