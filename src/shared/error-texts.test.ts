import { describe, expect, it } from 'vitest';
import { errorText } from './error-texts';
import { ERRORS, EXIT, type ErrorCode } from './errors';

const codes = Object.keys(ERRORS) as ErrorCode[];

describe('the table of errors', () => {
  it('has three readable sentences for every code, with and without details', () => {
    for (const code of codes) {
      const { happened, safe, next } = errorText({ code, details: {} });
      expect(happened, code).toMatch(/^[A-Z].*\.$/);
      expect(safe, code).toMatch(/^[A-Z].*\.$/);
      if (code !== 'job.cancelled') expect(next, code).toMatch(/^[A-Z].*\.$/);
      expect(`${happened}${safe}${next}`, code).not.toMatch(/[{}]|undefined|\(\)| {2}/);
    }
  });

  it('fills in details and the incident id', () => {
    expect(errorText({ code: 'use.unknown-control', details: { id: 'CTL-007' } }).happened).toContain(
      'CTL-007',
    );
    expect(errorText({ code: 'internal.bug', details: {}, incidentId: 'K7Q2' }).next).toContain('K7Q2');
  });

  it('uses only exit codes that are promised to scripts', () => {
    const promised: readonly number[] = Object.values(EXIT);
    for (const code of codes) expect(promised).toContain(ERRORS[code]);
  });

  it('never uses our own jargon', () => {
    for (const code of codes) {
      const text = Object.values(errorText({ code, details: {} })).join(' ');
      expect(text, code).not.toMatch(/\bblob|\bepoch|certif|complian/i);
    }
  });
});
