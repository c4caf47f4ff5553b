// What came back from the auditor is taken in: in one step, as it was said, and where two say different things both stay.
import { execFileSync } from 'node:child_process';
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import {
  checkVault,
  getRequest,
  listJournal,
  type OpenVault,
  pageOfSamples,
  recordAuditorStatus,
  resolveConflict,
  takeResponse,
} from '../../../src/engine';
import { minisignSignature } from '../../../src/engine/crypto/minisign-signature';
import { minisignKeyText } from '../../../src/engine/crypto/signer-identity';
import { populationId, type RequestId } from '../../../src/shared/ids';
import type { Instant } from '../../../src/shared/period';
import {
  responseTemplate,
  responseText,
  responseTrusted,
  responseUntrusted,
} from '../../../src/shared/response';
import { quietJob, temporaryFolder } from '../temporary-vault';
import {
  answer,
  type Desk,
  filed,
  handedOver,
  look,
  openCopy,
  responseTo,
  take,
  taken,
} from './response-fixture';
import { day, REQ, TODAY } from './requests-fixture';

let desk: Desk;
let vault: OpenVault;
beforeAll(async () => {
  desk = await handedOver();
});
afterAll(() => desk.fixture.remove());
beforeEach(async () => {
  ({ vault } = await openCopy(desk));
});

const standing = (id: RequestId) => {
  const { auditor, internal, returnReason } = getRequest(vault, id, TODAY);
  return [auditor, internal, returnReason];
};
const sound = async () => {
  expect((await checkVault(vault, { deep: true }, quietJob())).findings).toEqual([]);
};
const count = (table: string) => Number(vault.db.prepare(`SELECT count(*) FROM ${table}`).pluck().get());

