// The muniment command (bundled to out/main/cli.js, started by tools/muniment.mjs).
import { closeGlobalWaysOut } from '../shared/no-network';
import { processTerminal } from './process-terminal';
import { runCli } from './run-cli';

closeGlobalWaysOut(globalThis);
// Set, not exit(): what is still to be written reaches a slow pipe before the process ends.
process.exitCode = await runCli(process.argv.slice(2), processTerminal());
