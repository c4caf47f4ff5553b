// muniment evidence: look at it, and take copies out.
import { mkdir, lstat } from 'node:fs/promises';
import { join } from 'node:path';
import { EVIDENCE_STATES, type EvidenceDetail, EvidenceState } from '../../shared/domain/evidence';
import { EXIT } from '../../shared/errors';
import { DATE_VERDICTS, DateVerdict } from '../../shared/period';
import { allPages } from '../all-pages';
import { commaList } from '../arguments';
import { command, readingOptions, text as option, unlockOptions, vaultAnd, vaultOnly } from '../command';
import { copyName } from '../copy-name';
import { rangeText } from '../dates';
import { readControlId, readCriterionId, readEvidenceId } from '../ids';
import { engine, readingVault, withVault } from '../open-vault';
import { text } from '../safe-text';
import { sizeText } from '../size-text';
import { facts, table } from '../table';
import { WrongUse } from '../wrong-use';
import { evidenceAdd } from './evidence-add';
import { evidenceRedact } from './evidence-redact';
import { evidenceReviewCommands } from './evidence-review';
import { evidenceSearch } from './evidence-search';
import { evidenceVersionCommands } from './evidence-versions';

const list = command('evidence', 'list', 'List the evidence of a vault.', {
  operands: vaultOnly,
  options: {
    ...readingOptions,
    control: option('ID', 'only evidence of this control'),
    criterion: option('ID', 'only evidence under this criterion'),
    verdict: option('VERDICT', `how its dates lie: ${DATE_VERDICTS.join(', ')}`),
    state: option('STATE,…', `only in these states: ${EVIDENCE_STATES.join(', ')}`),
    owner: option('NAME', 'only what this person owns'),
    tag: option('TAG', 'only with this tag'),
    search: option('WORDS', 'only with these words, as `search` finds them'),
  },
  run: async (call) => {
    const { options } = call;
    const controlId = options.control === undefined ? null : readControlId(options.control);
    const criterionId = options.criterion === undefined ? null : readCriterionId(options.criterion);
    const verdict = options.verdict === undefined ? null : DateVerdict.safeParse(options.verdict);
    if (verdict?.success === false) throw new WrongUse(`--verdict is one of ${DATE_VERDICTS.join(', ')}.`);
    const states = commaList(options.state === undefined ? [] : [options.state]).map((typed) => {
      const state = EvidenceState.safeParse(typed);
      if (!state.success) throw new WrongUse(`--state takes ${EVIDENCE_STATES.join(', ')}.`);
      return state.data;
    });
    const { listEvidence } = await engine();
    const found = await readingVault(call, (vault) =>
      allPages((page) =>
        listEvidence(vault, {
          search: options.search ?? '',
          controlId,
          criterionId,
          verdict: verdict?.data ?? null,
          states,
          owner: options.owner ?? null,
          tag: options.tag ?? null,
          sort: 'id',
          direction: 'ascending',
          ...page,
        }),
      ),
    );
    call.output.answer(found, () =>
      table(
        [
          { title: 'Id' },
          { title: 'Effective' },
          { title: 'In period' },
          { title: 'State' },
          { title: 'Files', right: true },
          { title: 'Size', right: true },
          { title: 'Controls', flexible: true },
          { title: 'Title', flexible: true },
        ],
        found.rows.map((one) => [
          one.id,
          rangeText(one.effective),
          one.verdict ?? '',
          one.state,
          String(one.fileCount),
          sizeText(one.sizeBytes),
          one.controlIds.join(' '),
          one.title,
        ]),
        call.terminal.columns,
      ),
    );
    return EXIT.done;
  },
});

const stateText = ({ state, withdrawn, pending }: EvidenceDetail): string =>
  withdrawn !== null
    ? `withdrawn ${withdrawn.at} by ${withdrawn.by}: ${withdrawn.reason}`
    : pending === null
      ? state
      : `${state}; version ${String(pending.version)} ${pending.state}`;

const approvalText = ({ ref, versions }: EvidenceDetail): string => {
  const current = versions.find((one) => one.ref === ref);
  if (current === undefined || current.approvedAt === null) return 'not yet';
  const by = `${current.approvedAt} by ${current.approvedBy ?? ''}`;
  return current.overrideReason === '' ? by : `${by}, alone: ${current.overrideReason}`;
};

