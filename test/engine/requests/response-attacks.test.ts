// Responses that somebody made to do harm, or that went astray: each is refused before anything of it counts, and nothing
// of it stays.
import { copyFileSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, beforeEach, describe, expect, it, onTestFinished } from 'vitest';
import {
  askedByHand,
  checkVault,
  getRequest,
  openVault,
  type OpenVault,
  takeResponse,
} from '../../../src/engine';
import { populationId, type Sha256 } from '../../../src/shared/ids';
import type { Instant } from '../../../src/shared/period';
import { readResponse, type ResponseFile, responseText } from '../../../src/shared/response';
import { PASSPHRASE, quietJob, testEnvironment } from '../temporary-vault';
import { rawDatabase } from '../vault-fixture';
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
import { asked, day, handled, REQ, TODAY } from './requests-fixture';

let desk: Desk;
let vault: OpenVault;
let folder: string;
beforeAll(async () => {
  desk = await handedOver();
});
afterAll(() => desk.fixture.remove());
const fresh = (): void => {
  beforeEach(async () => {
    ({ vault, folder } = await openCopy(desk));
  });
};

const reopen = async () => {
  vault = await openVault(folder, { passphrase: PASSPHRASE }, testEnvironment());
  onTestFinished(() => vault.close());
};

const ACCEPTED = { requests: [answer(REQ(1), 'accepted')] };
const response = (): ResponseFile => responseTo(vault, ACCEPTED);
const text = (): string => responseText(response());
const count = (table: string) => Number(vault.db.prepare(`SELECT count(*) FROM ${table}`).pluck().get());

/** Refused by looking and by taking in alike, with nothing left behind. */
const refused = async (files: ReturnType<typeof filed>, code: string) => {
  const before = [count('journal'), count('blob')];
  await expect(look(vault, files)).rejects.toMatchObject({ code });
  const input = { ...files, rows: null, sha256: null, apply: true };
  await expect(takeResponse(vault, input, quietJob())).rejects.toMatchObject({ code });
  expect([count('journal'), count('blob'), count('request_response')]).toEqual([...before, 0]);
  expect(getRequest(vault, REQ(1), TODAY).auditor).toBe('submitted');
};

describe('is refused: a response', () => {
  // One vault for all of them: that nothing of it changes is what they are about.
  beforeAll(async () => {
    vault = await openVault(await desk.fixture.copy(), { passphrase: PASSPHRASE }, testEnvironment());
  });
  afterAll(() => {
    vault.close();
  });

  const other = (change: Partial<ResponseFile['package']>): string => {
    const one = response();
    return responseText({ ...one, package: { ...one.package, ...change } });
  };
  it.each<[string, () => string]>([
    [
      'of another client, whose round has another seal',
      () => other({ seal_number: '0'.repeat(64) as Sha256 }),
    ],
    ['of another round', () => other({ round: 2 })],
    ['of another package', () => other({ id: 'PKG-2026-02' as never })],
    [
      'of a package built anew under the same number',
      () => other({ uuid: '11111111-2222-4333-8444-555555555555' }),
    ],
    ['of a package that another key signed', () => other({ signer_key: `RWQ${'A'.repeat(53)}` })],
  ])('%s', async (_what, made) => {
    await refused(filed(desk, made()), 'response.unknown-package');
  });

  it.each<[string, (text: string) => string]>([
    ['with a forged status such as “submitted”', (one) => one.replace('"accepted"', '"submitted"')],
    ['with a status of ours such as “closed”', (one) => one.replace('"accepted"', '"closed"')],
    ['that returns without a reason', (one) => one.replace('"accepted"', '"returned"')],
    ['with a member for a result', (one) => one.replace('"status"', '"conclusion":"no exceptions","status"')],
    ['that says one thing twice', (one) => one.replace('"status"', '"status":"returned","status"')],
    ['that names a request twice', (one) => one.replace(/"requests":\[(.*?\})\]/, '"requests":[$1,$1]')],
    ['that reaches for the prototype', (one) => one.replace('{', '{"__proto__":{"a":1},')],
    ['of a later format', (one) => one.replace('response-1', 'response-2')],
    ['that turns the writing direction of a name', (one) => one.replace('Noor Haddad', 'Noor\u202eHaddad')],
    ['of a name with a line break', (one) => one.replace('Noor Haddad', 'Noor\\nHaddad')],
    ['with a text that ends where C ends it', (one) => one.replace('"reason":""', '"reason":"a\\u0000b"')],
    ['with half a character', (one) => one.replace('"reason":""', '"reason":"\\ud800"')],
    ['that is nested without end', () => '['.repeat(200_000)],
    ['that is no JSON', () => 'Dear Dana,'],
    ['that is empty', () => ''],
  ])('%s', async (_what, change) => {
    await refused(filed(desk, change(text())), 'response.malformed');
  });

  it('that calls itself a workbook by its first bytes', async () => {
    await refused(filed(desk, 'PK\u0003\u0004'), 'table.not-readable');
  });

  it('larger than any response', async () => {
    await refused(filed(desk, 'x'.repeat(16 * 1024 * 1024 + 1), null), 'response.malformed');
  });

  it('of bytes that are no text', async () => {
    const files = filed(desk, text());
    writeFileSync(files.path, Buffer.from([0x7b, 0xff, 0x7d]));
    await refused(files, 'response.malformed');
  });

  it('changed by a byte after it was signed', async () => {
    const files = filed(desk, text());
    writeFileSync(files.path, readFileSync(files.path, 'utf8').replace('Noor', 'Nora'));
    await refused(files, 'response.signature-invalid');
  });

  it('whose spelling was changed, though it says the same', async () => {
    const files = filed(desk, text());
    writeFileSync(files.path, readFileSync(files.path, 'utf8').replace('":', '": '));
    await refused(files, 'response.signature-invalid');
  });

  it('signed by a stranger', async () => {
    await refused(filed(desk, text(), 'stranger'), 'response.unknown-key');
  });

  it('signed by a stranger who names the auditor’s key in it', async () => {
    const claimed = responseText({ ...response(), key: desk.publicKey('auditor') });
    await refused(filed(desk, claimed, 'stranger'), 'response.unknown-key');
  });

  it('with the signature of another response', async () => {
    const files = filed(desk, text());
    const older = filed(desk, responseText(responseTo(vault)));
    copyFileSync(older.signaturePath ?? '', files.signaturePath ?? '');
    await refused(files, 'response.signature-invalid');
  });

  it.each<[string, string | Buffer]>([
    ['no signature file', 'untrusted comment: x\n'],
    ['a signature file of any size', 'x'.repeat(9000)],
    ['a signature file that is no text', Buffer.from([0xff])],
  ])('with %s', async (_what, content) => {
    const files = filed(desk, text());
    writeFileSync(files.signaturePath ?? '', content);
    await refused(files, 'response.malformed');
  });

  it('with a key that the one who gives it did not get from the auditor', async () => {
    const files = { ...filed(desk, text()), key: desk.publicKey('stranger') };
    await refused(files, 'response.unknown-key');
    await refused({ ...files, key: 'RWQ' }, 'use.bad-input');
  });

  it('that is a folder, or not there', async () => {
    const files = filed(desk, text());
    await refused({ ...files, path: desk.keys }, 'response.malformed');
    await refused({ ...files, path: join(desk.keys, 'none') }, 'disk.failed');
  });
});

