// Where an error was thrown, and nothing else of it: its kind, its system code and its frames. Messages are left
// out because they quote what was in hand; folders because they hold a person's name. Runs in all three processes.

/** A line of a stack: what was called, and the file with line and column. */
const FRAME = /^\s*at (?:(.*?) \()?(?:(.*?):(\d{1,7}):(\d{1,7})|<anonymous>|native)\)?$/;
const CALLED = /^(?:async |new |get |set )*[\w$.<>#]{1,100}$/;
/** Only code is named: a file of the user's that stands in a message never looks like this. */
const CODE_FILE = /^(?:node:)?[\w.-]{1,80}\.(?:[cm]?[jt]sx?|html)$/;
const KIND = /^(?:caused by )?[A-Za-z][A-Za-z0-9]{0,40}(?: [A-Z][A-Z0-9_]{1,40})?$/;
const THROWN = /^a thrown [a-z]+$/;
const CLEAN_FRAME = /^at [\w$.<># ]{1,110}(?: \([\w.:-]{1,110}\))?$/;
const MOST_FRAMES = 30;

const cleanFrame = (line: string): string | null => {
  const found = FRAME.exec(line);
  if (found === null) return null;
  const [, called = '', place = '', row = '', column = ''] = found;
  const bare = called.replace(/ \[as .*\]$/, '');
  const shownCalled = CALLED.test(bare) ? bare : '<anonymous>';
  const file = place.replace(/[?#].*$/, '').replace(/^.*[\\/]/, '');
  const isOfNode = place.startsWith('node:');
  if (!isOfNode && !CODE_FILE.test(file)) return `at ${shownCalled}`;
  return `at ${shownCalled} (${isOfNode ? 'node' : file}:${row}:${column})`;
};

/** A message of several lines may hold one that looks like a frame; it stands before the first real one. */
const withoutMessage = ({ stack = '', message }: Error): string => {
  const begins = message === '' ? -1 : stack.indexOf(message);
  return begins === -1 ? stack : stack.slice(begins + message.length);
};

const framesOf = (error: Error): readonly string[] =>
  withoutMessage(error)
    .split('\n')
    .flatMap((line) => cleanFrame(line) ?? [])
    .slice(0, MOST_FRAMES);

const kindOf = (error: Error): string => {
  const code = 'code' in error && typeof error.code === 'string' ? ` ${error.code}` : '';
  const kind = `${error.name}${code}`;
  return KIND.test(kind) ? kind : 'Error';
};

/** Kinds and frames of an error and of what caused it, five deep at most; one to a line. */
export const whereThrown = (error: unknown): string => {
  const parts: string[] = [];
  for (let at = error; at instanceof Error && parts.length < 5; at = at.cause) {
    parts.push([`${parts.length === 0 ? '' : 'caused by '}${kindOf(at)}`, ...framesOf(at)].join('\n'));
  }
  return parts.length === 0 ? `a thrown ${typeof error}` : parts.join('\n');
};

/** The same text when it comes from another process: lines of any other shape are left out. */
export const cleanWhere = (text: string): string =>
  text
    .slice(0, 20_000)
    .split('\n')
    .filter((line) => KIND.test(line) || THROWN.test(line) || CLEAN_FRAME.test(line))
    .slice(0, 5 * (MOST_FRAMES + 1))
    .join('\n');
