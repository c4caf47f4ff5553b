// muniment roadmap: the steps to the report, planned and actual, and what to do next.
import type { NextAction } from '../../shared/domain/roadmap';
import { EXIT } from '../../shared/errors';
import { command, readingOptions, vaultOnly } from '../command';
import { rangeText } from '../dates';
import { engine, readingVault } from '../open-vault';
import { table } from '../table';
import { todayOf, todayOption } from '../today-option';

const actionText = ({ action, step }: NextAction): string => (step === null ? action : `${action} ${step}`);

const show = command('roadmap', 'show', 'Show the way to the report, and what to do next.', {
  operands: vaultOnly,
  options: { ...readingOptions, ...todayOption },
  notes: ['While nobody has planned it, the steps are a proposal of usual durations.'],
  run: async (call) => {
    const { getRoadmap } = await engine();
    const today = todayOf(call.options.today, await call.makeEnvironment());
    const found = await readingVault(call, (vault) => getRoadmap(vault, today));
    const { plan, nextActions, isPlanned } = found;
    call.output.answer(found, () => [
      `${plan.path}, ${isPlanned ? 'as planned' : 'a proposal: nobody has planned it yet'}`,
      '',
      ...table(
        [{ title: 'Step' }, { title: 'Planned' }, { title: 'Actual' }, { title: 'Owner', flexible: true }],
        plan.steps.map((one) => [
          one.step,
          rangeText({ from: one.plannedFrom, to: one.plannedTo }),
          one.actualFrom === null
            ? ''
            : one.actualTo === null
              ? `${one.actualFrom}..`
              : rangeText({ from: one.actualFrom, to: one.actualTo }),
          one.owner,
        ]),
        call.terminal.columns,
      ),
      '',
      ...(nextActions.length === 0
        ? ['Nothing is waiting.']
        : table(
            [{ title: 'Next' }, { title: 'How many', right: true }, { title: 'Due' }],
            nextActions.map((one) => [
              actionText(one),
              one.count === null ? '' : String(one.count),
              one.due ?? '',
            ]),
            call.terminal.columns,
          )),
    ]);
    return EXIT.done;
  },
});

export const roadmapCommands = [show];
