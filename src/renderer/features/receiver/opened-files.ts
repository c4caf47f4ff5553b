// The files the open package came in, kept by their tokens for as long as the window lives, so that a base can
// be added without choosing them again. No passphrase and no identity is kept.
import type { FileToken } from '../../../shared/ids';

interface NamedFile {
  readonly token: FileToken;
  readonly name: string;
}

let files: readonly NamedFile[] = [];

export const openedFiles = (): readonly NamedFile[] => files;

export const rememberOpenedFiles = (opened: readonly NamedFile[]): void => {
  files = opened;
};
