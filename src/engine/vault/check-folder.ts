// The part of a check that looks at the vault folder: headers, names that do not belong, links, orphans.
import type { Dirent } from 'node:fs';
import { lstat, opendir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { CheckFinding } from '../../shared/domain/vault';
import { errnoOf } from '../blobs/durable-files';
import { equalBytes, utf8 } from '../crypto/bytes';
import { goOnOrStop, type Job } from '../environment';
import { COPIES_FOLDER, isDamagedName, parseCopyName } from './copies/copy-name';
import { README, STRAY_NAMES } from './folder';
import { decodeHeader, encodeHeader, type VaultHeader } from './header';
import { HEADER_COPY_FILE, HEADER_FILE, readHeaderFile } from './header-files';
import { syncProgramOf } from './synced-folder';

const FOLDER_FINDINGS = {
  header: 'integrity.header-damaged',
  link: 'check.symbolic-link',
  unexpected: 'check.unexpected-file',
  readme: 'check.readme-changed',
  synced: 'check.synced-folder',
} as const;

/** Findings that are worth telling but take nothing away from what the vault holds. */
export const NOTICES: ReadonlySet<string> = new Set([
  FOLDER_FINDINGS.unexpected,
  FOLDER_FINDINGS.readme,
  FOLDER_FINDINGS.synced,
]);

/** Whether a folder of the vault is there as itself; a link in its place is not followed. */
export const isRealFolder = async (path: string): Promise<boolean> =>
  (await lstat(path).catch(() => null))?.isDirectory() ?? false;

/** All header files must be what this session opened with. */
export const checkHeaders = async (
  folder: string,
  header: VaultHeader,
  headerKey: Uint8Array,
): Promise<CheckFinding[]> => {
  const right = encodeHeader(header, headerKey);
  const names = [HEADER_FILE, HEADER_COPY_FILE];
  // The third copy is for people; a vault of the first draft has none until its header is next written.
  const third = `${COPIES_FOLDER}/${HEADER_FILE}`;
  if (await isRealFolder(join(folder, COPIES_FOLDER))) {
    const found = await lstat(join(folder, third)).catch((error: unknown) => errnoOf(error));
    if (found !== 'ENOENT') names.push(third);
  }
  const findings: CheckFinding[] = [];
  for (const name of names) {
    const bytes = await readHeaderFile(join(folder, name));
    if (bytes !== null && equalBytes(bytes, right)) continue;
    let decoded = null;
    try {
      decoded = bytes && decodeHeader(bytes);
    } catch {
      // A header of a newer version is not ours either.
    }
    const what =
      bytes === null
        ? 'missing or unreadable'
        : decoded?.isAuthentic(headerKey)
          ? 'another header of this vault, not the one in use'
          : 'not the header that was written';
    const detail = `${what}; the other copies still open the vault, and locking and unlocking it writes this one anew`;
    findings.push({ code: FOLDER_FINDINGS.header, subject: name, detail });
  }
  return findings;
};

const CONFLICT_COPY = /conflict|\(\d{1,3}\)|\.orig$|\.bak\d*$|~$| \d{1,2}\.[a-z]+$/i;

const unexpected = (subject: string, name: string): CheckFinding => ({
  code: FOLDER_FINDINGS.unexpected,
  subject,
  detail: CONFLICT_COPY.test(name)
    ? 'perhaps a second state kept by a program that synchronizes folders: was the vault open in two places? Left alone'
    : 'does not belong to the vault; left alone',
});
const link = (subject: string): CheckFinding => ({
  code: FOLDER_FINDINGS.link,
  subject,
  detail: 'a link stands where a file or folder of the vault belongs; it is not followed',
});

/** A folder somebody filled to the brim is told by its first names: the report stays readable and small. */
const MOST_TOLD = 100;

const collector = () => {
  let kept: CheckFinding[] = [];
  let count = 0;
  const cut = (): void => {
    kept.sort((a, b) => (a.subject < b.subject ? -1 : 1));
    kept = kept.slice(0, MOST_TOLD);
  };
  return {
    add: (finding: CheckFinding): void => {
      count += 1;
      kept.push(finding);
      if (kept.length > 4 * MOST_TOLD) cut();
    },
    result: (folder: string): CheckFinding[] => {
      cut();
      const more = count - kept.length;
      if (more <= 0) return kept;
      const rest = `${String(more)} more names here do not belong to the vault`;
      return [...kept, { code: FOLDER_FINDINGS.unexpected, subject: folder, detail: rest }];
    },
  };
};

const eachEntry = async (folder: string, job: Job, visit: (entry: Dirent) => void): Promise<void> => {
  if (!(await isRealFolder(folder))) return;
  const entries = await opendir(folder, { bufferSize: 1024 });
  let count = 0;
  for await (const entry of entries) {
    count += 1;
    if (count % 1024 === 0) goOnOrStop(job);
    if (!STRAY_NAMES.has(entry.name)) visit(entry);
  }
};

const HEX_FOLDERS = Array.from({ length: 256 }, (_, byte) => byte.toString(16).padStart(2, '0'));

const checkReadme = async (folder: string): Promise<CheckFinding[]> => {
  const path = join(folder, 'README.txt');
  // Not there: the finding below says so.
  const found = await lstat(path).catch(() => null);
  if (found?.isSymbolicLink()) return [];
  const isRight = found?.isFile() && found.size < 65_536 && equalBytes(await readFile(path), utf8(README));
  if (isRight) return [];
  const detail = 'missing, or another text than this version writes; it is there for people only';
  return [{ code: FOLDER_FINDINGS.readme, subject: 'README.txt', detail }];
};

const checkSync = async (folder: string): Promise<CheckFinding[]> => {
  const program = await syncProgramOf(folder);
  return program === null ? [] : [{ code: FOLDER_FINDINGS.synced, subject: '.', detail: program }];
};

export interface FolderScan {
  readonly findings: CheckFinding[];
  /** Sealed files that no row names. */
  readonly orphans: number;
  /** Names of the database's copies in backups/, sorted. */
  readonly copies: string[];
}

/** What lies in the folder beside what rows name. A row's own file is checked by its row, not here. */
export const scanFolder = async (
  folder: string,
  database: string,
  isKnown: (blobId: string) => boolean,
  job: Job,
): Promise<FolderScan> => {
  const findings: CheckFinding[] = [];
  const copies: string[] = [];
  let orphans = 0;
  const files = new Set([
    HEADER_FILE,
    HEADER_COPY_FILE,
    database,
    `${database}-journal`,
    'lock',
    'writer.lock',
    // SQLite's own, while the lock is held.
    'writer.lock-journal',
    'README.txt',
  ]);
  const folders = new Set(['blobs', 'tmp', COPIES_FOLDER]);

  /** Visits one folder; `belongs` says whether an entry of that kind and name has a place there. */
  const scan = async (place: string, belongs: (entry: Dirent) => boolean): Promise<void> => {
    const found = collector();
    await eachEntry(join(folder, place), job, (entry) => {
      const path = place === '' ? entry.name : `${place}/${entry.name}`;
      if (entry.isSymbolicLink()) found.add(link(path));
      else if (!belongs(entry)) found.add(unexpected(path, entry.name));
    });
    findings.push(...found.result(place === '' ? '.' : place));
  };

  await scan('', (entry) =>
    entry.isDirectory()
      ? folders.has(entry.name)
      : entry.isFile() && (files.has(entry.name) || isDamagedName(entry.name)),
  );
  // Not there: then nothing is wrong with it.
  const isLock = await lstat(join(folder, 'writer.lock')).catch(() => null);
  if (isLock?.isFile() && isLock.size > 0) findings.push(unexpected('writer.lock', ''));
  findings.push(...(await checkReadme(folder)), ...(await checkSync(folder)));
  await scan('tmp', (entry) => entry.isFile() && /^[0-9a-f]{32}\.(part|sqlite)(-journal)?$/.test(entry.name));
  await scan(COPIES_FOLDER, (entry) => {
    if (!entry.isFile()) return false;
    const isCopy = parseCopyName(entry.name) !== null;
    if (isCopy) copies.push(entry.name);
    return isCopy || entry.name === HEADER_FILE;
  });
  await scan('blobs', (entry) => entry.isDirectory() && HEX_FOLDERS.includes(entry.name));
  for (const fan of (await isRealFolder(join(folder, 'blobs'))) ? HEX_FOLDERS : []) {
    await scan(`blobs/${fan}`, (entry) => {
      const isSealed = entry.isFile() && /^[0-9a-f]{64}$/.test(entry.name) && entry.name.startsWith(fan);
      if (isSealed && !isKnown(entry.name)) orphans += 1;
      return isSealed;
    });
  }
  return { findings, orphans, copies: copies.sort() };
};
