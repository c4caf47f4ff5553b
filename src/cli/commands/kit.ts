// muniment kit: what one takes from vault to vault by an explicit export: listed with every text, written, looked at, applied.
import { resolve } from 'node:path';
import type { Kit, OpenVault } from '../../engine';
import type { KitLook, KitOffer, KitRow } from '../../shared/domain/kit';
import { EXIT } from '../../shared/errors';
import { commaList } from '../arguments';
import {
  command,
  exactly,
  flag,
  readingOptions,
  text as option,
  texts,
  unlockOptions,
  vaultAnd,
  vaultOnly,
} from '../command';
import { counted } from '../counted';
import { kitLookLines, offerLines, readParts } from '../kit-lines';
import { newFile } from '../new-file';
import { engine, readingVault, withVault } from '../open-vault';
import { text } from '../safe-text';
import { todayOf } from '../today-option';
import { WrongUse } from '../wrong-use';

const choice = {
  part: texts('PART', 'only these parts, such as control,policy'),
  entry: texts('KEY', 'only these entries, such as CTL-004,POL-001'),
} as const;

interface Asked {
  readonly part: readonly string[];
  readonly entry: readonly string[];
}

/** What was asked for; without any, all but policies and their words, which only leave where somebody says so. */
const chosenBy = ({ part, entry }: Asked, offers: readonly KitOffer[]): KitOffer[] => {
  const parts = readParts(commaList(part));
  const keys = new Set(commaList(entry));
  const unknown = [...keys].find((key) => !offers.some((one) => one.key === key));
  if (unknown !== undefined)
    throw new WrongUse(`There is no entry “${unknown}”.`, 'See “muniment kit list”.');
  return offers.filter((one) => {
    if (parts.length === 0 && keys.size === 0) return one.part !== 'policy' && one.part !== 'policy-word';
    return parts.includes(one.part) || keys.has(one.key);
  });
};

const listing = command('kit', 'list', 'List what could go into a kit, and what of it names the client.', {
  operands: vaultOnly,
  options: { ...readingOptions, ...choice, texts: flag('every text in full, as it would leave') },
  notes: ['Nothing is written. What a kit is: docs/kit.md.'],
  run: async (call) => {
    const { kitOffer } = await engine();
    const { offers: all, told } = await readingVault(call, (vault) => Promise.resolve(kitOffer(vault)));
    const isAll = call.options.part.length + call.options.entry.length === 0;
    const offers = isAll ? all : chosenBy(call.options, all);
    call.output.answer({ offers, told }, () => [
      ...offerLines(offers, call.options.texts),
      ...told.map((one) => text`${one}`),
    ]);
    return EXIT.done;
  },
});

const exporting = command('kit', 'export', 'Write a kit: one’s own controls, texts and mappings.', {
  operands: vaultOnly,
  options: {
    ...unlockOptions,
    ...choice,
    out: option('FILE.muniment-kit', 'where to write it; what is there is not replaced'),
    'with-names': flag('also entries that name the client: look at “kit list --texts” first'),
  },
  notes: [
    'Without --part and --entry: everything but policies and their words.',
    'Entries that name the organization, its people, addresses or numbers of the vault are left out and listed.',
  ],
  run: async (call) => {
    const target = await newFile(call.options.out);
    const { exportKit, kitOffer } = await engine();
    const wrote = await withVault(call, async (vault) => {
      const { offers, told } = kitOffer(vault);
      const asked = chosenBy(call.options, offers);
      const leftOut = call.options['with-names'] ? [] : asked.filter(({ names }) => names.length > 0);
      const going = asked.filter((one) => !leftOut.includes(one));
      if (going.length === 0)
        throw new WrongUse(
          leftOut.length === 0
            ? 'There is nothing to write.'
            : 'Every entry of these names the client; --with-names takes them all the same.',
        );
      const entries = going.map(({ key, sha256 }) => ({ key, sha256 }));
      const { sha256 } = await exportKit(vault, { target, entries });
      return { path: target, sha256, entries: going.map(({ key }) => key), leftOut, told };
    });
    const { leftOut, ...answer } = wrote;
    call.output.answer({ ...answer, leftOut: leftOut.map(({ key, names }) => ({ key, names })) }, () => [
      text`Wrote ${counted(wrote.entries.length, 'entry', 'entries')} to ${target}.`,
      ...(leftOut.length === 0
        ? []
        : ['Left out, because they name the client:', ...offerLines(leftOut, false)]),
      ...wrote.told.map((one) => text`${one}`),
    ]);
    return EXIT.done;
  },
});

