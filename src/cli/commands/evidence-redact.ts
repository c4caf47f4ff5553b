// muniment evidence redact: columns of tables and words of texts. Pages are covered in the app's window, which
// can draw them.
import { readFile } from 'node:fs/promises';
import { RedactedWord } from '../../shared/calls/redaction';
import { EXIT } from '../../shared/errors';
import { type EvidenceDetail, VersionFacts } from '../../shared/domain/evidence';
import { tellingTexts } from '../../shared/redacted-file';
import { commaList } from '../arguments';
import { command, flag, text as option, texts, unlockOptions, vaultAnd } from '../command';
import { readEvidenceId } from '../ids';
import { engine, withVault } from '../open-vault';
import { text } from '../safe-text';
import { WrongUse } from '../wrong-use';
import { readReason } from './evidence-review';

const MOST_WORDS = 200;
const MOST_LIST_BYTES = 100_000;

const numberOption = (typed: string | undefined, name: string): number | null => {
  if (typed === undefined) return null;
  if (!/^[1-9]\d{0,2}$/.test(typed)) throw new WrongUse(`--${name} takes 1, 2, …`);
  return Number(typed);
};

const readWords = async (path: string): Promise<string[]> => {
  const content = await readFile(path, 'utf8').catch(() => {
    throw new WrongUse('The file of words cannot be read.');
  });
  if (content.length > MOST_LIST_BYTES) throw new WrongUse('The file of words is too long.');
  const lines = content
    .replace(/^\ufeff/, '')
    .split(/\r?\n/)
    .map((line) => line.trim())
    .filter((line) => line !== '');
  if (lines.length === 0) throw new WrongUse('The file of words has no word, one a line.');
  if (lines.length > MOST_WORDS) throw new WrongUse(`At most ${String(MOST_WORDS)} words at a time.`);
  return lines.map((line, at) => {
    const word = RedactedWord.safeParse(line);
    if (!word.success) throw new WrongUse(`Line ${String(at + 1)} of the words is too long.`);
    return word.data;
  });
};

const readTitle = (typed: string | undefined): string | undefined => {
  if (typed === undefined) return undefined;
  const title = VersionFacts.shape.title.safeParse(typed);
  if (!title.success) throw new WrongUse('--title takes 1 to 300 characters.');
  return title.data;
};

/** Names as people see them; a number stands for the column at that place unless one is called so. */
export const columnsCalled = (names: readonly string[], wanted: readonly string[]): number[] => {
  const bare = (name: string): string => name.normalize('NFKC').trim().toLowerCase();
  const columns = wanted.flatMap((want) => {
    const called = names.flatMap((name, at) => (bare(name) === bare(want) ? [at + 1] : []));
    const place = /^[1-9]\d{0,4}$/.test(want) ? Number(want) : 0;
    if (called.length === 0 && place >= 1 && place <= names.length) return [place];
    if (called.length === 0) throw new WrongUse(text`The table has no column “${want}”.`);
    return called;
  });
  return [...new Set(columns)].sort((a, b) => a - b);
};

export const evidenceRedact = command(
  'evidence',
  'redact',
  'Store a redacted version of a file: columns of a table, or words of a text.',
  {
    operands: vaultAnd('EVIDENCE', 1),
    options: {
      ...unlockOptions,
      file: option('N', 'which file of the version (left out: the first)'),
      version: option('N', 'the version it is made from (left out: the newest)'),
      columns: texts('NAMES', 'the columns to cover, by name, with commas between them'),
      'with-head': flag('cover their names too'),
      'only-columns': flag('no more than these, also in rows with more cells than the head'),
      sheet: option('NAME', 'the sheet of a workbook (left out: the first)'),
      'words-file': option('FILE', 'the words to cover, one a line'),
      'match-case': flag('only in the letter case they are written in'),
      reason: option('TEXT', 'why; stands in the journal and beside the version'),
      title: option('TEXT', 'the title of the new version (left out: as it was)'),
      'file-name': option('NAME', 'the name of the new file (left out: the old one, marked as redacted)'),
    },
    notes: [
      'Title, file name and reason go to the auditor; a warning says when a covered word stands in one of them.',
      'In a row with more cells than the head, everything from the first covered column on is covered:',
      'a delimiter within a value may have moved it. Not so with --only-columns.',
      'The original stays as it is; the new version names its SHA-256. Pictures and PDF are redacted in the app.',
      'Words are read from a file, so that they stand in no list of commands.',
      'A redacted XLSX is a new workbook with the values of the visible sheets and nothing else.',
    ],
    run: async (call) => {
      const { options, operands, output } = call;
      const id = readEvidenceId(operands[1] ?? '');
      const reason = readReason(options.reason, 'it stands beside the version.');
      const title = readTitle(options.title);
      const fileName = options['file-name'];
      const names = commaList(options.columns);
      const wordsFile = options['words-file'];
      if (names.length > 0 === (wordsFile !== undefined))
        throw new WrongUse('What is to be covered? Give either --columns or --words-file.');
      const words = wordsFile === undefined ? [] : await readWords(wordsFile);
      const position = numberOption(options.file, 'file') ?? 1;
      const askedVersion = numberOption(options.version, 'version');
      const { countWords, getEvidence, lookAtTable, redactColumns, redactWords } = await engine();
      let missing: number[] = [];
      const detail = await withVault(call, async (vault): Promise<EvidenceDetail> => {
        const { versions } = getEvidence(vault, id);
        const version = askedVersion ?? versions[0]?.version ?? 1;
        const ref = { id, version, position };
        const says = { reason, title, fileName };
        if (words.length > 0) {
          const matchCase = options['match-case'];
          const { counts } = await countWords(vault, ref, { words, matchCase });
          missing = counts.flatMap((count, at) => (count === 0 ? [at + 1] : []));
          const of = versions.find((one) => one.version === version);
          const name = of?.files.find((one) => one.position === position)?.originalName ?? '';
          const around = {
            title: title ?? of?.title ?? '',
            'file name': fileName ?? name,
            reason,
            source: of?.source ?? '',
            collector: of?.collector ?? '',
          };
          for (const telling of tellingTexts(around, words))
            output.warn(
              `Warning: a word that is covered stands in the ${telling}, which goes to the auditor.`,
            );
          return redactWords(vault, ref, { words, matchCase, ...says }, call.job);
        }
        const sheet = options.sheet ?? null;
        const { rows, longerRows } = await lookAtTable(vault, ref, sheet, 1);
        const columns = columnsCalled(rows[0] ?? [], names);
        const withHead = options['with-head'];
        const onlyColumns = options['only-columns'];
        if (longerRows > 0) {
          const behind = onlyColumns
            ? 'only the columns are covered'
            : 'everything from the first column on is covered';
          output.warn(
            longerRows === 1
              ? `1 row has more cells than the head: in it ${behind}.`
              : `${String(longerRows)} rows have more cells than the head: in them ${behind}.`,
          );
        }
        return redactColumns(vault, ref, { sheet, columns, withHead, onlyColumns, ...says }, call.job);
      });
      const [newest] = detail.versions;
      output.answer(detail, () => [
        text`${newest?.ref ?? detail.ref} is stored: ${newest?.state ?? detail.state}.`,
        // Their places and not the words: what is printed may be kept.
        ...(missing.length === 0
          ? []
          : [text`Not found, and so not covered: word ${missing.join(', ')} of the file of words.`]),
        ...(detail.pending === null
          ? []
          : [text`${detail.ref} is approved and stays current until the redacted version is approved.`]),
      ]);
      return EXIT.done;
    },
  },
);
