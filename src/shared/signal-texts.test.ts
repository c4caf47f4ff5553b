// Every signal has its words, with a number and without.
import { describe, expect, it } from 'vitest';
import { SIGNAL_CODES } from './domain/programme/signal';
import { signalHeading, signalText } from './signal-texts';

describe('the words of a signal', () => {
  it.each(SIGNAL_CODES)('say %s in one plain sentence, whatever its number', (code) => {
    for (const number of [null, 0, 1, 2, 1234]) {
      const text = signalText({ code, number });
      expect(text).toMatch(/^[A-Z0-9].*[^.]\.$/);
      expect(text).not.toMatch(/null|undefined|NaN|certif|compliant|\bpass\b|1 days|1 people/i);
    }
    expect(signalHeading(code)).toMatch(/^[A-Z][^.]*[^.]$/);
  });
});
