import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { deskWithControls, deskWithVault } from './desk';
import { done, muniment } from './run-cli-in-test';

const WHOLE = {
  title: 'The review of June was not made',
  controlId: 'CTL-001',
  foundOn: '2026-07-02',
  occurrenceFrom: '2026-04-01',
  whatHappened: 'Nobody looked at the accounts.',
  extent: { failed: 1, of: 2 },
};

describe('muniment exception', () => {
  it('records what a file says, takes it through its states, and says what a state needs', async () => {
    const desk = await deskWithControls();
    const file = desk.file('exception.json', JSON.stringify(WHOLE));
    const recorded = await done(['exception', 'record', desk.vault, '--file', file]);
    expect(recorded.stdout).toContain('Recorded EXC-01: The review of June was not made (draft).');
    const moved = await done(['exception', 'state', desk.vault, 'exc-01', 'confirmed']);
    expect(moved.stdout).toContain('EXC-01 is confirmed; it may become responded, accepted, draft.');

    const refused = await muniment(['exception', 'state', desk.vault, 'EXC-01', 'responded', '--json']);
    expect(refused.exit).toBe(2);
    expect(refused.document()).toMatchObject({
      error: {
        code: 'exception.state',
        details: {
          what: 'For that it needs management’s response and who approved the response, which nobody has stated.',
        },
      },
    });
    const answer = desk.file(
      'answer.json',
      JSON.stringify({ response: 'It was made in July.', responseApprovedBy: 'Ada Byron' }),
    );
    await done(['exception', 'change', desk.vault, 'EXC-01', '--file', answer]);
    await done(['exception', 'state', desk.vault, 'EXC-01', 'responded']);
    const shown = await done(['exception', 'show', desk.vault, 'EXC-01', '--json']);
    expect(shown.document()).toMatchObject({
      ...WHOLE,
      state: 'responded',
      response: 'It was made in July.',
      nextStates: ['remediating', 'accepted', 'confirmed'],
    });
    const listed = await done(['exception', 'list', desk.vault, '--state', 'responded,closed']);
    expect(listed.stdout).toMatch(/EXC-01 +responded +CTL-001 +2026-07-02 +1 of 2/);
  });

  it('withdraws with a reason, and shows it only when asked', async () => {
    const desk = await deskWithControls();
    await done([
      'exception',
      'record',
      desk.vault,
      '--file',
      desk.file('exception.json', JSON.stringify(WHOLE)),
    ]);
    const withdraw = ['exception', 'withdraw', desk.vault, 'EXC-01'];
    expect((await muniment(withdraw)).exit).toBe(2);
    await done([...withdraw, '--reason', 'It was made; we looked in the wrong folder.']);
    expect((await done(['exception', 'list', desk.vault, '--json'])).document()).toMatchObject({ total: 0 });
    const all = await done(['exception', 'list', desk.vault, '--with-withdrawn']);
    expect(all.stdout).toMatch(/EXC-01 +withdrawn/);
  });

  it('calls a file that is no exception wrong use, and names what is wrong', async () => {
    const desk = await deskWithControls();
    const record = (content: string) =>
      muniment(['exception', 'record', desk.vault, '--file', desk.file('exception.json', content)]);
    for (const [content, what] of [
      ['{', 'cannot be read as JSON'],
      [JSON.stringify({ ...WHOLE, foundOn: undefined }), 'foundOn'],
      [JSON.stringify({ ...WHOLE, extent: { failed: 3, of: 2 } }), 'more failed than there were'],
      [JSON.stringify({ ...WHOLE, opinion: 'none' }), 'opinion'],
    ] as const) {
      const { exit, stderr } = await record(content);
      expect(exit).toBe(2);
      expect(stderr).toContain(what);
    }
    expect((await muniment(['exception', 'state', desk.vault, 'EXC-01', 'gone'])).stderr).toContain(
      'The states are draft, confirmed',
    );
    expect((await muniment(['exception', 'show', desk.vault, 'EXC-01'])).stderr).toContain(
      'use.unknown-exception',
    );
  });
});

