import { describe, expect, it } from 'vitest';
import catalogText from '../../../../resources/catalog/tsc-2017-rev2022.json?raw';
import { Catalog } from '../../../shared/domain/catalog';
import type { Engagement } from '../../../shared/domain/engagement';
import { EngagementScope } from '../../../shared/domain/scope';
import { nextDraft } from './next-engagement';
import {
  hasItem,
  isSameScope,
  pointsUnder,
  problemsIn,
  scopeSize,
  settledScope,
  storableScope,
} from './scope-draft';

const catalog = Catalog.parse(JSON.parse(catalogText));
const EMPTY = EngagementScope.parse({
  boundary: '',
  items: [],
  people: [],
  subserviceOrganizations: [],
  notApplicable: [],
  privacyRoles: ['processor', 'controller'],
  makesProducts: true,
});
const item = { kind: 'service', name: 'Inference API', note: '', inScope: true, reason: '' } as const;
const person = { side: 'firm', name: '', role: '', email: '' } as const;
const organization = { name: '', service: '', method: 'carve-out', assumedControls: '', note: '' } as const;

describe('a scope that is being written', () => {
  it('keeps no line that says nothing, and no reason for what is in scope', () => {
    const draft: EngagementScope = {
      ...EMPTY,
      boundary: ' Ends at the gateway. ',
      items: [
        { ...item, name: ' Inference API ', reason: 'left over' },
        { ...item, name: '  ' },
      ],
      people: [person],
      subserviceOrganizations: [organization],
    };
    expect(settledScope(draft)).toEqual({ ...EMPTY, boundary: 'Ends at the gateway.', items: [item] });
    expect(problemsIn(draft)).toBe(0);
  });

  it('is the same scope with an empty line at its end', () => {
    expect(isSameScope(EMPTY, { ...EMPTY, people: [person] })).toBe(true);
    expect(isSameScope(EMPTY, { ...EMPTY, people: [{ ...person, name: 'Ada' }] })).toBe(false);
  });

  it('counts each line that lacks a name or a reason', () => {
    const draft: EngagementScope = {
      ...EMPTY,
      items: [
        { ...item, inScope: false },
        { ...item, name: '', note: 'What is this?' },
      ],
      people: [{ ...person, email: 'a@example.com' }],
      subserviceOrganizations: [{ ...organization, service: 'Hosting' }],
      notApplicable: EngagementScope.shape.notApplicable.parse([{ criterionId: 'CC6.4', reason: 'x' }]),
    };
    expect(problemsIn(draft)).toBe(4);
    expect(
      problemsIn({ ...draft, notApplicable: draft.notApplicable.map((one) => ({ ...one, reason: ' ' })) }),
    ).toBe(5);
  });

  it('can be stored unfinished: words stand where a name is missing, and nothing leaves the scope without a reason', () => {
    const draft: EngagementScope = {
      ...EMPTY,
      items: [{ ...item, name: '', note: 'What is this?' }],
      notApplicable: EngagementScope.shape.notApplicable
        .parse([{ criterionId: 'CC6.4', reason: 'x' }])
        .map((one) => ({ ...one, reason: '' })),
    };
    const stored = storableScope(draft, '(still to be said)');
    expect(EngagementScope.safeParse(stored).success).toBe(true);
    expect(stored.items[0]?.name).toBe('(still to be said)');
    expect(stored.notApplicable).toEqual([]);
  });

  it('knows a part again however it is spelled, by its kind', () => {
    const scope = { ...EMPTY, items: [item] };
    expect(hasItem(scope, { kind: 'service', name: ' inference api' })).toBe(true);
    expect(hasItem(scope, { kind: 'software', name: 'Inference API' })).toBe(false);
  });
});

describe('the size of a scope', () => {
  it('leaves out what does not apply, with its points of focus', () => {
    const whole = scopeSize(catalog, ['security'], EMPTY);
    expect(whole).toEqual({ criteria: 33, points: 208, notApplicable: 0 });
    const without = EngagementScope.parse({
      ...EMPTY,
      notApplicable: [
        { criterionId: 'CC6.4', reason: 'No premises.' },
        { criterionId: 'P1.1', reason: 'Not asked for at all.' },
      ],
    });
    const under = pointsUnder(catalog, ['security'], EMPTY).get(
      without.notApplicable[0]?.criterionId ?? ('' as never),
    );
    expect(under).toBeGreaterThan(0);
    expect(scopeSize(catalog, ['security'], without)).toEqual({
      criteria: 32,
      points: 208 - (under ?? 0),
      notApplicable: 1,
    });
  });
});

describe('the next engagement', () => {
  const common = {
    id: 'ENG-01',
    createdAt: '2026-01-12T09:00:00Z',
    systemName: 'Halden Assist',
    firm: 'Brook & Vale',
    categories: ['security'],
    state: 'issued',
    catalogVersion: '1',
    rolledForwardFrom: null,
    isCurrent: true,
  };
  const type2 = (from: string, to: string) =>
    ({ ...common, type: 2, period: { from, to } }) as unknown as Engagement;

  it.each([
    ['a calendar year', '2026-01-01', '2026-12-31', '2027-01-01', '2027-12-31'],
    ['half a year into a leap day', '2027-09-01', '2027-11-30', '2027-12-01', '2028-02-29'],
    ['days that are no whole months', '2026-01-10', '2026-02-20', '2026-02-21', '2026-04-03'],
  ])('after %s begins the day after and lasts as long', (_, from, to, nextFrom, nextTo) => {
    expect(nextDraft(type2(from, to))).toMatchObject({
      type: '2',
      from: nextFrom,
      to: nextTo,
      systemName: 'Halden Assist',
    });
  });

  it('after a Type I is a Type II from the day after', () => {
    const one = { ...common, type: 1, asOf: '2026-03-31' } as unknown as Engagement;
    expect(nextDraft(one)).toMatchObject({ type: '2', from: '2026-04-01', to: '2026-09-30' });
  });
});
