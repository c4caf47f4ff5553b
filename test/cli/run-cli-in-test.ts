// Runs the command line in this process with a terminal that records, and a cheap passphrase slot.
import { runCli } from '../../src/cli/run-cli';
import type { ExitCode } from '../../src/shared/errors';

export const PASSPHRASE = 'seven quiet herons cross the estuary';
const CHEAP = { algorithm: 'argon2id13', operations: 1, memoryMebibytes: 8 } as const;

export interface Ran {
  readonly exit: ExitCode;
  readonly stdout: string;
  readonly stderr: string;
  /** Standard output as the one JSON document it must then be. */
  readonly document: () => unknown;
}

export interface Around {
  readonly env?: Readonly<Record<string, string>>;
  readonly standardInput?: string;
  /** Answers of the person at the terminal, in order; without them nobody can be asked. */
  readonly typed?: readonly string[];
  /** The same for questions that are answered with echo. */
  readonly answers?: readonly string[];
  readonly signal?: AbortSignal;
  readonly watched?: boolean;
}

export const WITH_PASSPHRASE = { MUNIMENT_PASSPHRASE: PASSPHRASE, MUNIMENT_NEW_PASSPHRASE: PASSPHRASE };

/** The passphrase comes from the environment unless `around.env` says otherwise. */
export const muniment = async (words: readonly string[], around: Around = {}): Promise<Ran> => {
  let stdout = '';
  let stderr = '';
  const typed = [...(around.typed ?? [])];
  const answers = [...(around.answers ?? [])];
  const exit = await runCli(
    words,
    {
      stdout: (text) => {
        stdout += text;
      },
      stderr: (text) => {
        stderr += text;
      },
      stderrIsTerminal: around.watched ?? false,
      columns: null,
      env: around.env ?? WITH_PASSPHRASE,
      askSecret:
        around.typed === undefined
          ? null
          : (prompt) => {
              stderr += prompt;
              return Promise.resolve(typed.shift() ?? '');
            },
      ask:
        around.answers === undefined
          ? null
          : (question) => {
              stderr += question;
              return Promise.resolve(answers.shift() ?? '');
            },
      readStandardInput: () => Promise.resolve(around.standardInput ?? ''),
      signal: around.signal ?? new AbortController().signal,
    },
    { kdf: CHEAP },
  );
  return { exit, stdout, stderr, document: () => JSON.parse(stdout) as unknown };
};

/** Fails with everything that was printed when the command did not end with 0. */
export const done = async (words: readonly string[], around: Around = {}): Promise<Ran> => {
  const ran = await muniment(words, around);
  if (ran.exit !== 0)
    throw new Error(`${words.join(' ')}: exit ${String(ran.exit)}\n${ran.stdout}${ran.stderr}`);
  return ran;
};
