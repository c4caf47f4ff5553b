// muniment control add, revise, retire, days: what a control says, and from when to when.
import { CADENCES, ControlKind, ControlNature } from '../../shared/domain/catalog';
import { type ControlDetail, ControlFacts, NewControl } from '../../shared/domain/control';
import { EXIT } from '../../shared/errors';
import { commaList } from '../arguments';
import { command, flag, text as option, texts, unlockOptions, vaultAnd, vaultOnly } from '../command';
import { parseDate } from '../dates';
import { readControlId, readCriterionId, readPointOfFocusId } from '../ids';
import { engine, withVault } from '../open-vault';
import { text } from '../safe-text';
import { WrongUse } from '../wrong-use';

const factOptions = {
  title: option('TEXT', 'its short name'),
  wording: option('TEXT', 'what is done, in the organization’s words'),
  'owner-role': option('TEXT', 'the role that answers for it, such as "Security Lead"'),
  owner: option('NAME', 'the person, by name'),
  cadence: option('CADENCE', CADENCES.join(', ')),
  'weekdays-only': option('yes|no', 'for a daily control: Saturday and Sunday belong to Friday'),
  'grace-days': option('N', 'days after an occurrence that count as late, or “usual”'),
  nature: option('NATURE', ControlNature.options.join(', ')),
  kind: option('KIND', ControlKind.options.join(', ')),
  domain: option('NAME', 'where it stands in the register, such as "Access Control"'),
} as const;
type FactOptions = Readonly<Record<keyof typeof factOptions, string | undefined>>;

const yesOrNo = (typed: string): boolean => {
  if (/^(yes|no)$/i.test(typed)) return typed.toLowerCase() === 'yes';
  throw new WrongUse('--weekdays-only is yes or no.');
};

const graceDays = (typed: string): number | null => {
  if (typed.toLowerCase() === 'usual') return null;
  if (/^\d{1,3}$/.test(typed)) return Number(typed);
  throw new WrongUse('--grace-days is a number of days, or “usual”.');
};

/** Only what was given. */
const givenFacts = (options: FactOptions): Record<string, unknown> =>
  Object.fromEntries(
    Object.entries({
      title: options.title,
      wording: options.wording,
      ownerRole: options['owner-role'],
      owner: options.owner,
      cadence: options.cadence?.toLowerCase(),
      weekdaysOnly: options['weekdays-only'] === undefined ? undefined : yesOrNo(options['weekdays-only']),
      graceDays: options['grace-days'] === undefined ? undefined : graceDays(options['grace-days']),
      nature: options.nature?.toLowerCase(),
      kind: options.kind?.toLowerCase(),
    }).filter(([, value]) => value !== undefined),
  );

