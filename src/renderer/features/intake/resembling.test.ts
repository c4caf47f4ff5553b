import { describe, expect, it } from 'vitest';
import { resembling, tellingWords } from './resembling';

const item = (title: string, kind = 'system-export') => ({ title, kind });

describe('the item a file may belong to', () => {
  it('is found by its words, not by dates and not by words like final', () => {
    expect(tellingWords('Vendor register FINAL v3')).toEqual(['register', 'vendor']);
    expect(tellingWords('Access review 2026Q2, May 2026')).toEqual(['access', 'review']);
    expect(tellingWords('2026-05-04.pdf')).toEqual([]);
  });

  it('shares most of its words, and the kind decides between equals', () => {
    const items = [
      item('Vendor register, Q2', 'report'),
      item('Vendor register, Q1'),
      item('Vendor payments to the tax office'),
      item('Model registry export'),
    ];
    expect(resembling('Vendor register FINAL v3', 'system-export', items).map(({ title }) => title)).toEqual([
      'Vendor register, Q1',
      'Vendor register, Q2',
    ]);
  });

  it('may say more than the name of the file', () => {
    const items = [
      item('User access review Q1 2026: list with decisions, signed sheet'),
      item('Review of code'),
    ];
    expect(resembling('User access review Q3', 'system-export', items)).toEqual([items[0]]);
    expect(resembling('review', 'system-export', items)).toEqual([items[1]]);
  });

  it('is none when the name says nothing', () => {
    expect(resembling('2026-05', 'other', [item('2026-05')])).toEqual([]);
  });
});
