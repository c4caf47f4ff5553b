// A number with its noun, as people write it.

/** `1 sealed file`, `2 sealed files`, `3 journal entries` (with `entries` given). */
export const counted = (count: number, one: string, many = `${one}s`): string =>
  `${String(count)} ${count === 1 ? one : many}`;

/** `1 journal entry`. */
export const journalEntries = (count: number): string => counted(count, 'journal entry', 'journal entries');
