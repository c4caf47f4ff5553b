import { describe, expect, it } from 'vitest';
import { endingsOfRedacted, isNameOfRedacted, redactedName, tellingTexts } from './redacted-file';

describe('the name of a redacted file', () => {
  it('is the old one marked once, with the ending of what the file becomes', () => {
    expect(redactedName('a b.csv', 'text/csv')).toBe('a b (redacted).csv');
    expect(redactedName('a b (redacted).csv', 'text/csv')).toBe('a b (redacted).csv');
    expect(redactedName('photo.JPG', 'image/jpeg')).toBe('photo (redacted).png');
    expect(redactedName('scan', 'application/pdf')).toBe('scan (redacted).pdf');
  });

  it('need not keep an ending that is part of a name', () => {
    expect(endingsOfRedacted('notes.Doe', 'text/plain')).toEqual(['.doe', '.txt']);
    expect(isNameOfRedacted('notes.txt', 'notes.Doe', 'text/plain')).toBe(true);
    expect(isNameOfRedacted('notes.TXT', 'notes.Doe', 'text/plain')).toBe(true);
    expect(isNameOfRedacted('photo.jpg', 'photo.jpg', 'image/jpeg')).toBe(false);
  });
});

it('tells where a word stands however names of files write its gaps, and nowhere else', () => {
  const texts = { title: 'Payroll', fileName: 'payroll_john-doe.pdf', reason: 'JohnDoe left' };
  expect(tellingTexts(texts, ['John Doe'])).toEqual(['fileName', 'reason']);
  expect(tellingTexts(texts, ['Jane', ''])).toEqual([]);
  expect(tellingTexts(texts, [])).toEqual([]);
});
