// Whether the programme of a package fits to what is in it, and tells nothing that never leaves a vault: registers and
// fields that are not handed over, records of another register, links to what is not here, texts with another hash.
import {
  HANDED_PREFIX,
  HANDED_REGISTERS,
  type HandedRegister,
  keptFields,
  memberName,
} from '../../shared/domain/programme/handed-over';
import type { PackageJson } from './package-schema';
import type { PackageRecordJson, PackageRegisterJson, ProgrammeJson } from './programme-schema';

type Disagree = (detail: string) => void;

const repeats = (list: readonly unknown[]): boolean => new Set(list).size !== list.length;

interface Here {
  readonly refs: ReadonlySet<string>;
  readonly controls: ReadonlySet<string>;
  readonly criteria: ReadonlySet<string>;
  readonly paths: ReadonlySet<string>;
  readonly records: ReadonlySet<string>;
}

/** Looks like the number of something that is only named where it is in the package. */
const NAMED = /^(EVD-\d{4,7}\.\d{2,3}|CTL-\d{3,6}|(PER|VND|VRP|POL|AIA|INC|RSK|CHG|DOC)-\d{2,6})$/;

/** Every list of numbers among the facts, however deep: what they name is here. */
function* namedIn(value: unknown): Generator<string> {
  if (Array.isArray(value)) {
    for (const one of value) {
      if (typeof one === 'string' && NAMED.test(one)) yield one;
      else if (typeof one === 'object') yield* namedIn(one);
    }
  } else if (typeof value === 'object' && value !== null) {
    for (const member of Object.values(value)) if (typeof member === 'object') yield* namedIn(member);
  }
}

const checkRecord = (
  one: PackageRecordJson,
  register: HandedRegister,
  kept: readonly string[],
  here: Here,
  disagree: Disagree,
): void => {
  if (!one.id.startsWith(`${HANDED_PREFIX[register]}-`)) disagree(`${one.id} is no record of its register`);
  const told = kept.find((name) => name in one.facts);
  if (told !== undefined) disagree(`${one.id} tells ${told}, which never leaves a vault`);
  const named = [...one.evidence, ...one.controls, ...namedIn(one.facts)];
  const isHere = (id: string): boolean => here.refs.has(id) || here.controls.has(id) || here.records.has(id);
  if (named.some((id) => !isHere(id))) disagree(`${one.id} names what is not in the package`);
  if (one.criteria.some((id) => !here.criteria.has(id))) disagree(`${one.id} names a criterion not in scope`);
  if (one.for_inspection.some(({ ref }) => here.refs.has(ref)))
    disagree(`${one.id} says that a report is kept back which is in the package`);
  if ((one.files ?? []).some((path) => !here.paths.has(path)))
    disagree(`${one.id} names a file that is not in the package`);
};

const checkRegister = (
  one: PackageRegisterJson,
  { as_at: asAt, changes_from: from }: ProgrammeJson,
  here: Here,
  disagree: Disagree,
): void => {
  const register = HANDED_REGISTERS.find((other) => other === one.register);
  if (register === undefined) {
    disagree(`tells a register that never leaves a vault: ${one.register}`);
    return;
  }
  const pages = one.table === undefined ? [one.page] : [one.page, one.table];
  if (pages.some((path) => !here.paths.has(path))) disagree(`a page of ${register} is not in the package`);
  const kept = [...keptFields(register)].map(memberName);
  const vendorless = one.records.some(
    ({ facts }) => register === 'vendor-report' && !here.records.has(String(facts['vendor'])),
  );
  if (vendorless) disagree('tells the report of a vendor that is not in the package');
  for (const record of one.records) checkRecord(record, register, kept, here, disagree);
  const own = new Set(one.records.map(({ id }) => id));
  for (const change of one.changes) {
    if (!own.has(change.id)) disagree(`a change of ${change.id} is told, which is not in the package`);
    if (from === null || change.on < from || change.on > asAt)
      disagree(`a change of ${change.id} is outside the days that are told`);
  }
};

const checkEditions = (
  json: PackageJson,
  { editions }: ProgrammeJson,
  here: Here,
  disagree: Disagree,
): void => {
  const hashes = new Map(json.files.map((file) => [file.path, file.sha256]));
  for (const [at, one] of editions.entries()) {
    const name = `${one.policy} edition ${String(one.edition)}`;
    if (!here.records.has(one.policy)) disagree(`${name} is of a policy that is not in the package`);
    if (hashes.get(one.text) !== one.text_sha256) disagree(`the text of ${name} is not the one approved`);
    if (!here.paths.has(one.page)) disagree(`the page of ${name} is not in the package`);
    const before = editions[at - 1];
    if (before?.policy === one.policy) {
      if (before.edition >= one.edition) disagree(`the editions of ${one.policy} are out of order`);
      if (before.in_force_to === null || before.in_force_to >= one.in_force_from)
        disagree(`two editions of ${one.policy} are in force at once`);
    }
    if (one.in_force_to !== null && one.in_force_to < one.in_force_from)
      disagree(`${name} was in force on no day`);
    const named = [one.evidence, ...one.acknowledged.map(({ evidence }) => evidence)];
    if (named.some((ref) => ref !== null && !here.refs.has(ref)))
      disagree(`${name} names evidence that is not in the package`);
    if ((one.open ?? 0) > (one.asked ?? 0)) disagree(`${name} is open for more people than are asked`);
    if (repeats(one.acknowledged.map(({ person }) => person)))
      disagree(`${name} lists somebody's acknowledgement twice`);
  }
};

/** Folders that only a package with a programme has. */
const OF_THE_PROGRAMME = /^(10_description|11_management|70_vendors|75_registers|80_policies|85_ai)\//;

export const checkProgramme = (json: PackageJson, refs: ReadonlySet<string>, disagree: Disagree): void => {
  const { programme } = json;
  const records = (programme?.registers ?? []).flatMap((one) => one.records.map(({ id }) => id));
  if ((json.counts.records ?? 0) !== records.length)
    disagree('its counts are not the numbers of what it lists');
  if (programme === undefined) {
    if (json.files.some(({ path }) => OF_THE_PROGRAMME.test(path)))
      disagree('holds files of a programme and tells of none');
    return;
  }
  if (repeats(records)) disagree('lists a record twice');
  if (repeats(programme.registers.map((one) => one.register))) disagree('lists a register twice');
  const here: Here = {
    refs,
    controls: new Set(json.controls.map((one) => one.id)),
    criteria: new Set(json.engagement.criteria_in_scope ?? []),
    paths: new Set(json.files.map((file) => file.path)),
    records: new Set(records),
  };
  for (const one of programme.registers) checkRegister(one, programme, here, disagree);
  checkEditions(json, programme, here, disagree);
  if (programme.not_finished.some(({ id }) => here.records.has(id)))
    disagree('holds a record that it says is not finished');
};
