// Pages of the programme where there is much of it: long registers are cut, what was entered together is one line.
import { beforeAll, describe, expect, it } from 'vitest';
import { cryptoReady } from '../../src/engine/crypto/hash';
import { signerIdentity } from '../../src/engine/crypto/signer-identity';
import { packageModel } from '../../src/engine/export/package-model';
import type { PackageRegister } from '../../src/engine/export/programme-content';
import { packagePages } from '../../src/engine/export/pages';
import type { RecordId } from '../../src/shared/domain/programme/record-id';
import { organizationKey, sampleContent } from '../fixtures/package-content';
import { withProgramme } from '../fixtures/package-programme';

const idAt = (prefix: string, at: number): RecordId =>
  `${prefix}-${String(at + 1).padStart(3, '0')}` as RecordId;

/** As many records of the register, all alike, each entered on one day. */
const grown = (one: PackageRegister, prefix: string, many: number): PackageRegister => {
  const [first] = one.records;
  if (first === undefined) throw new Error('nothing to grow from');
  const records = Array.from({ length: many }, (_, at) => ({ ...first, id: idAt(prefix, at) }));
  const { on, enteredAt, enteredBy, title } = first;
  const changes = records.map(({ id }) => ({
    ...{ id, title, on, enteredAt, enteredBy },
    what: 'added' as const,
    fields: [],
  }));
  return { ...one, records, changes };
};

let pages: ReadonlyMap<string, string>;
beforeAll(async () => {
  await cryptoReady();
  const content = withProgramme(sampleContent({ controls: 2, evidence: 4 }));
  const { programme } = content;
  if (programme === null) throw new Error('no programme');
  const registers = programme.registers.map((one) =>
    one.register === 'incident'
      ? grown(one, 'INC', 150)
      : one.register === 'person'
        ? grown(one, 'PER', 6)
        : one,
  );
  const whole = { ...content, programme: { ...programme, registers } };
  pages = new Map(packagePages(packageModel(whole, signerIdentity(organizationKey().publicKey))));
});

describe('a long register', () => {
  it('has its records in full on pages of a hundred, and every link leads to one of them', () => {
    const list = pages.get('75_registers/incidents.html') ?? '';
    expect(list).toContain('href="incidents-2.html#about-INC-150"');
    expect(pages.get('75_registers/incidents-1.html')).toContain('id="about-INC-100"');
    expect(pages.get('75_registers/incidents-2.html')).toContain('id="about-INC-101"');
    for (const [path, text] of pages) {
      if (!path.startsWith('75_registers/')) continue;
      for (const [, to = ''] of text.matchAll(/href="((?!\.\.)[^"]*\.html#[^"]*|#[^"]*)"/g)) {
        const [file = '', place = ''] = to.split('#');
        const target = pages.get(file === '' ? path : `75_registers/${file}`) ?? '';
        expect(target.includes(`id="${place}"`), `${path} → ${to}`).toBe(true);
      }
    }
  });

  it('tells what was entered together in one line', () => {
    const people = pages.get('75_registers/people.html') ?? '';
    expect(people).toMatch(/6 entered:/);
    expect(people.match(/href="#PER-00\d"/g)).toHaveLength(6);
  });
});
