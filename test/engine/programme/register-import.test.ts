// Files of other tools come into a register by what their columns are called; what cannot be read is told or refused.
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { strToU8 } from 'fflate';
import { describe, expect, it } from 'vitest';
import {
  addToRegister,
  checkVault,
  exportRegisterTable,
  importRegisterTable,
  type OpenVault,
  recordsOf,
  withdrawFromRegister,
} from '../../../src/engine';
import type { Register } from '../../../src/shared/domain/programme/register';
import type { RecordId } from '../../../src/shared/domain/programme/record-id';
import type { CalendarDate } from '../../../src/shared/period';
import { generator } from '../seeded';
import { makeVault, quietJob } from '../temporary-vault';

const ON = '2026-07-01' as CalendarDate;

const look = (vault: OpenVault, register: Register, path: string) =>
  importRegisterTable(vault, { register, path, on: ON, apply: false, sha256: null }, quietJob());
const take = async (vault: OpenVault, register: Register, path: string) => {
  const { sha256 } = await look(vault, register, path);
  return importRegisterTable(vault, { register, path, on: ON, apply: true, sha256 }, quietJob());
};
const add = (vault: OpenVault, register: Register, ...facts: Record<string, unknown>[]): RecordId[] =>
  addToRegister(vault, {
    register,
    records: facts.map((one) => ({ facts: one, state: null })),
    on: '2026-01-01' as CalendarDate,
    note: '',
  });

const PEOPLE = `First Name,Last Name,Email Address,Employee ID,Job Title,Department,Manager,Hire Date,Termination Date,Worker Type,Salary
Ada,Byron,ada@quill.example,7,CEO,,Ada Byron,13/01/2020,,Full-time,1
Grace,Hopper,grace@quill.example,8,Engineer,R&D,ada@quill.example,02/03/2026,,Permanent,2
Edsger,Dijkstra,edsger@quill.example,9,Engineer,R&D,Grace Hopper,2021-05-01,30/06/2026,Contingent,3
Barbara,Liskov,barbara@quill.example,10,Engineer,R&D,Nobody Known,1 September 2026,N/A,Alien,4
`;

