// Keeps the watched folder in step with the vault: it is watched while that is open, and what is taken in is
// offered no more.
import { z } from 'zod';
import { IntakeResult } from '../shared/domain/evidence';
import { VaultInfo } from '../shared/domain/vault';
import { FileToken } from '../shared/ids';
import { takenIn } from '../shared/taken-in';
import type { EngineProcess } from './engine-process';
import type { Files } from './ipc/files';
import type { WatchedFolder } from './watched-folder';

const Added = z.object({ items: z.array(z.object({ files: z.array(FileToken) })) });
const AddedVersion = z.object({ files: z.array(FileToken) });

export interface WatchWhileOpen {
  /** After a successful call. */
  readonly answered: (call: string, input: unknown, value: unknown) => void;
  /** The vault may have been opened or locked, come to the front or gone behind. */
  readonly lookAgain: () => void;
  /** A vault that was just opened is known by then. */
  readonly settled: () => Promise<void>;
}

export const watchWhileOpen = (
  engine: EngineProcess,
  watched: WatchedFolder,
  files: Files,
  openFolder: () => string | null,
  /** Under which files know what was chosen for this vault. */
  name: string | null = null,
): WatchWhileOpen => {
  let known: string | null = null;
  let beginning: Promise<void> = Promise.resolve();

  const begin = async (folder: string): Promise<void> => {
    const { reply } = engine.call({ group: 'vault', name: 'current', input: {}, paths: {} });
    const answer = await reply;
    const info = answer.ok ? VaultInfo.nullable().parse(answer.value) : null;
    // Somebody may have locked it meanwhile.
    if (info !== null && openFolder() === folder) watched.vaultIs({ id: info.vaultId, folder });
  };
  const lookAgain = (): void => {
    const folder = openFolder();
    if (folder === known) return;
    known = folder;
    if (folder === null) watched.vaultIs(null);
    else beginning = begin(folder);
  };

  const remember = (tokens: readonly FileToken[]): void => {
    watched.remember(
      tokens.filter((token) => !files.isHeld(token, name)).map((token) => files.pathOf(token, 'read', name)),
    );
  };

  return {
    lookAgain,
    settled: () => beginning,
    answered: (call, input, value) => {
      lookAgain();
      if (call === 'evidence.add') {
        remember(takenIn(Added.parse(input).items, IntakeResult.parse(value)).flatMap((item) => item.files));
      }
      if (call === 'evidence.addVersion') remember(AddedVersion.parse(input).files);
    },
  };
};
