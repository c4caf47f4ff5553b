// The one door of the sample company: its evidence as items and files, and where each is kept.
import { mkdir, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { CONTROLS_WITHOUT_EVIDENCE } from './controls';
import { accessEvidence } from './evidence/access';
import { accessReviewEvidence } from './evidence/access-reviews';
import { changeEvidence } from './evidence/changes';
import { governanceEvidence } from './evidence/governance';
import { incidentEvidence } from './evidence/incidents';
import { modelAccessEvidence } from './evidence/model-access';
import { modelAttackEvidence } from './evidence/model-attacks';
import { modelEvidence } from './evidence/models';
import { operationsEvidence } from './evidence/operations';
import { machineRoutines } from './evidence/routine-machines';
import { peopleRoutines } from './evidence/routine-people';
import { signOnAndRightsEvidence } from './evidence/sign-on-and-rights';
import { vendorAndDataEvidence } from './evidence/vendors-and-data';
import { weaknessAndAssetEvidence } from './evidence/weaknesses-and-assets';
import type { SampleItem } from './sample-item';

export { COMPANY, FIRM, PERIOD, SYSTEM } from './company';
export { REASONS_FOR_GAPS, REASONS_FOR_MISSES, REASONS_FOR_POPULATIONS } from './controls';
export { leader } from './people';
export type { SampleFile, SampleItem } from './sample-item';

/** In the order in which it is taken in. */
export const SAMPLE_ITEMS: readonly SampleItem[] = [
  ...governanceEvidence,
  ...accessEvidence,
  ...signOnAndRightsEvidence,
  ...accessReviewEvidence,
  ...modelAccessEvidence,
  ...modelEvidence,
  ...modelAttackEvidence,
  ...operationsEvidence,
  ...weaknessAndAssetEvidence,
  ...changeEvidence,
  ...incidentEvidence,
  ...vendorAndDataEvidence,
  ...machineRoutines,
  ...peopleRoutines,
];

/** Every starter control the company took over, in the order of their numbers. */
export const SAMPLE_CONTROLS: readonly `AC-${string}`[] = [
  ...new Set([...SAMPLE_ITEMS.flatMap((item) => item.controls), ...CONTROLS_WITHOUT_EVIDENCE]),
].sort();

const sampleFiles = (): Map<string, SampleItem['files'][number]['make']> =>
  new Map(SAMPLE_ITEMS.flatMap((item) => item.files.map((file) => [file.path, file.make] as const)));

/** Every file once, by its path below the evidence folder. The same bytes on every machine. */
export async function* makeSampleFiles(): AsyncGenerator<{ path: string; bytes: Uint8Array }> {
  for (const [path, make] of sampleFiles()) {
    const made = await make();
    yield { path, bytes: typeof made === 'string' ? new TextEncoder().encode(made) : made };
  }
}

/** Writes all files below `folder`; gives their number and size. */
export const writeSampleFiles = async (
  folder: string,
  onFile: (path: string) => void = () => undefined,
): Promise<{ count: number; bytes: number }> => {
  let count = 0;
  let total = 0;
  for await (const { path, bytes } of makeSampleFiles()) {
    const target = join(folder, path);
    await mkdir(dirname(target), { recursive: true });
    await writeFile(target, bytes);
    onFile(path);
    count += 1;
    total += bytes.length;
  }
  return { count, bytes: total };
};
