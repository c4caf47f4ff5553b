// Removes old states of a backup by the stated rule, and sealed files that no remaining state lists
// (docs/format/backup-v1.md §5).
import { readdir, rename, rm } from 'node:fs/promises';
import { join } from 'node:path';
import type { VaultId } from '../../shared/ids';
import { diskError } from '../blobs/durable-files';
import { toHex } from '../crypto/bytes';
import { sha256Hex } from '../crypto/hash';
import type { Environment } from '../environment';
import { keptCopies, type Keeping } from '../vault/copies/kept-copies';
import { FILES, HEX_PAIRS, STATES, statesIn, storedPath, UNFINISHED, type FoundState } from './backup-folder';
import { decodeSealedList, type ListedFile } from './sealed-list';
import type { State } from './state-file';
import { smallFile, syncFolderIfItCan } from './stored-files';

const KEEPING: Keeping = { newest: 3, days: 7, weeks: 4, months: 12, years: 10 };
/** Of a list, which is read whole: more than two million sealed files. A backup may be anybody's. */
const MOST_LIST_BYTES = 384 * 1024 * 1024;

/** The list of a state as it was written; null when a byte of it has changed. */
export const listOf = async (root: string, state: State): Promise<ListedFile[] | null> => {
  const bytes = await smallFile(
    join(root, STATES, state.name, 'files'),
    Math.min(MOST_LIST_BYTES, state.files.sizeBytes),
  );
  if (bytes?.length !== state.files.sizeBytes || sha256Hex(bytes) !== state.files.sha256) return null;
  const files = decodeSealedList(bytes);
  return files?.length === state.blobs ? files : null;
};

/** Null when a list cannot be read: then nobody knows what is needed. */
const neededBy = async (root: string, states: readonly FoundState[]): Promise<Set<string> | null> => {
  const needed = new Set<string>();
  for (const { found } of states) {
    const list = found && (await listOf(root, found.state));
    if (list === null) return null;
    for (const { sha256 } of list) needed.add(sha256);
  }
  return needed;
};

const removeUnlisted = async (root: string, needed: ReadonlySet<string>): Promise<void> => {
  const folders = (await readdir(join(root, FILES))).filter((name) => HEX_PAIRS.includes(name));
  for (const pair of folders) {
    for (const name of await readdir(join(root, FILES, pair))) {
      const isOurs = /^[0-9a-f]{64}$/.test(name) && name.startsWith(pair);
      if (isOurs && !needed.has(name)) await rm(storedPath(root, name), { force: true });
    }
  }
};

/**
 * Answers how many states went; `made` never does. A state that cannot be read stays, and with it every
 * sealed file. Errors: vault.leads-outside, disk.*.
 */
export const pruneStates = async (
  root: string,
  vaultId: VaultId,
  made: string,
  environment: Environment,
): Promise<number> => {
  try {
    const states = await statesIn(root, vaultId);
    const dated = states.flatMap((each) =>
      each.found ? [{ ...each, madeAt: each.found.state.madeAt }] : [],
    );
    const kept = new Set([made, ...keptCopies(dated, KEEPING).map(({ name }) => name)]);
    const going = dated.filter(({ name }) => !kept.has(name));
    if (going.length === 0) return 0;
    const needed = await neededBy(
      root,
      states.filter(({ name }) => !going.some((gone) => gone.name === name)),
    );
    for (const { name } of going) {
      const gone = join(root, UNFINISHED, `${toHex(environment.random(16))}.part`);
      await rename(join(root, STATES, name), gone);
      await syncFolderIfItCan(join(root, STATES));
      await rm(gone, { recursive: true, force: true });
    }
    if (needed !== null) await removeUnlisted(root, needed);
    else environment.logger.log('warn', 'A state of the backup cannot be read; no sealed file was removed.');
    return going.length;
  } catch (error) {
    throw diskError(error);
  }
};
