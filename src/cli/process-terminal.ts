// The real terminal: this process's streams, environment and Ctrl-C.
import { createInterface } from 'node:readline';
import { StringDecoder } from 'node:string_decoder';
import { EXIT, UserError } from '../shared/errors';
import type { Terminal } from './terminal';

const CTRL_C = '\u0003';
const CTRL_D = '\u0004';
const ERASE = new Set(['\u007f', '\b']);

/** Reads one line in raw mode, so that nothing typed is ever echoed. */
const askSecret = (prompt: string): Promise<string> =>
  new Promise((resolve, reject) => {
    const { stdin, stderr } = process;
    const decoder = new StringDecoder('utf8');
    let typed: string[] = [];
    stderr.write(prompt);
    stdin.setRawMode(true);
    stdin.resume();
    const stop = (): void => {
      stdin.off('data', onData);
      stdin.setRawMode(false);
      stdin.pause();
      stderr.write('\n');
    };
    const onData = (data: Buffer): void => {
      for (const character of decoder.write(data)) {
        if (character === CTRL_C) {
          stop();
          reject(new UserError('job.cancelled'));
          return;
        }
        if (character === '\r' || character === '\n' || character === CTRL_D) {
          stop();
          resolve(typed.join(''));
          return;
        }
        if (ERASE.has(character)) typed = typed.slice(0, -1);
        else typed.push(character);
      }
    };
    stdin.on('data', onData);
  });

const ask = (question: string): Promise<string> =>
  new Promise((resolve, reject) => {
    const lines = createInterface({ input: process.stdin, output: process.stderr });
    let answer = '';
    lines.once('SIGINT', () => {
      lines.removeAllListeners('close').close();
      process.stderr.write('\n');
      reject(new UserError('job.cancelled'));
    });
    // Ctrl-D closes without an answer, which is not a yes.
    lines.once('close', () => {
      resolve(answer);
    });
    lines.question(question, (typed) => {
      answer = typed;
      lines.close();
    });
  });

const readStandardInput = async (): Promise<string> => {
  const chunks: Buffer[] = [];
  for await (const chunk of process.stdin) chunks.push(chunk as Buffer);
  return Buffer.concat(chunks).toString('utf8');
};

/** The first Ctrl-C asks the work to stop cleanly; a second one ends the process at once. */
const cancelOnInterrupt = (): AbortSignal => {
  const controller = new AbortController();
  process.on('SIGINT', () => {
    if (controller.signal.aborted) process.exit(EXIT.cancelled);
    controller.abort();
  });
  process.on('SIGTERM', () => {
    controller.abort();
  });
  return controller.signal;
};

export const processTerminal = (): Terminal => {
  // `muniment log show V | head` closes the pipe early; that is not an error worth a word.
  process.stdout.on('error', (error: NodeJS.ErrnoException) => {
    if (error.code === 'EPIPE') process.exit(EXIT.done);
    throw error;
  });
  const somebodyIsThere = process.stdin.isTTY && process.stderr.isTTY;
  return {
    stdout: (text) => void process.stdout.write(text),
    stderr: (text) => void process.stderr.write(text),
    stderrIsTerminal: process.stderr.isTTY,
    columns: process.stdout.isTTY ? process.stdout.columns : null,
    env: process.env,
    askSecret: somebodyIsThere ? askSecret : null,
    ask: somebodyIsThere ? ask : null,
    readStandardInput,
    signal: cancelOnInterrupt(),
  };
};
