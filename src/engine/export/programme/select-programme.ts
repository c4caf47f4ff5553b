// Which records and editions go into a package, in which version: the rules of docs/format/package-v1.md §6.7. Pure.
import type { PackageSelection } from '../../../shared/domain/package';
import { SPECS } from '../../../shared/domain/programme';
import { HANDED_REGISTERS, type HandedRegister } from '../../../shared/domain/programme/handed-over';
import type { RecordFacts } from '../../../shared/domain/programme/record';
import type { RecordId } from '../../../shared/domain/programme/record-id';
import type { ControlId, CriterionId, EvidenceId } from '../../../shared/ids';
import { addDays, type CalendarDate, type ExaminedTime } from '../../../shared/period';
import { linksOfFacts } from '../../records/field-links';
import { hasName } from './document-names';
import type { NotFinished } from '../programme-content';
import { beganOn, endedOn } from './record-times';
import { statedText } from './stated-text';
import type { ProgrammeSurvey, SurveyedEdition, SurveyedRecord, SurveyedVersion } from './survey-programme';

/** The days a package speaks about. */
export interface TimeWindow {
  /** The first examined day. */
  readonly first: CalendarDate;
  readonly asAt: CalendarDate;
  readonly changesFrom: CalendarDate | null;
  /** Days were chosen: what was told afterwards stays out. */
  readonly isChosen: boolean;
}

export interface ChosenRecord {
  readonly record: SurveyedRecord;
  readonly version: SurveyedVersion;
  readonly isToldAfterwards: boolean;
}

export interface SelectedRegister {
  readonly register: HandedRegister;
  readonly chosen: readonly ChosenRecord[];
  readonly withdrawn: number;
  readonly afterwards: number;
}

export interface SelectedProgramme extends TimeWindow {
  /** Those that tell something, in their order. */
  readonly registers: readonly SelectedRegister[];
  readonly editions: readonly SurveyedEdition[];
  readonly notFinished: readonly NotFinished[];
  /**
   * Everybody who is or was here in the time, whoever of them goes in: who is asked to acknowledge. Empty where no
   * records are told.
   */
  readonly roster: readonly ChosenRecord[];
  /** Id → name, of the roster; where controls or criteria were chosen, of those who go in. */
  readonly names: ReadonlyMap<string, string>;
  /** Evidence they name. */
  readonly needed: ReadonlySet<EvidenceId>;
}

export interface Narrowing {
  /** Chosen ones; null where nothing was chosen. */
  readonly controls: ReadonlySet<ControlId> | null;
  readonly criteria: ReadonlySet<CriterionId> | null;
  /** It counts, and may be handed over to these readers. */
  readonly isOpen: (id: EvidenceId) => boolean;
}

export const timeWindow = (examined: ExaminedTime, { dates }: PackageSelection): TimeWindow => {
  const [first, last] =
    examined.type === 1 ? [examined.asOf, examined.asOf] : [examined.period.from, examined.period.to];
  const from = dates !== null && dates.from > first ? dates.from : first;
  return {
    first,
    asAt: dates !== null && dates.to < last ? dates.to : last,
    changesFrom: examined.type === 1 ? null : from,
    isChosen: dates !== null,
  };
};

/** All a record is linked to: what this version names, and what somebody linked by hand. */
export const targetsOf = ({ register, links }: SurveyedRecord, facts: RecordFacts): ReadonlySet<string> =>
  new Set([...linksOfFacts(SPECS[register], facts).map((one) => one.target as string), ...links]);

const isEnded = (register: HandedRegister, state: string): boolean =>
  SPECS[register].endStates.includes(state);

/** Over before the first examined day, by its own days or by what was said of it until then. */
const wasOver = (
  { register, versions }: SurveyedRecord,
  now: SurveyedVersion,
  { first, asAt }: TimeWindow,
): boolean => {
  const ended = endedOn(register, now.facts);
  if (ended !== null && ended < first && isEnded(register, now.state)) return true;
  const before = versions.findLast((one) => one.on < first);
  return (
    before !== undefined &&
    isEnded(register, before.state) &&
    !versions.some((one) => one.on >= first && one.on <= asAt)
  );
};

const AFTER = 'after';

const versionFor = (record: SurveyedRecord, window: TimeWindow): ChosenRecord | typeof AFTER | null => {
  const { register, versions } = record;
  const held = versions.findLast((one) => one.on <= window.asAt);
  const version = held ?? versions.at(-1);
  if (version === undefined || wasOver(record, version, window)) return null;
  if (held !== undefined) return { record, version: held, isToldAfterwards: false };
  const began = beganOn(register, version.facts);
  if (window.isChosen || (began !== null && began > window.asAt)) return AFTER;
  return { record, version, isToldAfterwards: true };
};

/** Reports and documents as they stand: reviewing and signing is work of the weeks after the period. */
const standing = (record: SurveyedRecord): ChosenRecord[] => {
  const version = record.versions.at(-1);
  return version === undefined ? [] : [{ record, version, isToldAfterwards: false }];
};

