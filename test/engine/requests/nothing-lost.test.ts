// Attacks on what an auditor said: rows that nobody chose while they were in conflict, remarks beside a status that is no
// return, and an older copy of a list that comes after a newer one.
import { beforeAll, describe, expect, it } from 'vitest';
import { checkVault, getRequest, recordAuditorStatus, resolveConflict } from '../../../src/engine';
import type { Instant } from '../../../src/shared/period';
import { responseText } from '../../../src/shared/response';
import { quietJob } from '../temporary-vault';
import { day, REQ, TODAY } from './requests-fixture';
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

let desk: Desk;
beforeAll(async () => {
  desk = await handedOver();
});

describe('a row in conflict that nobody chose', () => {
  it('offers what else it says again, and the conflict stays one', async () => {
    const { vault } = await openCopy(desk);
    recordAuditorStatus(vault, {
      ...{ id: REQ(1), to: 'in-review', on: day('2026-06-29'), toldBy: 'Sam Oakes', note: '' },
    });
    const files = filed(
      desk,
      responseText(
        responseTo(vault, {
          requests: [
            answer(REQ(1), 'accepted', '', 'Thank you; the export was complete.'),
            answer(REQ(2), null, '', 'Soon?'),
          ],
        }),
      ),
    );
    const first = await take(vault, files, [2]);
    expect(first.list.counts).toMatchObject({ conflict: 1 });
    expect(getRequest(vault, REQ(1), TODAY)).toMatchObject({ comments: [], conflicts: [{ number: 1 }] });
    const again = await look(vault, files);
    expect(again.list.rows[0]).toMatchObject({ what: 'changed', comments: 1, conflicts: [] });
    await take(vault, files, [1]);
    expect(getRequest(vault, REQ(1), TODAY)).toMatchObject({
      auditor: 'in-review',
      comments: [{ text: 'Thank you; the export was complete.' }],
      conflicts: [{ number: 1 }],
    });
    resolveConflict(vault, { id: REQ(1), number: 1, take: 'ours', note: '' });
    expect((await look(vault, files)).list.rows[0]).toMatchObject({ what: 'same' });
    expect((await checkVault(vault, { deep: false }, quietJob())).findings).toEqual([]);
  });
});

describe('a remark beside a status that is no return', () => {
  it('stays where the status changes nothing', async () => {
    const { vault } = await openCopy(desk);
    recordAuditorStatus(vault, {
      ...{ id: REQ(1), to: 'accepted', on: day('2026-06-29'), toldBy: 'Noor Haddad', note: '' },
    });
    const said = { requests: [answer(REQ(1), 'accepted', 'Subject to the bridge letter.')] };
    const { list } = await taken(desk, vault, said);
    expect(list.rows[0]).toMatchObject({ what: 'changed', comments: 1 });
    expect(getRequest(vault, REQ(1), TODAY).comments).toMatchObject([
      { side: 'firm', author: 'Noor Haddad', text: 'Subject to the bridge letter.' },
    ]);
    expect((await taken(desk, vault, said)).list.rows[0]).toMatchObject({ what: 'same' });
  });

  it('stays where the status is in conflict', async () => {
    const { vault } = await openCopy(desk);
    recordAuditorStatus(vault, {
      ...{ id: REQ(1), to: 'in-review', on: day('2026-06-29'), toldBy: 'Sam Oakes', note: '' },
    });
    await taken(desk, vault, { requests: [answer(REQ(1), 'accepted', 'Subject to the bridge letter.')] });
    expect(getRequest(vault, REQ(1), TODAY)).toMatchObject({
      conflicts: [{ theirs: 'accepted' }],
      comments: [{ text: 'Subject to the bridge letter.' }],
    });
  });

  it('is not said a second time where the step has it', async () => {
    const { vault } = await openCopy(desk);
    const said = { requests: [answer(REQ(1), 'accepted', 'Subject to the bridge letter.')] };
    await taken(desk, vault, said);
    expect((await taken(desk, vault, said)).list.rows[0]).toMatchObject({ what: 'same' });
    expect(getRequest(vault, REQ(1), TODAY).comments).toEqual([]);
  });
});

describe('a question whose number other words have', () => {
  it('is asked once, however many files bring it', async () => {
    const { vault } = await openCopy(desk);
    const question = (text: string) => ({
      ...{ reference: 'Q-001', subject: null, text, author: 'Noor Haddad' },
      at: '2026-07-01T07:30:00Z' as Instant,
    });
    await taken(desk, vault, { questions: [question('Who reviewed the third quarter?')] });
    const other = { questions: [question('Who signs for the bank?')] };
    expect((await taken(desk, vault, other)).list.counts).toMatchObject({ new: 1 });
    expect((await taken(desk, vault, other)).list.counts).toMatchObject({ new: 0, same: 1 });
    const asked = vault.db.prepare('SELECT count(*) FROM request WHERE wording LIKE ?').pluck();
    expect(asked.get('Who signs%')).toBe(1);
  });
});
