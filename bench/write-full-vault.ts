// Writes a vault with many items of evidence, for what is measured in the window:
// `npm exec -- node bench/run.mjs bench/write-full-vault.ts FOLDER 100000` makes FOLDER/evidence.
import { vaultFullOfEvidence } from './full-vault';

export const run = async ([folder, items]: readonly string[]): Promise<void> => {
  if (folder === undefined || items === undefined) throw new Error('name a folder and a number of items');
  await vaultFullOfEvidence(folder, Number(items));
};
