// The keys of a list as a file manager has them: up, down, to the ends, by the first letters, and the menu of a row.
import type { KeyboardEvent } from 'react';

/** Letters typed within so long of each other are one word. */
const TYPING_MS = 800;

let typed = '';
let typedAt = 0;

const rowsOf = (list: HTMLElement): HTMLElement[] => [
  ...list.querySelectorAll<HTMLElement>('[data-vault-row]'),
];

const byLetters = (rows: readonly HTMLElement[], from: number, key: string, now: number) => {
  typed = now - typedAt > TYPING_MS ? key : typed + key;
  typedAt = now;
  const word = typed.toLocaleLowerCase();
  // One letter again and again goes from name to name; a word that grows stays where it still fits.
  const start = word.length === 1 ? from + 1 : from;
  const turned = [...rows.slice(start), ...rows.slice(0, start)];
  return turned.find((row) => (row.dataset['name'] ?? '').toLocaleLowerCase().startsWith(word));
};

export const moveInList = (event: KeyboardEvent<HTMLElement>): void => {
  if (event.ctrlKey || event.metaKey || event.altKey) return;
  const rows = rowsOf(event.currentTarget);
  const here = rows.findIndex((row) => row === document.activeElement);
  if (here < 0) return;
  const next =
    event.key === 'ArrowDown'
      ? rows[here + 1]
      : event.key === 'ArrowUp'
        ? rows[here - 1]
        : event.key === 'Home'
          ? rows[0]
          : event.key === 'End'
            ? rows.at(-1)
            : event.key.length === 1 && event.key !== ' '
              ? byLetters(rows, here, event.key, event.timeStamp)
              : undefined;
  if (next === undefined) return;
  event.preventDefault();
  next.focus();
};

/** From the filter above into the list. */
export const enterList = (event: KeyboardEvent<HTMLElement>, list: HTMLElement | null): void => {
  const [first] = list === null ? [] : rowsOf(list);
  if (event.key !== 'ArrowDown' || first === undefined) return;
  event.preventDefault();
  first.focus();
};
