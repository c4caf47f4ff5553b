// What a person has typed about a control, before it is one: the form's fields and what is still wrong.
import type { Cadence, ControlKind, ControlNature } from '../../../shared/domain/catalog';
import type { ControlDetail, ControlFacts } from '../../../shared/domain/control';

export interface ControlDraft {
  readonly title: string;
  readonly wording: string;
  readonly ownerRole: string;
  readonly owner: string;
  readonly cadence: Cadence;
  readonly weekdaysOnly: boolean;
  /** As typed; empty for the cadence's usual days. */
  readonly graceDays: string;
  readonly nature: ControlNature;
  readonly kind: ControlKind;
}

export const EMPTY_DRAFT: ControlDraft = {
  title: '',
  wording: '',
  ownerRole: '',
  owner: '',
  cadence: 'quarterly',
  weekdaysOnly: false,
  graceDays: '',
  nature: 'preventive',
  kind: 'manual',
};

export const draftOf = (
  control: Pick<ControlDetail, Exclude<keyof ControlDraft, 'graceDays'> | 'graceDays'>,
): ControlDraft => ({
  title: control.title,
  wording: control.wording,
  ownerRole: control.ownerRole,
  owner: control.owner,
  cadence: control.cadence,
  weekdaysOnly: control.weekdaysOnly,
  graceDays: control.graceDays === null ? '' : String(control.graceDays),
  nature: control.nature,
  kind: control.kind,
});

export type DraftFault = 'title-missing' | 'wording-missing' | 'grace-days';

const MOST_GRACE_DAYS = 366;

/** What keeps the draft from being stored; empty when nothing does. */
export const faultsOf = (draft: ControlDraft): readonly DraftFault[] => [
  ...(draft.title.trim() === '' ? (['title-missing'] as const) : []),
  ...(draft.wording.trim() === '' ? (['wording-missing'] as const) : []),
  ...(/^\d*$/.test(draft.graceDays.trim()) && Number(draft.graceDays) <= MOST_GRACE_DAYS
    ? []
    : (['grace-days'] as const)),
];

/** The draft must have no faults. Weekdays mean something for a daily control only. */
export const factsOf = (draft: ControlDraft): ControlFacts => ({
  ...draft,
  title: draft.title.trim(),
  wording: draft.wording.trim(),
  ownerRole: draft.ownerRole.trim(),
  owner: draft.owner.trim(),
  weekdaysOnly: draft.cadence === 'daily' && draft.weekdaysOnly,
  graceDays: draft.graceDays.trim() === '' ? null : Number(draft.graceDays),
});

/** Items of a checklist, one a line; empty lines are none. */
export const linesOf = (text: string): readonly string[] =>
  text
    .split('\n')
    .map((line) => line.trim())
    .filter((line) => line !== '');
