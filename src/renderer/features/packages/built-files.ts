// Where packages built in this window were written, as tokens; forgotten when the app closes, because
// no path is kept in the vault.
import type { FileRef } from '../../../shared/contract';
import type { PackageId } from '../../../shared/ids';

const files = new Map<PackageId, FileRef>();

export const rememberBuiltFile = (id: PackageId, file: FileRef): void => {
  files.set(id, file);
};

export const builtFile = (id: PackageId): FileRef | null => files.get(id) ?? null;
