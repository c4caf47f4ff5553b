// muniment engagement: what is examined, for which day or period, by whom.
import { CATEGORY_IDS, CategoryId } from '../../shared/domain/catalog';
import { type Engagement, ENGAGEMENT_STATES, NewEngagement } from '../../shared/domain/engagement';
import { EXIT, UserError } from '../../shared/errors';
import { command, readingOptions, text as option, unlockOptions, vaultAnd, vaultOnly } from '../command';
import { commaList } from '../arguments';
import { parseDate, parseRange, rangeText } from '../dates';
import { readEngagementId } from '../ids';
import { engine, readingVault, withVault } from '../open-vault';
import { text } from '../safe-text';
import { readState } from '../state';
import { facts, table } from '../table';
import { WrongUse } from '../wrong-use';
import { scope } from './engagement-scope';

const examinedText = (engagement: Engagement): string =>
  engagement.type === 1 ? `as of ${engagement.asOf}` : rangeText(engagement.period);

const readCategories = (typed: string | undefined): CategoryId[] =>
  commaList([typed ?? 'security']).map((word) => {
    const parsed = CategoryId.safeParse(word.toLowerCase());
    if (parsed.success) return parsed.data;
    throw new WrongUse(`“${word}” is not a category.`, `The categories are ${CATEGORY_IDS.join(', ')}.`);
  });

const readTime = (
  type: string | undefined,
  asOf: string | undefined,
  period: string | undefined,
):
  | Pick<Extract<NewEngagement, { type: 1 }>, 'type' | 'asOf'>
  | Pick<Extract<NewEngagement, { type: 2 }>, 'type' | 'period'> => {
  if (type === '1') {
    if (asOf === undefined || period !== undefined)
      throw new WrongUse('Type 1 takes --as-of DATE, and no period.');
    return { type: 1, asOf: parseDate(asOf, '--as-of') };
  }
  if (type === '2') {
    if (period === undefined || asOf !== undefined)
      throw new WrongUse('Type 2 takes --period FROM..TO, and no as-of date.');
    return { type: 2, period: parseRange(period, '--period') };
  }
  throw new WrongUse('--type is 1 (as of a day) or 2 (over a period).');
};

/** Errors: wrong use. What can be wrong of the whole is the length of a name; the rest was read word by word. */
const newEngagement = (given: object): NewEngagement => {
  const parsed = NewEngagement.safeParse(given);
  if (parsed.success) return parsed.data;
  throw new WrongUse('The names may have at most 200 characters.');
};

const create = command('engagement', 'create', 'Define one examination.', {
  operands: vaultOnly,
  options: {
    ...unlockOptions,
    type: option('1|2', '1: design as of a day; 2: operation over a period'),
    'as-of': option('DATE', 'the day, for type 1'),
    period: option('FROM..TO', 'the period, both ends included, for type 2'),
    categories: option('LIST', `${CATEGORY_IDS.join(', ')}; security always belongs to it`),
    firm: option('NAME', 'the CPA firm, when it is known'),
    system: option('NAME', 'the system under examination (left out: the organization’s name)'),
  },
  run: async (call) => {
    const { options } = call;
    const time = readTime(options.type, options['as-of'], options.period);
    const categories = readCategories(options.categories);
    const { createEngagement } = await engine();
    const engagement = await withVault(call, (vault) => {
      const given = newEngagement({
        ...time,
        categories,
        firm: options.firm ?? '',
        systemName: options.system ?? vault.organization,
      });
      return createEngagement(vault, given);
    });
    call.output.answer(engagement, () => [
      text`Defined ${engagement.id}: type ${engagement.type}, ${examinedText(engagement)}, ${engagement.categories.join(', ')}.`,
    ]);
    return EXIT.done;
  },
});

const list = command('engagement', 'list', 'List the engagements of a vault.', {
  operands: vaultOnly,
  options: readingOptions,
  run: async (call) => {
    const { listEngagements } = await engine();
    const engagements = await readingVault(call, listEngagements);
    call.output.answer(engagements, () =>
      table(
        [
          { title: 'Id' },
          { title: 'Type' },
          { title: 'Time' },
          { title: 'State' },
          { title: 'Current' },
          { title: 'Categories' },
          { title: 'System', flexible: true },
          { title: 'Firm', flexible: true },
        ],
        engagements.map((one) => [
          one.id,
          String(one.type),
          examinedText(one),
          one.state,
          one.isCurrent ? 'yes' : '',
          one.categories.join(','),
          one.systemName,
          one.firm,
        ]),
        call.terminal.columns,
      ),
    );
    return EXIT.done;
  },
});

