// Packages as they were handed over, for the verifier: what is encrypted is opened, everything else is left as
// the path it is. The verifier never knows the difference.
import { lstat, readFile } from 'node:fs/promises';
import { UserError } from '../../shared/errors';
import { type ByteSource, fileSource, type PackageInput, partsBeside } from '../verify';
import { isAgeFile } from './age-header';
import { parseIdentities } from './age-identity';
import { type AgeOpener, openAge } from './open-age';

/** Asked for once, when the first encrypted file turns up; null when nobody named a key. */
export type FindOpener = (() => Promise<AgeOpener>) | null;

/** An identity file. Errors: package.not-an-identity, also when it cannot be read. */
export const identityFile = (path: string): (() => Promise<AgeOpener>) => {
  return async () => {
    const text = await readFile(path, 'latin1').catch((error: unknown) => {
      throw new UserError('package.not-an-identity', {}, { cause: error });
    });
    return { kind: 'identities', identities: await parseIdentities(text) };
  };
};

const openFile = async (path: string): Promise<ByteSource | null> => {
  const isFile = await lstat(path).then(
    (stats) => stats.isFile(),
    () => false,
  );
  // What is no file, or cannot be opened, the verifier has its own words for.
  return isFile ? fileSource(path).catch(() => null) : null;
};

export interface OpenedInputs {
  /** As they were named: what was encrypted as bytes, everything else as the path it is. */
  readonly inputs: readonly (readonly PackageInput[])[];
  readonly close: () => Promise<void>;
}

/**
 * Opens the inputs named by `groups` (a package, its base), all with the same key. Of one part of an encrypted
 * package, the others are looked for beside it.
 * @throws UserError package.encrypted (without a key), package.wrong-identity, package.not-an-identity,
 * package.encryption-damaged, package.encryption-refused
 */
export const openInputs = async (
  groups: readonly (readonly string[])[],
  find: FindOpener,
): Promise<OpenedInputs> => {
  const opened: ByteSource[] = [];
  const close = async (): Promise<void> => {
    for (const file of opened.splice(0)) await file.close();
  };
  let opener: AgeOpener | null = null;
  const openInput = async (path: string): Promise<PackageInput> => {
    const file = await openFile(path);
    if (file === null) return path;
    opened.push(file);
    if (!(await isAgeFile(file))) {
      opened.pop();
      await file.close();
      return path;
    }
    if (find === null) throw new UserError('package.encrypted');
    opener ??= await find();
    return openAge(file, opener);
  };
  try {
    const inputs: PackageInput[][] = [];
    for (const paths of groups) {
      const [first] = paths;
      const isOneSealed = paths.length === 1 && first !== undefined && /\.age$/i.test(first);
      const all = isOneSealed ? await partsBeside(first) : paths;
      const group: PackageInput[] = [];
      for (const path of all) group.push(await openInput(path));
      inputs.push(group);
    }
    return { inputs, close };
  } catch (error) {
    await close();
    throw error;
  }
};

/** Runs `work` with what {@link openInputs} opens, and closes it. Throws what either throws. */
export const withOpened = async <T>(
  groups: readonly (readonly string[])[],
  find: FindOpener,
  work: (inputs: readonly (readonly PackageInput[])[]) => Promise<T>,
): Promise<T> => {
  const { inputs, close } = await openInputs(groups, find);
  try {
    return await work(inputs);
  } finally {
    await close();
  }
};