const lastDayOf = (facts: RecordFacts): string => {
  const day = facts['periodTo'] ?? facts['asOf'];
  return typeof day === 'string' ? day : '';
};

/** Said to be, and somebody's name stands under this text: a state alone is anybody's word. */
const isFinished = (record: SurveyedRecord): boolean => {
  const state = record.versions.at(-1)?.state;
  return (state === 'reviewed' || state === 'signed') && hasName(record);
};

const editionsInTime = (
  survey: ProgrammeSurvey,
  policy: RecordId,
  { first, asAt }: TimeWindow,
): SurveyedEdition[] =>
  (survey.editions.get(policy) ?? [])
    .map((one, at, all) => {
      // Of two that begin on one day the later one is in force.
      const next = all[at + 1]?.inForceFrom;
      const to =
        next !== undefined && (one.inForceTo === null || next <= one.inForceTo)
          ? addDays(next, -1)
          : one.inForceTo;
      return { ...one, inForceTo: to };
    })
    .filter(
      (one) =>
        one.inForceFrom <= asAt &&
        (one.inForceTo === null || (one.inForceTo >= first && one.inForceTo >= one.inForceFrom)),
    );

interface Candidates {
  readonly chosen: readonly ChosenRecord[];
  readonly afterwards: number;
}
const NOTHING: Candidates = { chosen: [], afterwards: 0 };

interface WholeProgramme {
  readonly window: TimeWindow;
  readonly registers: ReadonlyMap<HandedRegister, Candidates & { readonly withdrawn: number }>;
  readonly editions: readonly SurveyedEdition[];
  readonly notFinished: readonly { readonly told: NotFinished; readonly record: SurveyedRecord }[];
}

const wholeOf = (survey: ProgrammeSurvey, window: TimeWindow): WholeProgramme => {
  const all = (register: HandedRegister): readonly SurveyedRecord[] => survey.records.get(register) ?? [];
  const there = (register: HandedRegister): readonly SurveyedRecord[] =>
    all(register).filter((one) => !one.isWithdrawn);
  const asAt = (register: HandedRegister): Candidates => {
    const found = there(register).map((one) => versionFor(one, window));
    return {
      chosen: found.filter((one) => one !== null && one !== AFTER),
      afterwards: found.filter((one) => one === AFTER).length,
    };
  };
  const vendors = asAt('vendor');
  const known = new Set<string>(vendors.chosen.map((one) => one.record.id));
  const reports = there('vendor-report')
    .flatMap(standing)
    .filter(
      ({ version: { facts, state } }) =>
        known.has(String(facts['vendor'])) &&
        !(isEnded('vendor-report', state) && lastDayOf(facts) < window.first),
    );
  // Reports go with their vendor: where that was withdrawn they are counted with what was.
  const gone = new Set<string>(all('vendor').flatMap((one) => (one.isWithdrawn ? [one.id] : [])));
  const orphans = there('vendor-report').filter((one) =>
    gone.has(String(one.versions.at(-1)?.facts['vendor'])),
  ).length;
  const documents = there('document').flatMap(standing);
  const editions = there('policy').flatMap((one) => editionsInTime(survey, one.id, window));
  const newest = new Map(editions.map((one) => [one.policyId, one]));
  const policies = there('policy').flatMap((record): ChosenRecord[] => {
    const edition = newest.get(record.id);
    const version = record.versions.find((one) => one.version === edition?.version);
    if (edition === undefined || version === undefined) return [];
    const isOver = edition.inForceTo !== null && edition.inForceTo <= window.asAt;
    return [
      { record, version: { ...version, state: isOver ? 'retired' : 'in-force' }, isToldAfterwards: false },
    ];
  });
  const unfinished = [
    ...there('policy').filter((one) => !newest.has(one.id) && one.versions.at(-1)?.state !== 'retired'),
    ...there('document').filter((one) => !isFinished(one)),
  ].flatMap((record) => {
    const now = record.versions.at(-1);
    if (now === undefined || now.state === 'superseded') return [];
    const title = statedText(now.facts, 'title');
    const register = record.register === 'policy' ? 'policy' : 'document';
    return [{ record, told: { id: record.id, register, title, state: now.state } as const }];
  });
  const special: Readonly<Partial<Record<HandedRegister, Candidates>>> = {
    vendor: vendors,
    'vendor-report': { chosen: reports, afterwards: 0 },
    document: { chosen: documents.filter((one) => isFinished(one.record)), afterwards: 0 },
    policy: { chosen: policies, afterwards: 0 },
  };
  return {
    window,
    registers: new Map(
      HANDED_REGISTERS.map((register) => [
        register,
        {
          ...(special[register] ?? asAt(register)),
          withdrawn:
            all(register).filter((one) => one.isWithdrawn).length +
            (register === 'vendor-report' ? orphans : 0),
        },
      ]),
    ),
    editions,
    notFinished: unfinished,
  };
};

