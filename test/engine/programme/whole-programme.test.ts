// The whole programme goes out as one zip of open files and comes into another vault with every version; what members of
// the first vault signed stays in the file.
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { strFromU8, strToU8, unzipSync, zipSync } from 'fflate';
import { describe, expect, it } from 'vitest';
import {
  changeRecord,
  checkVault,
  exportProgramme,
  importProgramme,
  linkRecords,
  type OpenVault,
  readRecord,
  recordsOf,
  setPolicyWords,
  signRecord,
  versionsOf,
} from '../../../src/engine';
import { REGISTERS } from '../../../src/shared/domain/programme';
import type { RecordTarget } from '../../../src/shared/domain/programme/record';
import type { RecordId } from '../../../src/shared/domain/programme/record-id';
import type { CalendarDate } from '../../../src/shared/period';
import { makeVault, quietJob, temporaryFolder } from '../temporary-vault';
import { filled, furnish } from './filled-registers';

const look = (vault: OpenVault, path: string) =>
  importProgramme(vault, { path, apply: false, sha256: null }, quietJob());
const take = async (vault: OpenVault, path: string) => {
  const { sha256 } = await look(vault, path);
  return importProgramme(vault, { path, apply: true, sha256 }, quietJob());
};

/** What an export says, without who wrote it down and when. */
const said = (path: string): unknown => {
  const whole = JSON.parse(strFromU8(unzipSync(readFileSync(path))['programme.json'] ?? strToU8(''))) as {
    registers: Record<string, { versions: Record<string, unknown>[] }[]>;
    signatures: unknown[];
  };
  for (const register of Object.values(whole.registers))
    for (const record of register)
      record.versions = record.versions.map((version) => ({ ...version, at: '', by: '', via: '' }));
  return { ...whole, signatures: [] };
};

/** Made once: every test reads the same file. */
let kept: Uint8Array | null = null;
const exported = async (): Promise<string> => {
  kept ??= readFileSync((await lived()).path);
  const path = join(temporaryFolder(), 'programme.zip');
  writeFileSync(path, kept);
  return path;
};

const lived = async () => {
  const source = await filled();
  source.vault.write((change) => {
    const how = { on: '2026-06-01' as CalendarDate, note: '=note "of" it', via: 'typed' } as const;
    changeRecord(change, 'VND-03' as RecordId, { state: 'assessed', facts: { name: 'Renamed\u202e' } }, how);
    changeRecord(
      change,
      'VND-03' as RecordId,
      { state: 'ended', facts: readRecord(change.db, 'VND-03' as RecordId).facts },
      { ...how, on: '2026-05-20' as CalendarDate },
    );
    changeRecord(change, 'PER-001' as RecordId, { facts: { manager: 'PER-003' } }, how);
    linkRecords(
      change,
      ['RSK-001' as RecordId],
      ['CTL-001', 'VND-04', 'CC6.1', 'EVD-0001'] as RecordTarget[],
      'because',
    );
    signRecord(change, 'RSK-001' as RecordId, 1, 'reviewed', '');
  });
  setPolicyWords(source.vault, { company: 'Quillmere' });
  const path = join(source.desk, 'programme.zip');
  return { source, path, wrote: await exportProgramme(source.vault, path) };
};

describe('the whole programme', () => {
  it('comes into an empty vault with every version, and goes out of it as the same', async () => {
    const { source, path, wrote } = await lived();
    kept = readFileSync(path);
    expect(wrote.records).toBe(REGISTERS.length * 9);
    const again = join(source.desk, 'again.zip');
    await exportProgramme(source.vault, again);
    expect(readFileSync(again).equals(readFileSync(path))).toBe(true);
    const target = await makeVault();
    furnish(target.vault);
    const taken = await take(target.vault, path);
    expect(taken.applied).toBe(true);
    expect(taken.registers.map(({ import: { counts } }) => counts.add)).toEqual(REGISTERS.map(() => 9));
    expect(taken.told.join('\n')).toContain('1 signatures stay in the file');
    await exportProgramme(target.vault, again);
    expect(said(again)).toEqual(said(path));
    expect((await checkVault(target.vault, { deep: false }, quietJob())).findings).toEqual([]);
  });

  it('gets other numbers where there are records, and what names them follows; other controls are not named', async () => {
    const path = await exported();
    const target = await filled();
    const taken = await take(target.vault, path);
    expect(taken.told.join('\n')).toContain('the 9 of the file get other numbers, from VND-10 on');
    const vendors = taken.registers.find(({ register }) => register === 'vendor');
    expect(vendors?.import.rows[2]?.fields).toEqual([{ field: 'Id', before: 'VND-03', after: 'VND-12' }]);
    const theirs = versionsOf(target.vault.db, 'PER-010' as RecordId)[0];
    expect(theirs?.facts['manager']).toBe('PER-012');
    expect(versionsOf(target.vault.db, 'VND-12' as RecordId)).toHaveLength(3);
    const bare = await makeVault();
    const seen = await look(bare.vault, path);
    expect(seen.told.join('\n')).toContain('CTL-001 is not in this vault');
    const documents = seen.registers.find(({ register }) => register === 'document');
    expect(documents?.import.counts).toEqual({ add: 0, change: 0, same: 0, refused: 9 });
    await expect(take(bare.vault, path)).rejects.toMatchObject({ code: 'table.rows-refused' });
    expect(recordsOf(bare.vault.db, 'vendor')).toEqual([]);
  });

  it('is refused whole in any other form, and after somebody changed the file', async () => {
    const path = await exported();
    const entries = unzipSync(readFileSync(path));
    const whole = strFromU8(entries['programme.json'] ?? strToU8(''));
    const written = (json: string): string => {
      const to = join(temporaryFolder(), 'changed.zip');
      writeFileSync(to, zipSync({ 'programme.json': strToU8(json) }));
      return to;
    };
    const { vault } = await makeVault();
    const changed: readonly [string, string][] = [
      ['"muniment-programme-1"', '"muniment-programme-2"'],
      ['"VND-03"', '"VND-3"'],
      ['"id": "VND-03"', '"id": "VND-04"'],
      ['"version": 2', '"version": 7'],
      ['"state": "ended"', '"state": "passed"'],
      ['"on": "2026-06-01"', '"on": "2026-06-31"'],
      ['"facts": {', '"facts": { "score": 7,'],
      ['"facts": {', '"facts": { "constructor": 7,'],
    ];
    for (const [from, to] of changed) {
      expect(whole).toContain(from);
      await expect(look(vault, written(whole.replace(from, to))), from).rejects.toMatchObject({
        code: 'programme.not-an-export',
      });
    }
    for (const bytes of [
      strToU8('no zip'),
      readFileSync(path).subarray(0, 4000),
      zipSync({ a: strToU8('') }),
    ]) {
      const to = join(temporaryFolder(), 'other.zip');
      writeFileSync(to, bytes);
      await expect(look(vault, to)).rejects.toMatchObject({ code: 'programme.not-an-export' });
    }
    await expect(
      importProgramme(vault, { path, apply: true, sha256: 'f'.repeat(64) }, quietJob()),
    ).rejects.toMatchObject({ code: 'table.changed-since-preview' });
  });
});
