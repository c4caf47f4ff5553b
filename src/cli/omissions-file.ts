// Reasons for what a package leaves out, from a JSON or CSV file.
import { readFile } from 'node:fs/promises';
import { parse } from 'csv-parse/sync';
import { stringify } from 'csv-stringify/sync';
import { z } from 'zod';
import { DeclaredOmission, type Gap } from '../shared/domain/package';
import { WrongUse } from './wrong-use';

const Listed = z.array(z.looseObject({ key: z.string(), reason: z.string() }));

const parsedContent = (content: string): unknown => {
  if (content.trimStart().startsWith('[')) return JSON.parse(content);
  return parse(content, { bom: true, columns: true, skip_empty_lines: true, trim: true });
};

/** Rows without a reason are no declaration and are left out. Errors: wrong use. */
export const readOmissions = async (path: string): Promise<DeclaredOmission[]> => {
  let listed: z.infer<typeof Listed>;
  try {
    listed = Listed.parse(parsedContent(await readFile(path, 'utf8')));
  } catch {
    throw new WrongUse(
      `“${path}” cannot be read as reasons.`,
      'It is a CSV with the columns key and reason, or a JSON list of {"key", "reason"}.',
    );
  }
  return listed
    .filter((row) => row.reason.trim() !== '')
    .map(({ key, reason }) => {
      const omission = DeclaredOmission.safeParse({ key, reason });
      if (omission.success) return omission.data;
      throw new WrongUse(
        `“${path}”: “${key}” is not the key of a gap, or its reason has over 500 characters.`,
      );
    });
};

/** A list to fill in: every gap with an empty reason, or the one given before. */
export const omissionsTemplate = (gaps: readonly Gap[], known: readonly DeclaredOmission[]): string => {
  const reasons = new Map(known.map((one) => [one.key, one.reason]));
  return stringify(
    [['key', 'reason', 'what'], ...gaps.map((gap) => [gap.key, reasons.get(gap.key) ?? '', gap.what])],
    { escape_formulas: true },
  );
};
