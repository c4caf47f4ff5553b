// What is stated about a population from a JSON file, whole or in part.
import { readFile } from 'node:fs/promises';
import { z } from 'zod';
import { CompletenessRecord, NO_RECORD, PopulationStatement } from '../shared/domain/population';
import { WrongUse } from './wrong-use';

const Part = z.strictObject({
  ...PopulationStatement.partial().shape,
  record: CompletenessRecord.partial().optional(),
});

const MEMBERS = Object.keys(CompletenessRecord.shape).join(', ');
export const STATEMENT_NOTE = `The file is a JSON object of title, controlIds and record; the record has ${MEMBERS}.`;

/**
 * What the file does not state is as in `before`, or not stated.
 * Errors: wrong use, naming the first member that is wrong.
 */
export const readStatement = async (
  path: string,
  before: Partial<PopulationStatement> = {},
): Promise<PopulationStatement> => {
  let value: unknown;
  try {
    value = JSON.parse(await readFile(path, 'utf8'));
  } catch {
    throw new WrongUse(`“${path}” cannot be read as JSON.`, STATEMENT_NOTE);
  }
  const part = Part.safeParse(value);
  const whole = part.success
    ? PopulationStatement.safeParse({
        title: part.data.title ?? before.title,
        controlIds: part.data.controlIds ?? before.controlIds ?? [],
        record: { ...NO_RECORD, ...before.record, ...part.data.record },
      })
    : part;
  if (whole.success) return whole.data;
  const [issue] = whole.error.issues;
  const where = issue === undefined || issue.path.length === 0 ? 'it' : issue.path.join('.');
  throw new WrongUse(`“${path}” states no population: ${where}: ${issue?.message ?? ''}.`, STATEMENT_NOTE);
};
