// The figures the starters are held to, over all of them: length, words filled in, sections, links, sentences.
import { describe, expect, it } from 'vitest';
import { catalog, starterControl } from '../catalog';
import { passagesOf, sectionsOf, sentencesOf, wordCount, wordsIn } from './read-text';
import { filled, policyStarter, policyStarters, starterWords } from './starters';

const LEAST_WORDS = 500;
const LONGEST_SENTENCE = 35;

const defaults = new Map(starterWords().map((word) => [word.name, word.default]));
/** As a company with long and odd names has them. */
const OF_A_COMPANY: Readonly<Record<string, string>> = {
  company: 'Quillmere AI',
  system: 'Quillmere Answers',
  security_contact: 'security@quillmere.example',
  security_lead: 'Chief Information Security Officer',
  ticket_system: 'Tracker | Service Desk',
  policy_review: 'every 6 months',
};
const ofACompany = new Map([...defaults, ...Object.entries(OF_A_COMPANY)]);

const duplicates = (all: readonly string[]) => all.filter((one, at) => all.indexOf(one) !== at);

describe('the policy starters', () => {
  const starters = policyStarters();

  it('are 41, numbered PS-01 to PS-41 in order, each found by its number', () => {
    const ids = starters.map((one) => one.id);
    expect(ids).toEqual(Array.from({ length: 41 }, (_, at) => `PS-${String(at + 1).padStart(2, '0')}`));
    expect(ids.map((id) => policyStarter(id).id)).toEqual(ids);
    expect(() => policyStarter('PS-99')).toThrow(
      expect.objectContaining({ code: 'policy.unknown-starter', details: { id: 'PS-99' } }) as Error,
    );
  });

  it('name each word once, and every word is used by some text', () => {
    const all = starters.map((one) => one.text).join('\n');
    expect(duplicates(starterWords().map((word) => word.name))).toEqual([]);
    expect(starterWords().filter((word) => !all.includes(`{{${word.name}}}`))).toEqual([]);
  });

  it('are kept by a role that is a word', () => {
    const roles = new Set(starterWords().flatMap((word) => (word.group === 'roles' ? [word.name] : [])));
    expect(starters.filter((one) => !roles.has(one.owner)).map((one) => one.id)).toEqual([]);
  });

  it('complete a starter that is there, where they are an addendum', () => {
    for (const one of starters) {
      expect(one.is_addendum).toBe(one.addendum_to !== null);
      if (one.addendum_to === null) continue;
      const purpose = one.text.split('## Scope')[0] ?? '';
      expect(purpose).toContain(policyStarter(one.addendum_to).title.replace(/ (Policy|Plan)$/, ''));
    }
  });

  it.each(starters.map((one) => [`${one.id} ${one.title}`, one] as const))('%s is whole', (_, starter) => {
    const { text } = starter;
    expect(text.startsWith(`# ${starter.title}\n`)).toBe(true);
    expect(text).not.toMatch(/\r|<[a-z]|!\[|\]\(|`/i);

    const sections = sectionsOf(text);
    expect(sections[0]).toBe('Purpose');
    expect(sections).toContain('Evidence');
    for (const wanted of [/scope/i, /roles|responsib|duties/i, /exception/i, /review/i])
      expect(sections.some((one) => wanted.test(one))).toBe(true);
    expect(sections.length).toBeGreaterThanOrEqual(7);
    expect(duplicates(sections)).toEqual([]);

    const criteria = new Set(catalog().criteria.map((one) => one.id));
    expect(starter.controls.filter((id) => starterControl(id) === undefined)).toEqual([]);
    expect(starter.criteria.filter((id) => !criteria.has(id))).toEqual([]);
    expect(Math.min(starter.controls.length, starter.criteria.length)).toBeGreaterThan(0);

    for (const values of [defaults, ofACompany]) {
      const whole = filled(text, values);
      expect(whole).not.toMatch(/\{\{|\}\}/);
      expect(wordCount(whole)).toBeGreaterThanOrEqual(LEAST_WORDS);
      expect(sentencesOf(whole).filter((one) => wordsIn(one) > LONGEST_SENTENCE)).toEqual([]);
    }
  });

  it('share no paragraph, whatever the words are', () => {
    const seen = new Map<string, string>();
    for (const { id, text } of starters)
      for (const passage of new Set(passagesOf(filled(text, defaults)))) {
        // Cells and short items may be alike: "IT Lead" keeps many a record.
        if (wordsIn(passage) < 15) continue;
        expect([seen.get(passage) ?? id, passage]).toEqual([id, passage]);
        seen.set(passage, id);
      }
  });

  it('promise nobody a certificate, and no text of a company says it is compliant', () => {
    for (const { text } of starters) {
      expect(text).not.toMatch(
        /SOC 2 certifi|certified by|we are (fully )?compliant|guarantee(s|d)? security/i,
      );
      expect(text).not.toMatch(/military.grade|24\/7/i);
    }
  });
});

describe('filling words in', () => {
  it('leaves a word nobody knows where it is', () => {
    expect(filled('The {{ company }} and {{nobody}}', defaults)).toBe('The the company and {{nobody}}');
  });

  it('takes what a company typed as text: it breaks no table and starts no link', () => {
    const odd = new Map([['company', 'A | B* [x](y) <b>']]);
    expect(filled('| {{company}} |', odd)).toBe('| A \\| B\\* \\[x\\](y) \\<b\\> |');
    expect(passagesOf(filled('| Who |\n| --- |\n| {{company}} |', odd))).toEqual([
      'Who',
      'A | B* [x](y) <b>',
    ]);
  });

  it('fills once: a value that looks like a word is not filled again', () => {
    const loop = new Map([
      ['company', '{{system}}'],
      ['system', 'no'],
    ]);
    expect(filled('{{company}}', loop)).toBe('{{system}}');
  });
});