const show = command('engagement', 'show', 'Show one engagement.', {
  operands: vaultAnd('ENGAGEMENT', 1),
  options: readingOptions,
  run: async (call) => {
    const id = readEngagementId(call.operands[1] ?? '');
    const { listEngagements } = await engine();
    const found = await readingVault(call, (vault) => listEngagements(vault).find((one) => one.id === id));
    if (found === undefined) throw new UserError('use.unknown-engagement', { id });
    call.output.answer(found, () =>
      facts([
        ['Engagement', found.id],
        ['Type', String(found.type)],
        ['Time', examinedText(found)],
        ['Categories', found.categories.join(', ')],
        ['System', found.systemName],
        ['Firm', found.firm],
        ['State', found.state],
        ['Current', found.isCurrent ? 'yes' : 'no'],
        ['Catalog', found.catalogVersion],
        ['Rolled forward from', found.rolledForwardFrom ?? 'none'],
        ['Defined', found.createdAt],
      ]),
    );
    return EXIT.done;
  },
});

const use = command('engagement', 'use', 'Make an engagement the current one.', {
  operands: vaultAnd('ENGAGEMENT', 1),
  options: unlockOptions,
  notes: ['Dates of evidence are judged against the current engagement.'],
  run: async (call) => {
    const id = readEngagementId(call.operands[1] ?? '');
    const { makeCurrent } = await engine();
    const engagement = await withVault(call, (vault) => makeCurrent(vault, id));
    call.output.answer(engagement, () => [text`${id} is current: ${examinedText(engagement)}.`]);
    return EXIT.done;
  },
});

const state = command('engagement', 'state', 'Say how far an engagement is.', {
  operands: vaultAnd('ENGAGEMENT STATE', 2),
  options: unlockOptions,
  notes: [`The states are ${ENGAGEMENT_STATES.join(', ')}; any may follow any other.`],
  run: async (call) => {
    const id = readEngagementId(call.operands[1] ?? '');
    const wanted = readState(ENGAGEMENT_STATES, call.operands[2] ?? '');
    const { setEngagementState } = await engine();
    const engagement = await withVault(call, (vault) => setEngagementState(vault, id, wanted));
    call.output.answer(engagement, () => [text`${id} is in the state ${engagement.state}.`]);
    return EXIT.done;
  },
});

const forward = command('engagement', 'roll-forward', 'Make the next engagement out of an earlier one.', {
  operands: vaultAnd('ENGAGEMENT', 1),
  options: {
    ...unlockOptions,
    type: option('1|2', 'left out: that of the earlier one'),
    'as-of': option('DATE', 'the day, for type 1'),
    period: option('FROM..TO', 'the period, both ends included, for type 2'),
    categories: option('LIST', 'left out: those of the earlier one'),
    firm: option('NAME', 'left out: that of the earlier one'),
    system: option('NAME', 'left out: that of the earlier one'),
  },
  notes: [
    'Its scope goes along; controls and mappings are the vault’s own. Evidence, excuses, assessments and exceptions stay with the earlier one. The new one becomes current.',
  ],
  run: async (call) => {
    const { options } = call;
    const id = readEngagementId(call.operands[1] ?? '');
    const { getEngagement, rollForward } = await engine();
    const engagement = await withVault(call, (vault) => {
      const earlier = getEngagement(vault, id);
      const given = newEngagement({
        ...readTime(options.type ?? String(earlier.type), options['as-of'], options.period),
        categories:
          options.categories === undefined ? earlier.categories : readCategories(options.categories),
        firm: options.firm ?? earlier.firm,
        systemName: options.system ?? earlier.systemName,
      });
      return rollForward(vault, id, given);
    });
    call.output.answer(engagement, () => [
      text`Rolled ${id} forward to ${engagement.id}: type ${engagement.type}, ${examinedText(engagement)}, ${engagement.categories.join(', ')}.`,
    ]);
    return EXIT.done;
  },
});

export const engagementCommands = [create, list, show, use, state, forward, scope];
