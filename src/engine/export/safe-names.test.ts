import { describe, expect, it } from 'vitest';
import type { DateRange } from '../../shared/period';
import { evidenceBucket, evidencePath, extension, periodMark, slug, topFolder } from './safe-names';

const range = (from: string, to: string) => ({ from, to }) as DateRange;

describe('slugs', () => {
  it.each([
    ['Société Müller & Co.', 'societe-muller-co'],
    ['../../etc/passwd', 'etc-passwd'],
    ['CON', 'con'],
    ['a\u202eb\nc', 'a-b-c'],
    ['😀', 'file'],
    ['株式会社', 'file'],
    ['---', 'file'],
  ])('make %j plain', (text, plain) => {
    expect(slug(text, 40, 'file')).toBe(plain);
  });

  it('are cut at a hyphen when there is one in the second half', () => {
    expect(slug('quarterly user access review for everybody', 24, 'x')).toBe('quarterly-user-access');
    expect(slug('a'.repeat(255), 40, 'x')).toBe('a'.repeat(40));
  });
});

describe('the dates in a file name', () => {
  it.each([
    [null, 'undated'],
    [range('2026-06-30', '2026-06-30'), '2026-06-30'],
    [range('2026-04-01', '2026-06-30'), '2026Q2'],
    [range('2026-10-01', '2026-12-31'), '2026Q4'],
    [range('2026-01-01', '2026-12-31'), '2026'],
    [range('2028-02-01', '2028-02-29'), '2028-02'],
    [range('2025-10-01', '2026-09-30'), '2025-10_2026-09'],
    [range('2026-02-01', '2026-04-30'), '2026-02_2026-04'],
    [range('2026-06-30', '2026-07-08'), '2026-06-30_2026-07-08'],
  ])('of %j are %s', (effective, mark) => {
    expect(periodMark(effective)).toBe(mark);
  });
});

describe('paths of evidence', () => {
  it('lie in a folder for each hundred', () => {
    expect(evidenceBucket('EVD-0099' as never)).toBe('EVD-0000-0099');
    expect(evidenceBucket('EVD-0100' as never)).toBe('EVD-0100-0199');
    expect(evidenceBucket('EVD-12345' as never)).toBe('EVD-12300-12399');
  });

  it('are never longer than the limit, whatever the names are', () => {
    const path = evidencePath({
      id: 'EVD-1234567' as never,
      ref: 'EVD-1234567.123',
      title: 'x'.repeat(300),
      criterionId: 'CC6.10' as never,
      effective: range('2026-06-30', '2026-07-08'),
      position: 123,
      fileCount: 200,
      originalName: `${'long '.repeat(60)}.evidence`,
      mediaType: 'application/octet-stream',
    });
    expect(`data/${path}`.length).toBeLessThanOrEqual(110);
    expect(path).toMatch(
      /^30_evidence\/EVD-1234500-1234599\/EVD-1234567\.123\.123_CC6\.10_long.*\.evidence$/,
    );
  });

  it('keep a plain extension and choose one otherwise', () => {
    expect(extension('Report.PDF', 'text/plain')).toBe('pdf');
    expect(extension('trailing dot.', 'application/pdf')).toBe('pdf');
    expect(extension('name.with spaces', 'image/png')).toBe('png');
    expect(extension('README', 'application/x-something')).toBe('bin');
  });
});

describe('the top folder', () => {
  it('has at most 32 characters', () => {
    expect(topFolder('Quillmere AI, Inc.', 'PKG-2026-01' as never, 1)).toBe(
      'quillmere-ai-inc-PKG-2026-01-r1',
    );
    expect(
      topFolder('The Extraordinarily Long Name Company', 'PKG-2026-1234' as never, 1).length,
    ).toBeLessThanOrEqual(32);
  });
});
