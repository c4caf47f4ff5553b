// Packages that fake what an auditor asked, told or got, or tell what is internal: each signed and listed as it should
// be, so that only a look at what it says finds it out.
import type { PackageSigner } from '../../../src/engine/vault/open-vault';
import type { FindingCode } from '../../../src/engine/verify/finding-codes';
import { Bag, takeApart } from './forge';

export interface RequestAttack {
  readonly name: string;
  readonly code: FindingCode;
  readonly make: (zip: Buffer, signer: PackageSigner) => Buffer;
}

type Fields = Record<string, unknown>;
interface Json extends Fields {
  requests: (Fields & { evidence: string[]; comments: Fields[] })[];
  counts: Fields;
  package: Fields;
}

const PACKAGE = 'data/package.json';
const TEMPLATE = 'data/50_requests/response.json';

const attack = (name: string, code: FindingCode, change: (bag: Bag) => void): RequestAttack => ({
  name,
  code,
  make: (zip, signer) => {
    const { entries, time } = takeApart(zip);
    const bag = new Bag(entries, time);
    change(bag);
    return bag.relist().sign(signer).zip();
  },
});

const said = (name: string, code: FindingCode, change: (json: Json) => void): RequestAttack =>
  attack(name, code, (bag) => void bag.json(PACKAGE, change as never));

/** Of the first request: answered, submitted. */
const first = (name: string, change: Fields, code: FindingCode = 'package.disagrees'): RequestAttack =>
  said(name, code, (json) => void Object.assign(json.requests[0] ?? {}, change));

const template = (name: string, change: (form: Json & { requests: Fields[] }) => void): RequestAttack =>
  attack(name, 'package.disagrees', (bag) => {
    const form = JSON.parse(bag.text(TEMPLATE)) as Json;
    change(form);
    bag.write(TEMPLATE, JSON.stringify(form));
  });

export const REQUEST_ATTACKS: readonly RequestAttack[] = [
  first('request-with-an-auditors-result', { result: 'no exceptions noted' }, 'package.auditor-result'),
  said('comment-with-an-auditors-conclusion', 'package.auditor-result', (json) => {
    Object.assign(json.requests[0]?.comments[0] ?? {}, { conclusion: 'effective' });
  }),
  first('status-nobody-knows', { status: 'passed' }, 'json.malformed'),
  first('number-of-another-kind', { id: 'EVD-0001' }, 'json.malformed'),
  first('comment-of-a-third-side', { comments: [{ side: 'bank', author: '', at: '', text: '' }] }, 'json.malformed'),
  first('answered-and-open', { status: 'open' }),
  first('not-answered-with-evidence', { answered: false, status: 'open' }),
  first('reason-without-being-returned', { return_reason: 'Not enough' }),
  first('evidence-that-is-not-here', { evidence: ['EVD-0001.99'] }),
  first('evidence-twice', { evidence: ['EVD-0001.01', 'EVD-0001.01'] }),
  first('control-that-is-not-here', { controls: ['CTL-998'] }),
  first('population-that-is-not-here', { populations: ['POP-77'] }),
  first('pick-that-is-not-here', { samples: ['POP-01.S-99'] }),
  first('days-out-of-order', { period: { from: '2026-09-30', to: '2025-10-01' } }),
  first('owner-told', { owner: 'Tomas' }),
  first('internal-status-told', { internal: 'closed' }),
  said('internal-comment-told', 'package.disagrees', (json) => {
    Object.assign(json.requests[0]?.comments[0] ?? {}, { is_internal: true });
  }),
  said('request-twice', 'package.disagrees', (json) => {
    json.requests.push({ ...(json.requests[0] ?? { evidence: [], comments: [] }), reference: '' });
    json.counts['requests'] = json.requests.length;
  }),
  said('reference-twice', 'package.disagrees', (json) => {
    Object.assign(json.requests[1] ?? {}, { reference: json.requests[0]?.['reference'] });
  }),
  said('request-not-counted', 'package.disagrees', (json) => void json.requests.pop()),
  said('count-without-requests', 'package.disagrees', (json) => void Reflect.deleteProperty(json, 'requests')),
  template('form-with-an-answer', (form) => {
    Object.assign(form.requests[0] ?? {}, { status: 'accepted' });
  }),
  template('form-with-a-name', (form) => void (form['made_by'] = { person: 'Noor Oakes', firm: 'B&O' })),
  template('form-with-a-question', (form) => void (form['questions'] = [{ reference: 'Q-001' }])),
  template('form-about-another-round', (form) => void (form.package['round'] = 7)),
  template('form-about-another-package', (form) => void (form.package['uuid'] = form.package['id'])),
  template('form-with-a-request-that-is-not-here', (form) => {
    form.requests.push({ id: 'REQ-900', status: null, reason: '', comments: [] } as never);
  }),
  attack('form-that-is-no-json', 'package.disagrees', (bag) => void bag.write(TEMPLATE, '{')),
];
