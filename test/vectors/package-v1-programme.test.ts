import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { organizationKey } from '../fixtures/package-content';
import { withProgramme } from '../fixtures/package-programme';
import { Bag, takeApart } from './package-v1/forge';
import { type GoodPackage, goodPackage } from './package-v1/good-package';
import { PROGRAMME_ATTACKS } from './package-v1/programme-attacks';

let good: Buffer;
let verify: GoodPackage['verify'];
let remove: GoodPackage['remove'];
beforeAll(async () => {
  ({ good, verify, remove } = await goodPackage(withProgramme));
});
afterAll(() => remove());

describe('a package with a programme', () => {
  it('verifies', async () => {
    expect(await verify(good)).toMatchObject({ verdict: 'verified', findings: [] });
  });

  it('verifies with members of a later writer', async () => {
    const { entries, time } = takeApart(good);
    const bag = new Bag(entries, time);
    bag.json('data/package.json', (json) => {
      const { registers } = json['programme'] as { registers: { records: Record<string, unknown>[] }[] };
      for (const one of registers.flatMap(({ records }) => records)) one['weight'] = 3;
    });
    const report = await verify(bag.relist().sign(organizationKey()).zip());
    expect(report).toMatchObject({ verdict: 'verified', findings: [] });
  });
});

describe('a package that fakes a programme', () => {
  it.each(PROGRAMME_ATTACKS.map((one) => [one.name, one] as const))('%s', async (_name, { code, make }) => {
    const report = await verify(make(good, organizationKey()));
    expect(report.verdict).toBe('failed');
    expect(report.findings.map((one) => one.code)).toContain(code);
  });
});
