// Writes the register as a table that people can read, edit and bring back.
import { numberOf } from '../../../shared/ids';
import { type Job, unwatchedJob } from '../../environment';
import { writeTable } from '../../tables';
import type { OpenVault } from '../../vault/open-vault';
import { COLUMN_KEYS, COLUMNS } from './columns';
import { entryCells, readRegister } from './read-register';

/**
 * Every control with its newest version, retired ones too, as XLSX or CSV by the ending of `target`.
 * @throws UserError use.bad-input (inside the vault), table.too-large (a cell longer than XLSX allows), disk.*
 */
export const exportRegister = async (
  vault: OpenVault,
  target: string,
  job: Job = unwatchedJob(),
): Promise<{ controls: number }> => {
  job.progress({ phase: 'reading', done: 0, total: null, unit: 'items' });
  const register = readRegister(vault.db);
  const rows = [...register]
    .sort(([a], [b]) => numberOf(a) - numberOf(b))
    .map(([id, entry]) => {
      const cells = entryCells(id, entry);
      return COLUMN_KEYS.map((key) => cells[key]);
    });
  await writeTable(vault, target, 'Controls', COLUMNS, rows, job);
  return { controls: rows.length };
};
