import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { organizationKey } from '../fixtures/package-content';
import { withRequests } from '../fixtures/package-requests';
import { Bag, takeApart } from './package-v1/forge';
import { type GoodPackage, goodPackage } from './package-v1/good-package';
import { REQUEST_ATTACKS } from './package-v1/request-attacks';

let good: Buffer;
let verify: GoodPackage['verify'];
let remove: GoodPackage['remove'];
beforeAll(async () => {
  ({ good, verify, remove } = await goodPackage(withRequests));
});
afterAll(() => remove());

describe('a package with requests', () => {
  it('verifies', async () => {
    expect(await verify(good)).toMatchObject({ verdict: 'verified', findings: [] });
  });

  it('verifies with members and a form of a later writer', async () => {
    const { entries, time } = takeApart(good);
    const bag = new Bag(entries, time);
    bag.json('data/package.json', (json) => {
      for (const one of json['requests'] as Record<string, unknown>[]) one['weight'] = 3;
    });
    const report = await verify(bag.relist().sign(organizationKey()).zip());
    expect(report).toMatchObject({ verdict: 'verified', findings: [] });
  });
});

describe('a package that fakes requests', () => {
  it.each(REQUEST_ATTACKS.map((one) => [one.name, one] as const))('%s', async (_name, { code, make }) => {
    const report = await verify(make(good, organizationKey()));
    expect(report.verdict).toBe('failed');
    expect(report.findings.map((one) => one.code)).toContain(code);
  });
});