describe('a roster of another tool', () => {
  it('comes in by its columns, with joiners and leavers by their days', async () => {
    const { vault, file } = await makeVault();
    const path = file('people.csv', PEOPLE);
    const seen = await look(vault, 'person', path);
    expect(seen.applied).toBe(false);
    expect(recordsOf(vault.db, 'person')).toEqual([]);
    expect(seen.unknownColumns).toEqual(['Salary']);
    expect(seen.told).toEqual([
      '“Employed as” is “Alien”, which is none of its choices; left as it was.',
      '“Manager” names the record itself; left out.',
      '“Manager” names “Nobody Known”, and no record, or more than one, is called so; left out.',
    ]);
    await take(vault, 'person', path);
    expect(
      recordsOf(vault.db, 'person').map(({ state, facts: { name, manager, startedOn, leftOn, kind } }) => [
        ...[name, state, manager, startedOn, leftOn, kind],
      ]),
    ).toEqual([
      ['Ada Byron', 'active', '', '2020-01-13', null, 'employee'],
      ['Grace Hopper', 'active', 'PER-001', '2026-03-02', null, 'employee'],
      ['Edsger Dijkstra', 'left', 'PER-002', '2021-05-01', '2026-06-30', 'contractor'],
      ['Barbara Liskov', 'joining', '', '2026-09-01', null, 'employee'],
    ]);
    expect((await look(vault, 'person', path)).counts).toEqual({ add: 0, change: 0, same: 4, refused: 0 });
    const later = PEOPLE.replace('02/03/2026,,', '02/03/2026,30/06/2026,').replace(',R&D,Grace', ',,Grace');
    const changed = await take(vault, 'person', file('later.csv', later));
    expect(changed.rows.filter(({ change }) => change !== 'same')).toMatchObject([
      {
        subject: 'PER-002',
        change: 'change',
        fields: [
          { field: 'Last day', before: '', after: '2026-06-30' },
          { field: 'State', before: 'Active', after: 'Left' },
        ],
      },
    ]);
    expect(recordsOf(vault.db, 'person')[2]?.facts['team']).toBe('R&D');
    expect(recordsOf(vault.db, 'person', { asAt: '2026-06-30' as CalendarDate })).toEqual([]);
    expect((await checkVault(vault, { deep: false }, quietJob())).findings).toEqual([]);
  });

  it('says which records were known by their name alone, and refuses those who began on another day', async () => {
    const { vault, file } = await makeVault();
    add(vault, 'person', { name: 'John Smith', role: 'CFO', startedOn: '2015-02-01' });
    add(vault, 'person', { name: 'Ann Lee', role: 'Lead' });
    const rows = 'Name,Work e-mail,Role,First day';
    const seen = await look(
      vault,
      'person',
      file(
        'hr.csv',
        `${rows}\nJohn Smith,john.smith2@a.example,Intern,2026-06-20\nAnn Lee,ann@a.example,Head,2026-01-05\n`,
      ),
    );
    expect(seen.rows.map(({ subject, change }) => [subject, change])).toEqual([
      ['PER-001', 'refused'],
      ['PER-002', 'change'],
    ]);
    expect(seen.rows[0]?.problem).toContain('PER-001 is called so, too, and began on another day');
    expect(seen.told).toEqual([
      'PER-002 was taken for a row by its name alone; what else the row names it by, the register does not state.',
    ]);
    const sure = await take(
      vault,
      'person',
      file('id.csv', `Id,${rows}\nPER-001,John Smith,j@a.example,CFO,2015-03-01\n`),
    );
    expect(sure.told).toBeUndefined();
    expect(
      (await take(vault, 'person', file('e.csv', `${rows}\nJohn Smith,j@a.example,CEO,2015-03-01\n`))).told,
    ).toBeUndefined();
  });

  it('refuses what nobody could tell: two of one name, a day of two readings, a circle, a name twice', async () => {
    const { vault, file } = await makeVault();
    add(
      vault,
      'person',
      { name: 'Jo Doe', email: 'jo@a.example' },
      { name: 'Jo Doe', email: 'jd@a.example' },
    );
    const problems = async (text: string): Promise<(string | null)[]> =>
      (await look(vault, 'person', file('p.csv', text))).rows.map(({ problem }) => problem);
    expect(await problems('Name\nJo Doe')).toEqual([
      'More than one record of the register is called so; say which by its id.',
    ]);
    expect(await problems('Name,Email\nJo Doe,other@a.example\nJO DOE,jd@A.example')).toEqual([null, null]);
    expect(await problems('Name,Start date\nNew,03/04/2026')).toEqual([
      '“First day” can be read in two ways; write it as 2026-12-31.',
    ]);
    expect(await problems('Name,Start date\nNew,soon\nOther,')).toEqual([
      '“First day” is no day that can be read; write it as 2026-12-31.',
      null,
    ]);
    expect(await problems('Name,Manager\nA,B\nB,C\nC,A\nD,A')).toEqual([
      ...Array.from({ length: 3 }, () => '“Manager” leads back to the record itself.'),
      null,
    ]);
    const chain = Array.from({ length: 3000 }, (_none, at) => `P${String(at)},P${String(at + 1)}`);
    const levels = await problems(`Name,Manager\n${chain.join('\n')}`);
    expect(levels.filter((one) => one === '“Manager” leads through more than 200 records.')).toHaveLength(
      2800,
    );
    expect(await problems('Name\nX\nx ')).toEqual([null, 'Row 2 is about the same record already.']);
    expect(await problems('Id,Name\nPER-099,X\nPER-1,Y\n,Z')).toEqual([
      'The register has no PER-099. Leave the id empty to add a record.',
      'The id is none of people; they look like PER-001.',
      null,
    ]);
    expect(await problems(`Name,Role\n${'n'.repeat(301)},x\n,Lead`)).toEqual([
      '“Name” is longer than 300 characters.',
      '“Name” is missing.',
    ]);
    withdrawFromRegister(vault, 'PER-002' as RecordId, 'twice');
    expect(await problems('Id,Name\nPER-002,X')).toEqual(['PER-002 was withdrawn.']);
    await expect(take(vault, 'person', file('p.csv', 'Name\n,\nX\nx'))).rejects.toMatchObject({
      code: 'table.rows-refused',
    });
    await expect(look(vault, 'person', file('p.csv', 'Colour\nred'))).rejects.toMatchObject({
      code: 'table.column-missing',
    });
  });
});

