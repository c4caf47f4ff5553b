// muniment policy: starters, the company's words, texts and editions. As records policies are listed, shown, linked and
// withdrawn by muniment register.
import { readFile } from 'node:fs/promises';
import { SPECS } from '../../shared/domain/programme';
import type { PolicyEdition } from '../../shared/domain/programme/policy-edition';
import type { RecordId } from '../../shared/domain/programme/record-id';
import { EXIT } from '../../shared/errors';
import { commaList } from '../arguments';
import {
  command,
  flag,
  readingOptions,
  text as option,
  texts,
  unlockOptions,
  vaultAnd,
  vaultAndSome,
  vaultOnly,
} from '../command';
import { counted } from '../counted';
import { parseDate } from '../dates';
import { readRecordId } from '../ids';
import { engine, readingVault, withVault } from '../open-vault';
import { required } from '../required-option';
import { text } from '../safe-text';
import { table } from '../table';
import { todayOf, todayOption } from '../today-option';
import { readWhole } from '../whole-number';
import { WrongUse } from '../wrong-use';

const STARTER = /^PS-\d{2,3}$/;

export const readPolicyId = (typed: string): RecordId => {
  const id = readRecordId(typed);
  if (id.startsWith(`${SPECS.policy.prefix}-`)) return id;
  throw new WrongUse(`“${typed}” is not a policy; one looks like POL-001.`);
};

export const readEdition = (typed: string | undefined): number =>
  readWhole(required(typed, 'edition'), 'edition');

const starters = command('policy', 'starters', 'List the policy starters, and what of each is adopted.', {
  operands: vaultOnly,
  options: readingOptions,
  run: async (call) => {
    const { listPolicyStarters } = await engine();
    const found = await readingVault(call, listPolicyStarters);
    call.output.answer({ rows: found, total: found.length }, () =>
      table(
        [
          { title: 'Id' },
          { title: 'Kind' },
          { title: 'Words', right: true },
          { title: 'Controls', right: true },
          { title: 'Adopted as' },
          { title: 'Title', flexible: true },
        ],
        found.map((one) => [
          one.id,
          one.kind,
          String(one.words),
          `${String(one.controlIds.length)}/${String(one.starterControlIds.length)}`,
          one.adoptedAs.join(' '),
          one.title,
        ]),
        call.terminal.columns,
      ),
    );
    return EXIT.done;
  },
});

const words = command('policy', 'words', 'Show or say the words that policies leave to the company.', {
  operands: vaultOnly,
  options: {
    ...unlockOptions,
    set: texts('NAME=VALUE', 'what stands for a word from now on; empty takes it back'),
  },
  notes: ['They are filled into starters when these are adopted; adopted texts stay as they are.'],
  run: async (call) => {
    const said = Object.fromEntries(
      call.options.set.map((typed) => {
        const at = typed.indexOf('=');
        if (at < 1) throw new WrongUse(`“${typed}” is not NAME=VALUE.`);
        return [typed.slice(0, at).trim(), typed.slice(at + 1).trim()] as const;
      }),
    );
    const { policyWords, setPolicyWords } = await engine();
    const isAsking = call.options.set.length === 0;
    const found = isAsking
      ? await readingVault({ ...call, options: { ...call.options, 'read-only': false } }, policyWords)
      : await withVault(call, (vault) => setPolicyWords(vault, said));
    call.output.answer({ rows: found, total: found.length }, () =>
      table(
        [{ title: 'Name' }, { title: 'From' }, { title: 'Stands there', flexible: true }],
        found.map((one) => [one.name, one.from, one.value]),
        call.terminal.columns,
      ),
    );
    return EXIT.done;
  },
});

const adopt = command('policy', 'adopt', 'Make drafts of your own from starters.', {
  operands: vaultAndSome('[PS-nn…]'),
  options: {
    ...unlockOptions,
    all: flag('all that are not adopted yet'),
    on: option('DATE', 'the day from which the drafts stand (left out: today)'),
  },
  run: async (call) => {
    const typed = commaList(call.operands.slice(1)).map((one) => one.toUpperCase());
    for (const one of typed)
      if (!STARTER.test(one)) throw new WrongUse(`“${one}” is no starter; one looks like PS-01.`);
    if (call.options.all === typed.length > 0) throw new WrongUse('Name starters, or say --all.');
    const on = todayOf(call.options.on, await call.makeEnvironment());
    const { adoptStarters, listPolicyStarters } = await engine();
    const made = await withVault(call, (vault) => {
      const open = listPolicyStarters(vault).filter((one) => one.adoptedAs.length === 0);
      const wanted = call.options.all ? open.map((one) => one.id) : typed;
      return wanted.length === 0 ? [] : adoptStarters(vault, wanted, on);
    });
    call.output.answer({ ids: made }, () => [
      text`Adopted ${counted(made.length, 'policy', 'policies')} as drafts: ${made.join(' ')}.`,
    ]);
    return EXIT.done;
  },
});

