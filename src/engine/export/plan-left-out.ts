// What the vault holds and a package would not, each with why: for whoever builds it, who may see it all. The
// package itself names far less of it.
import type { LeftOut, LeftOutReason, PackageSelection } from '../../shared/domain/package';
import { controlId, type EngagementId, evidenceId, exceptionId, numberOf } from '../../shared/ids';
import { listPopulations } from '../populations';
import type { OpenVault } from '../vault/open-vault';
import type { CollectedFacts } from './collect-package-facts';
import { selectContent, type SelectedContent } from './select-content';

interface Titled {
  readonly number: number;
  readonly title: string;
}

const rows = <T>({ db }: OpenVault, sql: string, ...given: unknown[]): T[] =>
  db.prepare(sql).all(...given) as T[];

const idsOf = (list: readonly { readonly id: string }[]): ReadonlySet<string> =>
  new Set(list.map((one) => one.id));

type Part = 'evidence' | 'controls' | 'exceptions' | 'populations';

const CONTROLS = `SELECT c.number, v.title FROM control AS c
  JOIN control_version AS v ON v.control = c.number AND v.version = c.current_version ORDER BY c.number`;

const NEVER: Readonly<Record<string, LeftOutReason>> = {
  withdrawn: 'withdrawn',
  rejected: 'rejected',
  requested: 'only-requested',
};

/** Evidence, controls, exceptions and populations, each by number. */
export const planLeftOut = (
  vault: OpenVault,
  engagement: EngagementId,
  selection: PackageSelection,
  { survey, selected, whole }: CollectedFacts,
): LeftOut[] => {
  const anyDay = selection.dates === null ? selected : selectContent(survey, { ...selection, dates: null });
  const sets = (part: Part) => ({
    goesIn: idsOf(selected[part]),
    onAnyDay: idsOf(anyDay[part]),
    inScope: idsOf(whole[part]),
  });
  const withheldOf = (one: SelectedContent) => idsOf([...one.withheld, ...one.withheldPopulations]);
  const withheld = withheldOf(selected);
  const anyDayWithheld = withheldOf(anyDay);
  // Said as a gap: its list is not there.
  const isGap = idsOf(selected.populationsWithoutList);
  const why = (part: Part): ((id: string) => LeftOutReason | null) => {
    const { goesIn, onAnyDay, inScope } = sets(part);
    return (id) => {
      if (goesIn.has(id) || isGap.has(id)) return null;
      if (withheld.has(id)) return 'too-sensitive';
      if (onAnyDay.has(id) || anyDayWithheld.has(id)) return 'outside-the-dates';
      return inScope.has(id) ? 'not-selected' : 'outside-the-scope';
    };
  };
  const named = (
    list: readonly { readonly id: string; readonly title: string; readonly reason: LeftOutReason | null }[],
  ): LeftOut[] => list.flatMap(({ id, title, reason }) => (reason === null ? [] : [{ id, title, reason }]));
  const ofEvidence = why('evidence');
  const ofControls = why('controls');
  const ofExceptions = why('exceptions');
  const ofPopulations = why('populations');
  return [
    ...named(
      rows<Titled & { state: string }>(
        vault,
        'SELECT evidence AS number, title, state FROM listed_evidence ORDER BY evidence',
      ).map(({ number, title, state }) => {
        const id = evidenceId(number);
        return { id, title, reason: NEVER[state] ?? ofEvidence(id) };
      }),
    ),
    ...named(
      rows<Titled>(vault, CONTROLS).map(({ number, title }) => {
        const id = controlId(number);
        return { id, title, reason: ofControls(id) };
      }),
    ),
    ...named(
      rows<Titled & { state: string; withdrawn: string | null }>(
        vault,
        'SELECT number, title, state, withdrawn FROM exception WHERE engagement = ? ORDER BY number',
        numberOf(engagement),
      ).map(({ number, title, state, withdrawn }) => {
        const id = exceptionId(number);
        const never = withdrawn !== null ? 'withdrawn' : state === 'draft' ? 'not-confirmed' : null;
        return { id, title, reason: never ?? ofExceptions(id) };
      }),
    ),
    ...named(listPopulations(vault).map(({ id, title }) => ({ id, title, reason: ofPopulations(id) }))),
  ];
};
