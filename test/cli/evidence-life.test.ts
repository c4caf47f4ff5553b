import { describe, expect, it } from 'vitest';
import { as, BEN, deskWithControls, deskWithMembers } from './desk';
import { done, muniment } from './run-cli-in-test';

describe('muniment evidence, from request to withdrawal', () => {
  it('asks for an item, takes its first version in, and puts a second behind the approved one', async () => {
    const desk = await deskWithControls();
    const v = desk.vault;
    const asked = await done([
      'evidence',
      'request',
      v,
      '--title',
      'Access review',
      '--owner',
      'Ruth',
      '--due',
      '2026-07-10',
    ]);
    expect(asked.stdout).toContain('Asked for EVD-0001 Access review.');
    const waiting = await muniment(['evidence', 'submit', v, 'EVD-0001']);
    expect(waiting.exit).toBe(2);

    const first = desk.file('review.csv', 'account,decision\nada,keep\n');
    const added = await done([
      'evidence',
      'supersede',
      v,
      'EVD-0001',
      first,
      '--effective',
      '2026-04-01..2026-06-30',
    ]);
    expect(added.stdout).toContain('Added EVD-0001.01 Access review (draft).');
    await done(['evidence', 'submit', v, 'EVD-0001']);
    const own = await muniment(['evidence', 'approve', v, 'EVD-0001']);
    expect([own.exit, own.stderr.includes('evidence.same-person')]).toEqual([13, true]);
    await done(['evidence', 'approve', v, 'EVD-0001', '--override', 'Nobody else is here in July.']);

    const second = desk.file('review-2.csv', 'account,decision\nada,keep\nben,remove\n');
    const waits = await done(['evidence', 'supersede', v, 'EVD-0001', second, '--note', 'Ben was missing.']);
    expect(waits.stdout).toContain('It waits for approval behind EVD-0001.01.');
    await done(['evidence', 'approve', v, 'EVD-0001', '--override', 'As before.']);
    const shown = (await done(['evidence', 'show', v, 'EVD-0001', '--json'])).document();
    expect(shown).toMatchObject({
      ref: 'EVD-0001.02',
      state: 'approved',
      effective: { from: '2026-04-01', to: '2026-06-30' },
      versions: [
        { version: 2, state: 'approved', changeNote: 'Ben was missing.' },
        { version: 1, state: 'superseded', overrideReason: 'Nobody else is here in July.' },
      ],
    });
  });

  it('withdraws with a reason and refuses every further step', async () => {
    const desk = await deskWithControls();
    const file = desk.file('note.txt', 'a note');
    await done(['evidence', 'add', desk.vault, file, '--title', 'Note', '--effective', '2026-05-01']);
    const without = await muniment(['evidence', 'withdraw', desk.vault, 'EVD-0001']);
    expect([without.exit, without.stderr.includes('--reason is needed')]).toEqual([2, true]);
    await done(['evidence', 'withdraw', desk.vault, 'EVD-0001', '--reason', 'Of another client.']);
    const again = await muniment(['evidence', 'submit', desk.vault, 'EVD-0001', '--json']);
    expect(again.document()).toMatchObject({ error: { code: 'evidence.state' } });
    const listed = await done(['evidence', 'list', desk.vault, '--state', 'withdrawn']);
    expect(listed.stdout).toContain('EVD-0001');
    const shown = await done(['evidence', 'show', desk.vault, 'EVD-0001']);
    expect(shown.stdout).toContain('Of another client.');
  });

  it('lets a second person reject with a reason, and the first reopen', async () => {
    const desk = await deskWithMembers();
    const file = desk.file('note.txt', 'a note');
    await done(['evidence', 'add', desk.vault, file, '--title', 'Note', '--effective', '2026-05-01']);
    await done(['evidence', 'submit', desk.vault, 'EVD-0001']);
    await done(['evidence', 'reject', desk.vault, 'EVD-0001', '--reason', 'No clock in it.'], {
      env: as(BEN),
    });
    const shown = (await done(['evidence', 'show', desk.vault, 'EVD-0001', '--json'])).document();
    expect(shown).toMatchObject({ state: 'rejected', versions: [{ rejectedReason: 'No clock in it.' }] });
    const reopened = await done(['evidence', 'reopen', desk.vault, 'EVD-0001']);
    expect(reopened.stdout).toContain('draft');
  });
});
