// What is owed as a calendar file (RFC 5545) for the calendar somebody uses already: an entry of a whole day
// for each task with a day. Entries, not to-dos: most calendars show nothing of the latter.
import ical, { ICalEventTransparency } from 'ical-generator';
import type { EvidenceTask, TaskKind } from '../../shared/domain/evidence-task';
import { addDays } from '../../shared/period';
import type { OpenVault } from '../vault/open-vault';
import { writeOutside } from '../vault/outside-file';
import { chosenTasks, type TaskFilters } from './list-tasks';

const WHAT: Readonly<Record<TaskKind, string>> = {
  requested: 'Evidence was asked for',
  occurrence: 'Evidence is due',
  review: 'Waits for review',
  rejected: 'To be collected again',
  renewal: 'Valid no longer after this day',
  sample: 'Evidence for a picked sample',
  remediation: 'Remediation task',
  request: 'Asked for by the auditor',
};

const idOf = ({ about }: EvidenceTask): string =>
  'evidenceId' in about
    ? about.evidenceId
    : 'sampleItemId' in about
      ? about.sampleItemId
      : 'taskId' in about
        ? about.taskId
        : 'requestId' in about
          ? about.requestId
          : about.controlId;

const summaryOf = (task: EvidenceTask): string => {
  const missed = 'missedCount' in task.about ? task.about.missedCount : 0;
  const more = missed > 1 ? ` (${String(missed)} missed)` : missed === 1 ? ' (missed)' : '';
  return `${idOf(task)} ${task.title}${more}`;
};

const descriptionOf = (task: EvidenceTask): string =>
  [
    WHAT[task.kind],
    ...(task.owner === '' ? [] : [`Owner: ${task.owner}`]),
    ...(task.controlIds.length === 0 ? [] : [`Controls: ${task.controlIds.join(', ')}`]),
  ].join('\n');

/**
 * Writes the tasks that have a day to `target`, replacing what is there. The same task has the same UID every
 * time, so that a calendar that reads the file again moves its entry instead of adding another.
 * @throws UserError use.bad-input (inside the vault), disk.*
 */
export const exportTasks = async (
  vault: OpenVault,
  filters: TaskFilters,
  target: string,
): Promise<{ tasks: number }> => {
  const calendar = ical({ prodId: '-//Muniment//Tasks//EN', name: 'Evidence that is due' });
  const stamp = vault.environment.now();
  let tasks = 0;
  for (const task of chosenTasks(vault, filters)) {
    if (task.due === null) continue;
    tasks += 1;
    calendar.createEvent({
      id: `${task.key.replaceAll(' ', '-').toLowerCase()}@${vault.vaultId}`,
      stamp,
      // Days, not times: the generator writes the calendar date of these instants in UTC.
      start: `${task.due}T00:00:00Z`,
      end: `${addDays(task.due, 1)}T00:00:00Z`,
      timezone: 'UTC',
      allDay: true,
      transparency: ICalEventTransparency.TRANSPARENT,
      summary: summaryOf(task),
      description: descriptionOf(task),
    });
  }
  await writeOutside(vault, target, Buffer.from(calendar.toString(), 'utf8'));
  return { tasks };
};