describe('muniment readiness', () => {
  it('hands the worksheet to a spreadsheet and takes it back in', async () => {
    const desk = await deskWithControls();
    expect((await muniment(['readiness', 'show', desk.vault])).stderr).toContain(
      'There is no assessment yet.',
    );
    const begun = await done(['readiness', 'begin', desk.vault, '--name', 'First look']);
    expect(begun.stdout).toContain('ASM-01 First look, open: 0 of 40 rated, 0 gaps.');
    const sheet = desk.at('sheet.csv');
    await done(['readiness', 'export', desk.vault, '--out', sheet]);
    expect((await muniment(['readiness', 'export', desk.vault, '--out', sheet])).exit).toBe(2);

    const text = readFileSync(sheet, 'utf8');
    const line = text.split('\r\n').find((one) => one.startsWith('CC6.1;') || one.startsWith('CC6.1,')) ?? '';
    writeFileSync(sheet, text.replace(line, line.replace('not rated', 'missing')));
    const dry = await done(['readiness', 'import', desk.vault, sheet, '--dry-run']);
    expect(dry.stdout).toContain('1 new, 0 changed, 39 as they are, 0 refused.');
    expect(dry.stdout).toContain('Design: not rated → missing');
    expect(dry.stdout).toContain('Nothing was changed.');
    expect((await done(['readiness', 'show', desk.vault, '--gaps', '--json'])).document()).toMatchObject({
      total: 0,
    });
    const taken = await done(['readiness', 'import', desk.vault, sheet, '--json']);
    expect(taken.document()).toMatchObject({ applied: true, counts: { add: 1, same: 39 } });
    expect((await done(['readiness', 'show', desk.vault, '--gaps', '--json'])).document()).toMatchObject({
      total: 1,
      rows: [{ subject: 'CC6.1', design: 'missing' }],
    });
    expect((await done(['readiness', 'show', desk.vault, '--unrated'])).stdout).toContain('CC1.1');
  });

  it('changes nothing while a row cannot be taken in', async () => {
    const desk = await deskWithControls();
    await done(['readiness', 'begin', desk.vault, '--name', 'First look']);
    const sheet = desk.file('sheet.csv', 'Subject,Design\nCC6.1,missing\nCC6.2,wonderful\n');
    const refused = await muniment(['readiness', 'import', desk.vault, sheet]);
    expect(refused.exit).toBe(1);
    expect(refused.stdout).toContain('Design is none of');
    expect(refused.stdout).toContain('Nothing was changed.');
    expect((await done(['readiness', 'show', desk.vault, '--gaps', '--json'])).document()).toMatchObject({
      total: 0,
    });
  });

  it('writes an XLSX when the name says so', async () => {
    const desk = await deskWithControls();
    await done(['readiness', 'begin', desk.vault, '--name', 'First look']);
    const sheet = desk.at('sheet.xlsx');
    const out = await done(['readiness', 'export', desk.vault, '--out', sheet, '--json']);
    expect(out.document()).toEqual({ assessment: 'ASM-01', rows: 40, out: sheet });
    expect(readFileSync(sheet).subarray(0, 2).toString()).toBe('PK');
    expect((await done(['readiness', 'import', desk.vault, sheet, '--json'])).document()).toMatchObject({
      counts: { add: 0, change: 0, same: 40, refused: 0 },
    });
  });

  it('lists tasks', async () => {
    const desk = await deskWithControls();
    expect((await done(['readiness', 'tasks', desk.vault, '--json'])).document()).toEqual({
      rows: [],
      total: 0,
    });
    expect((await muniment(['readiness', 'tasks', desk.vault, '--state', 'maybe'])).exit).toBe(2);
    expect((await muniment(['readiness', 'tasks', desk.vault, '--subject', 'x'])).exit).toBe(2);
  });
});

describe('muniment roadmap', () => {
  it('shows a proposal from the day that is asked for, and what to do next', async () => {
    const desk = await deskWithControls();
    const shown = await done(['roadmap', 'show', desk.vault, '--today', '2026-02-01']);
    expect(shown.stdout).toContain('type-2, a proposal: nobody has planned it yet');
    expect(shown.stdout).toMatch(/scope +2026-02-01\.\.2026-02-14/);
    expect(shown.stdout).toMatch(/observation +2026-01-01\.\.2026-12-31/);
    expect(shown.stdout).toMatch(/define-scope/);
    const json = await done(['roadmap', 'show', desk.vault, '--today', '2026-02-01', '--json']);
    expect(json.document()).toMatchObject({ engagementId: 'ENG-01', isPlanned: false });
    expect((await muniment(['roadmap', 'show', desk.vault, '--today', '2026-02-30'])).exit).toBe(2);
    const empty = await deskWithVault();
    expect((await muniment(['roadmap', 'show', empty.vault])).stderr).toContain('use.engagement-missing');
    expect(existsSync(empty.vault)).toBe(true);
  });
});
