// muniment readiness: the worksheet of an assessment, in the terminal or as a spreadsheet, and the tasks.
import { lstat } from 'node:fs/promises';
import { type Assessment, TASK_STATES } from '../../shared/domain/readiness';
import type { TableImport } from '../../shared/domain/table-import';
import { EXIT } from '../../shared/errors';
import type { AssessmentId } from '../../shared/ids';
import type { OpenVault } from '../../engine';
import { allPages } from '../all-pages';
import { commaList } from '../arguments';
import {
  command,
  flag,
  readingOptions,
  text as option,
  texts,
  unlockOptions,
  vaultAnd,
  vaultOnly,
} from '../command';
import { counted } from '../counted';
import { readAssessmentId, readSubject } from '../ids';
import { engine, readingVault, withVault } from '../open-vault';
import { required, requiredName } from '../required-option';
import { text } from '../safe-text';
import { readState } from '../state';
import { table } from '../table';
import { todayOf, todayOption } from '../today-option';
import { WrongUse } from '../wrong-use';

const assessmentOption = {
  assessment: option('ID', 'such as ASM-01 (left out: the newest of the current engagement)'),
} as const;

const readAssessment = (typed: string | undefined): AssessmentId | null =>
  typed === undefined ? null : readAssessmentId(typed);

const assessmentOf = async (vault: OpenVault, chosen: AssessmentId | null): Promise<Assessment> => {
  const { getAssessment, listAssessments } = await engine();
  if (chosen !== null) return getAssessment(vault, chosen);
  const [newest] = listAssessments(vault);
  if (newest === undefined)
    throw new WrongUse('There is no assessment yet.', '“muniment readiness begin” begins one.');
  return newest;
};

const assessmentLine = (one: Assessment): string =>
  text`${one.id} ${one.name}, ${one.closedAt === null ? 'open' : 'closed'}: ` +
  `${String(one.rated)} of ${String(one.subjects)} rated, ${counted(one.gaps, 'gap')}.`;

const begin = command('readiness', 'begin', 'Begin an assessment of the current engagement.', {
  operands: vaultOnly,
  options: {
    ...unlockOptions,
    name: option('NAME', 'what it is called'),
    'copy-ratings': flag('start from the ratings of the newest assessment'),
  },
  notes: ['An assessment that is open is closed by it and stays as history.'],
  run: async (call) => {
    const name = requiredName(call.options.name, 'name');
    const { beginAssessment } = await engine();
    const made = await withVault(call, (vault) =>
      beginAssessment(vault, { name, copyRatings: call.options['copy-ratings'] }),
    );
    call.output.answer(made, () => [assessmentLine(made)]);
    return EXIT.done;
  },
});

const show = command('readiness', 'show', 'Show the worksheet of an assessment.', {
  operands: vaultOnly,
  options: {
    ...readingOptions,
    ...assessmentOption,
    ...todayOption,
    gaps: flag('only where something is partly in place or missing, the first to do at the top'),
    unrated: flag('only what is not rated yet'),
    search: option('WORDS', 'only with these words in subject, title or note'),
  },
  run: async (call) => {
    const { options } = call;
    const chosen = readAssessment(options.assessment);
    const { worksheet } = await engine();
    const environment = await call.makeEnvironment();
    const today = todayOf(options.today, environment);
    const found = await readingVault(call, async (vault) => {
      const assessment = await assessmentOf(vault, chosen);
      const rows = allPages((page) =>
        worksheet(vault, {
          id: assessment.id,
          today,
          search: options.search ?? '',
          kind: null,
          onlyGaps: options.gaps,
          onlyUnrated: options.unrated,
          sort: options.gaps ? 'priority' : 'subject',
          direction: 'ascending',
          ...page,
        }),
      );
      return { assessment, ...rows };
    });
    call.output.answer(found, () => [
      assessmentLine(found.assessment),
      '',
      ...table(
        [
          { title: 'Subject' },
          { title: 'Design' },
          { title: 'Documentation' },
          { title: 'Operation' },
          { title: 'Evidence' },
          { title: 'First', right: true },
          { title: 'Missed', right: true },
          { title: 'Late', right: true },
          { title: 'Tasks', right: true },
          { title: 'Title', flexible: true },
        ],
        found.rows.map((row) => [
          row.subject,
          row.design,
          row.documentation,
          row.operation,
          row.evidence,
          row.priority === null ? '' : String(row.priority),
          String(row.facts.missed),
          String(row.facts.late),
          String(row.openTasks),
          row.title,
        ]),
        call.terminal.columns,
      ),
    ]);
    return EXIT.done;
  },
});