describe('changes nothing: a response', () => {
  fresh();

  it('that is replayed, even after more was said', async () => {
    const files = filed(desk, text());
    await take(vault, files);
    const more = { made: '2026-07-01T08:30:00Z' as Instant, requests: [answer(REQ(1), 'open')] };
    await taken(desk, vault, more);
    const before = count('journal');
    const again = await take(vault, files);
    expect(again).toMatchObject({ isKnown: true, applied: false, list: { rows: [{ what: 'same' }] } });
    expect(count('journal')).toBe(before);
    expect(getRequest(vault, REQ(1), TODAY)).toMatchObject({ auditor: 'open', conflicts: [] });
  });

  it('that is replayed in another spelling: what was said since stands', async () => {
    const one = response();
    await take(vault, filed(desk, responseText(one)));
    const respelled = `${responseText(one).trimEnd()} \n`;
    await expect(look(vault, filed(desk, respelled, null))).rejects.toMatchObject({
      code: 'response.malformed',
    });
  });

  it('with the number of another and other words', async () => {
    const one = response();
    await take(vault, filed(desk, responseText(one)));
    const other = responseText({ ...one, requests: [answer(REQ(2), 'accepted')] });
    await expect(look(vault, filed(desk, other))).rejects.toMatchObject({ code: 'response.malformed' });
  });

  it('about requests there are not: the rest goes on', async () => {
    const { list } = await taken(desk, vault, {
      requests: [answer(REQ(77), 'accepted'), answer(REQ(1), 'accepted')],
    });
    expect(list.rows.map((one) => one.what)).toEqual(['refused', 'changed']);
    expect(list.counts).toMatchObject({ rows: 2, refused: 1, changed: 1 });
  });

  it('about a request that was no part of the round: whoever names it has it from elsewhere', async () => {
    const { id } = askedByHand(vault, asked({ reference: 'PBC-90' }), handled());
    const { list } = await taken(desk, vault, { requests: [answer(id, 'withdrawn')] });
    expect(list.rows).toMatchObject([{ what: 'refused', problem: `${id} was no part of this round.` }]);
    expect(getRequest(vault, id, TODAY)).toMatchObject({ auditor: 'open', conflicts: [] });
  });

  it('that came in between looking and taking in', async () => {
    const files = filed(desk, text());
    const { list } = await look(vault, files);
    const other = filed(desk, responseText(responseTo(vault, { requests: [answer(REQ(2), 'accepted')] })));
    const input = { ...other, rows: null, sha256: list.sha256, apply: true };
    await expect(takeResponse(vault, input, quietJob())).rejects.toMatchObject({
      code: 'table.changed-since-preview',
    });
  });
});

