// What is stated about an exception from a JSON file, whole or in part.
import { readFile } from 'node:fs/promises';
import { NewException, NOTHING_STATED } from '../shared/domain/exception';
import { WrongUse } from './wrong-use';

const Part = NewException.partial();
export type ExceptionPart = ReturnType<typeof Part.parse>;

const MEMBERS = Object.keys(NewException.shape).join(', ');
const HINT = `Its members are ${MEMBERS}; “muniment help exception record” says what is needed.`;

/** Members the file does not have are left out. Errors: wrong use, naming the first member that is wrong. */
export const readExceptionFile = async (path: string): Promise<ExceptionPart> => {
  let value: unknown;
  try {
    value = JSON.parse(await readFile(path, 'utf8'));
  } catch {
    throw new WrongUse(`“${path}” cannot be read as JSON.`, HINT);
  }
  return parsed(Part.safeParse(value), path);
};

/** Errors: wrong use, when what every exception needs is not there. */
export const newException = (part: ExceptionPart, path: string): NewException =>
  parsed(NewException.safeParse({ ...NOTHING_STATED, ...part }), path);

const parsed = <T>(
  result:
    | { readonly success: true; readonly data: T }
    | {
        readonly success: false;
        readonly error: { readonly issues: readonly { path: PropertyKey[]; message: string }[] };
      },
  path: string,
): T => {
  if (result.success) return result.data;
  const [issue] = result.error.issues;
  const where = issue === undefined || issue.path.length === 0 ? 'it' : issue.path.join('.');
  throw new WrongUse(`“${path}” is not an exception: ${where}: ${issue?.message ?? ''}.`, HINT);
};