const exportSheet = command('readiness', 'export', 'Write the worksheet as a spreadsheet.', {
  operands: vaultOnly,
  options: {
    ...readingOptions,
    ...assessmentOption,
    ...todayOption,
    out: option('FILE', 'a file that must not be there yet; XLSX when its name ends so, otherwise CSV'),
  },
  notes: ['It is plain, not encrypted. “readiness import” takes it back in.'],
  run: async (call) => {
    const out = required(call.options.out, 'out');
    const chosen = readAssessment(call.options.assessment);
    // Nothing there yet, as it is meant to be.
    if ((await lstat(out).catch(() => null)) !== null)
      throw new WrongUse(`“${out}” is there already; it was not replaced.`);
    const { exportWorksheet } = await engine();
    const today = todayOf(call.options.today, await call.makeEnvironment());
    const { rows, id } = await readingVault(call, async (vault) => {
      const assessment = await assessmentOf(vault, chosen);
      return { ...(await exportWorksheet(vault, assessment.id, today, out)), id: assessment.id };
    });
    call.output.answer({ assessment: id, rows, out }, () => [text`Wrote ${rows} rows of ${id} to ${out}.`]);
    return EXIT.done;
  },
});

const previewLines = (found: TableImport, columns: number | null): string[] => {
  const { add, change, same, refused } = found.counts;
  const shown = found.rows.filter((row) => row.change !== 'same');
  return [
    `${String(add)} new, ${String(change)} changed, ${String(same)} as they are, ${String(refused)} refused.`,
    ...(found.unknownColumns.length > 0
      ? [text`Nothing is read from the columns ${found.unknownColumns.join(', ')}.`]
      : []),
    ...(shown.length === 0
      ? []
      : table(
          [{ title: 'Row', right: true }, { title: 'Subject' }, { title: 'What', flexible: true }],
          shown.map((row) => [
            String(row.row),
            row.subject ?? '',
            row.problem ??
              row.fields
                .map((one) => `${one.field}: ${one.before === '' ? 'nothing' : one.before} → ${one.after}`)
                .join('; '),
          ]),
          columns,
        )),
  ];
};

const importSheet = command('readiness', 'import', 'Read a worksheet back in that was filled in elsewhere.', {
  operands: vaultAnd('FILE', 1),
  options: {
    ...readingOptions,
    ...assessmentOption,
    'dry-run': flag('only say what would change'),
  },
  notes: ['All rows or none: while a row cannot be taken in, nothing is changed and the exit code is 1.'],
  run: async (call) => {
    const file = call.operands[1] ?? '';
    const { options, output } = call;
    const chosen = readAssessment(options.assessment);
    const isDry = options['dry-run'];
    if (options['read-only'] && !isDry)
      throw new WrongUse('An import changes ratings, and --read-only changes nothing.');
    const { importWorksheet } = await engine();
    const take = async (vault: OpenVault): Promise<TableImport> => {
      const { id } = await assessmentOf(vault, chosen);
      const preview = await importWorksheet(vault, id, file, { apply: false, sha256: null });
      if (isDry || preview.counts.refused > 0) return preview;
      return importWorksheet(vault, id, file, { apply: true, sha256: preview.sha256 });
    };
    const found = await (isDry ? readingVault(call, take) : withVault(call, take));
    output.answer(found, () => [
      ...previewLines(found, call.terminal.columns),
      found.applied ? 'Taken in.' : 'Nothing was changed.',
    ]);
    return found.counts.refused > 0 ? EXIT.answerIsNo : EXIT.done;
  },
});

const tasks = command('readiness', 'tasks', 'List the remediation tasks, the first to do at the top.', {
  operands: vaultOnly,
  options: {
    ...readingOptions,
    state: texts('STATE', `only in these states: ${TASK_STATES.join(', ')}`),
    owner: option('NAME', 'only of this owner'),
    subject: option('ID', 'only about this criterion or control'),
    search: option('WORDS', 'only with these words in number, title, owner or subject'),
  },
  run: async (call) => {
    const { options } = call;
    const states = commaList(options.state).map((typed) => readState(TASK_STATES, typed));
    const subject = options.subject === undefined ? null : readSubject(options.subject);
    const { listTasks } = await engine();
    const found = await readingVault(call, (vault) =>
      allPages((page) =>
        listTasks(vault, {
          search: options.search ?? '',
          states,
          owner: options.owner ?? null,
          subject,
          likelihood: null,
          sort: 'priority',
          direction: 'ascending',
          ...page,
        }),
      ),
    );
    call.output.answer(found, () =>
      table(
        [
          { title: 'Id' },
          { title: 'First', right: true },
          { title: 'State' },
          { title: 'Done', right: true },
          { title: 'Due' },
          { title: 'Subject' },
          { title: 'Owner', flexible: true },
          { title: 'Title', flexible: true },
        ],
        found.rows.map((one) => [
          one.id,
          one.priority === null ? '' : String(one.priority),
          one.state,
          `${String(one.progressPercent)} %`,
          one.due ?? '',
          one.subject ?? '',
          one.owner,
          one.title,
        ]),
        call.terminal.columns,
      ),
    );
    return EXIT.done;
  },
});

export const readinessCommands = [begin, show, exportSheet, importSheet, tasks];