describe('a file of ours', () => {
  it('empties what its empty cells say, is no file of another register, and gives no state that is a signature', async () => {
    const { vault, desk, file } = await makeVault();
    add(vault, 'vendor', { name: 'Lumen', service: 'Hosting', tier: 'high' });
    const path = join(desk, 'vendors.json');
    await exportRegisterTable(vault, { register: 'vendor', asAt: null }, path);
    await expect(look(vault, 'person', path)).rejects.toMatchObject({ code: 'table.not-readable' });
    const csv = 'Id,State,Service we use,Tier,muniment-register-1 vendor\nVND-01,Assessed,,,\n';
    const seen = await look(vault, 'vendor', file('v.csv', csv));
    expect(seen.rows[0]?.fields.map(({ field, after }) => [field, after])).toEqual([
      ['Service we use', ''],
      ['Tier', ''],
      ['State', 'Assessed'],
    ]);
    const theirs = await look(vault, 'vendor', file('t.csv', 'Name,Service,Status\nlumen,,Approved\n'));
    expect(theirs.rows[0]?.fields).toEqual([{ field: 'State', before: 'To assess', after: 'Assessed' }]);
    const policy = await take(
      vault,
      'policy',
      file('p.csv', 'Id,State,Title,Text,muniment-register-1 policy\nPOL-001,In force,Access,# Text,\n'),
    );
    expect(policy.told?.join()).toContain('only a signature in this vault gives');
    expect(recordsOf(vault.db, 'policy')[0]?.state).toBe('draft');
  });

  it('refuses what a hand put into it that the register does not have', async () => {
    const { vault, file } = await makeVault();
    const json = (change: Record<string, unknown>): string =>
      JSON.stringify({
        format: 'muniment-register-1',
        register: 'risk',
        records: [{ id: 'RSK-001', state: 'identified', on: '2026-01-01', facts: { title: 'X', ...change } }],
      });
    const problem = async (change: Record<string, unknown>) =>
      (await look(vault, 'risk', file('r.json', json(change)))).rows[0]?.problem ?? null;
    expect(await problem({})).toBeNull();
    expect(await problem({ likelihood: 'certain' })).toContain('“Likelihood”');
    expect(await problem({ controls: ['CTL-001'] })).toContain(
      'names CTL-001, which this vault does not have',
    );
    expect(await problem({ dueOn: '2026-02-30' })).toContain('“Done by”');
    expect(await problem({ title: '' })).toBe('“Risk” is missing.');
    await expect(look(vault, 'risk', file('r.json', json({ score: 1 })))).rejects.toMatchObject({
      code: 'table.not-readable',
    });
    await expect(
      look(vault, 'risk', file('r.json', json({}).replace('"on"', '"day"'))),
    ).rejects.toMatchObject({ code: 'table.not-readable' });
  });
});

const CARD = `---
license: other
license_name: llama3
license_link: https://example.com/licence
language: [en, de]
datasets:
  - squad
  - our/tickets
base_model: quill/base-7b
metrics: [f1]
pipeline_tag: text-generation
model-index:
  - name: x
    results: []
---
# Quill Answers 7B

![badge](x.svg)

Answers questions of customers from their own documents.

## More
`;

