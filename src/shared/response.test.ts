import { describe, expect, it } from 'vitest';
import type { RequestId, Sha256 } from './ids';
import type { CalendarDate, Instant } from './period';
import {
  readResponse,
  RESPONSE_FORMAT,
  RESPONSE_STATUSES,
  type ResponseFile,
  responseTemplate,
  responseText,
  responseTrusted,
  responseUntrusted,
} from './response';

const AT = '2026-07-01T08:00:00Z' as Instant;
const KEY = `RWQ${'a'.repeat(53)}`;
const RESPONSE: ResponseFile = {
  format: RESPONSE_FORMAT,
  uuid: '7c9e6679-7425-40de-944b-e07fc1f90ae7',
  made: AT,
  made_by: { person: 'Noor Haddad', firm: 'Bramwell & Oakes LLP' },
  program: 'Muniment 0.1.0',
  key: KEY,
  package: {
    id: 'PKG-2026-01' as never,
    round: 1,
    uuid: '0d3f3b1e-0000-4000-8000-000000000000',
    seal_number: '5'.repeat(64) as Sha256,
    signer_key: KEY,
  },
  requests: [
    {
      id: 'REQ-031' as RequestId,
      status: 'returned',
      reason: 'A “colon”: {"and": [braces]}\nand \\"quotes\\"',
      comments: [{ at: AT, author: 'Noor Haddad', text: '"a":"b", said twice: "a":"b"' }],
    },
  ],
  questions: [
    { reference: 'Q-001', subject: { kind: 'control', id: 'CTL-014' }, text: 'Who?', at: AT, author: 'N' },
    { reference: 'Q-002', subject: null, text: 'When?', at: AT, author: 'N' },
  ],
  picks: [
    {
      ...{ population: 'POP-02' as never, list_sha256: '9'.repeat(64) as Sha256, note: '' },
      ...{ picked_on: '2026-06-30' as CalendarDate, attributes: ['Ticket'], rows: [3, 7, 9] },
    },
  ],
};
const TEXT = responseText(RESPONSE);
const problem = (text: string): string | null => {
  const read = readResponse(text);
  return 'problem' in read ? read.problem : null;
};

describe('a response file', () => {
  it('is one line of canonical JSON that reads as what was written', () => {
    expect(TEXT.indexOf('\n')).toBe(TEXT.length - 1);
    expect(readResponse(TEXT)).toEqual({ response: RESPONSE, isByHand: false });
    expect(TEXT.startsWith('{"format":"muniment-response-1","key":')).toBe(true);
  });

  it('has comments in its signature that are one line of ASCII', () => {
    for (const comment of [responseTrusted(RESPONSE), responseUntrusted(RESPONSE)])
      expect(comment).toMatch(/^[\x20-\x7e]{1,500}$/);
  });

  it('knows exactly the words an auditor has for a status', () => {
    const said = (status: string): string => TEXT.replace('"status":"returned"', `"status":"${status}"`);
    for (const status of RESPONSE_STATUSES) expect(problem(said(status))).toBeNull();
    for (const status of ['draft', 'submitted', 'closed', 'passed', 'Accepted', '', '__proto__'])
      expect(problem(said(status))).toBe('requests.0.status: not as the format says');
  });

  it.each<[string, (text: string) => string]>([
    ['a member too many', (text) => text.replace('{"format"', '{"opinion":"none","format"')],
    ['a member too few', (text) => text.replace('"program":"Muniment 0.1.0",', '')],
    [
      'a member twice',
      (text) => text.replace('"reference":"Q-002"', '"reference":"Q-009","reference":"Q-002"'),
    ],
    ['a question twice', (text) => text.replace('"Q-002"', '"Q-001"')],
    ['a row twice', (text) => text.replace('[3,7,9]', '[3,7,3]')],
    ['the head as a row', (text) => text.replace('[3,7,9]', '[1]')],
    ['half a row', (text) => text.replace('[3,7,9]', '[3.5]')],
    ['no rows', (text) => text.replace('[3,7,9]', '[]')],
    ['a day there is not', (text) => text.replace('2026-06-30', '2026-06-31')],
    ['an empty comment', (text) => text.replace(/"text":"\\"a\\"[^}]*"\}/, '"text":" "}')],
    ['a reason and no status', (text) => text.replace('"status":"returned"', '"status":null')],
    ['a subject that is none', (text) => text.replace('"kind":"control"', '"kind":"opinion"')],
    ['a second document', (text) => text + text],
    ['a list', (text) => `[${text}]`],
    ['null', () => 'null'],
  ])('is refused with %s', (_what, change) => {
    expect(change(TEXT)).not.toBe(TEXT);
    expect(problem(change(TEXT))).not.toBeNull();
  });

  it('names the place that is wrong and nothing of what stands there', () => {
    expect(problem(TEXT.replace('Noor Haddad', 'Se\\u0000cret'))).not.toContain('cret');
    expect(problem('{"secret": 1}')).toBe('format: not as the format says');
  });

  it('says the same or is refused, whichever byte of it changes', () => {
    const { length } = TEXT;
    for (let at = 0; at < length; at += 1)
      for (const put of ['', '"', '0', '\\', '}', ',', '\u202e']) {
        const changed = TEXT.slice(0, at) + put + TEXT.slice(at + 1);
        const read = readResponse(changed);
        // What is read from a program's own form can be written again, and is then the same text.
        if ('response' in read && !read.isByHand) expect(responseText(read.response)).toBe(changed);
      }
  });
});

describe('the template', () => {
  const { seal_number: _seal, ...of } = RESPONSE.package;
  const template = responseTemplate(of, ['REQ-001' as RequestId, 'REQ-002' as RequestId]);

  it('asks for who fills it in, and for nothing else', () => {
    expect(problem(template)).toBe('made_by.person: not as the format says');
    const named = template.replace('"person": ""', '"person": "N"').replace('"firm": ""', '"firm": "F"');
    expect(readResponse(named)).toMatchObject({
      isByHand: true,
      response: { requests: [{ id: 'REQ-001', status: null }, { id: 'REQ-002' }] },
    });
  });
});
