// The list of what somebody owes: filtered, counted and cut to a page.
import type { Input, Output } from '../../shared/contract';
import type { EvidenceTask } from '../../shared/domain/evidence-task';
import { addDays } from '../../shared/period';
import type { OpenVault } from '../vault/open-vault';
import { gatherTasks } from './gather-tasks';

export type TasksQuery = Input<'tasks', 'list'>;
export type TaskFilters = Pick<TasksQuery, 'today' | 'until' | 'owner' | 'kinds'>;

const SOON_DAYS = 30;

const folded = (text: string): string => text.normalize('NFC').toLowerCase();

const idsOf = (task: EvidenceTask): string[] => [
  ...Object.values(task.about).map(String),
  ...task.controlIds,
];

const fits =
  ({ until, owner, kinds }: TaskFilters) =>
  (task: EvidenceTask): boolean =>
    (until === null || (task.due !== null && task.due <= until)) &&
    (owner === null || task.owner === owner) &&
    (kinds.length === 0 || kinds.includes(task.kind));

/** What fits the filters, in the order in which it is due. */
export const chosenTasks = (vault: OpenVault, filters: TaskFilters): EvidenceTask[] =>
  gatherTasks(vault, filters.today).filter(fits(filters));

/** One page of what is owed. Nothing is said of occurrences while the vault has no engagement. */
export const listOwed = (vault: OpenVault, query: TasksQuery): Output<'tasks', 'list'> => {
  const all = gatherTasks(vault, query.today);
  const words = query.search.split(/\s+/).filter((word) => word !== '');
  const found = all.filter((task) => {
    const text = folded([task.title, task.owner, ...idsOf(task)].join('\n'));
    return words.every((word) => text.includes(folded(word)));
  });
  const rows = found.filter(fits(query));
  const soon = addDays(query.today, SOON_DAYS);
  const counted = found.filter(fits({ ...query, until: null, kinds: [] }));
  return {
    rows: rows.slice(query.offset, query.offset + query.limit),
    total: rows.length,
    owners: [...new Set(all.map((task) => task.owner).filter((owner) => owner !== ''))].sort(),
    counts: {
      all: counted.length,
      overdue: counted.filter((task) => task.isOverdue).length,
      dueIn30Days: counted.filter((task) => task.due !== null && !task.isOverdue && task.due <= soon).length,
    },
  };
};
