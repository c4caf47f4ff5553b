// What of a register's screen stands in the address, so that back, forward and links bring it back.
import { z } from 'zod';
import { RecordId } from '../../../shared/domain/programme/record-id';
import { CalendarDate } from '../../../shared/period';

export const REGISTER_SORTS = ['id', 'title', 'state', 'group', 'owner', 'due', 'changed', 'parent'] as const;
export type RegisterSort = (typeof REGISTER_SORTS)[number];

const RECORD_PARTS = ['record', 'links', 'history'] as const;
/** A tab of the panel. */
export type RecordPart = (typeof RECORD_PARTS)[number];

const yes = z.boolean().optional().catch(undefined);
const day = CalendarDate.optional().catch(undefined);

/** Every field falls back on its own: a stale link opens the screen instead of an error. */
export const ProgrammeSearch = z.object({
  q: z.string().max(200).optional().catch(undefined),
  states: z.array(z.string().max(60)).max(20).optional().catch(undefined),
  groups: z.array(z.string().max(300)).max(50).optional().catch(undefined),
  /** Those that belong to this record or engagement. */
  parent: z.string().max(20).optional().catch(undefined),
  /** With those in an end state; as the register has it when left out. */
  ended: yes,
  withdrawn: yes,
  /** Only those that want somebody's eye. */
  signalled: yes,
  /** As the register stood at the end of that day. */
  asAt: day,
  sort: z.enum(REGISTER_SORTS).optional().catch(undefined),
  direction: z.enum(['ascending', 'descending']).optional().catch(undefined),
  /** What came, changed and went instead of what there is, within these days. */
  view: z.enum(['changes']).optional().catch(undefined),
  from: day,
  to: day,
  /** The record in the panel, and which of its parts is shown. */
  id: RecordId.optional().catch(undefined),
  part: z.enum(RECORD_PARTS).optional().catch(undefined),
  /** The form: of a new record, or of the one in `id`. */
  add: yes,
  edit: yes,
  /** A screen of the register's own (RegisterPart.screens). */
  open: z.string().max(40).optional().catch(undefined),
});
export type ProgrammeSearch = z.infer<typeof ProgrammeSearch>;