const optionOf = (field: string): string =>
  `--${field.replace(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`)}`;

const refuse = (issues: readonly { readonly path: readonly PropertyKey[] }[]): never => {
  const named = [...new Set(issues.map((issue) => optionOf(String(issue.path[0]))))];
  throw new WrongUse(
    `${named.join(', ')}: missing, too long, or none of what may stand there.`,
    'See “muniment help control add”.',
  );
};

const said = (what: string, control: ControlDetail) => () => [
  text`${what} ${control.id} (version ${control.version}): ${control.title}`,
];

export const add = command('control', 'add', 'Add a control of your own.', {
  operands: vaultOnly,
  options: {
    ...unlockOptions,
    ...factOptions,
    'valid-from': option('DATE', 'its first day in force, where it matters'),
    item: texts('TEXT', 'something an auditor will ask for; may be given several times'),
    'point-of-focus': texts('ID', 'such as CC6.1-3; may be given several times, or with commas'),
    criterion: texts('ID', 'such as CC6.1, where it meets the criterion as a whole'),
    rationale: option('TEXT', 'why it meets what it is mapped to'),
  },
  notes: ['Needs at least --title, --wording, --cadence, --nature and --kind.'],
  run: async (call) => {
    const { options } = call;
    const validFrom =
      options['valid-from'] === undefined ? null : parseDate(options['valid-from'], '--valid-from');
    const pointOfFocusIds = commaList(options['point-of-focus']).map(readPointOfFocusId);
    const criterionIds = commaList(options.criterion).map(readCriterionId);
    if (options.rationale === undefined && pointOfFocusIds.length + criterionIds.length > 0)
      throw new WrongUse('--rationale is needed: an auditor will ask why.');
    const parsed = NewControl.safeParse({
      ownerRole: '',
      owner: '',
      weekdaysOnly: false,
      graceDays: null,
      ...givenFacts(options),
      domain: options.domain ?? '',
      validFrom,
      checklist: options.item,
      criterionIds,
      pointOfFocusIds,
      rationale: options.rationale ?? '',
    });
    const control = parsed.success ? parsed.data : refuse(parsed.error.issues);
    const { addControl } = await engine();
    const added = await withVault(call, (vault) => addControl(vault, control));
    call.output.answer(added, said('Added', added));
    return EXIT.done;
  },
});

const factsOf = (control: ControlDetail): ControlFacts => ({
  title: control.title,
  wording: control.wording,
  ownerRole: control.ownerRole,
  owner: control.owner,
  cadence: control.cadence,
  weekdaysOnly: control.weekdaysOnly,
  graceDays: control.graceDays,
  nature: control.nature,
  kind: control.kind,
});

export const revise = command('control', 'revise', 'Change what a control says, from a day on.', {
  operands: vaultAnd('CONTROL', 1),
  options: {
    ...unlockOptions,
    ...factOptions,
    'valid-from': option('DATE', 'first day of the new version; without it the newest one is corrected'),
    note: option('TEXT', 'why there is this version'),
  },
  notes: [
    'What is not given stays as it is. The version before ends on the day before; a control that was',
    'retired earlier is in force again from --valid-from on.',
  ],
  run: async (call) => {
    const id = readControlId(call.operands[1] ?? '');
    const { options } = call;
    const typed = options['valid-from'];
    const from = typed === undefined ? null : parseDate(typed, '--valid-from');
    const given = givenFacts(options);
    if (Object.keys(given).length === 0 && from === null && options.domain === undefined)
      throw new WrongUse('Nothing is given that could be changed.');
    const { getControl, reviseControl, setControlDomain } = await engine();
    const control = await withVault(call, (vault) => {
      const before = getControl(vault, id);
      const parsed = ControlFacts.safeParse({ ...factsOf(before), ...given });
      const facts = parsed.success ? parsed.data : refuse(parsed.error.issues);
      const validFrom = from ?? before.versions[0]?.validFrom ?? null;
      reviseControl(vault, id, facts, validFrom, (options.note ?? '').trim());
      if (options.domain !== undefined) setControlDomain(vault, [id], options.domain.trim());
      return getControl(vault, id);
    });
    call.output.answer(control, said('Revised', control));
    return EXIT.done;
  },
});

export const retire = command('control', 'retire', 'Take a control out of force. It stays in the register.', {
  operands: vaultAnd('CONTROL', 1),
  options: {
    ...unlockOptions,
    'last-day': option('DATE', 'its last day in force'),
    reason: option('TEXT', 'why'),
  },
  run: async (call) => {
    const id = readControlId(call.operands[1] ?? '');
    const { reason, 'last-day': typed } = call.options;
    if (typed === undefined) throw new WrongUse('--last-day is needed.');
    const lastDay = parseDate(typed, '--last-day');
    if (reason === undefined || reason.trim() === '' || reason.length > 2000)
      throw new WrongUse('--reason is needed, in at most 2000 characters: an auditor will ask why.');
    const { retireControl } = await engine();
    const control = await withVault(call, (vault) => retireControl(vault, id, lastDay, reason.trim()));
    call.output.answer(control, () => [text`Retired ${id}; its last day is ${lastDay}.`]);
    return EXIT.done;
  },
});

export const days = command('control', 'days', 'Correct from when to when the newest version holds.', {
  operands: vaultAnd('CONTROL', 1),
  options: {
    ...unlockOptions,
    'valid-from': option('DATE', 'its first day; without it that stays as it is'),
    'last-day': option('DATE', 'its last day; without it that stays as it is'),
    'in-force': flag('takes a retirement back: it has no last day'),
    note: option('TEXT', 'why'),
  },
  notes: ['For days that were typed wrong. The version before ends on the day before.'],
  run: async (call) => {
    const id = readControlId(call.operands[1] ?? '');
    const { note, 'valid-from': first, 'last-day': last, 'in-force': isInForce } = call.options;
    if (isInForce && last !== undefined) throw new WrongUse('--last-day and --in-force exclude each other.');
    if (first === undefined && last === undefined && !isInForce)
      throw new WrongUse('Nothing is given that could be corrected.');
    const { correctControlDays, getControl } = await engine();
    const control = await withVault(call, (vault) => {
      const newest = getControl(vault, id).versions[0];
      return correctControlDays(vault, id, {
        validFrom: first === undefined ? (newest?.validFrom ?? null) : parseDate(first, '--valid-from'),
        validTo: isInForce
          ? null
          : last === undefined
            ? (newest?.validTo ?? null)
            : parseDate(last, '--last-day'),
        note: (note ?? '').trim(),
      });
    });
    call.output.answer(control, said('Corrected', control));
    return EXIT.done;
  },
});
