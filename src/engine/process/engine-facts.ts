// What the engine tells for the diagnostics page: versions, sizes and counts. No name and no id of anything leaves
// here, so that none can be shown by mistake.
import { statfsSync, statSync } from 'node:fs';
import { join } from 'node:path';
import type { EngineFacts } from '../../shared/domain/diagnostics';
import type { OpenVault } from '../vault/open-vault';

/** Counted, under the word a person knows it by. */
const COUNTED: Readonly<Record<string, string>> = {
  controls: 'control',
  'evidence items': 'evidence',
  'sealed files': 'blob',
  'journal entries': 'journal',
  members: 'member',
  engagements: 'engagement',
  'package rounds': 'package_round',
  requests: 'request',
  'records of registers': 'register_record',
  populations: 'population',
  exceptions: 'exception',
  'remediation tasks': 'remediation_task',
};

const freeBytes = (folder: string): number | null => {
  try {
    const { bavail, bsize } = statfsSync(folder);
    return bavail * bsize;
  } catch {
    // Null says that the system does not tell.
    return null;
  }
};

const databaseBytes = (vault: OpenVault): number => {
  const { file } = vault.db.prepare(`SELECT file FROM pragma_database_list WHERE name = 'main'`).get() as {
    file: string;
  };
  return statSync(file === '' ? join(vault.folder, 'vault.db') : file).size;
};

const vaultFacts = (vault: OpenVault): NonNullable<EngineFacts['vault']> => {
  const { access } = vault;
  const last = vault.db.prepare('SELECT max(made_at) AS at FROM backup').get() as { at: string | null };
  return {
    kind: vault.kind,
    access: access.mode === 'read-only' ? `read-only, ${access.why}` : access.mode,
    role: vault.member.role,
    sqlite: (vault.db.prepare('SELECT sqlite_version() AS v').get() as { v: string }).v,
    schema: (vault.db.prepare('SELECT user_version AS v FROM pragma_user_version').get() as { v: number }).v,
    epoch: vault.epoch,
    databaseBytes: databaseBytes(vault),
    freeBytes: freeBytes(vault.folder),
    lastBackupAt: last.at,
    counts: Object.fromEntries(
      Object.entries(COUNTED).map(([word, table]) => [
        word,
        (vault.db.prepare(`SELECT count(*) AS n FROM ${table}`).get() as { n: number }).n,
      ]),
    ),
  };
};

export const engineFacts = (vault: OpenVault | null): EngineFacts => ({
  node: process.versions.node,
  memoryBytes: process.memoryUsage.rss(),
  vault: vault === null ? null : vaultFacts(vault),
});
