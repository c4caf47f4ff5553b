// What stands beside a name under a record.
import { expect, it } from 'vitest';
import type { RecordDetail } from '../../../shared/domain/programme/record';
import { signatureNote } from './signature-note';

type Shown = Parameters<typeof signatureNote>[0];

const shown = (register: RecordDetail['register'], versions: readonly string[], version: number): Shown => ({
  register,
  version,
  facts: { text: versions[version - 1] ?? '', owner: String(version) },
  versions: versions.map((text, place) => ({
    version: place + 1,
    state: 'draft',
    facts: { text, owner: String(place + 1) },
    on: '2026-02-01' as RecordDetail['versions'][number]['on'],
    note: '',
    via: 'typed',
    at: '2026-02-01T08:00:00Z' as RecordDetail['versions'][number]['at'],
    by: 'Ada Quill',
  })),
});

it('says nothing of the version that is shown', () => {
  expect(signatureNote(shown('policy', ['a', 'b'], 2), { version: 2 })).toBe('');
});

it('tells a text that is still the signed one from one that is not', () => {
  expect(signatureNote(shown('policy', ['a', 'a'], 2), { version: 1 })).toBe('the text is the same');
  expect(signatureNote(shown('policy', ['a', 'b'], 2), { version: 1 })).toBe('of an earlier version');
});

it('compares versions where a register has no text of its own', () => {
  expect(signatureNote(shown('risk', ['', ''], 2), { version: 1 })).toBe('of an earlier version');
  expect(signatureNote(shown('risk', ['', ''], 1), { version: 2 })).toBe('of a later version');
});
