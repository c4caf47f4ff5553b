// The part of a check that looks at the vault folder: headers, names that do not belong, links, orphans.
import type { Dirent } from 'node:fs';
import { readdir } from 'node:fs/promises';
import { join } from 'node:path';
import type { CheckFinding } from '../../shared/domain/vault';
import { equalBytes } from '../crypto/bytes';
import { STRAY_NAMES } from './folder';
import { decodeHeader, encodeHeader, type VaultHeader } from './header';
import { HEADER_COPY_FILE, HEADER_FILE, readHeaderFile } from './header-files';

const FOLDER_FINDINGS = {
  header: 'integrity.header-damaged',
  link: 'check.symbolic-link',
  unexpected: 'check.unexpected-file',
} as const;

/** Findings that are worth telling but take nothing away from what the vault holds. */
export const NOTICES: ReadonlySet<string> = new Set([FOLDER_FINDINGS.unexpected]);

/** Both header files must be what this session opened with. */
export const checkHeaders = async (
  folder: string,
  header: VaultHeader,
  headerKey: Uint8Array,
): Promise<CheckFinding[]> => {
  const right = encodeHeader(header, headerKey);
  const findings: CheckFinding[] = [];
  for (const name of [HEADER_FILE, HEADER_COPY_FILE]) {
    const bytes = await readHeaderFile(join(folder, name));
    if (bytes !== null && equalBytes(bytes, right)) continue;
    let decoded = null;
    try {
      decoded = bytes && decodeHeader(bytes);
    } catch {
      // A header of a newer version is not ours either.
    }
    const detail =
      bytes === null
        ? 'missing or unreadable'
        : decoded?.isAuthentic(headerKey)
          ? 'an older header of this vault'
          : 'not the header that was written';
    findings.push({ code: FOLDER_FINDINGS.header, subject: name, detail });
  }
  return findings;
};

const unexpected = (subject: string): CheckFinding => ({
  code: FOLDER_FINDINGS.unexpected,
  subject,
  detail: 'does not belong to the vault; left alone',
});
const link = (subject: string): CheckFinding => ({
  code: FOLDER_FINDINGS.link,
  subject,
  detail: 'a link stands where a file or folder of the vault belongs; it is not followed',
});

const entriesOf = async (folder: string): Promise<Dirent[]> => {
  const entries = await readdir(folder, { withFileTypes: true }).catch((): Dirent[] => []);
  return entries.filter((entry) => !STRAY_NAMES.has(entry.name)).sort((a, b) => (a.name < b.name ? -1 : 1));
};

/** What lies in the folder beside sealed files, and the ids of all sealed files. */
export const scanFolder = async (
  folder: string,
  database: string,
): Promise<{ readonly findings: CheckFinding[]; readonly sealedIds: string[] }> => {
  const findings: CheckFinding[] = [];
  const sealedIds: string[] = [];
  const files = new Set([
    HEADER_FILE,
    HEADER_COPY_FILE,
    database,
    `${database}-journal`,
    'lock',
    'README.txt',
  ]);
  const folders = new Set(['blobs', 'tmp']);
  const judge = (entry: Dirent, path: string, belongs: boolean): boolean => {
    if (entry.isSymbolicLink()) findings.push(link(path));
    else if (!belongs) findings.push(unexpected(path));
    return belongs && !entry.isSymbolicLink();
  };

  for (const entry of await entriesOf(folder)) {
    const belongs = entry.isDirectory() ? folders.has(entry.name) : files.has(entry.name);
    judge(entry, entry.name, belongs);
  }
  for (const fan of await entriesOf(join(folder, 'blobs'))) {
    const isFan = fan.isDirectory() && /^[0-9a-f]{2}$/.test(fan.name);
    if (!judge(fan, `blobs/${fan.name}`, isFan)) continue;
    for (const entry of await entriesOf(join(folder, 'blobs', fan.name))) {
      const isSealed = entry.isFile() && /^[0-9a-f]{64}$/.test(entry.name) && entry.name.startsWith(fan.name);
      if (judge(entry, `blobs/${fan.name}/${entry.name}`, isSealed)) sealedIds.push(entry.name);
    }
  }
  return { findings, sealedIds };
};
