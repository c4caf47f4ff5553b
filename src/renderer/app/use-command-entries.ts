// The commands that can be run now as lines of the palette, with their keys.
import { COMMAND_IDS, type CommandId, commandSpec, keysText } from '../../shared/commands';
import { shell as text } from '../messages/shell';
import { runCommand, useOffered } from './commands';
import { isMac } from './platform';
import { useCall } from './use-call';

export interface PaletteEntry {
  readonly id: string;
  readonly number?: string;
  readonly title: string;
  readonly keys?: string;
  readonly run: () => void;
}

/** The palette itself, and what has no meaning while it is open. */
const LEFT_OUT: ReadonlySet<CommandId> = new Set(['palette', 'undo']);

export const useCommandEntries = (words: string) => {
  const offered = useOffered();
  const hasWideRail = useCall('app', 'preferences', {}).data?.hasWideRail ?? true;
  const titleOf = (id: CommandId): string => {
    const { title } = commandSpec(id);
    if (id === 'rail') return hasWideRail ? text.narrowRail : title;
    return id.startsWith('theme.') ? text.appearance(title) : title;
  };
  const wanted = words.trim().toLowerCase();
  const entries = COMMAND_IDS.filter((id) => offered.has(id) && !LEFT_OUT.has(id)).map((id) => {
    const keys = keysText(id, isMac);
    const entry: PaletteEntry = {
      id: `command ${id}`,
      title: titleOf(id),
      ...(keys !== null && { keys }),
      run: () => {
        runCommand(id);
      },
    };
    return { id, entry };
  });
  const fitting = entries.filter(({ entry }) => entry.title.toLowerCase().includes(wanted));
  const isPlace = (id: CommandId) => id.startsWith('go.') || id === 'settings' || id === 'help.diagnostics';
  return {
    places: fitting.filter(({ id }) => isPlace(id)).map(({ entry }) => entry),
    verbs: fitting.filter(({ id }) => !isPlace(id)).map(({ entry }) => entry),
  };
};

/** Does what the line with this id says. */
export const runEntry = (
  groups: readonly { readonly entries: readonly PaletteEntry[] }[],
  id: string,
): void => {
  groups
    .flatMap(({ entries }) => entries)
    .find((entry) => entry.id === id)
    ?.run();
};
