// Lists of requests as firms send them: each row accounted for, nothing stored by looking, nothing changed in silence.
import { describe, expect, it } from 'vitest';
import { importRequestList, openVault, recordAuditorStatus } from '../../../src/engine';
import type { ListImport, ListMapping } from '../../../src/shared/domain/request-list';
import { PASSPHRASE, quietJob, testEnvironment } from '../temporary-vault';
import { vaultFixture } from '../vault-fixture';
import { FIRM, listsDesk } from './lists-desk';
import { day, REQ } from './requests-fixture';
import { xlsxBytes } from './xlsx-maker';

const { desk, lay, look, preview, apply, stored, entries, of } = listsDesk();
const takeIn = async (path: string, firm = FIRM): Promise<ListImport> =>
  apply(path, (await preview(path, firm)).sha256, null, firm);
const refusal = (code: string) => expect.objectContaining({ code }) as Error;

const head = 'Request #,Request description,Due date,Status,Auditor comments,Client contact,Weight';
const csv = (...lines: string[]): string => [head, ...lines, ''].join('\n');

describe('the next list of the same firm', () => {
  it('shows row by row what differs, and takes in only what was chosen', async () => {
    await takeIn(
      lay('a.csv', csv('1,One,2026-05-01,Open,,,3', '2,Two,2026-05-02,Open,,,', '3,Three,,Open,,,')),
    );
    const path = lay(
      'b.csv',
      csv(
        '1,One,2026-05-08,Received,,Dana,4',
        '2,Two in other words,2026-05-02,Rejected,No date on it,,',
        '4,Four,,Open,,,',
      ),
    );
    const shown = await preview(path);
    expect(shown.rows.map(({ what, changes, comments }) => ({ what, changes, comments }))).toEqual([
      {
        what: 'changed',
        changes: [
          { field: 'dueOn', before: '2026-05-01', after: '2026-05-08' },
          { field: 'Weight', before: '3', after: '4' },
          { field: 'status', before: 'open', after: 'submitted' },
          { field: 'owner', before: '', after: 'Dana' },
        ],
        comments: 0,
      },
      {
        what: 'changed',
        changes: [
          { field: 'wording', before: 'Two', after: 'Two in other words' },
          { field: 'status', before: 'open', after: 'returned' },
          { field: 'returnReason', before: '', after: 'No date on it' },
        ],
        comments: 1,
      },
      {
        what: 'new',
        changes: [
          { field: 'reference', before: '', after: '4' },
          { field: 'wording', before: '', after: 'Four' },
        ],
        comments: 0,
      },
    ]);
    expect(shown.notInFile).toEqual([{ id: REQ(3), reference: '3', title: 'Three' }]);
    await apply(path, shown.sha256, [3]);
    expect(stored().map((one) => one.auditor)).toEqual(['open', 'returned', 'open']);
    expect(of('1')?.dueOn).toBe('2026-05-01');
    expect(of('2')?.wording).toBe('Two in other words');
    expect((await preview(path)).counts).toMatchObject({ new: 1, changed: 1, same: 1 });
  });

  it('keeps both the file and how it was read, and tells of both in the journal', async () => {
    const path = lay('a.csv', csv('1,One,2026-05-01,Open,,,'));
    const { sha256 } = await takeIn(path);
    const row = desk.vault.db
      .prepare('SELECT l.*, b.sha256 AS sealed FROM request_list AS l JOIN blob AS b ON b.id = l.blob')
      .get() as { sealed: string; file_name: string; firm: string };
    expect(row).toMatchObject({ sealed: sha256, file_name: 'a.csv', firm: FIRM });
    const seen = await look(path, ' bramwell &  OAKES llp');
    expect(seen.from).toBe('remembered');
  });

  it('says that a status is the one the list had before, when the vault knows of a newer one', async () => {
    const path = lay('a.csv', csv('1,One,2026-05-01,Outstanding,,,'));
    await takeIn(path);
    recordAuditorStatus(desk.vault, {
      id: REQ(1),
      to: 'accepted',
      on: day('2026-06-30'),
      toldBy: 'N. Oakes',
      note: '',
    });
    const shown = await preview(path);
    expect(shown.rows[0]).toMatchObject({ what: 'same', changes: [] });
    expect(shown.rows[0]?.problem).toMatch(/still says “Outstanding”.*accepted/);
    const news = lay('b.csv', csv('1,One,2026-05-01,In review,,,'));
    expect((await preview(news)).rows[0]?.changes).toEqual([
      { field: 'status', before: 'accepted', after: 'in-review' },
    ]);
  });

  it('takes in a comment once, however often and however long it grows', async () => {
    await takeIn(lay('a.csv', csv('1,One,,Open,"3 Apr: please hurry",,')));
    const path = lay('b.csv', csv('1,One,,Open,"3 Apr: please hurry\n8 Apr: thanks",,'));
    expect((await preview(path)).rows[0]).toMatchObject({ what: 'changed', changes: [], comments: 1 });
    await takeIn(path);
    expect(desk.vault.db.prepare('SELECT text FROM request_comment ORDER BY number').pluck().all()).toEqual([
      '3 Apr: please hurry',
      '8 Apr: thanks',
    ]);
    expect((await preview(path)).rows[0]).toMatchObject({ what: 'same', comments: 0 });
  });

  it('refuses the second of two rows with one number, and a file that is another than was looked at', async () => {
    const path = lay('a.csv', csv('1,One,,Open,,,', '1,Another,,Open,,,'));
    const shown = await preview(path);
    expect(shown.rows[1]).toMatchObject({ what: 'refused', reference: '1' });
    expect(shown.rows[1]?.problem).toMatch(/stands in row 2 already/);
    lay('a.csv', csv('1,One,,Open,,,'));
    await expect(apply(path, shown.sha256)).rejects.toThrow(refusal('table.changed-since-preview'));
    expect(stored()).toEqual([]);
  });

  it('gives a row without a number no request that another row names by its number', async () => {
    await takeIn(lay('a.csv', csv('1,One,,Open,,,', ',Two,,Open,,,')));
    const path = lay('b.csv', csv(',One,,Open,,,', '1,One in other words,,Open,,,', '2,Two,,Open,,,'));
    const shown = await preview(path);
    expect(shown.rows.map((one) => [one.what, one.requestId])).toEqual([
      ['new', null],
      ['changed', 'REQ-001'],
      ['changed', 'REQ-002'],
    ]);
    await apply(path, shown.sha256);
    expect(stored().map((one) => [one.asked.reference, one.asked.wording])).toEqual([
      ['1', 'One in other words'],
      ['2', 'Two'],
      ['', 'One'],
    ]);
  });

  it('proposes head and columns for another sheet that somebody chose', async () => {
    const path = lay(
      'two.xlsx',
      xlsxBytes([
        {
          name: 'A',
          rows: [
            ['Ref', 'Request', 'Due'],
            ['1', 'One', ''],
          ],
        },
        { name: 'B', rows: [['Old list'], [], ['Ref', 'Request'], ['7', 'Seven']] },
      ]),
    );
    const seen = await look(path);
    expect(seen.mapping.sheet).toBe('A');
    const other = { ...seen.mapping, sheet: 'B', headRow: 1, headRows: 1, columns: [] };
    expect((await look(path, FIRM, other)).mapping).toMatchObject({
      sheet: 'B',
      headRow: 3,
      columns: [
        { column: 'Ref', field: 'reference' },
        { column: 'Request', field: 'wording' },
      ],
    });
    await expect(look(path, FIRM, { ...other, sheet: 'C' })).rejects.toThrow(refusal('table.not-readable'));
  });

  it('is read by what a person says instead of the guess', async () => {
    const path = lay('a.csv', 'Thing,Bla,Mood\nProvide it.,7,sunny\nAnd that.,8,rainy\n');
    const guess = await look(path);
    expect(guess.mapping.columns).toEqual([]);
    expect((await preview(path)).counts).toMatchObject({ refused: 2 });
    const mapping: ListMapping = {
      ...guess.mapping,
      columns: [
        { column: 'Thing', field: 'wording' },
        { column: 'Bla', field: 'reference' },
        { column: 'Mood', field: 'status' },
      ],
      statuses: [{ theirs: 'SUNNY', ours: 'accepted' }],
    };
    const shown = await preview(path, FIRM, mapping);
    expect(shown.counts).toMatchObject({ new: 2 });
    await importRequestList(
      desk.vault,
      { path, firm: FIRM, mapping, rows: null, sha256: shown.sha256, apply: true },
      quietJob(),
    );
    expect(stored().map((one) => [one.asked.reference, one.auditor, one.auditorWord])).toEqual([
      ['7', 'accepted', 'sunny'],
      ['8', 'open', 'rainy'],
    ]);
    // It is remembered, also when the next list has a line more above its head and a column more.
    const next = lay('b.csv', 'List of June,,,\nThing,Due,Bla,Mood\nProvide it.,2026-06-01,7,sunny\n');
    const seen = await look(next);
    expect(seen).toMatchObject({ from: 'remembered', mapping: { headRow: 2 } });
    expect((await preview(next)).rows[0]?.changes).toEqual([
      { field: 'dueOn', before: '', after: '2026-06-01' },
    ]);
  });
});

