// The scope of an engagement from a JSON file: what `engagement scope --json` prints, whole or in part.
import { readFile } from 'node:fs/promises';
import { EngagementScope } from '../shared/domain/scope';
import { WrongUse } from './wrong-use';

const ScopePart = EngagementScope.partial();
export type ScopePart = ReturnType<typeof ScopePart.parse>;

const MEMBERS = Object.keys(EngagementScope.shape).join(', ');

/** Members the file does not have are left out. Errors: wrong use, naming the first member that is wrong. */
export const readScopeFile = async (path: string): Promise<ScopePart> => {
  let value: unknown;
  try {
    value = JSON.parse(await readFile(path, 'utf8'));
  } catch {
    throw new WrongUse(`“${path}” cannot be read as JSON.`, `Its members are ${MEMBERS}.`);
  }
  const parsed = ScopePart.safeParse(value);
  if (parsed.success) return parsed.data;
  const issue = parsed.error.issues[0];
  const where = issue === undefined || issue.path.length === 0 ? 'it' : issue.path.join('.');
  throw new WrongUse(
    `“${path}” is not a scope: ${where}: ${issue?.message ?? ''}.`,
    `Its members are ${MEMBERS}; “muniment engagement scope” with --json shows one.`,
  );
};
