// A folder for one test, with a vault in it made by the command line itself.
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { onTestFinished } from 'vitest';
import { done, PASSPHRASE } from './run-cli-in-test';

export interface Desk {
  readonly folder: string;
  readonly vault: string;
  readonly at: (name: string) => string;
  /** Writes a file and gives its path. */
  readonly file: (name: string, content: string | Uint8Array) => string;
}

export const emptyDesk = (): Desk => {
  const folder = mkdtempSync(join(tmpdir(), 'muniment-cli-'));
  onTestFinished(() => {
    rmSync(folder, { recursive: true, force: true });
  });
  const at = (name: string): string => join(folder, name);
  return {
    folder,
    vault: at('client.muniment'),
    at,
    file: (name, content) => {
      writeFileSync(at(name), content);
      return at(name);
    },
  };
};

/** With a vault; nothing in it yet. */
export const deskWithVault = async (): Promise<Desk> => {
  const desk = emptyDesk();
  await done(['vault', 'create', desk.vault, '--organization', 'Quillmere AI', '--member', 'Ada Byron']);
  return desk;
};

/** With an engagement of 2026 and the seven controls of one domain (CTL-001 to CTL-007). */
export const deskWithControls = async (): Promise<Desk> => {
  const desk = await deskWithVault();
  await done(['engagement', 'create', desk.vault, '--type', '2', '--period', '2026-01-01..2026-12-31']);
  await done(['control', 'load', desk.vault, '--set', 'ai-company', '--domain', 'Access Control']);
  return desk;
};

export const BEN = 'nine slow barges leave the harbour';
export const CLEO = 'eleven tall reeds bend in the wind';
/** The environment of somebody who opens the vault, and what a new passphrase would be. */
export const as = (passphrase: string, next = ''): Record<string, string> => ({
  MUNIMENT_PASSPHRASE: passphrase,
  MUNIMENT_NEW_PASSPHRASE: next,
});

/** With the controls, and beside the owner Ada an editor Ben (MEM-02) and a reader Cleo (MEM-03). */
export const deskWithMembers = async (): Promise<Desk> => {
  const desk = await deskWithControls();
  const add = ['member', 'add', desk.vault, '--name'];
  await done([...add, 'Ben Okafor', '--role', 'editor'], { env: as(PASSPHRASE, BEN) });
  await done([...add, 'Cleo Marsh', '--role', 'reader'], { env: as(PASSPHRASE, CLEO) });
  return desk;
};
