// muniment catalog: the criteria and points of focus, by id, short name and our own paraphrase.
import type { PointOfFocus } from '../../shared/domain/catalog';
import { CATEGORY_HELP } from '../../shared/domain/category-help';
import { EXIT, UserError } from '../../shared/errors';
import { criteriaInScope, pointsOfFocusInScope } from '../../shared/scope';
import { atMost, command, exactly, noOperands, text as option, readingOptions } from '../command';
import { readCriterionId, readEngagementId, readPointOfFocusId, readSeriesId } from '../ids';
import { engine, readingVault } from '../open-vault';
import { text } from '../safe-text';
import { facts, table } from '../table';
import { WrongUse } from '../wrong-use';

const list = command('catalog', 'list', 'List the criteria; with a vault, how each stands in its scope.', {
  operands: atMost('[VAULT]', 1),
  options: {
    ...readingOptions,
    series: option('SERIES', 'only this series, such as CC6'),
    engagement: option('ENGAGEMENT', 'of this engagement, such as ENG-01 (left out: the current one)'),
  },
  run: async (call) => {
    const series = call.options.series === undefined ? null : readSeriesId(call.options.series);
    const asked = call.options.engagement === undefined ? null : readEngagementId(call.options.engagement);
    if (asked !== null && call.operands.length === 0)
      throw new WrongUse('--engagement needs the vault it is in.');
    const { catalog, criteriaStanding, getEngagement } = await engine();
    const criteria = catalog().criteria.filter((one) => series === null || one.series === series);
    const titles = new Map(criteria.map((one) => [one.id, one.title]));
    if (call.operands.length === 0) {
      const points = catalog().points_of_focus;
      const counted = criteria.map((one) => ({
        ...one,
        pointsOfFocus: points.filter((point) => point.criterion === one.id).map((point) => point.id),
      }));
      call.output.answer(counted, () =>
        table(
          [{ title: 'Criterion' }, { title: 'Points', right: true }, { title: 'Title', flexible: true }],
          counted.map((one) => [one.id, String(one.pointsOfFocus.length), one.title]),
          call.terminal.columns,
        ),
      );
      return EXIT.done;
    }
    const standing = await readingVault(call, (vault) =>
      criteriaStanding(vault, asked === null ? undefined : getEngagement(vault, asked)).filter((one) =>
        titles.has(one.criterionId),
      ),
    );
    const declared = standing.some((one) => one.notApplicable !== null);
    call.output.answer(standing, () =>
      table(
        [
          { title: 'Criterion' },
          { title: 'Controls', right: true },
          { title: 'Evidence', right: true },
          { title: 'In period', right: true },
          { title: 'Points', right: true },
          { title: 'Title', flexible: true },
          ...(declared ? [{ title: 'Not applicable because', flexible: true }] : []),
        ],
        standing.map((one) => [
          one.criterionId,
          String(one.controlIds.length),
          String(one.evidenceCount),
          String(one.evidenceInPeriodCount),
          String(one.pointsOfFocus.length),
          titles.get(one.criterionId) ?? '',
          ...(declared ? [one.notApplicable ?? ''] : []),
        ]),
        call.terminal.columns,
      ),
    );
    return EXIT.done;
  },
});

/** What else has to be so before the point is asked for; nothing for most. */
const onlyFor = (point: PointOfFocus): readonly (readonly [string, string])[] => {
  if (point.condition === 'system-level')
    return [['Only for', 'engagements at system level, as every SOC 2 examination is']];
  if (point.condition === 'product-system') return [['Only for', 'systems that make or distribute products']];
  const [role, other] = point.privacy_roles;
  return role === undefined || other !== undefined ? [] : [['Only for', `a ${role} of personal information`]];
};

const show = command('catalog', 'show', 'Show a criterion with its points of focus, or one point of focus.', {
  operands: exactly('CRITERION', 1),
  options: {},
  run: async ({ output, operands, terminal }) => {
    const typed = operands[0] ?? '';
    const { catalog } = await engine();
    const { criteria, points_of_focus: points } = catalog();
    if (typed.includes('-')) {
      const id = readPointOfFocusId(typed);
      const point = points.find((one) => one.id === id);
      if (point === undefined) throw new UserError('use.unknown-criterion', { id });
      output.answer(point, () =>
        facts([
          ['Point of focus', point.id],
          ['Title', point.title],
          ['In our words', point.summary],
          ['Applies to', point.applies_to.join(', ')],
          ...onlyFor(point),
        ]),
      );
      return EXIT.done;
    }
    const id = readCriterionId(typed);
    const criterion = criteria.find((one) => one.id === id);
    if (criterion === undefined) throw new UserError('use.unknown-criterion', { id });
    const own = points.filter((point) => point.criterion === id);
    output.answer({ ...criterion, pointsOfFocus: own }, () => [
      text`${criterion.id}  ${criterion.title}`,
      text`${criterion.summary}`,
      '',
      ...table(
        [{ title: 'Point' }, { title: 'Title', flexible: true }],
        own.map((point) => [point.id, point.title]),
        terminal.columns,
      ),
    ]);
    return EXIT.done;
  },
});

const categories = command('catalog', 'categories', 'Say what each category asks, and when to take it.', {
  operands: noOperands,
  options: {},
  run: async ({ output }) => {
    const { catalog } = await engine();
    const whole = catalog();
    const alone = pointsOfFocusInScope(whole, []).length;
    const common = criteriaInScope(whole, []).length;
    const answer = CATEGORY_HELP.map((one) => {
      const isSecurity = one.id === 'security';
      return {
        ...one,
        name: whole.categories.find((category) => category.id === one.id)?.name ?? one.id,
        addsCriteria: criteriaInScope(whole, [one.id]).length - (isSecurity ? 0 : common),
        addsPointsOfFocus: pointsOfFocusInScope(whole, [one.id]).length - (isSecurity ? 0 : alone),
      };
    });
    output.answer(answer, () =>
      answer.flatMap((one) => [
        text`${one.name} (${one.addsCriteria} criteria, ${one.addsPointsOfFocus} points of focus)`,
        ...facts([
          ['Asks', one.asks],
          [`AI companies ${one.usually} take it`, one.takeIt],
          ...(one.leaveIt === '' ? [] : [['It can wait', one.leaveIt] as const]),
        ]),
        '',
      ]),
    );
    return EXIT.done;
  },
});

export const catalogCommands = [list, show, categories];
