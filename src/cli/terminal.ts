// What the command line needs of the process it runs in; tests put a recording one in its place.

export interface Terminal {
  readonly stdout: (text: string) => void;
  readonly stderr: (text: string) => void;
  /** True when a person watches standard error, so that a progress bar makes sense. */
  readonly stderrIsTerminal: boolean;
  /** Columns of the terminal behind standard output; null when it is a file or a pipe. */
  readonly columns: number | null;
  readonly env: Readonly<Record<string, string | undefined>>;
  /** Asks without echo, on standard error. Null when nobody can answer. */
  readonly askSecret: ((prompt: string) => Promise<string>) | null;
  /** Asks with echo, on standard error. Null when nobody can answer. */
  readonly ask: ((question: string) => Promise<string>) | null;
  /** Everything on standard input. */
  readonly readStandardInput: () => Promise<string>;
  /** Aborted by the first Ctrl-C. */
  readonly signal: AbortSignal;
}
