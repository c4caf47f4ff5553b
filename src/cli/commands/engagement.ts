// muniment engagement: what is examined, for which day or period, by whom.
import { CATEGORY_IDS, CategoryId } from '../../shared/domain/catalog';
import { type Engagement, NewEngagement } from '../../shared/domain/engagement';
import { EXIT, UserError } from '../../shared/errors';
import { command, readingOptions, text as option, unlockOptions, vaultAnd, vaultOnly } from '../command';
import { commaList } from '../arguments';
import { parseDate, parseRange, rangeText } from '../dates';
import { readEngagementId } from '../ids';
import { engine, readingVault, withVault } from '../open-vault';
import { text } from '../safe-text';
import { facts, table } from '../table';
import { WrongUse } from '../wrong-use';

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
      const parsed = NewEngagement.safeParse({
        ...time,
        categories,
        firm: options.firm ?? '',
        systemName: options.system ?? vault.organization,
      });
      if (!parsed.success) throw new WrongUse('The names may have at most 200 characters.');
      return createEngagement(vault, parsed.data);
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
          { title: 'Categories' },
          { title: 'System', flexible: true },
          { title: 'Firm', flexible: true },
        ],
        engagements.map((one) => [
          one.id,
          String(one.type),
          examinedText(one),
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
        ['Defined', found.createdAt],
      ]),
    );
    return EXIT.done;
  },
});

export const engagementCommands = [create, list, show];
