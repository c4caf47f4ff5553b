// muniment catalog: the criteria and points of focus, by id, short name and our own paraphrase.
import { EXIT, UserError } from '../../shared/errors';
import { atMost, command, exactly, text as option, readingOptions } from '../command';
import { readCriterionId, readPointOfFocusId, readSeriesId } from '../ids';
import { engine, readingVault } from '../open-vault';
import { text } from '../safe-text';
import { facts, table } from '../table';

const list = command('catalog', 'list', 'List the criteria; with a vault, how each stands in its scope.', {
  operands: atMost('[VAULT]', 1),
  options: { ...readingOptions, series: option('SERIES', 'only this series, such as CC6') },
  run: async (call) => {
    const series = call.options.series === undefined ? null : readSeriesId(call.options.series);
    const { catalog, criteriaStanding } = await engine();
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
      criteriaStanding(vault).filter((one) => titles.has(one.criterionId)),
    );
    call.output.answer(standing, () =>
      table(
        [
          { title: 'Criterion' },
          { title: 'Controls', right: true },
          { title: 'Evidence', right: true },
          { title: 'In period', right: true },
          { title: 'Title', flexible: true },
        ],
        standing.map((one) => [
          one.criterionId,
          String(one.controlIds.length),
          String(one.evidenceCount),
          String(one.evidenceInPeriodCount),
          titles.get(one.criterionId) ?? '',
        ]),
        call.terminal.columns,
      ),
    );
    return EXIT.done;
  },
});

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

export const catalogCommands = [list, show];
