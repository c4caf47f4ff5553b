import { describe, expect, it } from 'vitest';
import type { VersionState } from './domain/evidence';
import {
  currentVersion,
  isOwnWork,
  mayStep,
  supersededByAnother,
  supersededByApproval,
} from './version-states';

/** Versions 1, 2 … in these states. */
const versions = (...states: VersionState[]) => states.map((state, at) => ({ version: at + 1, state }));

describe('the current version', () => {
  it.each<[states: VersionState[], current: number]>([
    [[], 0],
    [['draft'], 1],
    [['rejected'], 1],
    [['superseded', 'in-review'], 2],
    [['superseded', 'rejected'], 2],
    [['rejected', 'draft'], 2],
    [['approved', 'draft'], 1],
    [['approved', 'rejected'], 1],
    [['approved', 'rejected', 'in-review'], 1],
    [['superseded', 'approved'], 2],
  ])('of %j is %i', (states, current) => {
    expect(currentVersion(versions(...states))).toBe(current);
  });
});

it('another version supersedes what is open, and never what is approved or refused', () => {
  expect(supersededByAnother(versions('draft'))).toBe(1);
  expect(supersededByAnother(versions('approved', 'in-review'))).toBe(2);
  expect(supersededByAnother(versions('approved'))).toBeNull();
  expect(supersededByAnother(versions('superseded', 'rejected'))).toBeNull();
});

it('an approval supersedes the one that was approved before', () => {
  expect(supersededByApproval(versions('approved', 'superseded', 'in-review'), 3)).toBe(1);
  expect(supersededByApproval(versions('superseded', 'draft'), 2)).toBeNull();
});

it('only the newest version takes steps, and only those open to its state', () => {
  expect(mayStep(versions('draft'), 1, 'approve')).toBe(true);
  expect(mayStep(versions('draft'), 1, 'reject')).toBe(false);
  expect(mayStep(versions('rejected', 'draft'), 1, 'reopen')).toBe(false);
  expect(mayStep(versions('approved'), 1, 'change')).toBe(false);
  expect(mayStep(versions('draft'), 2, 'submit')).toBe(false);
});

it.each([
  [{ takenInBy: 1, correctedBy: null, collector: '' }, true],
  [{ takenInBy: 2, correctedBy: 1, collector: '' }, true],
  [{ takenInBy: 2, correctedBy: null, collector: ' ADA  byron ' }, true],
  [{ takenInBy: 2, correctedBy: null, collector: 'A\u200bda\u00ad Byron' }, true],
  [{ takenInBy: 2, correctedBy: 3, collector: 'Ada Byron the younger' }, false],
  [{ takenInBy: 2, correctedBy: null, collector: '' }, false],
])('says of %j whether it is somebody’s own work', (hands, isOwn) => {
  expect(isOwnWork(hands, 1, 'Ada Byron')).toBe(isOwn);
  expect(isOwnWork({ ...hands, collector: '' }, 9, null)).toBe(false);
});
