// What the completeness check of a system description finds, rule by rule.
import { describe, expect, it } from 'vitest';
import type { DescriptionFacts } from '../../../src/engine/documents/description-facts';
import { findGaps, partStandings, type PartTexts } from '../../../src/engine/documents/find-gaps';
import {
  anotherRegion,
  lateAnswers,
  quillModel,
  stratus,
  at,
  day,
  factsInTest,
  settled,
  startingTexts,
  writtenAt,
} from './described-in-test';

const facts = factsInTest();
const whole = settled(startingTexts(facts));
const noon = writtenAt(at('2026-06-01T12:00:00Z'));

const found = (texts: Partial<PartTexts>, given: Partial<DescriptionFacts> = {}) =>
  findGaps({ ...whole, ...texts }, noon, factsInTest(given)).map(
    ({ part, code, subject }) => `${part} ${code} ${subject}`,
  );

describe('the completeness check', () => {
  it('finds nothing in our starting text once its marks are settled', () => {
    expect(found({})).toEqual([]);
  });

  it('finds every mark of the starting text, and no other gap', () => {
    const gaps = findGaps(startingTexts(facts), noon, facts);
    expect(gaps.length).toBeGreaterThan(5);
    expect(new Set(gaps.map((one) => one.code))).toEqual(new Set(['unfinished-mark']));
    expect(gaps[0]).toEqual({
      part: 'services',
      code: 'unfinished-mark',
      subject: 'what the service does, for whom, and since when it is offered',
    });
  });

  it('tells an empty part once, and takes spaces and marks of Markdown for nothing', () => {
    expect(found({ components: '  \n---\n' })).toEqual(['components empty ']);
  });

  it('names each part of the system in scope that the components leave out', () => {
    expect(found({ components: 'We run a Production Cluster and quill-7b, Guardrails as well.' })).toEqual([
      'components not-named Guardrail',
      'components not-named Customer documents',
      'components not-named Question to answer',
      'components not-named Engineering',
    ]);
  });

  it('finds a service in the first part or among the components', () => {
    expect(found({ services: 'A service.' })).toEqual(['services not-named Answers API']);
    expect(found({ services: 'A service.', components: `${whole.components}\n\nAnswers API` })).toEqual([]);
  });

  it('asks for each live AI asset of the product', () => {
    expect(found({}, { aiAssets: [{ ...quillModel, name: 'quill-9b' }] })).toEqual([
      'components not-named quill-9b',
    ]);
  });

  it('takes a number, a ticket or a title for telling an incident, and asks about undecided ones', () => {
    const text = (words: string) => ({ incidents: words });
    expect(found(text('Nothing happened.'))).toEqual([
      'incidents not-told INC-001 Answers were late for two hours',
    ]);
    for (const words of ['See inc-001.', 'Ticket OPS-77.', 'That *answers  were late* for two hours.'])
      expect(found(text(words.replace(/\*/g, '**')))).toEqual([]);
    expect(found(text('Ticket OPS-778.'))).toHaveLength(1);
    expect(found({}, { incidents: [{ ...lateAnswers, commitmentsMissed: 'unknown' }] })).toEqual([
      'incidents not-decided INC-001 Answers were late for two hours',
    ]);
    expect(found(text('None.'), { incidents: [{ ...lateAnswers, commitmentsMissed: 'no' }] })).toEqual([]);
  });

  it('wants all criteria where some are listed, and none where the text points elsewhere', () => {
    expect(found({ criteria: 'The table is in section IV.' })).toEqual([]);
    expect(found({ criteria: 'CC6.1: CTL-001' })).toEqual(['criteria not-named A1.2']);
    const criteria = facts.criteria.map((one) => ({ ...one, controls: [] }));
    expect(found({}, { criteria })).toEqual(['criteria no-control CC6.1', 'criteria no-control A1.2']);
  });

  it('wants a reason beside every criterion that does not apply, and no other there', () => {
    expect(found({ notApplicable: 'All apply to us.' })).toEqual(['notApplicable not-named CC6.4']);
    expect(found({ notApplicable: 'CC6.4 Physical access' })).toEqual(['notApplicable no-reason CC6.4']);
    expect(found({ notApplicable: `${whole.notApplicable}\n| CC6.1 | Access | We have none |` })).toEqual([
      'notApplicable not-in-scope CC6.1',
    ]);
  });

  it('asks for significant changes, and in one line for those nobody has judged', () => {
    const open = [1, 2, 3].map(() => ({ ...anotherRegion, isSignificant: 'unknown' as const }));
    expect(found({ changes: 'Nothing changed.' })).toEqual([
      'changes not-told CHG-001 Move to another region',
    ]);
    expect(found({ changes: 'Nothing changed.' }, { changes: open })).toEqual(['changes not-decided 3']);
  });

  it('asks a Type I description for no part on changes', () => {
    const typeOne = factsInTest({ examined: { type: 1, asOf: day('2026-06-30') } });
    const texts = { ...whole, changes: '' };
    expect(findGaps(texts, noon, typeOne).filter((one) => one.part === 'changes')).toEqual([]);
    expect(partStandings(texts, [], typeOne).at(-1)).toEqual({
      part: 'changes',
      isAsked: false,
      words: 0,
      gaps: 0,
    });
    expect(startingTexts(typeOne).changes).toBe('');
  });

  it('tells a text that is older than what it rests on', () => {
    const lastChanges = { subservice: { subject: 'VND-01', at: at('2026-06-02T08:00:00Z') } };
    expect(found({}, { lastChanges })).toEqual(['subservice older-than-register VND-01']);
    const later = writtenAt(at('2026-06-02T08:00:00Z'));
    expect(findGaps(whole, later, factsInTest({ lastChanges }))).toEqual([]);
  });
});

