// Packages that fake a programme, or tell of it what never leaves a vault: each signed and listed as it should be, so that
// only a look at what it says finds it out.
import type { PackageSigner } from '../../../src/engine/vault/open-vault';
import type { FindingCode } from '../../../src/engine/verify/finding-codes';
import { Bag, takeApart } from './forge';

export interface ProgrammeAttack {
  readonly name: string;
  readonly code: FindingCode;
  readonly make: (zip: Buffer, signer: PackageSigner) => Buffer;
}

type Fields = Record<string, unknown>;
type ToldRecord = Fields & { id: string; facts: Fields };
interface Json extends Fields {
  counts: Fields;
  programme: {
    registers: (Fields & { register: string; records: ToldRecord[]; changes: Fields[] })[];
    editions: (Fields & { acknowledged: Fields[] })[];
    not_finished: Fields[];
  };
}

const PACKAGE = 'data/package.json';

const attack = (name: string, code: FindingCode, change: (bag: Bag) => void): ProgrammeAttack => ({
  name,
  code,
  make: (zip, signer) => {
    const { entries, time } = takeApart(zip);
    const bag = new Bag(entries, time);
    change(bag);
    return bag.relist().sign(signer).zip();
  },
});

const said = (
  name: string,
  change: (json: Json) => void,
  code: FindingCode = 'package.disagrees',
): ProgrammeAttack => attack(name, code, (bag) => void bag.json(PACKAGE, change as never));

const registerIn = (json: Json, name: string): Json['programme']['registers'][number] => {
  const found = json.programme.registers.find((one) => one.register === name);
  if (found === undefined) throw new Error(`no ${name}`);
  return found;
};

/** The first record of a register. */
const first = (
  name: string,
  register: string,
  change: (record: ToldRecord) => void,
  code: FindingCode = 'package.disagrees',
): ProgrammeAttack =>
  said(
    name,
    (json) => {
      const [record] = registerIn(json, register).records;
      if (record !== undefined) change(record);
    },
    code,
  );

const edition = (name: string, at: number, change: Fields): ProgrammeAttack =>
  said(name, (json) => void Object.assign(json.programme.editions[at] ?? {}, change));

export const PROGRAMME_ATTACKS: readonly ProgrammeAttack[] = [
  first('record-with-an-opinion', 'vendor-report', ({ facts }) => void (facts['opinion'] = 'unmodified'), 'package.auditor-result'),
  first('record-with-a-score', 'vendor', (one) => void (one['score'] = 97), 'package.auditor-result'),
  first('notes-told', 'vendor', ({ facts }) => void (facts['notes'] = 'internal')),
  first('mail-told', 'person', ({ facts }) => void (facts['email'] = 'ada@example.org')),
  first('number-of-another-register', 'person', (one) => void (one.id = 'VND-07')),
  first('evidence-that-is-not-here', 'incident', (one) => void (one['evidence'] = ['EVD-0001.99'])),
  first('evidence-in-facts-that-is-not-here', 'incident', ({ facts }) => void (facts['evidence'] = ['EVD-0001.99'])),
  first('control-that-is-not-here', 'incident', ({ facts }) => void (facts['controls'] = ['CTL-998'])),
  first('control-in-a-row-that-is-not-here', 'vendor-report', ({ facts }) => {
    Object.assign((facts['cuecs'] as Fields[])[0] ?? {}, { controls: ['CTL-998'] });
  }),
  first('criterion-that-is-not-in-scope', 'incident', (one) => void (one['criteria'] = ['ZZ9.9'])),
  first('report-of-no-vendor', 'vendor-report', ({ facts }) => void (facts['vendor'] = 'VND-09')),
  first('kept-back-and-here', 'vendor-report', (one) => {
    Object.assign((one['for_inspection'] as Fields[])[0] ?? {}, { ref: 'EVD-0001.01' });
  }),
  first('document-without-its-files', 'document', (one) => void (one['files'] = ['10_description/none.pdf'])),
  first('document-text-told', 'document', ({ facts }) => void (facts['services'] = 'We answer')),
  said('register-that-never-leaves', (json) => {
    registerIn(json, 'incident').register = 'share';
  }),
  said('record-twice', (json) => {
    const { records } = registerIn(json, 'person');
    records.push({ ...(records[0] as ToldRecord) });
    json.counts['records'] = (json.counts['records'] as number) + 1;
  }),
  said('record-not-counted', (json) => void registerIn(json, 'person').records.pop()),
  said('change-outside-the-days', (json) => {
    Object.assign(registerIn(json, 'person').changes[0] ?? {}, { on: '2019-01-01' });
  }),
  said('change-of-nobody', (json) => {
    Object.assign(registerIn(json, 'person').changes[0] ?? {}, { id: 'PER-099' });
  }),
  said('page-that-is-not-here', (json) => {
    registerIn(json, 'incident')['page'] = '75_registers/none.html';
  }),
  said('programme-taken-away', (json) => {
    Reflect.deleteProperty(json, 'programme');
    Reflect.deleteProperty(json.counts, 'records');
  }),
  said('finished-and-not', (json) => void Object.assign(json.programme.not_finished[0] ?? {}, { id: 'DOC-01' })),
  edition('two-editions-at-once', 0, { in_force_to: null }),
  edition('edition-with-another-hash', 1, { text_sha256: 'b'.repeat(64) }),
  edition('edition-of-no-policy', 1, { policy: 'POL-009' }),
  edition('edition-with-evidence-that-is-not-here', 1, { evidence: 'EVD-0001.99' }),
  said('acknowledged-twice', (json) => {
    const acknowledged = json.programme.editions[1]?.acknowledged ?? [];
    acknowledged.push({ ...acknowledged[0] });
  }),
  attack('approved-text-changed', 'package.disagrees', (bag) => {
    bag.write('data/80_policies/POL-001_edition-2.md', '# Rules\n\nNobody asks.\n');
  }),
];
