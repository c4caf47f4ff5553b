// Our starting texts: what they take from the vault, that they claim nothing of it that nobody has said, and that they
// can be read.
import { describe, expect, it } from 'vitest';
import { letterText, type LetterType } from '../../../src/engine/documents/letters';
import { DOCUMENT_TYPES } from '../../../src/shared/domain/programme/document';
import { unfinishedMarks } from '../../../src/shared/domain/programme/unfinished-marks';
import { EngagementScope } from '../../../src/shared/domain/scope';
import {
  anotherRegion,
  day,
  factsInTest,
  lateAnswers,
  scopeInTest,
  startingTexts,
} from './described-in-test';

const LETTERS = Object.keys(DOCUMENT_TYPES).filter((type) => type !== 'system-description') as LetterType[];
const facts = factsInTest();
const nothing = factsInTest({
  scope: EngagementScope.parse({ ...scopeInTest, boundary: '', items: [], people: [] }),
  criteria: facts.criteria.map((one) => ({ ...one, controls: [], notApplicable: null })),
  subservice: [],
  people: { onDay: day('2026-07-01'), present: 0, teams: [], joined: 0, left: 0 },
  incidents: [],
  changes: [],
  aiAssets: [],
  policies: [],
  firm: '',
});
const textsOf = (given: typeof facts) => [
  ...Object.entries(startingTexts(given)),
  ...LETTERS.map((type) => [type, letterText(type, given)] as const),
];

describe('a starting text', () => {
  it.each(textsOf(facts))('of %s fills in what the vault knows', (name, text) => {
    expect(text.length, name).toBeGreaterThan(100);
    expect(text).not.toMatch(/undefined|null|NaN|\{\{|\[object/);
  });

  it.each(textsOf(nothing).filter(([name]) => name !== 'notApplicable'))(
    'of %s asks people where the vault knows nothing',
    (_, text) => {
      expect(unfinishedMarks(text).length).toBeGreaterThan(0);
    },
  );

  it.each(textsOf(facts))('of %s has no sentence over 35 words', (_, text) => {
    const long = text
      .split('\n')
      .filter((line) => !line.startsWith('|'))
      .flatMap((line) => line.replace(/\[to be written[^\]]*\]/g, '').split(/(?<=[.?!:;])\s/))
      .filter((one) => (one.match(/[\p{L}\p{N}][\p{L}\p{N}'-]*/gu) ?? []).length > 35);
    expect(long).toEqual([]);
  });

  it('promises no result of an examination', () => {
    const all = textsOf(facts).map(([, text]) => text);
    expect(all.join('\n')).not.toMatch(/certif|compliant|\bpass(ed)?\b|guarantee|score/i);
  });

  it('names people only where they sign, and counts them elsewhere', () => {
    expect(startingTexts(facts).components).toContain('On 1 July 2026, 14 people worked for Quillmere AI.');
    expect(Object.values(startingTexts(facts)).join('\n')).not.toContain('Ada Byron');
    expect(letterText('assertion', facts)).toContain('Ada Byron');
  });

  it('claims that controls ran for a Type II examination only', () => {
    const typeOne = factsInTest({ examined: { type: 1, asOf: day('2026-06-30') } });
    expect(letterText('assertion', facts)).toContain('ran effectively');
    expect(letterText('assertion', typeOne)).not.toContain('ran effectively');
    expect(letterText('assertion', typeOne)).toContain('as of 30 June 2026');
  });

  it('tells customers in a bridge letter what happened since the last report, whatever year it was in', () => {
    const since = factsInTest({
      ownReport: { title: 'SOC 2 Type I', firm: 'Quillon CPA', coversTo: day('2025-11-30') },
      incidentsSinceReport: [lateAnswers, { ...lateAnswers, commitmentsMissed: 'no', title: 'A small one' }],
      changesSinceReport: [anotherRegion],
    });
    const text = letterText('bridge-letter', since);
    expect(text).toContain('covers the time until 30 November 2025');
    expect(text).toContain('- 19 May 2026: Answers were late for two hours');
    expect(text).not.toContain('A small one');
    expect(text).toContain('- 2 April 2026: Move to another region');
    expect(text).not.toMatch(/no changes were made|no incident in this time/);
  });

  it('lets a name of the vault end no table cell and become no mark or link', () => {
    const hostile = factsInTest({
      organization: 'Q | A [x](https://example.org) <b> [to be written: nothing]',
      scope: EngagementScope.parse({
        ...scopeInTest,
        items: [{ kind: 'data', name: 'Logs | of all', note: 'a\nb # c', inScope: true, reason: '' }],
      }),
    });
    const { services, components } = startingTexts(hostile);
    expect(services).toContain(
      String.raw`Q \| A \[x\](https://example.org) \<b\> \[to be written: nothing\]`,
    );
    expect(unfinishedMarks(services)).not.toContain('nothing');
    expect(components).toContain(String.raw`| Logs \| of all | a b \# c |`);
  });
});
