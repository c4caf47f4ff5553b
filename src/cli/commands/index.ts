// All commands, in the order help shows them.
import type { Command } from '../command';
import { catalogCommands } from './catalog';
import { controlCommands } from './control';
import { engagementCommands } from './engagement';
import { evidenceCommands } from './evidence';
import { logCommands } from './log';
import { packageCommands } from './package';
import { packageVerifyCommands } from './package-verify';
import { vaultCommands } from './vault';

export const COMMANDS: readonly Command[] = [
  ...vaultCommands,
  ...engagementCommands,
  ...catalogCommands,
  ...controlCommands,
  ...evidenceCommands,
  ...packageCommands,
  ...packageVerifyCommands,
  ...logCommands,
];
