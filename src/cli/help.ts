// The help pages, made from the commands themselves so that they cannot disagree with them.
import { COMMON_OPTIONS } from './arguments';
import type { Command, OptionSpecs } from './command';
import { nearest } from './nearest';
import { WrongUse } from './wrong-use';

const NOUNS: Readonly<Record<string, string>> = {
  vault: 'an encrypted folder with the evidence of one organization',
  member: 'the people who may open a vault, and what each may do',
  engagement: 'one examination by one CPA firm',
  catalog: 'the Trust Services Criteria, by id and short name',
  control: 'what the organization does, mapped to points of focus',
  evidence: 'what shows that a control is in place and ran',
  coverage: 'which occurrences of controls the evidence speaks for',
  population: 'complete lists, and the rows an auditor picks from them',
  request: 'what the auditor asks for, and what came back from them',
  exception: 'what failed, and what management answers',
  readiness: 'what is in place before the examination, and what is to be done',
  task: 'who owes what evidence, and by when',
  roadmap: 'the way to the report, and what to do next',
  programme: 'everything around the evidence as open files, out and in',
  kit: 'one’s own controls, texts and mappings, from vault to vault',
  register: 'people, vendors, policies and the other registers around the evidence',
  policy: 'starters, approved editions, and who has acknowledged them',
  document: 'the system description and the letters management writes',
  report: 'our own reports, and copies for those who receive them',
  questionnaire: 'questions to vendors, and what came back',
  recipient: 'who receives packages, and the keys they are encrypted to',
  package: 'the signed export for the auditor',
  review: 'the auditor’s side: a working file, what is kept in it, and what goes back',
  log: 'the vault’s journal of everything that was done',
};

const usage = ({ noun, verb, operands }: Command): string =>
  ['muniment', noun, verb, operands.shown, '[OPTIONS]'].filter((word) => word !== '').join(' ');

const columns = (rows: readonly (readonly [string, string])[]): string[] => {
  const width = Math.max(...rows.map(([left]) => left.length));
  return rows.map(([left, right]) => `  ${left.padEnd(width)}  ${right}`);
};

const optionRows = (options: OptionSpecs): (readonly [string, string])[] =>
  Object.entries(options).map(([name, { value, about, multiple }]) => [
    `--${name}${value === undefined ? '' : ` ${value}`}${multiple === true ? '…' : ''}`,
    about,
  ]);

const overview = (commands: readonly Command[]): string[] => [
  'Muniment keeps the evidence for a SOC 2 examination in an encrypted vault and hands the auditor a signed package.',
  '',
  'Usage: muniment NOUN VERB [VAULT] [ARGUMENTS] [OPTIONS]',
  '',
  ...columns(
    Object.entries(NOUNS).flatMap(([noun, about]) => {
      const verbs = commands.filter((command) => command.noun === noun).map((command) => command.verb);
      return [[noun, about] as const, ['', verbs.join(', ')] as const];
    }),
  ),
  '',
  'muniment help NOUN VERB   everything about one command',
  'muniment --version        the version of this program',
  '',
  'A vault is opened with one’s passphrase: typed, from MUNIMENT_PASSPHRASE, or --passphrase-file FILE.',
  'Exit codes: 0 done, 1 the answer is no, 2 wrong use, 3 done in part, 10 no vault there, 11 in use,',
  '12 wrong passphrase, 13 not allowed, 20 damage or a failed verification, 21 made by a newer version,',
  '22 refused as hostile, 30 disk, 70 a bug of ours, 130 cancelled.',
];

const nounPage = (commands: readonly Command[], noun: string): string[] => [
  `${noun}: ${NOUNS[noun] ?? ''}`,
  '',
  ...columns(
    commands
      .filter((command) => command.noun === noun)
      .map((command) => [`${noun} ${command.verb} ${command.operands.shown}`, command.summary] as const),
  ),
];

export const commandPage = (command: Command): string[] => [
  `Usage: ${usage(command)}`,
  '',
  command.summary,
  ...command.notes,
  '',
  'Options:',
  ...columns(optionRows({ ...command.options, ...COMMON_OPTIONS })),
];

/** The command meant by the first two words. Errors: wrong use, with the nearest known word. */
export const findCommand = (commands: readonly Command[], noun: string, verb: string): Command => {
  const ofNoun = commands.filter((command) => command.noun === noun);
  if (ofNoun.length === 0) {
    const guess = nearest(noun, Object.keys(NOUNS));
    throw new WrongUse(
      `There is nothing called “${noun}” here.`,
      guess === null ? 'See “muniment help”.' : `Did you mean “${guess}”?`,
    );
  }
  const found = ofNoun.find((command) => command.verb === verb);
  if (found !== undefined) return found;
  const verbs = ofNoun.map((command) => command.verb);
  const guess = nearest(verb, verbs);
  throw new WrongUse(
    verb === '' ? `“${noun}” needs a verb: ${verbs.join(', ')}.` : `“${noun}” has no verb “${verb}”.`,
    guess === null ? `See “muniment help ${noun}”.` : `Did you mean “${noun} ${guess}”?`,
  );
};

/** The page for `help`, `help NOUN` or `help NOUN VERB`. Errors: wrong use for unknown words. */
export const helpPage = (commands: readonly Command[], words: readonly string[]): string[] => {
  const [noun, verb] = words;
  if (noun === undefined) return overview(commands);
  if (verb === undefined && Object.hasOwn(NOUNS, noun)) return nounPage(commands, noun);
  return commandPage(findCommand(commands, noun, verb ?? ''));
};
