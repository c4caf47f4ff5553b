// The engine answers in pages, as a window needs them; a terminal wants the whole list.
const PAGE = 500;

interface Page<T> {
  readonly rows: readonly T[];
  readonly total: number;
}

/** Asks page after page until all rows are there. */
export const allPages = <T>(ask: (page: { offset: number; limit: number }) => Page<T>): Page<T> => {
  const rows: T[] = [];
  for (;;) {
    const { rows: more, total } = ask({ offset: rows.length, limit: PAGE });
    rows.push(...more);
    if (more.length === 0 || rows.length >= total) return { rows, total };
  }
};
