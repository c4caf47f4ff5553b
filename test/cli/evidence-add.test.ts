// `evidence add` with everything that can be said of evidence, with folders, and with what is there already.
import { mkdirSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { PNG, workbook } from '../engine/odd-files';
import { type Desk, deskWithControls, deskWithVault, emptyDesk } from './desk';
import { done, muniment } from './run-cli-in-test';

interface Added {
  readonly added: string[];
  readonly skipped: { files: string[]; alreadyIn: string[] }[];
  readonly failed: { index: number; code: string }[];
}
const show = async (desk: Desk, id = 'EVD-0001') =>
  (await done(['evidence', 'show', desk.vault, id, '--json'])).document() as Record<string, unknown>;

describe('adding one item', () => {
  it('keeps everything that is stated of it', async () => {
    const desk = await deskWithControls();
    const words = [
      ...['evidence', 'add', desk.vault, desk.file('shot.png', PNG), '--title', 'Users', '--effective'],
      ...['2026-05-31', '--captured', '2026-06-01', '--valid-until', '2027-05-31', '--source', 'Directory'],
      ...['--collector', 'Ben Okafor', '--method', 'screenshot', '--kind', 'screenshot', '--quality'],
      ...['full-screen,clock', '--owner', 'Head of IT', '--tag', 'access, Q2', '--notes', 'Taken by hand'],
      ...['--control', 'CTL-001', '--link-reason', 'Lists all users', '--sensitivity', 'restricted'],
    ];
    await done(words);
    expect(await show(desk)).toMatchObject({
      title: 'Users',
      effective: { from: '2026-05-31', to: '2026-05-31' },
      capturedOn: '2026-06-01',
      validUntil: '2027-05-31',
      source: 'Directory',
      collector: 'Ben Okafor',
      method: 'screenshot',
      kind: 'screenshot',
      quality: ['clock', 'full-screen'],
      owner: 'Head of IT',
      tags: ['Q2', 'access'],
      notes: 'Taken by hand',
      sensitivity: 'restricted',
      controls: [{ id: 'CTL-001', reason: 'Lists all users' }],
    });
  });

  it.each([
    [['--kind', 'picture'], '“picture” is not a kind'],
    [['--method', 'magic'], '“magic” is not a method'],
    [['--kind', 'log', '--quality', 'full-screen'], 'is not asked of evidence of kind log'],
    [['--tag', 'x'.repeat(61)], 'A text is too long'],
  ])('refuses %j and says what there is', async (words, said) => {
    const facts = ['--title', 'T', '--effective', 'undated'];
    const ran = await muniment(['evidence', 'add', 'nowhere', 'a.txt', ...facts, ...words]);
    expect(ran.exit).toBe(2);
    expect(ran.stderr).toContain(said);
  });

  it('tells what is odd about a file, and takes it in all the same', async () => {
    const desk = await deskWithVault();
    const file = desk.file('sums.xlsx', workbook({ name: 'xl/vbaProject.bin' }));
    const ran = await done(['evidence', 'add', desk.vault, file, '--title', 'T', '--effective', 'undated']);
    expect(ran.stderr).toContain('sums.xlsx: it has macros (macros).');
    expect(ran.stdout).toContain('EVD-0001');
    const link = desk.file('where.url', '[InternetShortcut]\nURL=https://example.com/');
    const next = await done(['evidence', 'supersede', desk.vault, 'EVD-0001', link]);
    expect(next.stderr).toContain('where.url: it is only a link');
  });

  it('says the same as another one, for the days that are expected next', async () => {
    const desk = await deskWithControls();
    const first = ['--title', 'Review Q1', '--effective', '2026-01-01..2026-03-31', '--control', 'CTL-001'];
    const more = ['--owner', 'Head of IT', '--source', 'Directory', '--tag', 'access'];
    await done(['evidence', 'add', desk.vault, desk.file('q1.csv', 'a'), ...first, ...more]);
    const like = ['--like', 'EVD-0001', '--effective', '2026-04-01..2026-06-30', '--title', 'Review Q2'];
    await done(['evidence', 'add', desk.vault, desk.file('q2.csv', 'b'), ...like]);
    expect(await show(desk, 'EVD-0002')).toMatchObject({
      title: 'Review Q2',
      effective: { from: '2026-04-01', to: '2026-06-30' },
      owner: 'Head of IT',
      source: 'Directory',
      tags: ['access'],
      controlIds: ['CTL-001'],
    });
  });
});

describe('adding a folder', () => {
  const deskWithFolder = (desk: Desk): Desk => {
    mkdirSync(desk.at('export/sub'), { recursive: true });
    desk.file('export/users 2026Q2.csv', 'name\n');
    desk.file('export/sub/log.txt', 'line\n');
    desk.file('export/.DS_Store', 'x');
    return desk;
  };

  it('makes an item of each file, called by its name', async () => {
    const desk = deskWithFolder(await deskWithVault());
    const words = ['evidence', 'add', desk.vault, desk.at('export'), '--effective', '2026-06-30'];
    const ran = await done([...words, '--tag', 'export']);
    expect(ran.stderr).toContain('Passed over: 1');
    expect(ran.stdout).toContain('EVD-0001, EVD-0002');
    expect(await show(desk, 'EVD-0001')).toMatchObject({ title: 'sub/log', tags: ['export'] });
    expect(await show(desk, 'EVD-0002')).toMatchObject({ title: 'users 2026Q2' });
  });

  it('takes only the rest the second time, when asked to', async () => {
    const desk = deskWithFolder(await deskWithVault());
    const words = ['evidence', 'add', desk.vault, desk.at('export'), '--effective', 'undated', '--json'];
    await done(words);
    desk.file('export/new.txt', 'new\n');
    desk.file('export/twice.txt', 'new\n');
    const second = (await done([...words, '--skip-duplicates'])).document() as Added;
    expect(second.added).toEqual(['EVD-0003']);
    expect(second.skipped.map(({ alreadyIn }) => alreadyIn)).toEqual([['EVD-0001'], [], ['EVD-0002']]);
    const third = await done([...words.slice(0, -1), '--skip-duplicates']);
    expect(third.stdout).toContain('In the vault as EVD-0003.');
  });

  it('takes the others when a file is empty, and says so', async () => {
    const desk = deskWithFolder(await deskWithVault());
    desk.file('export/empty.csv', '');
    const ran = await muniment([
      'evidence',
      'add',
      desk.vault,
      desk.at('export'),
      '--effective',
      'undated',
      '--json',
    ]);
    expect(ran.exit).toBe(3);
    expect((ran.document() as Added).failed).toMatchObject([{ index: 0, code: 'evidence.file-empty' }]);
    expect((ran.document() as Added).added).toHaveLength(2);
  });

  it.each([
    [['--title', 'T'], 'leave --title and --like out'],
    [[], 'The effective date is needed'],
  ])('with %j is refused', async (words, said) => {
    const desk = deskWithFolder(emptyDesk());
    const ran = await muniment(['evidence', 'add', desk.vault, desk.at('export'), ...words]);
    expect(ran.exit).toBe(2);
    expect(ran.stderr).toContain(said);
  });

  it('goes not together with files, nor without any', async () => {
    const desk = deskWithFolder(emptyDesk());
    const facts = ['--title', 'T', '--effective', 'undated'];
    const both = await muniment([
      'evidence',
      'add',
      desk.vault,
      desk.at('export'),
      desk.file('a', 'a'),
      ...facts,
    ]);
    expect(both.stderr).toContain('A folder is taken by itself');
    mkdirSync(desk.at('nothing'));
    const none = await muniment([
      'evidence',
      'add',
      desk.vault,
      desk.at('nothing'),
      '--effective',
      'undated',
    ]);
    expect(none.stderr).toContain('There is no file in that folder.');
  });
});

describe('adding a list', () => {
  it('reads the columns of all that can be stated', async () => {
    const desk = await deskWithControls();
    desk.file('shot.png', PNG);
    const list = desk.file(
      'list.csv',
      'file,title,effective,valid_until,kind,owner,tags,notes,collector,method,quality,control,link_reason\n' +
        'shot.png,Users,2026-05-31,2027-05-31,screenshot,IT,two words;b,N,Ben,screenshot,clock;full-screen,CTL-001,Why\n',
    );
    await done(['evidence', 'add', desk.vault, '--manifest', list]);
    expect(await show(desk)).toMatchObject({
      validUntil: '2027-05-31',
      kind: 'screenshot',
      owner: 'IT',
      tags: ['b', 'two words'],
      notes: 'N',
      collector: 'Ben',
      method: 'screenshot',
      quality: ['clock', 'full-screen'],
      controls: [{ id: 'CTL-001', reason: 'Why' }],
    });
  });
});
