// A vault with a list in it, and what tests of populations say about one.
import { addEvidence, type OpenVault } from '../../../src/engine';
import { NO_RECORD, type PopulationStatement } from '../../../src/shared/domain/population';
import { type EvidenceId, evidenceId } from '../../../src/shared/ids';
import { facts, makeVault, quietJob, type TemporaryVault } from '../temporary-vault';

export const LEAVERS = [
  'Employee,Left on,Note',
  'E-101,2026-01-31,',
  'E-102,2026-03-31,=2+2',
  '',
  'E-103,2026-05-31,"two\nlines"',
  'E-104,2026-08-31,',
  'E-102,2026-09-30,again',
].join('\r\n');

export const said = (given: Partial<PopulationStatement> = {}): PopulationStatement => ({
  title: 'Leavers 2026',
  controlIds: [],
  record: NO_RECORD,
  ...given,
});

/** Takes files in and answers the numbers of their items. */
export const takeIn = async (vault: OpenVault, ...paths: string[]): Promise<EvidenceId[]> =>
  (
    await addEvidence(
      vault,
      paths.map((path) => ({ paths: [path], facts: facts() })),
      quietJob(),
    )
  ).added;

export const vaultWithList = async (
  name = 'leavers.csv',
  content: string | Uint8Array = LEAVERS,
): Promise<TemporaryVault> => {
  const made = await makeVault();
  await takeIn(made.vault, made.file(name, content));
  return made;
};

export const LIST = { evidenceId: evidenceId(1), position: 1, sheet: null } as const;
