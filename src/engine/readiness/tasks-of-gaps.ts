// The first remediation list: a task for each gap of an assessment that has no open one yet.
import type { Input } from '../../shared/contract';
import type { RemediationTaskId } from '../../shared/ids';
import type { OpenVault } from '../vault/open-vault';
import { addTaskIn } from './tasks';
import { worksheetRows } from './worksheet';

const TITLE = 300;

/**
 * All in one change, those to be done first in front; none when every gap has its task.
 * @throws UserError use.unknown-assessment
 */
export const addTasksOfGaps = (
  vault: OpenVault,
  { id, today, owner, due }: Input<'readiness', 'addTasksOfGaps'>,
): RemediationTaskId[] => {
  const gaps = worksheetRows(vault, id, today)
    .filter((row) => row.isGap && row.openTasks === 0)
    .toSorted((one, other) => (one.priority ?? 10) - (other.priority ?? 10));
  if (gaps.length === 0) return [];
  return vault.write((change) =>
    gaps.map(({ subject, title, note, likelihood, effort }) =>
      addTaskIn(change, {
        title: `Close the gap of ${subject}: ${title}`.slice(0, TITLE).trim(),
        subject,
        plan: note,
        likelihood,
        effort,
        owner,
        due,
        state: 'open',
        progressPercent: 0,
        note: '',
      }),
    ),
  );
};
