// A kit is a file of a stranger: whatever is in it, it is read as a whole or refused with a sentence of ours.
import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { parseKit } from '../../../src/engine/kit/read-kit';
import { UserError } from '../../../src/shared/errors';
import { mutateBytes, mutateJson } from '../mutate';
import { generator } from '../seeded';
import { A_CONTROL, EMPTY } from './kit-fixture';

const bytes = (text: string): Uint8Array => new TextEncoder().encode(text);
const parse = (kit: unknown) => parseKit(bytes(JSON.stringify(kit)));

const refusal = (work: () => unknown): string => {
  try {
    work();
  } catch (error) {
    if (error instanceof UserError) return `${error.code} ${JSON.stringify(error.details)}`;
    throw error;
  }
  return 'taken';
};
const refused = (kit: unknown): string => refusal(() => parse(kit));
const withControl = (more: object) => ({ ...EMPTY, controls: [{ ...A_CONTROL, ...more }] });

describe('a kit of a stranger', () => {
  it('is read as docs/format/kit-v1.md shows one', () => {
    const page = readFileSync('docs/format/kit-v1.md', 'utf8');
    const example = /```json\n(.*?)```/s.exec(page)?.[1] ?? '';
    expect(parseKit(bytes(example)).controls[0]?.id).toBe('CTL-007');
  });

  it('is read as it is written', () => {
    expect(parse(withControl({})).controls).toEqual([A_CONTROL]);
  });

  it.each([
    ['evidence', { ...EMPTY, evidence: [{ id: 'EVD-0001', bytes: 'aGk=' }] }],
    ['people', { ...EMPTY, people: ['Ada Byron'] }],
    ['a journal', { ...EMPTY, journal: [] }],
    ['a key', withControl({ key: 'AGE-SECRET-KEY-1' })],
    ['evidence of a control', withControl({ evidenceIds: ['EVD-0001'] })],
    ['the owner of a control', withControl({ owner: 'Grace Hopper' })],
    ['a day of work', withControl({ validFrom: '2026-01-01' })],
    [
      'answers of a vendor',
      {
        ...EMPTY,
        questionnaires: [
          {
            ...{ title: 'Small', threshold: null },
            questions: [
              {
                ...{
                  reference: 'A',
                  area: '',
                  question: 'Q',
                  kind: 'text',
                  options: '',
                  weight: null,
                  wanted: '',
                },
                answer: 'Yes',
              },
            ],
          },
        ],
      },
    ],
    ['a view of one person', { ...EMPTY, views: [{ name: 'Of Grace', query: { owner: 'Grace Hopper' } }] }],
    ['a view of one control', { ...EMPTY, views: [{ name: 'One', query: { control: 'CTL-001' } }] }],
  ])('that carries %s is refused', (_, kit) => {
    expect(refused(kit)).toMatch(/^kit\.not-a-kit /);
  });

  it.each([
    ['two controls of one number', { ...EMPTY, controls: [A_CONTROL, { ...A_CONTROL, title: 'Other' }] }],
    ['one number in two spellings', { ...EMPTY, controls: [A_CONTROL, { ...A_CONTROL, id: 'CTL-0007' }] }],
    [
      'two controls of one starter',
      {
        ...EMPTY,
        controls: [
          { ...A_CONTROL, starter: 'AC-01' },
          { ...A_CONTROL, id: 'CTL-008', starter: 'AC-01' },
        ],
      },
    ],
    ['one mapping twice', withControl({ mappings: [A_CONTROL.mappings[0], A_CONTROL.mappings[0]] })],
    [
      'one firm in two spellings',
      {
        ...EMPTY,
        listMappings: ['Harrow & Pike', 'HARROW  &  pike'].map((firm) => ({
          firm,
          mapping: {
            ...{ sheet: null, headRow: 1, headRows: 1, columns: [], dayFirst: false },
            ...{ statuses: [], kinds: [], priorities: [] },
          },
        })),
      },
    ],
    ['one word twice', { ...EMPTY, policyWords: Array(2).fill({ name: 'a', value: 'b' }) }],
  ])('with %s is refused', (_, kit) => {
    expect(refused(kit)).toMatch(/^kit\.not-a-kit /);
  });

  it.each([
    ['__proto__', `{"__proto__":{"polluted":1},${JSON.stringify(EMPTY).slice(1)}`],
    ['constructor', `{"constructor":{"prototype":{}},${JSON.stringify(EMPTY).slice(1)}`],
    [
      '__proto__ in a view',
      JSON.stringify({ ...EMPTY, views: [{ name: 'A', query: {} }] }).replace(
        '{}',
        '{"__proto__":{"q":"x"}}',
      ),
    ],
    ['toString as the name of a list', JSON.stringify(EMPTY).replace('"views"', '"toString"')],
  ])('with the member %s is refused, and leaves no mark on objects', (_, text) => {
    expect(refusal(() => parseKit(bytes(text)))).toMatch(/^kit\.not-a-kit /);
    expect(({} as { polluted?: unknown }).polluted).toBeUndefined();
  });

  it('that says a member twice is refused: two readers would see two kits', () => {
    const text = JSON.stringify(withControl({})).replace('"wording"', '"wording":"Never.","wording"');
    expect(refusal(() => parseKit(bytes(text)))).toBe('kit.not-a-kit {"what":"It says something twice."}');
    const inText = withControl({ wording: 'Say "title": once. \\" : {}[' });
    expect(refused(inText)).toBe('taken');
  });

  it('of hostile sizes is refused before anything is made of it', () => {
    expect(refusal(() => parseKit(bytes('['.repeat(100_000))))).toMatch(/nested deeper/);
    expect(refused({ ...EMPTY, controls: Array(5001).fill(A_CONTROL) })).toMatch(/too many/);
    expect(refused(withControl({ wording: 'x'.repeat(5001) }))).toMatch(/Number 1 of its controls/);
    expect(refused(withControl({ checklist: Array(101).fill('x') }))).toMatch(/Number 1 of its controls/);
    expect(refused(withControl({ id: 'CTL-999999' }))).toMatch(/Number 1 of its controls/);
    const endless = JSON.stringify(withControl({})).replace('"graceDays":null', '"graceDays":1e999');
    expect(refusal(() => parseKit(bytes(endless)))).toMatch(/Number 1 of its controls/);
  });

  it('with texts that are none is refused: NUL, half a surrogate pair, a line end in a title, bytes that are no UTF-8', () => {
    for (const title of ['a\0b', 'a\ud800', 'a\nb', ' ', ''])
      expect(refused(withControl({ title }))).toMatch(/^kit\.not-a-kit/);
    expect(refusal(() => parseKit(new Uint8Array([0x7b, 0xff, 0x7d])))).toMatch(/UTF-8/);
    expect(refusal(() => parseKit(bytes(`\ufeff${JSON.stringify(EMPTY)}`)))).toMatch(/^kit\.not-a-kit/);
    // Direction marks are text: kept, and shown as what they are.
    expect(refused(withControl({ title: 'a\u202eb' }))).toBe('taken');
  });

  it('of a newer form is told apart from what is no kit', () => {
    expect(refused({ ...EMPTY, format: 'muniment-kit-2' })).toBe('kit.newer {}');
    expect(refused({ ...EMPTY, format: 'muniment-programme-1' })).toMatch(/^kit\.not-a-kit/);
    for (const text of ['', 'null', '[]', '3', '"muniment-kit-1"', '{"format":["muniment-kit-1"]}'])
      expect(refusal(() => parseKit(bytes(text)))).toMatch(/^kit\.not-a-kit/);
  });

  it('with a policy that belongs to a control beside the kit is refused', () => {
    const policy = {
      ...{
        title: 'P',
        kind: 'policy',
        text: 'x',
        reviewMonths: '12',
        acknowledgedBy: 'everyone',
        starter: '',
      },
      ...{ controls: ['CTL-001'], criteria: [] },
    };
    expect(refused({ ...EMPTY, policies: [policy] })).toMatch(/not in it/);
  });

  it('says nothing of its content in an error', () => {
    const said =
      refused(withControl({ title: 'Secret name', wording: 3 })) + refused({ ...EMPTY, Quillmere: 1 });
    expect(said).not.toMatch(/Secret|Quillmere/);
  });

  it('changed at any place is a kit or refused, and never a bug', () => {
    const choose = generator(20_260_709);
    const kit = withControl({});
    const whole = Buffer.from(JSON.stringify(kit, null, 2));
    const found = Array.from({ length: 400 }, (_none, at) =>
      refusal(() =>
        at % 2 === 0 ? parseKit(mutateBytes(whole, whole, choose)) : parse(mutateJson(kit, choose)),
      ),
    );
    expect(found.filter((one) => one !== 'taken' && !one.startsWith('kit.'))).toEqual([]);
    expect(found.filter((one) => one.startsWith('kit.')).length).toBeGreaterThan(200);
  });
});