describe('a response', () => {
  it('is shown row by row before anything is stored', async () => {
    const files = filed(
      desk,
      responseText(
        responseTo(vault, {
          requests: [
            answer(REQ(1), 'returned', 'It ends in May.', 'And lacks a date.'),
            answer(REQ(2), null, '', 'When?'),
            answer(REQ(3), null),
          ],
        }),
      ),
    );
    const before = count('journal');
    const { list, ...said } = await look(vault, files);
    expect(said).toEqual({
      ...{ form: 'response-file', answers: { packageId: 'PKG-2026-01', round: 1 } },
      ...{ by: 'Noor Haddad', firm: 'Bramwell & Oakes LLP', madeAt: '2026-07-01T08:00:00Z' },
      ...{ signature: 'holds', signerName: 'Noor Haddad, Bramwell & Oakes LLP' },
      ...{ picks: [], isKnown: false, applied: false },
    });
    expect(list.rows.map(({ what, comments, changes }) => [what, comments, changes])).toEqual([
      [
        'changed',
        1,
        [
          { field: 'status', before: 'submitted', after: 'returned' },
          { field: 'returnReason', before: '', after: 'It ends in May.' },
        ],
      ],
      ['changed', 1, []],
      ['same', 0, []],
    ]);
    expect(list.counts).toMatchObject({ rows: 3, changed: 2, same: 1 });
    expect(count('journal')).toBe(before);
  });

  it('moves the auditor’s track, keeps the talk and the file as it came, and the journal tells it', async () => {
    expect(standing(REQ(1))).toEqual(['submitted', 'submitted', '']);
    const { applied } = await taken(desk, vault, {
      requests: [
        answer(REQ(1), 'returned', 'It ends in May.', 'And lacks a date.'),
        answer(REQ(2), 'in-review'),
      ],
    });
    expect(applied).toBe(true);
    expect(standing(REQ(1))).toEqual(['returned', 'in-progress', 'It ends in May.']);
    expect(getRequest(vault, REQ(1), TODAY)).toMatchObject({
      // The reason stands among what was said: it outlives the status.
      comments: [
        { side: 'firm', author: 'Noor Haddad', text: expect.any(String) as string, via: 'response' },
        { side: 'firm', author: 'Noor Haddad', text: 'And lacks a date.', via: 'response' },
      ],
      turns: expect.arrayContaining([
        expect.objectContaining({
          track: 'auditor',
          to: 'returned',
          on: '2026-07-01',
          saidBy: 'Noor Haddad',
        }),
      ]) as unknown,
    });
    const { rows } = listJournal(vault, { subject: 'ENG-01', newestFirst: true, offset: 0, limit: 1 });
    expect(rows[0]).toMatchObject({
      action: 'request.response-taken-in',
      detail: { package: 'PKG-2026-01', round: 1, key: desk.publicKey('auditor'), recipient: 'RCP-01' },
    });
    await sound();
  });

  it('adds questions as requests with their own numbers, tied to what they are about', async () => {
    const about = { at: '2026-07-01T07:00:00Z' as Instant, author: 'Noor Haddad' };
    const questions = [
      { ...about, reference: 'Q-001', subject: { kind: 'control', id: 'CTL-001' }, text: 'Who reviewed it?' },
      { ...about, reference: 'Q-002', subject: { kind: 'criterion', id: 'CC6.1' }, text: 'Which systems?' },
      { ...about, reference: 'Q-003', subject: { kind: 'control', id: 'CTL-900' }, text: 'And this one?' },
      { ...about, reference: 'Q-004', subject: null, text: 'Who signs?' },
    ] as const;
    await taken(desk, vault, { questions: [...questions] });
    const added = [REQ(5), REQ(6), REQ(7), REQ(8)].map((id) => getRequest(vault, id, TODAY));
    expect(added.map(({ reference, kind, named, auditor }) => [reference, kind, named, auditor])).toEqual([
      ['Q-001', 'inquiry', 'CTL-001', 'open'],
      ['Q-002', 'inquiry', 'CC6.1', 'open'],
      ['Q-003', 'inquiry', 'CTL-900', 'open'],
      ['Q-004', 'inquiry', '', 'open'],
    ]);
    expect(added.map(({ links }) => links.map((one) => one.target.id))).toEqual([['CTL-001'], [], [], []]);
    // Another auditor counts from 1 as well.
    const { list } = await taken(
      desk,
      vault,
      { questions: [{ ...questions[0], text: 'Another first question' }, { ...questions[1] }] },
      'partner',
    );
    expect(list.rows.map((one) => [one.what, one.problem !== ''])).toEqual([
      ['new', true],
      ['same', false],
    ]);
    expect(getRequest(vault, REQ(9), TODAY)).toMatchObject({
      ...{ reference: '', wording: 'Another first question' },
      extra: [{ column: 'Reference in the response', value: 'Q-001' }],
    });
    await sound();
  });

  it('brings picks as a selection of the auditor’s, and passes over rows picked before', async () => {
    const sha256 = vault.db
      .prepare(
        "SELECT blob.sha256 FROM evidence_file AS f JOIN blob ON blob.id = f.blob WHERE f.original_name = 'leavers.csv'",
      )
      .pluck()
      .get() as never;
    const picks = {
      ...{ population: populationId(1), list_sha256: sha256, picked_on: day('2026-06-30'), note: 'By hand' },
      ...{ attributes: ['Ticket'], rows: [3, 6] },
    };
    await taken(desk, vault, { picks: [picks] });
    const { picks: again } = await taken(desk, vault, { picks: [{ ...picks, rows: [6, 2] }] });
    expect(again).toMatchObject([{ rows: 2, known: 1, problem: '' }]);
    const all = { offset: 0, limit: 9 };
    const { rows } = pageOfSamples(vault.db, populationId(1), { selection: null, picker: 'auditor' }, all);
    expect(rows.map(({ row, cells, selection }) => [row, cells[0], selection])).toEqual([
      [3, 'E-102', 1],
      [6, 'E-104', 1],
      [2, 'E-101', 2],
    ]);
    await sound();
  });

  it('takes the chosen rows only, in one step with everything they mean', async () => {
    const requests = [answer(REQ(1), 'accepted'), answer(REQ(2), 'in-review')];
    await take(vault, filed(desk, responseText(responseTo(vault, { requests }))), [2]);
    expect([standing(REQ(1))[0], standing(REQ(2))[0]]).toEqual(['submitted', 'in-review']);
    await sound();
  });

  it('keeps the rows that nobody chose for later, and once they are taken in there is nothing left', async () => {
    const requests = [answer(REQ(1), 'accepted'), answer(REQ(2), 'in-review'), answer(REQ(3), 'withdrawn')];
    const files = filed(desk, responseText(responseTo(vault, { requests })));
    await take(vault, files, [2]);
    const told = { id: REQ(3), to: 'accepted', on: TODAY, toldBy: 'Noor Haddad', note: '' } as const;
    recordAuditorStatus(vault, told);
    const left = await look(vault, files);
    expect([left.isKnown, left.list.rows.map((one) => one.what)]).toEqual([
      false,
      ['changed', 'same', 'conflict'],
    ]);
    expect((await take(vault, files)).applied).toBe(true);
    expect([REQ(1), REQ(2), REQ(3)].map((id) => standing(id)[0])).toEqual([
      'accepted',
      'in-review',
      'accepted',
    ]);
    expect(getRequest(vault, REQ(3), TODAY).conflicts).toMatchObject([
      { ours: 'accepted', theirs: 'withdrawn' },
    ]);
    expect(count('request_response')).toBe(1);
    // The conflict waits for a person; said again it is no second one, settled or not.
    expect(await take(vault, files)).toMatchObject({ isKnown: true, applied: false });
    resolveConflict(vault, { id: REQ(3), number: 1, take: 'ours', note: '' });
    expect(await take(vault, files)).toMatchObject({ isKnown: true, applied: false });
    expect(count('request_conflict')).toBe(1);
    await sound();
  });

  it('that is taken in twice at the same moment is taken in once', async () => {
    const files = filed(desk, responseText(responseTo(vault, { requests: [answer(REQ(1), 'accepted')] })));
    const both = await Promise.all([take(vault, files), take(vault, files)]);
    expect(both.map((one) => one.applied).sort()).toEqual([false, true]);
    expect(count('request_response')).toBe(1);
    await sound();
  });

  it('filled in by hand from the template is read however it is spaced, and may be signed by stock minisign', async () => {
    const { package: of } = responseTo(vault);
    const template = responseTemplate(of, [REQ(1), REQ(2)]);
    await expect(look(vault, filed(desk, template, null))).rejects.toMatchObject({
      code: 'response.malformed',
      details: { what: 'response: made_by.person: not as the format says' },
    });
    const filledIn = `\uFEFF${template}`
      .replace('"person": ""', '"person": "Noor Haddad"')
      .replace('"firm": ""', '"firm": "Bramwell & Oakes LLP"')
      .replace('"status": null', '"status": "accepted"')
      .replace('"comments": []', '"comments": [{ "text": "Thank you.", "at": "", "author": "" }]')
      .replaceAll('\n', '\r\n');
    expect(await take(vault, filed(desk, filledIn))).toMatchObject({ signature: 'holds', madeAt: '' });
    expect(standing(REQ(1))).toEqual(['accepted', 'closed', '']);
    expect(getRequest(vault, REQ(1), TODAY).comments).toMatchObject([
      { author: 'Noor Haddad', text: 'Thank you.' },
    ]);
    await sound();
  });

  it('without a signature is taken in and kept as nobody’s signed word', async () => {
    const look = await taken(desk, vault, { requests: [answer(REQ(1), 'accepted')] }, null);
    expect(look).toMatchObject({ signature: 'none', signerName: null, applied: true });
    expect(vault.db.prepare('SELECT signature, key FROM request_response').get()).toEqual({
      signature: '',
      key: '',
    });
    await sound();
  });

  it('by a key that is given and nobody is known by is said to be by an unknown key', async () => {
    const files = filed(
      desk,
      responseText(responseTo(vault, { requests: [answer(REQ(1), 'accepted')] })),
      'stranger',
    );
    const given = { ...files, key: readFileSync(join(desk.keys, 'stranger.pub'), 'utf8') };
    expect(await take(vault, given)).toMatchObject({ signature: 'holds-unknown-key', signerName: null });
  });

  it('signed as a working file signs is verified by stock minisign', () => {
    const response = responseTo(vault, { requests: [answer(REQ(1), 'accepted')] });
    const path = join(temporaryFolder(), 'R.json');
    writeFileSync(path, responseText(response));
    const comments = { trusted: responseTrusted(response), untrusted: responseUntrusted(response) };
    writeFileSync(`${path}.minisig`, minisignSignature(vault.signer, readFileSync(path), comments));
    const key = minisignKeyText(vault.signer.publicKey);
    expect(execFileSync('minisign', ['-Vm', path, '-P', key]).toString()).toContain(comments.trusted);
  });
});

