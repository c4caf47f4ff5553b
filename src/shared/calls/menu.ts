// What the window tells the native menu.
import { z } from 'zod';
import { COMMAND_IDS } from '../commands';
import { done, main } from './call';

const commands = z.array(z.enum(COMMAND_IDS));

export const menuCalls = {
  /** Which commands can be used from now on, and which choices are made; all others are grey. */
  offer: main('command', z.strictObject({ can: commands, chosen: commands }), done),
} as const;
