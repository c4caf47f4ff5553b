// muniment evidence search: by words in what items say of themselves and inside their files.
import { EXIT } from '../../shared/errors';
import { commaList } from '../arguments';
import { command, readingOptions, text as option, vaultAndSome } from '../command';
import { rangeText } from '../dates';
import { readControlId } from '../ids';
import { engine, readingVault } from '../open-vault';
import { EVIDENCE_STATES } from '../../shared/domain/evidence';
import { readState } from '../state';
import { table } from '../table';
import { WrongUse } from '../wrong-use';

const USUALLY_SHOWN = 50;
const MOST_SHOWN = 500;

const readLimit = (typed: string | undefined): number => {
  if (typed === undefined) return USUALLY_SHOWN;
  if (!/^[1-9]\d{0,2}$/.test(typed) || Number(typed) > MOST_SHOWN)
    throw new WrongUse(`--limit takes a number from 1 to ${String(MOST_SHOWN)}.`);
  return Number(typed);
};

export const evidenceSearch = command(
  'evidence',
  'search',
  'Find evidence by its words, the best match first.',
  {
    operands: vaultAndSome('WORD…', 1),
    options: {
      ...readingOptions,
      control: option('ID', 'only evidence of this control'),
      state: option('STATE,…', `only in these states: ${EVIDENCE_STATES.join(', ')}`),
      limit: option('N', `show so many at most (${String(USUALLY_SHOWN)})`),
    },
    notes: [
      'All words must be there: in number, title, source, owner, notes, tags and file names, or inside files (text, CSV, JSON, mail, XLSX, DOCX, PDF). The last one may be the beginning of a word.',
      'Files that nobody has read for the search yet are read first, unless the vault is opened for reading only.',
    ],
    run: async (call) => {
      const { options } = call;
      const limit = readLimit(options.limit);
      const controlId = options.control === undefined ? null : readControlId(options.control);
      const states = commaList(options.state === undefined ? [] : [options.state]).map((typed) =>
        readState(EVIDENCE_STATES, typed),
      );
      const search = call.operands.slice(1).join(' ');
      if (search.length > 200) throw new WrongUse('Words to find are 200 characters at most.');
      const { listEvidence, readFileTexts } = await engine();
      const found = await readingVault(call, async (vault) => {
        if (vault.access.mode === 'read-write') await readFileTexts(vault, call.job);
        return listEvidence(vault, {
          ...{ search, controlId, criterionId: null, verdict: null, states },
          ...{ sort: 'match', direction: 'ascending', offset: 0, limit },
        });
      });
      call.output.answer(found, () => [
        ...table(
          [
            { title: 'Id' },
            { title: 'Effective' },
            { title: 'State' },
            { title: 'Controls', flexible: true },
            { title: 'Title', flexible: true },
          ],
          found.rows.map((one) => [
            one.id,
            rangeText(one.effective),
            one.state,
            one.controlIds.join(' '),
            one.title,
          ]),
          call.terminal.columns,
        ),
        ...(found.total > found.rows.length
          ? ['', `${String(found.total)} in all; --limit shows more of them.`]
          : []),
      ]);
      return EXIT.done;
    },
  },
);