const kitLines = (kit: Kit): string[] => [
  ...kit.controls.flatMap((one) => [text`${one.id} ${one.title}`, text`  ${one.wording}`]),
  ...kit.policyWords.map(({ name, value }) => text`word:${name} ${value}`),
  ...kit.policies.map(({ title }, at) => text`policy:${at + 1} ${title}`),
  ...kit.questionnaires.map(
    ({ title, questions }, at) =>
      text`questionnaire:${at + 1} ${title} (${counted(questions.length, 'question')})`,
  ),
  ...kit.listMappings.map(({ firm }, at) => text`mapping:${at + 1} ${firm}`),
  ...kit.views.map(({ name }, at) => text`view:${at + 1} ${name}`),
];

const show = command('kit', 'show', 'Show what a kit holds, without any vault.', {
  operands: exactly('FILE', 1),
  options: {},
  notes: ['With --json the file’s own form: docs/format/kit-v1.md.'],
  run: async ({ operands, output }) => {
    const { readKit } = await engine();
    const { kit, sha256 } = await readKit(resolve(operands[0] ?? ''));
    output.answer({ kit, sha256 }, () => [...kitLines(kit), `SHA-256 ${sha256}`]);
    return EXIT.done;
  },
});

const keysToTake = (rows: readonly KitRow[], typed: readonly string[], differing: boolean): string[] => {
  const keys = commaList(typed);
  const unknown = keys.find((key) => !rows.some((row) => row.key === key));
  if (unknown !== undefined)
    throw new WrongUse(`The kit has no entry “${unknown}”.`, 'See “muniment kit show”.');
  if (keys.length > 0) return keys;
  return rows
    .filter(({ change }) => change === 'new' || (differing && change === 'differs'))
    .map(({ key }) => key);
};

const applying = command('kit', 'apply', 'Take in a kit that “kit export” wrote.', {
  operands: vaultAnd('FILE', 1),
  options: {
    ...unlockOptions,
    entry: texts('KEY', 'only these entries, also where they differ from what is here'),
    differing: flag('also everything that differs from what is here'),
    'dry-run': flag('only say what each entry would change'),
    on: option('DATE', 'from which day another wording holds (left out: the day it is here)'),
  },
  notes: [
    'Without --entry and --differing only what is new is taken in. All of it or nothing.',
    'A differing control becomes a new version; a differing policy or questionnaire comes beside the one that is here.',
  ],
  run: async (call) => {
    const path = resolve(call.operands[1] ?? '');
    const on = todayOf(call.options.on, await call.makeEnvironment());
    const { applyKit } = await engine();
    const work = async (vault: OpenVault): Promise<KitLook> => {
      const look = await applyKit(vault, { path, on, take: null, apply: false, sha256: null }, call.job);
      const take = keysToTake(look.rows, call.options.entry, call.options.differing);
      if (call.options['dry-run']) return look;
      return applyKit(vault, { path, on, take, apply: true, sha256: look.sha256 }, call.job);
    };
    const report = await (call.options['dry-run']
      ? readingVault({ ...call, options: { ...call.options, 'read-only': false } }, work)
      : withVault(call, work));
    call.output.answer(report, () => kitLookLines(report));
    return report.counts.refused > 0 && !report.applied ? EXIT.answerIsNo : EXIT.done;
  },
});

export const kitCommands = [listing, exporting, show, applying];
