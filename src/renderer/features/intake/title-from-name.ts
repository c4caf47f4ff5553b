// A first title for a file, from its name; a person corrects it in the intake table.
import { visibleText } from '../../../shared/visible-text';

const MAX_TITLE = 300;

/** The name without its ending, with spaces for underscores and lone hyphens; empty when nothing is left. */
export const titleFromName = (name: string): string => {
  const readable = visibleText(name)
    .replace(/\\u\{[0-9A-F]+\}/g, ' ')
    .replace(/(?<=.)\.[A-Za-z][A-Za-z0-9]{0,4}$/, '')
    .replaceAll('_', ' ')
    // A hyphen between digits belongs to a date; between letters it stands for a space.
    .replace(/(?<!\d)-|-(?!\d)/g, ' ')
    .replace(/\s+/g, ' ')
    .trim();
  const first = readable.charAt(0);
  return (first.toUpperCase() + readable.slice(first.length)).slice(0, MAX_TITLE);
};
