import { describe, expect, it } from 'vitest';
import type { EvidenceVersion, VersionState } from '../../../shared/domain/evidence';
import { isOwnWork, type Person, verbsFor } from './evidence-verbs';

const version = (state: VersionState, collector = ''): EvidenceVersion =>
  ({ state, collector, takenInBy: 'Tomas' }) as EvidenceVersion;
const person = (name: string, role: Person['role'], mayWrite = true): Person => ({ name, role, mayWrite });
const of = (state: VersionState, who: Person, collector = ''): string[] =>
  [
    ...verbsFor(
      { state: state === 'superseded' ? 'approved' : state, versions: [] },
      version(state, collector),
      who,
    ),
  ].sort();

describe('what can be done with evidence', () => {
  it('lets an editor correct and submit their own draft, and not approve it', () => {
    expect(of('draft', person('Tomas', 'editor'))).toEqual(
      ['add-version', 'edit', 'edit-item', 'link', 'next-like', 'submit', 'withdraw'].sort(),
    );
  });

  it('lets a reviewer approve or reject what others collected, and nothing else', () => {
    expect(of('in-review', person('Ruth', 'reviewer'))).toEqual(['approve', 'reject']);
    expect(of('in-review', person('Ruth', 'reviewer'), 'Ruth')).toEqual([]);
  });

  it('offers a reviewer no draft that nobody has submitted', () => {
    expect(of('draft', person('Ruth', 'reviewer'))).toEqual([]);
    expect(of('draft', person('Ruth', 'editor'))).toContain('approve');
  });

  it('lets an owner approve their own only as "alone"', () => {
    const verbs = of('in-review', person('Tomas', 'owner'));
    expect(verbs).toContain('approve-alone');
    expect(verbs).not.toContain('approve');
    expect(verbs).not.toContain('reject');
  });

  it('leaves an approved version alone, and lets another one follow', () => {
    const verbs = of('approved', person('Ruth', 'editor'));
    expect(verbs).toContain('add-version');
    for (const verb of ['edit', 'submit', 'approve', 'reject', 'reopen']) expect(verbs).not.toContain(verb);
  });

  it('takes no further step with what is withdrawn, but for the next one like it', () => {
    expect([
      ...verbsFor({ state: 'withdrawn', versions: [] }, version('draft'), person('Ruth', 'owner')),
    ]).toEqual(['next-like']);
  });

  it('takes files for what is only requested', () => {
    expect(
      [...verbsFor({ state: 'requested', versions: [] }, null, person('Ruth', 'editor'))].sort(),
    ).toEqual(['add-version', 'edit-item', 'link', 'withdraw']);
  });

  it('offers nothing to readers, nor in a vault that is open for reading', () => {
    expect(of('draft', person('Noor', 'reader'))).toEqual([]);
    expect(of('draft', person('Ruth', 'owner', false))).toEqual([]);
  });

  it('knows one’s own work by who took it in and by who collected it', () => {
    expect(isOwnWork(version('draft'), person('Tomas', 'editor'), [])).toBe(true);
    expect(isOwnWork(version('draft', 'Ruth'), person('Ruth', 'editor'), [])).toBe(true);
    expect(isOwnWork(version('draft', 'Ruth'), person('Mei', 'editor'), [])).toBe(false);
    const first = { ...version('superseded'), version: 1, takenInBy: 'Mei' };
    const made = { ...version('draft'), version: 2, derivedFrom: { version: 1, how: 'redaction' as const } };
    expect(isOwnWork(made, person('Mei', 'editor'), [made, first])).toBe(true);
    expect(isOwnWork(made, person('Ruth', 'editor'), [made, first])).toBe(false);
  });
});
