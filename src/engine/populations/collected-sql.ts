// What is collected for a picked row, out of the evidence that counts today: what is withdrawn or rejected, and
// what is only asked for, answers nothing. The row keeps its state: when its evidence counts again, so does it.

/** Links of one row of `sample_item AS i` whose evidence counts. */
const COUNTING = `SELECT 1 FROM sample_evidence AS c
  JOIN listed_evidence AS counted ON counted.evidence = c.evidence AND counted.counts = 1
  WHERE c.population = i.population AND c.number = i.number`;

/** Whether the row as a whole, or each of its attributes, has evidence that counts; `selection AS s` is joined. */
export const IS_ANSWERED = `(EXISTS (${COUNTING} AND c.attribute = '')
  OR (json_array_length(s.attributes) > 0 AND NOT EXISTS (
    SELECT 1 FROM json_each(s.attributes) AS a WHERE NOT EXISTS (${COUNTING} AND c.attribute = a.value))))`;

/** The state that is shown: a row that was collected is owed again while its evidence does not count. */
export const SHOWN_STATE = `CASE WHEN i.state = 'collected' AND NOT ${IS_ANSWERED} THEN 'selected' ELSE i.state END`;