describe('what nobody would send', () => {
  it.each([
    ['nothing at all', ''],
    ['a picture', Buffer.from('89504e470d0a1a0a00000000', 'hex')],
    ['a workbook with a password', Buffer.from('d0cf11e0a1b11ae1', 'hex')],
    ['a zip that is none', Buffer.from('PK\u0003\u0004and then nothing')],
    [
      'more merged cells than a list has',
      xlsxBytes([
        { name: 'A', rows: [['Request'], ['x']], merges: Array.from({ length: 300 }, () => 'A1:C900') },
      ]),
    ],
  ])('is refused or is a list without rows, and changes nothing: %s', async (_name, bytes) => {
    const path = lay('odd', bytes);
    const before = entries();
    const outcome = await takeIn(path).then(
      (list) => `${String(list.counts.new)} new`,
      (error: unknown) => (error as { code?: string }).code ?? String(error),
    );
    expect(['table.not-readable', 'table.too-large', '0 new']).toContain(outcome);
    expect(entries()).toBe(before);
  });

  it('does not run a formula, follow a link or leave a hidden row out', async () => {
    const path = lay(
      'odd.xlsx',
      xlsxBytes([
        {
          name: 'List',
          rows: [
            ['Ref', 'Request'],
            ['1', '=HYPERLINK("http://x","y")'],
            ['2', 'A hidden one'],
            ['3', `Long ${'x'.repeat(10_100)}`],
          ],
          hidden: [3],
        },
      ]),
    );
    const shown = await preview(path);
    expect(shown.counts).toMatchObject({ new: 2, refused: 1 });
    expect(shown.rows[0]?.title).toBe('=HYPERLINK("http://x","y")');
    expect(shown.rows[2]?.problem).toMatch(/longer than 10000 characters/);
  });

  it('is not taken in without an engagement', async () => {
    const path = lay('a.csv', csv('1,One,,Open,,,'));
    desk.vault.close();
    const empty = await vaultFixture();
    desk.vault = await openVault(await empty.copy(), { passphrase: PASSPHRASE }, testEnvironment());
    await expect(preview(path)).rejects.toThrow(refusal('use.engagement-missing'));
    await empty.remove();
  });
});
