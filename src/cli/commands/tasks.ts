// muniment task: who owes what evidence, and by when.
import { TASK_KINDS, type EvidenceTask, type TaskKind } from '../../shared/domain/evidence-task';
import { EXIT } from '../../shared/errors';
import { allPages } from '../all-pages';
import { command, readingOptions, text as option, vaultOnly } from '../command';
import { counted } from '../counted';
import { parseDate } from '../dates';
import { engine, readingVault } from '../open-vault';
import { table } from '../table';
import { todayOf, todayOption } from '../today-option';
import { WrongUse } from '../wrong-use';

const readKinds = (typed: string | undefined): TaskKind[] =>
  (typed ?? '')
    .split(',')
    .map((one) => one.trim())
    .filter((one) => one !== '')
    .map((one) => {
      const kind = TASK_KINDS.find((known) => known === one);
      if (kind === undefined) throw new WrongUse(`--kind takes ${TASK_KINDS.join(', ')}.`);
      return kind;
    });

const line = (task: EvidenceTask): readonly string[] => [
  task.due === null ? '' : task.isOverdue ? `${task.due} overdue` : task.due,
  task.kind,
  task.key.split(' ')[1] ?? '',
  task.owner,
  'missedCount' in task.about && task.about.missedCount > 1
    ? `${task.title} (${String(task.about.missedCount)} missed)`
    : task.title,
];

const list = command('task', 'list', 'Show who owes what evidence, and by when.', {
  operands: vaultOnly,
  options: {
    ...readingOptions,
    owner: option('NAME', 'only what this person owes'),
    kind: option('KIND,…', `only ${TASK_KINDS.join(', ')}`),
    until: option('DATE', 'only what is due up to this day, overdue tasks included'),
    ics: option('FILE', 'write them as a calendar as well (those that have a day), replacing the file'),
    ...todayOption,
  },
  notes: ['A task is done when what it asks for is in the vault; nothing is ticked off.'],
  run: async (call) => {
    const { options, output, terminal } = call;
    const filters = {
      today: todayOf(options.today, await call.makeEnvironment()),
      until: options.until === undefined ? null : parseDate(options.until, '--until'),
      owner: options.owner ?? null,
      kinds: readKinds(options.kind),
    };
    const { exportTasks, listOwed } = await engine();
    const found = await readingVault(call, async (vault) => {
      if (options.ics !== undefined) await exportTasks(vault, filters, options.ics);
      return allPages((page) => listOwed(vault, { ...filters, search: '', ...page }));
    });
    output.answer(found, () => [
      counted(found.total, 'task'),
      ...table(
        [
          { title: 'Due' },
          { title: 'What' },
          { title: 'Number' },
          { title: 'Owner' },
          { title: 'Title', flexible: true },
        ],
        found.rows.map(line),
        terminal.columns,
      ),
    ]);
    return EXIT.done;
  },
});

export const taskCommands = [list];
