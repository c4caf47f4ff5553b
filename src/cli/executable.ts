// The muniment command as one program of its own (tools/package): nothing but this file decides how it
// starts. No top-level await: what is packed into a program is no ES module.
import { processTerminal } from './process-terminal';
import { runCli } from './run-cli';

// As the app starts its engine (src/main/engine-channel.ts); read when the first file is opened.
process.env['UV_THREADPOOL_SIZE'] ??= '16';

void runCli(process.argv.slice(2), processTerminal()).then((code) => {
  // Set, not exit(): what is still to be written reaches a slow pipe before the process ends.
  process.exitCode = code;
});
