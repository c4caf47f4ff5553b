// muniment control map, unmap: which points of focus and criteria a control meets, and why.
import { EXIT } from '../../shared/errors';
import { commaList } from '../arguments';
import { command, text as option, texts, unlockOptions, vaultAndSome } from '../command';
import { readControlId, readCriterionId, readPointOfFocusId } from '../ids';
import { engine, withVault } from '../open-vault';
import { text } from '../safe-text';
import { WrongUse } from '../wrong-use';

const idOptions = {
  'point-of-focus': texts('ID', 'such as CC6.1-3; may be given several times, or with commas'),
  criterion: texts('ID', 'such as CC6.1: the criterion as a whole'),
} as const;

const readMapped = (options: {
  readonly 'point-of-focus': readonly string[];
  readonly criterion: readonly string[];
}) => {
  const pointOfFocusIds = commaList(options['point-of-focus']).map(readPointOfFocusId);
  const criterionIds = commaList(options.criterion).map(readCriterionId);
  if (pointOfFocusIds.length + criterionIds.length === 0)
    throw new WrongUse('--point-of-focus or --criterion is needed.');
  return { pointOfFocusIds, criterionIds };
};

export const map = command('control', 'map', 'Map controls to further points of focus and criteria.', {
  operands: vaultAndSome('CONTROL…', 1),
  options: {
    ...unlockOptions,
    ...idOptions,
    rationale: option('TEXT', 'why this control meets it'),
  },
  notes: ['Several controls are mapped all or none; mappings that exist keep their rationale.'],
  run: async (call) => {
    const ids = call.operands.slice(1).map(readControlId);
    const mapped = readMapped(call.options);
    const { rationale } = call.options;
    if (rationale === undefined) throw new WrongUse('--rationale is needed: an auditor will ask why.');
    if (rationale.length > 2000) throw new WrongUse('--rationale takes at most 2000 characters.');
    const { mapControl, mapControls } = await engine();
    const [only, ...more] = ids;
    if (only !== undefined && more.length === 0) {
      const result = await withVault(call, (vault) => mapControl(vault, only, mapped, rationale.trim()));
      call.output.answer(result, () => [
        text`Mapped ${only} to ${result.added.join(', ') || 'nothing new'}.`,
        ...(result.alreadyMapped.length > 0 ? [`Already mapped: ${result.alreadyMapped.join(', ')}.`] : []),
      ]);
      return EXIT.done;
    }
    const result = await withVault(call, (vault) => mapControls(vault, ids, mapped, rationale.trim()));
    call.output.answer(result, () => [
      `Added ${String(result.added)} mappings; ${String(result.alreadyMapped)} were there already.`,
    ]);
    return EXIT.done;
  },
});

export const unmap = command('control', 'unmap', 'Take mappings of controls away.', {
  operands: vaultAndSome('CONTROL…', 1),
  options: { ...unlockOptions, ...idOptions },
  notes: ['Evidence keeps its links. What is not mapped is passed over.'],
  run: async (call) => {
    const ids = call.operands.slice(1).map(readControlId);
    const mapped = readMapped(call.options);
    const { unmapControl } = await engine();
    await withVault(call, (vault) => {
      for (const id of ids) unmapControl(vault, id, mapped);
    });
    call.output.answer({}, () => [text`Unmapped ${ids.join(', ')}.`]);
    return EXIT.done;
  },
});