const show = command('policy', 'text', 'Print the text of a policy, of an edition, or of a starter.', {
  operands: vaultAnd('POLICY', 1),
  options: { ...readingOptions, edition: option('N', 'as it was approved (left out: as it stands now)') },
  notes: ['A starter (PS-01) is printed with the words of this vault in it.'],
  run: async (call) => {
    const typed = call.operands[1] ?? '';
    const { editionText, readPolicyText, starterText } = await engine();
    const isStarter = STARTER.test(typed.toUpperCase());
    const id = isStarter ? null : readPolicyId(typed);
    const edition = call.options.edition === undefined ? null : readEdition(call.options.edition);
    const found = await readingVault(call, (vault) => {
      if (id === null) return starterText(vault, typed.toUpperCase());
      return edition === null ? readPolicyText(vault, id) : editionText(vault, id, edition);
    });
    call.output.answer({ text: found }, () => found.split('\n').map((line) => text`${line}`));
    return EXIT.done;
  },
});

const write = command('policy', 'write', 'Take the text of a policy from a Markdown file.', {
  operands: vaultAnd('POLICY FILE', 2),
  options: {
    ...unlockOptions,
    on: option('DATE', 'the day from which it holds (left out: today)'),
    note: option('TEXT', 'why'),
  },
  notes: ['Another text of an approved policy is a draft; the edition in force stays until it is approved.'],
  run: async (call) => {
    const [, typed = '', file = ''] = call.operands;
    const id = readPolicyId(typed);
    const words = await readFile(file, 'utf8').catch(() => {
      throw new WrongUse(`“${file}” cannot be read.`);
    });
    const on = todayOf(call.options.on, await call.makeEnvironment());
    const { changeInRegister, getRecordDetail } = await engine();
    const changed = await withVault(call, (vault) =>
      changeInRegister(vault, {
        ...{ id, version: getRecordDetail(vault, id, on).version, state: null, on },
        ...{ facts: { text: words }, note: (call.options.note ?? '').trim() },
      }),
    );
    call.output.answer(changed, () => [text`${id} is at version ${changed.version} (${changed.state}).`]);
    return EXIT.done;
  },
});

const editionLine = (one: PolicyEdition): string =>
  text`${one.policyId} edition ${one.edition}, in force from ${one.inForceFrom}, is ${one.evidence}.`;

const approve = command('policy', 'approve', 'Approve the text of policies as it stands, in your name.', {
  operands: vaultAndSome('POLICY…', 1),
  options: {
    ...unlockOptions,
    'in-force-from': option('DATE', 'the first day of the edition (left out: today)'),
    note: option('TEXT', 'who decided it, and where'),
    ...todayOption,
  },
  notes: [
    'The entry in the journal is signed with your key. Each edition becomes a PDF that is evidence of the policy’s controls.',
    'When one of them cannot be approved, none is.',
  ],
  run: async (call) => {
    const ids = commaList(call.operands.slice(1)).map(readPolicyId);
    const on = todayOf(call.options.today, await call.makeEnvironment());
    const from = call.options['in-force-from'];
    const inForceFrom = from === undefined ? on : parseDate(from, '--in-force-from');
    const { approvePolicies, getRecordDetail } = await engine();
    const made = await withVault(call, (vault) => {
      const policies = ids.map((id) => ({ id, version: getRecordDetail(vault, id, on).version }));
      const note = (call.options.note ?? '').trim();
      return approvePolicies(vault, policies, { inForceFrom, on, note }, call.job);
    });
    call.output.answer({ rows: made }, () => made.map(editionLine));
    return EXIT.done;
  },
});

const editions = command('policy', 'editions', 'List what was approved of a policy.', {
  operands: vaultAnd('POLICY', 1),
  options: { ...readingOptions, ...todayOption },
  run: async (call) => {
    const id = readPolicyId(call.operands[1] ?? '');
    const today = todayOf(call.options.today, await call.makeEnvironment());
    const { policyEditions } = await engine();
    const found = await readingVault(call, (vault) => policyEditions(vault, id, today));
    call.output.answer({ rows: found, total: found.length }, () =>
      table(
        [
          { title: 'Edition', right: true },
          { title: 'From' },
          { title: 'To' },
          { title: 'Evidence' },
          { title: 'Acknowledged' },
          { title: 'Approved by', flexible: true },
        ],
        found.map((one) => [
          String(one.edition),
          one.inForceFrom,
          one.inForceTo ?? '',
          one.evidence,
          `${String(one.acknowledged)}/${String(one.asked)}`,
          one.approvedBy,
        ]),
        call.terminal.columns,
      ),
    );
    return EXIT.done;
  },
});

export const policyCommands = [starters, words, adopt, show, write, approve, editions];
