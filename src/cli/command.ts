// What a command is: its place in the tree of nouns and verbs, what it takes, and what it does.
import type { Environment, Job } from '../engine';
import type { ExitCode } from '../shared/errors';
import type { Output } from './output';
import type { Terminal } from './terminal';

export interface OptionSpec {
  readonly type: 'string' | 'boolean';
  readonly multiple?: boolean;
  /** What stands for the value in help, such as `NAME`; for string options. */
  readonly value?: string;
  readonly about: string;
}
export type OptionSpecs = Readonly<Record<string, OptionSpec>>;

type ValueOf<S extends OptionSpec> = S['type'] extends 'boolean'
  ? boolean
  : S extends { readonly multiple: true }
    ? readonly string[]
    : string | undefined;
export type OptionValues<O extends OptionSpecs> = { readonly [K in keyof O]: ValueOf<O[K]> };

/** One run of a command. */
export interface Call<O extends OptionSpecs = OptionSpecs> {
  readonly terminal: Terminal;
  readonly output: Output;
  readonly makeEnvironment: () => Promise<Environment>;
  readonly job: Job;
  readonly operands: readonly string[];
  readonly options: OptionValues<O>;
}

export interface Operands {
  /** As shown in help: `VAULT FILE…`. */
  readonly shown: string;
  readonly least: number;
  /** Null: any number. */
  readonly most: number | null;
}

export interface Command<O extends OptionSpecs = OptionSpecs> {
  readonly noun: string;
  readonly verb: string;
  readonly summary: string;
  readonly operands: Operands;
  readonly options: O;
  /** Further sentences for its help page. */
  readonly notes: readonly string[];
  readonly run: (call: Call<O>) => Promise<ExitCode>;
}

/** Keeps the option types of one command; the list of all commands does not need them any more. */
export const command = <const O extends OptionSpecs>(
  noun: string,
  verb: string,
  summary: string,
  rest: {
    readonly operands: Operands;
    readonly options: O;
    readonly notes?: readonly string[];
    readonly run: (call: Call<O>) => Promise<ExitCode>;
  },
): Command => ({ noun, verb, summary, notes: [], ...rest }) as unknown as Command;

const operands = (shown: string, least: number, most: number | null): Operands => ({ shown, least, most });
export const noOperands = operands('', 0, 0);
export const vaultOnly = operands('VAULT', 1, 1);
export const vaultAnd = (shown: string, count: number): Operands =>
  operands(`VAULT ${shown}`, 1 + count, 1 + count);
export const vaultAndSome = (shown: string, least = 0): Operands =>
  operands(`VAULT ${shown}`, 1 + least, null);
export const exactly = (shown: string, count: number): Operands => operands(shown, count, count);
export const atLeast = (shown: string, count: number): Operands => operands(shown, count, null);
export const atMost = (shown: string, count: number): Operands => operands(shown, 0, count);

export const text = <const V extends string>(value: V, about: string) =>
  ({ type: 'string', value, about }) as const;
export const texts = <const V extends string>(value: V, about: string) =>
  ({ type: 'string', multiple: true, value, about }) as const;
export const flag = (about: string) => ({ type: 'boolean', about }) as const;

/** What every command that opens a vault takes. */
export const unlockOptions = {
  'passphrase-file': text('FILE', 'read the passphrase from the first line of FILE (- is standard input)'),
  member: text('NAME', 'whose passphrase it is, by name or number; refused when it is somebody else’s'),
  'network-drive': flag('open it on a network drive: nobody else uses it there'),
  'restored-backup': flag('accept a vault older than the one last opened here: it was restored on purpose'),
} as const;

/** What every command takes that opens a vault only to look. */
export const readingOptions = {
  ...unlockOptions,
  'read-only': flag('change nothing in the folder; done anyway while the vault is open elsewhere'),
} as const;