describe('the check of subservice organizations', () => {
  it('wants each of them named, and the method where it is named', () => {
    expect(found({ subservice: 'We rely on nobody.' })).toEqual(['subservice not-named Stratus One']);
    expect(found({ subservice: 'We rely on Stratus One.' })).toEqual(['subservice no-method Stratus One']);
    expect(found({ subservice: 'Stratus One is carved out.' })).toEqual([]);
    expect(found({ subservice: '### Stratus One\n\nHosting.\n\nCarve-out method.' })).toEqual([]);
  });

  it('finds the method only in what is said of that organization', () => {
    const subservice = [stratus, { ...stratus, name: 'Tidevault' }];
    const text = '### Stratus One\n\nCarve-out.\n\n### Tidevault\n\nBackups.';
    expect(found({ subservice: text }, { subservice })).toEqual(['subservice no-method Tidevault']);
  });

  it('tells a method that differs between text, register and scope', () => {
    expect(found({ subservice: 'Stratus One: inclusive.' })).toEqual([
      'subservice method-differs Stratus One',
    ]);
    expect(found({}, { subservice: [{ ...stratus, otherMethod: 'inclusive' }] })).toEqual([
      'subservice method-differs Stratus One',
    ]);
    expect(found({}, { subservice: [{ ...stratus, method: null }] })).toEqual([
      'subservice no-method Stratus One',
    ]);
  });

  it('tells who stands in the register or in the scope alone, and headings nobody knows', () => {
    expect(found({}, { subservice: [{ ...stratus, vendor: null }] })).toEqual([
      'subservice not-in-register Stratus One',
    ]);
    expect(found({}, { subservice: [{ ...stratus, isInScope: false }] })).toEqual([
      'subservice not-in-scope Stratus One',
    ]);
    expect(found({ subservice: `${whole.subservice}\n\n### Harborkey\n\nSign-in.` })).toEqual([
      'subservice not-in-register Harborkey',
    ]);
  });

  it('finds names with signs of Markdown, hidden characters and odd spaces', () => {
    const name = 'Rök_‮Net* | [GmbH]';
    const subservice = [{ ...stratus, name }];
    const texts = settled(startingTexts(factsInTest({ subservice })));
    expect(found({ subservice: texts.subservice }, { subservice })).toEqual([]);
  });
});
