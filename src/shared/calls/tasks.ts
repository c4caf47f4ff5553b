// Calls about who owes what evidence by when.
import { z } from 'zod';
import { EvidenceTask, TaskKind } from '../domain/evidence-task';
import { FileToken } from '../ids';
import { CalendarDate } from '../period';
import { engine, page, search, writes } from './call';

const filters = {
  today: CalendarDate,
  /** Tasks due up to this day, overdue ones included; null for all, those without a day too. */
  until: CalendarDate.nullable(),
  owner: z.string().max(200).nullable(),
  /** Empty for all. */
  kinds: z.array(TaskKind),
};

export const taskCalls = {
  /** By due day, overdue first, undated last. */
  list: engine(
    'query',
    z.strictObject({ ...filters, search, ...page }),
    z.strictObject({
      rows: z.array(EvidenceTask),
      total: z.number().int(),
      owners: z.array(z.string()),
      /** Of all that fit the other filters, whatever their kind. */
      counts: z.strictObject({
        overdue: z.number().int(),
        dueIn30Days: z.number().int(),
        all: z.number().int(),
      }),
    }),
  ),
  /** Writes a calendar (RFC 5545) with one to-do a task. */
  exportIcs: engine(
    'command',
    z.strictObject({ ...filters, target: FileToken }),
    z.strictObject({ tasks: z.number().int() }),
    (input) => [writes(input.target)],
  ),
} as const;
