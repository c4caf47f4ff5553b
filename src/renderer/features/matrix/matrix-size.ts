// Measures of the matrix in CSS pixels; matrix.module.css has the same numbers.
export const ROW = 28;
export const CELL = 44;
/** Series, criteria and their totals. */
export const HEAD = 78;
/** Number, title and total of a control. */
export const NAME = 348;