describe('a model card', () => {
  it('is a model with every key of the card in a field or in the notes', async () => {
    const { vault, file } = await makeVault();
    add(vault, 'ai-asset', { name: 'quill/base-7b', type: 'model' });
    const taken = await take(vault, 'ai-asset', file('README.md', CARD));
    expect(taken.told).toEqual(['Has no field of its own and goes into the notes: language, pipeline_tag.']);
    const facts = recordsOf(vault.db, 'ai-asset')[1]?.facts;
    expect(facts).toMatchObject({
      name: 'Quill Answers 7B',
      type: 'model',
      licence: 'llama3',
      licenceTerms: 'https://example.com/licence',
      trainedOn: 'squad, our/tickets\nBased on: quill/base-7b',
      basedOn: 'AIA-001',
      purpose: 'Answers questions of customers from their own documents.',
      notes: 'language: en, de\npipeline_tag: text-generation',
    });
    expect(facts?.['result']).toContain('Metrics: f1');
    const dataset = {
      pretty_name: 'Tickets',
      license: 'cc-by-4.0',
      source_datasets: ['original'],
      size_categories: '1K',
    };
    await take(vault, 'ai-asset', file('card.json', JSON.stringify(dataset)));
    expect(recordsOf(vault.db, 'ai-asset')[2]?.facts).toMatchObject({
      ...{ name: 'Tickets', type: 'dataset', licence: 'cc-by-4.0', provenance: 'source_datasets: original' },
    });
    const list = [{ name: 'Prompt A', kind: 'System prompt', version: 'v3', owner: 'Ada' }];
    const many = await take(vault, 'ai-asset', file('list.json', JSON.stringify({ assets: list })));
    expect(many.counts.add).toBe(1);
    expect(recordsOf(vault.db, 'ai-asset')[3]?.facts).toMatchObject({ type: 'prompt', release: 'v3' });
  });

  const WRONG: readonly (readonly [string, string])[] = [
    ['no head', '# Only a heading'],
    ['no YAML', '---\n{{{\n---\n'],
    ['aliases that unfold', `---\na: &a [x,x]\nb: &b [*a,*a]\nc: [*b,*b]\nlicense: mit\n---\n# X\n`],
    ['a list', '---\n- a\n---\n# X\n'],
    ['no name', '---\nlicense: mit\n---\n'],
    ['too deep', `---\na: ${'['.repeat(20_000)}\n---\n# X\n`],
  ];
  it('is refused without a head that can be read', async () => {
    const { vault, file } = await makeVault();
    for (const [what, text] of WRONG)
      await expect(look(vault, 'ai-asset', file('README.md', text)), what).rejects.toMatchObject({
        code: 'table.not-readable',
      });
  });
});

describe('files changed at random', () => {
  it('are read or refused, and never anything else', async () => {
    const { vault, desk, file } = await makeVault();
    add(vault, 'person', { name: 'Ada "A" Byron', startedOn: '2026-01-01' }, { name: '=1+1', notes: 'a\nb' });
    const choose = generator(8_2026);
    const codes = new Set<string>();
    for (const kind of ['csv', 'xlsx', 'json']) {
      const path = join(desk, `people.${kind}`);
      await exportRegisterTable(vault, { register: 'person', asAt: null }, path);
      const bytes = readFileSync(path);
      for (let turn = 0; turn < 25; turn += 1) {
        const changed = Uint8Array.from(bytes);
        for (let at = 0; at < 1 + choose(6); at += 1) changed[choose(changed.length)] = choose(256);
        const cut = choose(5) === 0 ? changed.subarray(0, choose(changed.length)) : changed;
        try {
          await look(vault, 'person', file(`changed.${kind}`, cut));
          codes.add('read');
        } catch (error) {
          codes.add((error as { code?: string }).code ?? String(error));
        }
      }
    }
    await look(
      vault,
      'person',
      file('deep.json', strToU8(`{"a":${'['.repeat(50_000)}${']'.repeat(50_000)}}`)),
    ).catch((error: unknown) => codes.add((error as { code?: string }).code ?? String(error)));
    expect(
      [...codes].filter(
        (code) => !['read', 'table.not-readable', 'table.too-large', 'table.column-missing'].includes(code),
      ),
    ).toEqual([]);
  });
});
