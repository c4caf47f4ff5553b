import { describe, expect, it } from 'vitest';
import { PERSON, VENDOR, VENDOR_REPORT } from '../../../shared/domain/programme';
import { fieldGroups } from './field-groups';
import { fieldInWords } from './field-in-words';

describe('what a field says in words', () => {
  it('is empty for what nobody stated', () => {
    expect(fieldInWords(PERSON.fields.name, '')).toBe('');
    expect(fieldInWords(PERSON.fields.startedOn, null)).toBe('');
    expect(fieldInWords(VENDOR.fields.isModelProvider, 'unknown')).toBe('');
    expect(fieldInWords(VENDOR.fields.dataTouched, [])).toBe('');
    expect(fieldInWords(VENDOR.fields.tier, undefined)).toBe('');
  });

  it('is the label of a choice, the day as people read it, and yes or no', () => {
    expect(fieldInWords(VENDOR.fields.tier, 'critical')).toBe('Critical');
    expect(fieldInWords(VENDOR.fields.dataTouched, ['customer', 'health'])).toBe(
      'Customer data, Health data',
    );
    expect(fieldInWords(PERSON.fields.startedOn, '2025-08-01')).toBe('1 Aug 2025');
    expect(fieldInWords(VENDOR.fields.isModelProvider, 'no')).toBe('No');
  });

  it('keeps a text that says "unknown", and a choice nobody offers any more', () => {
    expect(fieldInWords(VENDOR.fields.owner, 'unknown')).toBe('unknown');
    expect(fieldInWords(VENDOR.fields.tier, 'legendary')).toBe('legendary');
  });

  it('tells each row with its labels', () => {
    expect(
      fieldInWords(VENDOR_REPORT.fields.exceptions, [
        { control: 'AC-1', what: 'Late', effect: '', answer: '' },
        { control: 'AC-2', what: '', effect: '', answer: 'Asked' },
      ]),
    ).toBe('Their control: AC-1; What failed: Late\nTheir control: AC-2; What we do about it: Asked');
  });
});

describe('groups of fields', () => {
  it('keep the heading when its first field is not shown, and vanish when none is', () => {
    const groups = fieldGroups(VENDOR.fields, (name) => name === 'name' || name === 'method');
    expect(groups.map(({ heading, fields }) => [heading, fields.map(([name]) => name)])).toEqual([
      ['', ['name']],
      ['In the examination', ['method']],
    ]);
  });
});
