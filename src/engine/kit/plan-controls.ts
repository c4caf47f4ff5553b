// Controls of a kit held against those of the vault: which one is meant, what it would say differently, which number a new
// one gets. Nothing here is taken away from a control, and its owner stays who it was.
import { HIGHEST_NUMBER } from '../../shared/domain/programme/record-id';
import {
  type ControlId,
  controlId,
  CriterionId,
  numberOf,
  PointOfFocusId,
  type StarterControlId,
} from '../../shared/ids';
import type { CalendarDate } from '../../shared/period';
import { isCriterion, pointOfFocus, starterControl } from '../catalog';
import {
  changedFacts,
  changeEntry,
  COLUMN_KEYS,
  COLUMN_TITLES,
  entryCells,
  inOrder,
  insertControl,
  readRegister,
  type RegisterEntry,
} from '../controls';
import type { ReadableDb } from '../db/handles';
import type { KitControl } from './kit-json';
import { differing, isNew, isOther, isRefused, isSame, type PlannedEntry, titleKey } from './planned-entry';

const MOST_ITEMS = 100;

type Register = ReadonlyMap<ControlId, RegisterEntry>;

/** Which control of the vault each of them means; none twice. */
const meantBy = (
  db: ReadableDb,
  register: Register,
  controls: readonly KitControl[],
): ReadonlyMap<ControlId, ControlId> => {
  const byStarter = new Map(
    (
      db.prepare('SELECT number, starter_id AS starter FROM control WHERE starter_id IS NOT NULL').all() as {
        number: number;
        starter: StarterControlId;
      }[]
    ).map(({ number, starter }) => [starter, controlId(number)]),
  );
  const inForce = [...register].filter(([, entry]) => !entry.isRetired);
  const byTitle = Map.groupBy(inForce, ([, entry]) => titleKey(entry.facts.title));
  const titles = Map.groupBy(controls, ({ title }) => titleKey(title));
  const meant = new Map<ControlId, ControlId>();
  const taken = new Set<ControlId>();
  const settle = (of: (control: KitControl) => ControlId | undefined): void => {
    for (const control of controls) {
      if (meant.has(control.id)) continue;
      const here = of(control);
      if (here === undefined || taken.has(here)) continue;
      meant.set(control.id, here);
      taken.add(here);
    }
  };
  settle(({ starter }) => (starter === null ? undefined : byStarter.get(starter)));
  settle(({ id, title }) => {
    const here = register.get(id);
    return here !== undefined && !here.isRetired && titleKey(here.facts.title) === titleKey(title)
      ? id
      : undefined;
  });
  settle(({ title }) => {
    const key = titleKey(title);
    const here = byTitle.get(key) ?? [];
    return here.length === 1 && titles.get(key)?.length === 1 ? here[0]?.[0] : undefined;
  });
  return meant;
};

/** Kept where it is free; the others count on from the highest. Undefined where none is left. */
const numbersFor = (
  register: Register,
  fresh: readonly KitControl[],
): ReadonlyMap<ControlId, ControlId | undefined> => {
  const kept = fresh.filter(({ id }) => !register.has(id)).map(({ id }) => id);
  let next = [...register.keys(), ...kept].reduce((most, id) => Math.max(most, numberOf(id)), 0) + 1;
  const isKept = new Set(kept);
  return new Map(
    fresh.map(({ id }) => {
      if (isKept.has(id)) return [id, id];
      const number = next;
      next += 1;
      return [id, number <= HIGHEST_NUMBER ? controlId(number) : undefined];
    }),
  );
};

/** What the kit alone says of it. */
const entryOf = (control: KitControl, owner: string, validFrom: CalendarDate | null): RegisterEntry => {
  const { title, wording, ownerRole, cadence, weekdaysOnly, graceDays, nature, kind } = control;
  const to = control.mappings.map((one) => one.to);
  return {
    facts: { title, wording, ownerRole, owner, cadence, weekdaysOnly, graceDays, nature, kind },
    domain: control.domain,
    validFrom,
    isRetired: false,
    ...inOrder(
      to.filter((id): id is PointOfFocusId => PointOfFocusId.safeParse(id).success),
      to.filter((id): id is CriterionId => CriterionId.safeParse(id).success),
    ),
    rationales: new Map(control.mappings.map((one) => [one.to, one.rationale])),
    checklist: control.checklist.map((text) => ({ number: null, text })),
  };
};

