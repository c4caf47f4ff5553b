import Database from 'better-sqlite3';
import { describe, expect, it } from 'vitest';
import { searchCondition } from './search-condition';

const db = new Database(':memory:');
const matches = (search: string, text: string, other = ''): boolean => {
  const { sql, parameters } = searchCondition(search, ['@text', '@other']);
  return (
    db
      .prepare(`SELECT ${sql}`)
      .pluck()
      .get({ ...parameters, text, other }) === 1
  );
};

describe('searching in the database', () => {
  it('wants every word somewhere, in any order and any of the places', () => {
    expect(matches('review access', 'Access review of Q2')).toBe(true);
    expect(matches('review payroll', 'Access review', 'from Payroll')).toBe(true);
    expect(matches('review payroll', 'Access review')).toBe(false);
    expect(matches('  ', 'anything')).toBe(true);
  });

  it('takes percent, underscore and backslash for themselves', () => {
    expect(matches('100%', '100 of 200')).toBe(false);
    expect(matches('100%', 'at 100% now')).toBe(true);
    expect(matches('a_b', 'axb')).toBe(false);
    expect(matches('a\\b', 'a\\b')).toBe(true);
    expect(matches("o'brien", "O'Brien")).toBe(true);
  });

  it.each([
    ['übersicht', 'Übersicht'],
    ['ÜBERSICHT', 'übersicht'],
    ['café', 'cafe\u0301 menu'],
    ['cafe\u0301', 'CAFÉ'],
    ['отчёт', 'ОТЧЁТ'],
    ['顧客', '顧客リスト'],
  ])('finds %j in %j', (search, text) => {
    expect(matches(search, text)).toBe(true);
  });

  it('asks once for a plain word', () => {
    expect(Object.keys(searchCondition('Review', ['@text']).parameters)).toHaveLength(1);
  });
});