const show = command('evidence', 'show', 'Show one piece of evidence with its files.', {
  operands: vaultAnd('EVIDENCE', 1),
  options: readingOptions,
  run: async (call) => {
    const id = readEvidenceId(call.operands[1] ?? '');
    const { getEvidence } = await engine();
    const evidence = await readingVault(call, (vault) => getEvidence(vault, id));
    call.output.answer(evidence, () => [
      ...facts([
        ['Evidence', `${evidence.ref} ${evidence.title}`],
        ['State', stateText(evidence)],
        ['Effective', rangeText(evidence.effective)],
        ['In period', evidence.verdict ?? 'no engagement yet'],
        ['Captured', evidence.capturedOn ?? 'not given'],
        ['Approved', approvalText(evidence)],
        ['Valid until', evidence.validUntil ?? 'not set'],
        ['Taken in', `${evidence.takenInAt} by ${evidence.takenInBy}`],
        ['Source', evidence.source],
        ['Collector', evidence.collector],
        ['Kind', evidence.kind],
        ['Owner', evidence.owner],
        ['Tags', evidence.tags.join(', ')],
        ['Sensitivity', evidence.sensitivity],
        ['Controls', evidence.controls.map((one) => `${one.id} ${one.title}`).join('; ')],
        ['Points of focus', evidence.pointsOfFocus.map((one) => one.id).join(' ')],
      ]),
      '',
      ...table(
        [{ title: 'Version' }, { title: 'State' }, { title: 'Taken in' }, { title: 'Why', flexible: true }],
        evidence.versions.map((one) => [one.ref, one.state, one.takenInAt, one.changeNote]),
        call.terminal.columns,
      ),
      '',
      ...table(
        [
          { title: 'File', right: true },
          { title: 'Size', right: true },
          { title: 'Type' },
          { title: 'SHA-256' },
          { title: 'Original name', flexible: true },
        ],
        evidence.files.map((file) => [
          String(file.position),
          sizeText(file.sizeBytes),
          file.mediaType,
          file.sha256,
          file.originalName,
        ]),
        call.terminal.columns,
      ),
    ]);
    return EXIT.done;
  },
});

const isThere = async (path: string): Promise<boolean> =>
  lstat(path).then(
    () => true,
    () => false,
  );

const extract = command('evidence', 'extract', 'Write copies of the original files into a folder.', {
  operands: vaultAnd('EVIDENCE', 1),
  options: {
    ...unlockOptions,
    to: option('DIR', 'the folder; made when it is not there'),
    file: option('N', 'only the file at this position'),
  },
  notes: ['Copies are plain, not encrypted. A file that is there already is never replaced.'],
  run: async (call) => {
    const id = readEvidenceId(call.operands[1] ?? '');
    const { to, file } = call.options;
    if (to === undefined) throw new WrongUse('--to DIR is needed.');
    if (file !== undefined && !/^[1-9]\d{0,5}$/.test(file))
      throw new WrongUse('--file takes a position: 1, 2, …');
    const { getEvidence, saveEvidenceCopy } = await engine();
    const copies = await withVault(call, async (vault) => {
      const { files } = getEvidence(vault, id);
      const wanted = files.filter((one) => file === undefined || one.position === Number(file));
      if (wanted.length === 0)
        throw new WrongUse(`${id} has no file ${file ?? ''}; it has ${String(files.length)}.`);
      const targets = wanted.map((one) => ({
        ...one,
        path: join(to, copyName(id, one.position, files.length, one.originalName)),
      }));
      await mkdir(to, { recursive: true });
      // All are looked at first: half an extraction would be a puzzle.
      for (const { path } of targets)
        if (await isThere(path)) throw new WrongUse(`“${path}” is there already; it was not replaced.`);
      for (const { position, path } of targets) await saveEvidenceCopy(vault, id, position, path, call.job);
      return targets;
    });
    call.output.answer({ id, files: copies }, () =>
      copies.map((copy) => text`${copy.path}  ${sizeText(copy.sizeBytes)}`),
    );
    return EXIT.done;
  },
});

export const evidenceCommands = [
  evidenceAdd,
  list,
  evidenceSearch,
  show,
  extract,
  ...evidenceVersionCommands,
  ...evidenceReviewCommands,
  evidenceRedact,
];