describe('two answers', () => {
  const accepted = { requests: [answer(REQ(1), 'accepted')] };
  const returned = { requests: [answer(REQ(1), 'returned', 'It ends in May.')] };
  const conflicts = () => getRequest(vault, REQ(1), TODAY).conflicts;

  it('of two auditors to one round are both kept, and nothing is overwritten', async () => {
    await taken(desk, vault, returned, 'auditor');
    const { list } = await taken(desk, vault, accepted, 'partner');
    expect(list.rows).toMatchObject([{ what: 'conflict', changes: [] }]);
    expect(standing(REQ(1))).toEqual(['returned', 'in-progress', 'It ends in May.']);
    expect(conflicts()).toMatchObject([
      {
        ...{ number: 1, field: 'status', base: 'submitted', ours: 'returned: It ends in May.' },
        ...{ theirs: 'accepted', resolved: null },
      },
    ]);
    await sound();
  });

  it('are settled by a person: theirs is told by the journal as the auditor’s, ours changes nothing', async () => {
    await taken(desk, vault, accepted, 'auditor');
    await taken(desk, vault, returned, 'partner');
    await taken(desk, vault, { requests: [answer(REQ(1), 'in-review')] }, 'partner');
    expect(conflicts()).toHaveLength(2);
    const ours = { id: REQ(1), number: 2, take: 'ours', note: '' } as const;
    resolveConflict(vault, ours);
    expect(standing(REQ(1))[0]).toBe('accepted');
    resolveConflict(vault, { id: REQ(1), number: 1, take: 'theirs', note: 'Noor agreed' });
    expect(standing(REQ(1))).toEqual(['returned', 'in-progress', 'It ends in May.']);
    expect(conflicts()).toMatchObject([
      { number: 1, ours: 'accepted', theirs: 'returned: It ends in May.', resolved: { take: 'theirs' } },
      { number: 2, resolved: { take: 'ours', byName: 'Dana Owner' } },
    ]);
    expect(() => resolveConflict(vault, ours)).toThrow(
      expect.objectContaining({ code: 'request.conflict-settled' }) as Error,
    );
    await sound();
  });

  it('are found where the auditor’s word came by telephone meanwhile', async () => {
    const told = { id: REQ(1), to: 'accepted', on: TODAY, toldBy: 'Noor Haddad', note: '' } as const;
    recordAuditorStatus(vault, told);
    const { list } = await taken(desk, vault, returned);
    expect(list.rows).toMatchObject([
      {
        what: 'conflict',
        conflicts: [{ before: 'submitted', ours: 'accepted', after: 'returned: It ends in May.' }],
      },
    ]);
  });

  it('are none when both say the same, nor when one sender says more later', async () => {
    await taken(desk, vault, accepted, 'auditor');
    expect((await taken(desk, vault, accepted, 'partner')).list.rows).toMatchObject([{ what: 'same' }]);
    const later = { made: '2026-07-01T08:30:00Z' as Instant, ...returned };
    expect((await taken(desk, vault, later, 'auditor')).list.rows).toMatchObject([{ what: 'changed' }]);
    expect(standing(REQ(1))[0]).toBe('returned');
    await sound();
  });

  it('of one sender that arrive in another order than they were made are a conflict: the older is not the last word', async () => {
    await taken(desk, vault, { made: '2026-07-01T08:30:00Z' as Instant, ...returned });
    const { list } = await taken(desk, vault, { made: '2026-07-01T08:00:00Z' as Instant, ...accepted });
    expect(list.rows).toMatchObject([{ what: 'conflict' }]);
    expect(standing(REQ(1))[0]).toBe('returned');
  });

  it('are looked for again inside of the change: what was said since the preview is not overwritten', async () => {
    const files = filed(desk, responseText(responseTo(vault, returned)));
    const { list } = await look(vault, files);
    expect(list.rows).toMatchObject([{ what: 'changed' }]);
    const told = { id: REQ(1), to: 'accepted', on: TODAY, toldBy: 'Noor Haddad', note: '' } as const;
    recordAuditorStatus(vault, told);
    const input = { ...files, rows: null, sha256: list.sha256, apply: true };
    expect(await takeResponse(vault, input, quietJob())).toMatchObject({
      list: { rows: [{ what: 'conflict' }] },
    });
    expect(standing(REQ(1))[0]).toBe('accepted');
  });
});
