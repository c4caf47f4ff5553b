// Who is asked to acknowledge an edition, and how it is recorded: one by one, from a list, by a sheet.
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { beforeEach, describe, expect, it } from 'vitest';
import { changeInRegister, type OpenVault, withdrawFromRegister } from '../../src/engine';
import {
  acknowledgePolicy,
  editionsOf,
  importAcknowledgements,
  policyAcknowledgements,
  saveSignSheet,
  withdrawAcknowledgement,
} from '../../src/engine/policies';
import type { UserError } from '../../src/shared/errors';
import type { Instant } from '../../src/shared/period';
import { day, id, type PolicyVault, policyVault } from './policy-vault';

const code = (wanted: string) => expect.objectContaining({ code: wanted }) as Error;

let made: PolicyVault;
let vault: OpenVault;
beforeEach(async () => {
  made = await policyVault();
  vault = made.vault;
});

describe('acknowledgements', () => {
  const asked = (today = '2026-07-06', more = {}) =>
    policyAcknowledgements(vault, {
      id: id('POL-001'),
      today: day(today),
      search: '',
      onlyOpen: false,
      ...more,
    });
  const roster = () =>
    made.people(
      { name: 'Ines Vale', email: 'ines@quillmere.example', team: 'Security', startedOn: '2025-01-01' },
      { name: 'Tom Reyes', team: 'Sales', startedOn: '2026-09-01' },
      { name: 'Gone', team: 'Sales', startedOn: '2024-01-01', leftOn: '2026-07-05' },
      { name: 'No Days', team: 'Sales', number: '77' },
    );
  const acknowledging = {
    id: id('POL-001'),
    edition: 1,
    on: day('2026-07-03'),
    how: 'row',
    evidenceId: null,
    note: '',
  } as const;

  beforeEach(async () => {
    made.adopted();
    roster();
    await made.approve('POL-001', 1, '2026-07-01');
    made.environment.setClock('2026-07-06T09:00:00Z' as Instant);
  });

  it('are asked of who is there, from the first day on, and told of policy and person', () => {
    expect(asked()).toMatchObject({
      edition: 1,
      asked: 2,
      done: 0,
      rows: [{ personId: 'PER-001', since: '2026-07-01' }, { personId: 'PER-004' }],
    });
    expect(asked('2026-09-02').rows[1]).toMatchObject({ personId: 'PER-002', since: '2026-09-01' });
    expect(asked('2026-06-30')).toEqual({ edition: null, rows: [], asked: 0, done: 0 });
    expect(made.signalCodes('POL-001', '2026-07-06')).toEqual(['note acknowledgements-open 2']);
    expect(made.signalCodes('POL-001', '2026-08-15')).toEqual(['look acknowledgements-open 2']);
    expect(made.signalCodes('PER-001', '2026-08-15')).toContain('look not-acknowledged 1');

    acknowledgePolicy(vault, { ...acknowledging, personIds: [id('PER-001'), id('PER-003')] });
    expect(asked()).toMatchObject({ asked: 2, done: 1 });
    expect(asked().rows.map((row) => [row.personId, row.on])).toEqual([
      ['PER-001', '2026-07-03'],
      ['PER-004', null],
      // Has left since, and stays in the record.
      ['PER-003', '2026-07-03'],
    ]);
    expect(asked('2026-07-06', { onlyOpen: true }).rows).toHaveLength(1);
    expect(asked('2026-07-06', { search: 'vale secur' }).rows).toHaveLength(1);
  });

  it('of teams are asked of these teams', () => {
    const some = { facts: { acknowledgedBy: 'some', teams: 'security , Legal' }, state: null };
    changeInRegister(vault, { id: id('POL-001'), version: 2, ...some, on: day('2026-07-02'), note: '' });
    expect(asked().rows.map((row) => row.personId)).toEqual(['PER-001']);
  });

  it('are recorded once, for people and editions that are there, and taken back with a reason', () => {
    const one = { ...acknowledging, personIds: [id('PER-001')] };
    acknowledgePolicy(vault, one);
    expect(() => acknowledgePolicy(vault, { ...one, personIds: [id('PER-004'), id('PER-001')] })).toThrow(
      code('policy.already-acknowledged'),
    );
    expect(asked().done).toBe(1);
    const wrong = (more: object) => () => acknowledgePolicy(vault, { ...one, ...more });
    expect(wrong({ edition: 2 })).toThrow(code('policy.unknown-edition'));
    expect(wrong({ personIds: [id('PER-099')] })).toThrow(code('programme.unknown-record'));
    expect(wrong({ personIds: [id('POL-001')] })).toThrow(code('programme.unknown-record'));
    expect(wrong({ personIds: [id('PER-004')], evidenceId: 'EVD-0099' })).toThrow(
      code('use.unknown-evidence'),
    );
    const back = { id: id('POL-001'), edition: 1, personId: id('PER-001'), reason: 'The wrong Ines' };
    withdrawAcknowledgement(vault, back);
    expect(asked().done).toBe(0);
    expect(() => withdrawAcknowledgement(vault, back)).toThrow(code('policy.not-acknowledged'));
  });

  it('are refused on a day on which the person cannot have, and the reason is said', () => {
    const on = (person: string, when: string) => {
      try {
        acknowledgePolicy(vault, { ...acknowledging, personIds: [id(person)], on: day(when) });
        return 'recorded';
      } catch (error) {
        const { code: found, details } = error as UserError;
        return `${found} ${String(details['what'])}`;
      }
    };
    const refused = (why: string) => `policy.acknowledgement-day ${why}`;
    expect(on('PER-001', '2019-01-01')).toBe(refused('The edition was not there before 2026-07-01.'));
    expect(on('PER-001', '2026-06-30')).toBe(refused('The edition was not there before 2026-07-01.'));
    expect(on('PER-001', '2026-07-08')).toBe(refused('The day is still to come.'));
    expect(on('PER-002', '2026-07-03')).toBe(refused('The person’s first day was 2026-09-01.'));
    expect(on('PER-003', '2026-07-06')).toBe(refused('The person’s last day was 2026-07-05.'));
    expect(asked().done).toBe(0);
    // In a place where the day has begun already, and on somebody's last day.
    expect(on('PER-001', '2026-07-07')).toBe('recorded');
    expect(on('PER-003', '2026-07-05')).toBe('recorded');
  });

  it('are taken from the day an edition was approved, before it is in force', async () => {
    const { version } = made.detail();
    made.write('# Information Security Policy\n\nAnother text.', version);
    await made.approve('POL-001', version + 1, '2026-08-01');
    const second = { ...acknowledging, edition: 2, personIds: [id('PER-001')] };
    expect(() => acknowledgePolicy(vault, { ...second, on: day('2026-07-05') })).toThrow(
      code('policy.acknowledgement-day'),
    );
    acknowledgePolicy(vault, { ...second, on: day('2026-07-06') });
  });

  it('come in from a list, all rows or none, and the same list twice changes nothing', async () => {
    const list = made.file(
      'done.csv',
      'E-mail,Policy name,Completed on,Score\n' +
        'INES@quillmere.example,information security policy,2026-07-04,9\n77,POL-001,2026-07-05,8\n',
    );
    const look = await importAcknowledgements(vault, list, { apply: false, sha256: null });
    expect(look).toMatchObject({
      counts: { add: 2, change: 0, same: 0, refused: 0 },
      unknownColumns: ['Score'],
      applied: false,
      rows: [{ subject: 'PER-001', title: 'POL-001 Information Security Policy, edition 1' }, {}],
    });
    expect(asked().done).toBe(0);
    await importAcknowledgements(vault, list, { apply: true, sha256: look.sha256 });
    expect(asked()).toMatchObject({
      done: 2,
      rows: [{ on: '2026-07-04', how: 'list' }, { on: '2026-07-05' }],
    });
    const again = await importAcknowledgements(vault, list, { apply: true, sha256: look.sha256 });
    expect(again.counts).toMatchObject({ add: 0, same: 2 });

    const wrong = made.file(
      'wrong.csv',
      'person,policy,day\nNobody,POL-001,2026-07-04\nTom Reyes,No such,2026-07-04\nTom Reyes,POL-001,03/04/2026\n' +
        'Tom Reyes,POL-001,2026-06-04\n=1+1,POL-001,2026-07-04\nTom Reyes,POL-001,2026-07-04\n' +
        'Gone,POL-001,2026-07-06\nGone,POL-001,2026-07-08\nGone,POL-001,2026-07-05\n',
    );
    const refused = await importAcknowledgements(vault, wrong, { apply: false, sha256: null });
    expect(refused.rows.map((row) => row.problem?.split(/[.;:]/)[0] ?? row.change)).toEqual([
      'Nobody on the roster has this name, e-mail address or number',
      'There is no policy of this number or title',
      'The day can be read in two ways',
      'No edition of the policy was in force on that day',
      'Nobody on the roster has this name, e-mail address or number',
      'The person’s first day was 2026-09-01',
      'The person’s last day was 2026-07-05',
      'The day is still to come',
      'add',
    ]);
    await expect(
      importAcknowledgements(vault, wrong, { apply: true, sha256: refused.sha256 }),
    ).rejects.toThrow(code('table.rows-refused'));
    await expect(importAcknowledgements(vault, wrong, { apply: true, sha256: 'other' })).rejects.toThrow(
      code('table.changed-since-preview'),
    );
    expect(asked().done).toBe(2);
  });

  it('are signed on a sheet by who has not yet', async () => {
    const sheet = join(made.desk, 'sheet.pdf');
    await saveSignSheet(vault, id('POL-001'), 1, day('2026-07-01'), sheet);
    expect((await readFile(sheet)).subarray(0, 5).toString()).toBe('%PDF-');
  });
});

it('ends with the policy that is withdrawn: nobody is asked any more, and nothing is approved', async () => {
  made.adopted();
  made.people({ name: 'Ines Vale' });
  await made.approve('POL-001', 1, '2026-05-01');
  withdrawFromRegister(vault, id('POL-001'), 'Adopted twice');
  expect(editionsOf(vault.db, id('POL-001'))).toMatchObject([{ inForceTo: '2026-06-30' }]);
  const asked = { id: id('POL-001'), edition: 1, personIds: [id('PER-001')], on: day('2026-07-03') };
  expect(() => acknowledgePolicy(vault, { ...asked, how: 'row', evidenceId: null, note: '' })).toThrow(
    code('programme.withdrawn'),
  );
  await expect(made.approve('POL-001', 2, '2026-08-01')).rejects.toThrow(code('programme.withdrawn'));
  expect(made.signalCodes('PER-001')).toEqual(['note not-screened null']);
});
