// Pasted pictures are bytes in memory and nowhere else. They are let go as soon as no row needs them: stored,
// removed or discarded. When the vault is locked the engine forgets them by itself.
import type { FileToken } from '../../../shared/ids';
import { call } from '../../app/use-call';
import { intakeRows } from './intake-store';

const held = new Set<FileToken>();

export const holdPicture = (token: FileToken): void => {
  held.add(token);
};

export const letGoPictures = (): void => {
  const needed = new Set(intakeRows().flatMap((row) => row.files.map((file) => file.token)));
  const files = [...held].filter((token) => !needed.has(token));
  if (files.length === 0) return;
  for (const token of files) held.delete(token);
  // Nothing depends on it: what cannot be let go now is gone when the vault is locked.
  call('intake', 'setAside', { files }).catch(() => undefined);
};
