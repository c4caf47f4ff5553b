// muniment control checklist: what an auditor will ask for, and what ticks it off.
import type { ControlDetail } from '../../shared/domain/control';
import { EXIT } from '../../shared/errors';
import { commaList } from '../arguments';
import { command, text as option, texts, unlockOptions, vaultAnd } from '../command';
import { readControlId, readEvidenceId } from '../ids';
import { engine, readingVault, withVault } from '../open-vault';
import { table } from '../table';
import { WrongUse } from '../wrong-use';

const readItem = (typed: string, name: string): number => {
  if (/^[1-9]\d{0,5}$/.test(typed)) return Number(typed);
  throw new WrongUse(`${name} takes the number of an item, and “${typed}” is not one.`);
};

const lines = (control: ControlDetail, width: number | null): string[] =>
  table(
    [
      { title: 'Item', right: true },
      { title: 'Evidence', flexible: true },
      { title: 'An auditor will ask for', flexible: true },
    ],
    control.checklistItems.map((one) => [String(one.number), one.evidenceIds.join(' '), one.text]),
    width,
  );

export const checklist = command('control', 'checklist', 'Show or change what an auditor will ask for.', {
  operands: vaultAnd('CONTROL', 1),
  options: {
    ...unlockOptions,
    add: texts('TEXT', 'a new item; may be given several times'),
    remove: texts('N', 'the number of an item that nobody will ask for'),
    tick: option('N', 'ticks this item off by the --evidence'),
    untick: option('N', 'takes the --evidence off this item again'),
    evidence: texts('ID', 'such as EVD-0042; it is linked to the control with it'),
  },
  notes: ['Without an option it only looks. Numbers of items are never given out again.'],
  run: async (call) => {
    const id = readControlId(call.operands[1] ?? '');
    const { add, remove, tick, untick } = call.options;
    const removed = new Set(commaList(remove).map((typed) => readItem(typed, '--remove')));
    const evidence = commaList(call.options.evidence).map(readEvidenceId);
    if ((tick === undefined && untick === undefined) !== (evidence.length === 0))
      throw new WrongUse('--evidence goes with --tick or --untick, and they with it.');
    const texted = add.map((text) => text.trim());
    if (texted.some((text) => text === '' || text.length > 500))
      throw new WrongUse('--add takes a text of at most 500 characters.');
    const { getControl, setChecklist, tickItem, untickItem } = await engine();
    const onlyLooks = texted.length + removed.size + evidence.length === 0;
    const control = onlyLooks
      ? await readingVault({ ...call, options: { ...call.options, 'read-only': false } }, (vault) =>
          getControl(vault, id),
        )
      : await withVault(call, (vault) => {
          const { checklistItems } = getControl(vault, id);
          const unknown = [...removed].find((number) => checklistItems.every((one) => one.number !== number));
          if (unknown !== undefined) throw new WrongUse(`${id} has no item ${String(unknown)}.`);
          if (texted.length + removed.size > 0) {
            const kept = checklistItems
              .filter((one) => !removed.has(one.number))
              .map(({ number, text }) => ({ number, text }));
            if (kept.length + texted.length > 100) throw new WrongUse('A checklist has at most 100 items.');
            setChecklist(vault, id, [...kept, ...texted.map((text) => ({ number: null, text }))]);
          }
          if (tick !== undefined) tickItem(vault, id, readItem(tick, '--tick'), evidence);
          if (untick !== undefined) untickItem(vault, id, readItem(untick, '--untick'), evidence);
          return getControl(vault, id);
        });
    call.output.answer(control.checklistItems, () => lines(control, call.terminal.columns));
    return EXIT.done;
  },
});
