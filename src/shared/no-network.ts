// Takes away what a script could open a connection with without importing anything. Called first by each of
// our Node processes: main, engine, command line. What has to be imported, nobody here imports (check:layers).

/** Names that Node and browsers give to every script. */
export const GLOBAL_WAYS_OUT = [
  'fetch',
  'WebSocket',
  'EventSource',
  'XMLHttpRequest',
  'WebTransport',
] as const;

/**
 * From then on each of these throws. They stay there as functions, because libraries ask whether they are.
 * @param scope the process's `globalThis`
 */
export const closeGlobalWaysOut = (scope: object): void => {
  for (const name of GLOBAL_WAYS_OUT) {
    const refuse = (): never => {
      throw new Error(`${name} is not there: Muniment opens no connection`);
    };
    Object.defineProperty(scope, name, { value: refuse, writable: false, configurable: false });
  }
};
