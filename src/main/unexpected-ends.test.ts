import { describe, expect, it, vi } from 'vitest';
import { UserError } from '../shared/errors';
import type { Log } from './log';

vi.mock('electron', () => ({ app: {}, dialog: {} }));
const { countReloads, failureInMain } = await import('./unexpected-ends');

describe('a window that ends', () => {
  it('is loaded anew three times within a minute, and no more', () => {
    let now = 0;
    const may = countReloads(() => now);
    expect([may(), may(), may(), may()]).toEqual([true, true, true, false]);
    now += 61_000;
    expect(may()).toBe(true);
  });
});

describe('what failed in main while nobody waited', () => {
  it('is told as what it is when a person can act on it, and as an incident when not', () => {
    const written: unknown[] = [];
    const log: Log = {
      write: (...line) => written.push(line),
      incident: () => '0A1B2C3D',
      trouble: () => null,
    };
    expect(
      failureInMain(log, 'a call was not noted', new UserError('disk.full', { path: '/home/ada' })),
    ).toEqual({
      code: 'disk.full',
      details: {},
    });
    expect(written).toEqual([['error', 'a call was not noted', { code: 'disk.full' }]]);
    expect(failureInMain(log, 'x', new TypeError('y'))).toMatchObject({ incidentId: '0A1B2C3D' });
  });
});