describe('picks', () => {
  fresh();

  const leavers = () =>
    vault.db
      .prepare(
        "SELECT blob.sha256 FROM evidence_file AS f JOIN blob ON blob.id = f.blob WHERE f.original_name = 'leavers.csv'",
      )
      .pluck()
      .get() as Sha256;
  it.each<[string, () => Partial<ResponseFile['picks'][number]>]>([
    ['from a list with a wrong hash', () => ({ list_sha256: '0'.repeat(64) as Sha256 })],
    ['of a row the list does not have', () => ({ rows: [3, 900] })],
    ['of a row that is blank', () => ({ rows: [4] })],
    ['of a population there is not', () => ({ population: populationId(9) })],
  ])('%s bring nothing, and the preview says why', async (_what, change) => {
    const picks = {
      ...{ population: populationId(1), list_sha256: leavers(), picked_on: day('2026-06-30'), note: '' },
      ...{ attributes: [], rows: [3], ...change() },
    };
    const {
      picks: [shown],
      applied,
    } = await taken(desk, vault, { picks: [picks] });
    expect(applied).toBe(true);
    expect(shown?.problem).not.toBe('');
    expect(count('selection')).toBe(0);
  });
});

describe('nothing of a response counts', () => {
  fresh();

  it('when it stops between any two of its writes: a transaction has no half', async () => {
    const requests = [answer(REQ(1), 'accepted'), answer(REQ(2), 'returned', 'No.', 'Thank you.')];
    const files = filed(desk, responseText(responseTo(vault, { requests })));
    vault.close();
    let left = Number.POSITIVE_INFINITY;
    const environment = testEnvironment();
    const random = (bytes: number): Uint8Array => {
      left -= 1;
      if (left < 0) throw new Error('stopped here');
      return environment.random(bytes);
    };
    vault = await openVault(folder, { passphrase: PASSPHRASE }, { ...environment, random });
    onTestFinished(() => vault.close());
    const { list } = await look(vault, files);
    const input = { ...files, rows: null, sha256: list.sha256, apply: true };
    const before = [count('journal'), count('blob')];
    let stops = 0;
    for (; ; stops += 1) {
      left = stops;
      const outcome = await takeResponse(vault, input, quietJob()).catch(() => null);
      if (outcome !== null) break;
      expect([count('journal'), count('blob'), count('request_response')]).toEqual([...before, 0]);
      expect(getRequest(vault, REQ(1), TODAY).auditor).toBe('submitted');
    }
    // Six entries, each with a salt of its own.
    expect(stops).toBeGreaterThanOrEqual(6);
    expect(getRequest(vault, REQ(2), TODAY)).toMatchObject({ auditor: 'returned', returnReason: 'No.' });
  });

  it.each([
    ['other words in a conflict', `UPDATE request_conflict SET theirs = 'accepted'`],
    [
      'a settled conflict',
      `UPDATE request_conflict SET taken = 'ours', resolved_at = found_at, resolved_by = 1`,
    ],
    ['another sender', `UPDATE request_response SET said_by = 'Sam Oakes'`],
    ['another key', `UPDATE request_response SET key = ''`],
    ['no response', 'DELETE FROM request_conflict; DELETE FROM request_response WHERE number = 2'],
  ])('that somebody writes beside the journal: %s is found', async (_what, sql) => {
    await taken(desk, vault, ACCEPTED);
    await taken(desk, vault, { requests: [answer(REQ(1), 'returned', 'No.')] }, 'partner');
    vault.close();
    const db = await rawDatabase(folder);
    db.exec(sql);
    db.close();
    await reopen();
    const { findings } = await checkVault(vault, { deep: false }, quietJob());
    expect(findings.map((one) => one.code)).toContain('check.untold-row');
  });
});

describe('the one form', () => {
  fresh();

  it('is what is read: what a program writes is not taken for hand work', () => {
    expect(readResponse(text())).toMatchObject({ isByHand: false });
    expect(readResponse(text().replace('":', '": '))).toMatchObject({ isByHand: true });
    expect(readResponse(`${text()}\n`)).toMatchObject({ isByHand: true });
  });

  it('is not written with anything left open', () => {
    expect(() => responseText({ ...response(), uuid: '' })).toThrow();
    expect(() => responseText({ ...response(), requests: [answer(REQ(1), 'returned')] })).toThrow();
  });
});
