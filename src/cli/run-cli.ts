// One run of the command line, from its words to its exit code. The process around it is index.ts; tests
// call this with a terminal of their own.
import { version } from '../../package.json';
import type { Environment } from '../engine';
import { EXIT, type ExitCode } from '../shared/errors';
import { parseCommandLine } from './arguments';
import { COMMANDS } from './commands';
import { commandPage, findCommand, helpPage } from './help';
import { machineEnvironment } from './machine-environment';
import { makeOutput } from './output';
import { reportFailure } from './report-failure';
import type { Terminal } from './terminal';

const wantsJson = (words: readonly string[]): boolean => {
  const end = words.indexOf('--');
  return words.slice(0, end === -1 ? undefined : end).includes('--json');
};

const print = (terminal: Terminal, lines: readonly string[]): ExitCode => {
  terminal.stdout(`${lines.join('\n')}\n`);
  return EXIT.done;
};

const isOption = (word: string | undefined): boolean => word?.startsWith('-') === true;

/** Never throws: every failure becomes a text (and with --json a document) and an exit code. */
export const runCli = async (
  words: readonly string[],
  terminal: Terminal,
  changes: Partial<Environment> = {},
): Promise<ExitCode> => {
  const [noun, verb, ...rest] = words;
  // Before the words are understood, only the wish for JSON is known.
  let output = makeOutput(terminal, { json: wantsJson(words), quiet: false });
  try {
    if (noun === undefined) {
      terminal.stderr(`${helpPage(COMMANDS, []).join('\n')}\n`);
      return EXIT.wrongUse;
    }
    if (noun === '--version') return print(terminal, [version]);
    if (noun === 'help' || noun === '--help')
      return print(
        terminal,
        helpPage(
          COMMANDS,
          words.slice(1).filter((word) => !isOption(word)),
        ),
      );
    if (verb === '--help') return print(terminal, helpPage(COMMANDS, [noun]));

    const command = findCommand(COMMANDS, noun, isOption(verb) ? '' : (verb ?? ''));
    const { operands, options } = parseCommandLine(command, rest);
    if (options['help'] === true) return print(terminal, commandPage(command));
    output = makeOutput(terminal, { json: options['json'] === true, quiet: options['quiet'] === true });
    const exit = await command.run({
      terminal,
      output,
      makeEnvironment: async () => ({ ...(await machineEnvironment(terminal)), ...changes }),
      job: { signal: terminal.signal, progress: output.progress },
      operands,
      options: options as never,
    });
    output.clearProgress();
    return exit;
  } catch (error) {
    return reportFailure(terminal, output, error);
  }
};