/** What it would say here: everything the kit says, and what is here and the kit does not say. */
const together = (before: RegisterEntry, kit: RegisterEntry, on: CalendarDate): RegisterEntry => {
  const isReworded = changedFacts(before.facts, kit.facts).length > 0;
  const mapped = inOrder(
    [...before.pointsOfFocus, ...kit.pointsOfFocus],
    [...before.criteria, ...kit.criteria],
  );
  const rationale = (id: PointOfFocusId | CriterionId): string => {
    const here = before.rationales.get(id) ?? '';
    return here === '' ? (kit.rationales.get(id) ?? '') : here;
  };
  const texts = new Set(before.checklist.map(({ text }) => text.trim()));
  return {
    ...before,
    facts: kit.facts,
    domain: kit.domain === '' ? before.domain : kit.domain,
    validFrom: isReworded ? on : before.validFrom,
    ...mapped,
    rationales: new Map([...mapped.pointsOfFocus, ...mapped.criteria].map((id) => [id, rationale(id)])),
    checklist: [...before.checklist, ...kit.checklist.filter(({ text }) => !texts.has(text))],
  };
};

const unknownIn = ({ mappings }: KitControl): string | undefined =>
  mappings.find(({ to }) =>
    CriterionId.safeParse(to).success
      ? !isCriterion(to as CriterionId)
      : pointOfFocus(to as PointOfFocusId) === undefined,
  )?.to;

const planKnown = (
  control: KitControl,
  id: ControlId,
  before: RegisterEntry,
  on: CalendarDate,
): PlannedEntry => {
  const shown = { key: control.id, part: 'control', title: control.title } as const;
  if (before.isRetired)
    return isRefused(shown, `It is ${id} here, which is retired. Bring that into force again first.`, id);
  const after = together(before, entryOf(control, before.facts.owner, on), on);
  const [was, is] = [entryCells(id, before), entryCells(id, after)];
  const fields = differing(COLUMN_KEYS.map((key) => [COLUMN_TITLES[key], was[key], is[key]]));
  if (fields.length === 0) return isSame(shown, id);
  if (after.checklist.length > MOST_ITEMS)
    return isRefused(shown, `With its checklist ${id} would have more than 100 items.`, id);
  const isReworded = after.validFrom !== before.validFrom;
  if (isReworded && before.validFrom !== null && on <= before.validFrom)
    return isRefused(
      shown,
      `The wording of ${id} here holds from ${before.validFrom}: another can begin on a later day only.`,
      id,
    );
  return isOther(shown, id, 'new-version', fields, (change) => {
    changeEntry(change, id, before, after);
    return id;
  });
};

const NOT_SHOWN: ReadonlySet<string> = new Set(['number', 'state', 'validFrom', 'owner']);

const planFresh = (control: KitControl, id: ControlId | undefined): PlannedEntry => {
  const shown = { key: control.id, part: 'control', title: control.title } as const;
  if (id === undefined) return isRefused(shown, 'There is no number left for it in this vault.');
  const after = entryOf(control, '', null);
  const is = entryCells(id, after);
  const fields = differing(
    COLUMN_KEYS.filter((key) => !NOT_SHOWN.has(key)).map((key) => [COLUMN_TITLES[key], '', is[key]]),
  );
  const { starter } = control;
  return isNew(
    shown,
    fields,
    (change) =>
      insertControl(change, {
        number: numberOf(id),
        // A starter of another program's set is none of ours.
        starterId: starter !== null && starterControl(starter) !== undefined ? starter : null,
        isAiSpecific: control.aiSpecific,
        facts: after.facts,
        domain: after.domain,
        validFrom: null,
        checklist: control.checklist,
        pointOfFocusIds: after.pointsOfFocus,
        criterionIds: after.criteria,
        rationaleOf: (to) => after.rationales.get(to) ?? '',
      }),
    id === control.id ? null : id,
  );
};

export interface PlannedControls {
  readonly planned: readonly PlannedEntry[];
  /** The control here that one of the kit is, without taking anything in. */
  readonly meant: ReadonlyMap<ControlId, ControlId>;
}

export const planControls = (
  db: ReadableDb,
  controls: readonly KitControl[],
  on: CalendarDate,
): PlannedControls => {
  const register = readRegister(db);
  const meant = meantBy(db, register, controls);
  const numbers = numbersFor(
    register,
    // What is refused takes no number.
    controls.filter((one) => !meant.has(one.id) && unknownIn(one) === undefined),
  );
  const planned = controls.map((control): PlannedEntry => {
    const unknown = unknownIn(control);
    if (unknown !== undefined)
      return isRefused(
        { key: control.id, part: 'control', title: control.title },
        `It is mapped to ${unknown}, which the catalog here does not have.`,
      );
    const id = meant.get(control.id);
    const before = id === undefined ? undefined : register.get(id);
    return id === undefined || before === undefined
      ? planFresh(control, numbers.get(control.id))
      : planKnown(control, id, before, on);
  });
  return { planned, meant };
};
