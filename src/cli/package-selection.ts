// What of the scope goes into a package, as options say it.
import { PackageSelection, WHOLE_SCOPE } from '../shared/domain/package';
import { Sensitivity } from '../shared/domain/evidence';
import { texts, text as option } from './command';
import { parseRange } from './dates';
import { readControlId, readCriterionId } from './ids';
import { WrongUse } from './wrong-use';

export const selectionOptions = {
  criteria: texts('ID', 'only these criteria of the scope, such as CC6.1 (also several, with commas)'),
  controls: texts('ID', 'only these controls, such as CTL-014 (also several, with commas)'),
  dates: option('FROM..TO', 'leave out evidence whose dates do not touch these days'),
  'most-sensitive': option(
    'S',
    `withhold, with its hash, what is more sensitive: ${Sensitivity.options.join(', ')}`,
  ),
} as const;

interface Typed {
  readonly criteria: readonly string[] | undefined;
  readonly controls: readonly string[] | undefined;
  readonly dates: string | undefined;
  readonly 'most-sensitive': string | undefined;
}

const several = <T>(typed: readonly string[] | undefined, read: (one: string) => T): T[] | null => {
  const ids = (typed ?? []).flatMap((one) => one.split(',')).filter((one) => one.trim() !== '');
  return ids.length === 0 ? null : [...new Set(ids.map(read))];
};

/** Errors: wrong use; use.period-reversed. */
export const readSelection = (typed: Typed): PackageSelection => {
  const most = typed['most-sensitive'];
  const sensitivity = Sensitivity.safeParse(most?.trim().toLowerCase() ?? WHOLE_SCOPE.mostSensitive);
  if (!sensitivity.success)
    throw new WrongUse(`--most-sensitive takes one of ${Sensitivity.options.join(', ')}.`);
  return PackageSelection.parse({
    criterionIds: several(typed.criteria, readCriterionId),
    controlIds: several(typed.controls, readControlId),
    dates: typed.dates === undefined ? null : parseRange(typed.dates, '--dates'),
    mostSensitive: sensitivity.data,
  });
};