/** The evidence item that the file of an edition is a version of. */
export const itemOf = ({ evidence }: SurveyedEdition): EvidenceId =>
  evidence.slice(0, evidence.indexOf('.')) as EvidenceId;

/** Points of focus count for their criterion. */
const isLinked = (targets: ReadonlySet<string>, { controls, criteria }: Narrowing): boolean =>
  [...targets].some(
    (one) =>
      controls?.has(one as ControlId) === true ||
      criteria?.has(one.replace(/-.*$/, '') as CriterionId) === true,
  );

/** A vendor brings its reports, and a report its vendor. */
const linkedIds = (whole: WholeProgramme, narrowing: Narrowing): ReadonlySet<string> => {
  const ids = new Set<string>();
  for (const { chosen } of whole.registers.values()) {
    for (const { record, version } of chosen)
      if (isLinked(targetsOf(record, version.facts), narrowing)) ids.add(record.id);
  }
  const reports = whole.registers.get('vendor-report')?.chosen ?? [];
  for (const { record, version } of reports) if (ids.has(record.id)) ids.add(String(version.facts['vendor']));
  for (const { record, version } of reports) if (ids.has(String(version.facts['vendor']))) ids.add(record.id);
  return ids;
};

const isConfidentialAllowed = ({ mostSensitive }: PackageSelection): boolean =>
  mostSensitive === 'confidential' || mostSensitive === 'restricted';

const evidenceOf = ({ record, version }: ChosenRecord): EvidenceId[] => {
  const { facts } = version;
  // Its files only where its terms let us.
  const told =
    record.register === 'vendor-report' && facts['mayHandOn'] !== 'yes' ? { ...facts, files: [] } : facts;
  return [...targetsOf(record, told)].filter((one) => one.startsWith('EVD-')) as EvidenceId[];
};

/** Null where the registers have nothing to tell of the whole scope. */
export const selectProgramme = (
  survey: ProgrammeSurvey | null,
  examined: ExaminedTime,
  selection: PackageSelection,
  narrowing: Narrowing,
): SelectedProgramme | null => {
  if (survey === null) return null;
  const window = timeWindow(examined, selection);
  const whole = wholeOf(survey, window);
  const isNarrowed = narrowing.controls !== null || narrowing.criteria !== null;
  const linked = isNarrowed ? linkedIds(whole, narrowing) : null;
  const mayTell = isConfidentialAllowed(selection);
  // The text of an edition is as sensitive as its file; whoever may have everything has what is in force.
  const isOpen = (edition: SurveyedEdition): boolean =>
    selection.mostSensitive === 'restricted' || narrowing.isOpen(itemOf(edition));
  const openEditions = whole.editions.filter(isOpen);
  // One whose newest edition is closed is left out whole: what stands would say that an older text is in force.
  const newest = new Map(whole.editions.map((one) => [one.policyId, one]));
  const openPolicies = new Set([...newest.values()].filter(isOpen).map((one) => one.policyId));
  const isIn = ({ record }: ChosenRecord): boolean =>
    (linked === null || linked.has(record.id)) &&
    (record.register === 'policy' ? openPolicies.has(record.id) : mayTell);
  const isCounted = !isNarrowed && mayTell;
  const registers = HANDED_REGISTERS.flatMap((register): SelectedRegister[] => {
    const { chosen, withdrawn, afterwards } = whole.registers.get(register) ?? { ...NOTHING, withdrawn: 0 };
    const told = chosen.filter(isIn);
    const counts = isCounted ? { withdrawn, afterwards } : { withdrawn: 0, afterwards: 0 };
    return told.length + counts.withdrawn + counts.afterwards === 0
      ? []
      : [{ register, chosen: told, ...counts }];
  });
  const records = registers.flatMap((one) => one.chosen);
  const told = new Set(records.map((one) => one.record.id));
  const editions = openEditions.filter((one) => told.has(one.policyId));
  const roster = mayTell ? (whole.registers.get('person')?.chosen ?? []) : [];
  const notFinished = mayTell
    ? whole.notFinished.filter(
        ({ record }) =>
          !isNarrowed || isLinked(targetsOf(record, record.versions.at(-1)?.facts ?? {}), narrowing),
      )
    : [];
  return {
    ...window,
    registers,
    editions,
    notFinished: notFinished.map((one) => one.told),
    roster,
    names: new Map(
      roster
        .filter(({ record }) => !isNarrowed || told.has(record.id))
        .map(({ record, version }) => [record.id, statedText(version.facts, 'name')] as const),
    ),
    needed: new Set([
      ...records.flatMap(evidenceOf),
      ...editions.flatMap((one) => [
        itemOf(one),
        ...(mayTell ? one.acknowledged.flatMap(({ evidenceId }) => evidenceId ?? []) : []),
      ]),
    ]),
  };
};

/** How many records a selection tells. */
export const recordCount = (selected: SelectedProgramme | null): number =>
  (selected?.registers ?? []).reduce((sum, one) => sum + one.chosen.length, 0);
