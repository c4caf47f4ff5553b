// From the words typed to a checked call of one command. Nothing is opened or asked here.
import { parseArgs } from 'node:util';
import type { Command, OptionSpecs } from './command';
import { nearest } from './nearest';
import { WrongUse } from './wrong-use';

/** Every command takes these. */
export const COMMON_OPTIONS: OptionSpecs = {
  json: { type: 'boolean', about: 'answer with JSON on standard output' },
  quiet: { type: 'boolean', about: 'no progress and no remarks; what was asked for is still printed' },
  help: { type: 'boolean', about: 'show this page' },
};

export interface ParsedArguments {
  readonly operands: readonly string[];
  readonly options: Readonly<Record<string, unknown>>;
}

const helpPage = (command: Command): string => `See “muniment help ${command.noun} ${command.verb}”.`;

const refuseUnknown = (command: Command, name: string, known: readonly string[]): never => {
  const guess = nearest(name, known);
  const hint = guess === null ? helpPage(command) : `Did you mean --${guess}?`;
  throw new WrongUse(`“${command.noun} ${command.verb}” has no option --${name}.`, hint);
};

/** Errors: wrong use, for unknown options, missing or needless values, too few or too many operands. */
export const parseCommandLine = (command: Command, words: readonly string[]): ParsedArguments => {
  const specs = { ...COMMON_OPTIONS, ...command.options };
  const { tokens } = parseArgs({
    args: [...words],
    options: Object.fromEntries(Object.entries(specs).map(([name, spec]) => [name, { type: spec.type }])),
    strict: false,
    allowPositionals: true,
    tokens: true,
  });
  const operands: string[] = [];
  const options: Record<string, unknown> = {};
  for (const [name, spec] of Object.entries(specs))
    options[name] = spec.type === 'boolean' ? false : spec.multiple === true ? [] : undefined;

  for (const token of tokens) {
    if (token.kind === 'positional') operands.push(token.value);
    if (token.kind !== 'option') continue;
    const spec = specs[token.name];
    if (spec === undefined) return refuseUnknown(command, token.name, Object.keys(specs));
    if (!token.rawName.startsWith('--'))
      throw new WrongUse(`Options are written out here: ${token.rawName} is not known.`, helpPage(command));
    if (spec.type === 'boolean') {
      if (token.value !== undefined) throw new WrongUse(`--${token.name} takes no value.`, helpPage(command));
      options[token.name] = true;
      continue;
    }
    if (token.value === undefined || (!token.inlineValue && token.value.startsWith('--')))
      throw new WrongUse(`--${token.name} needs a value (${spec.value ?? 'TEXT'}).`, helpPage(command));
    if (spec.multiple === true) (options[token.name] as string[]).push(token.value);
    else if (options[token.name] !== undefined)
      throw new WrongUse(`--${token.name} was given twice.`, helpPage(command));
    else options[token.name] = token.value;
  }
  if (options['help'] !== true) checkCount(command, operands.length);
  return { operands, options };
};

const checkCount = (command: Command, count: number): void => {
  const { least, most, shown } = command.operands;
  const takes = shown === '' ? 'nothing beside its options' : shown;
  if (count < least)
    throw new WrongUse(`“${command.noun} ${command.verb}” needs ${takes}.`, helpPage(command));
  if (most !== null && count > most)
    throw new WrongUse(
      `“${command.noun} ${command.verb}” takes ${takes}; ${String(count)} words were given.`,
      helpPage(command),
    );
};

/** `--control CTL-001,CTL-002 --control CTL-003` is a list of three. */
export const commaList = (values: readonly string[]): string[] =>
  values
    .flatMap((value) => value.split(','))
    .map((value) => value.trim())
    .filter((value) => value !== '');
