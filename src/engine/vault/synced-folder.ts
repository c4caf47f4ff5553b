// What programs that keep folders alike on several computers (Dropbox, OneDrive, Syncthing …) do to a vault.
// They know nothing of its lock: two computers that write at once get two states, one of them set aside
// under another name. Told, not refused: a vault that one person uses on one computer at a time is safe there.
import { lstat, readdir, realpath } from 'node:fs/promises';
import { basename, dirname, join, sep } from 'node:path';
import { UserError } from '../../shared/errors';
import type { Logger } from '../environment';
import { HEADER_COPY_FILE, HEADER_FILE } from './header-files';

const BY_FOLDER_NAME: readonly (readonly [RegExp, string])[] = [
  [/^dropbox( \(.+\))?$/i, 'Dropbox'],
  [/^onedrive( - .+|-.+)?$/i, 'OneDrive'],
  [/^(google ?drive|googledrive-.+|my drive)$/i, 'Google Drive'],
  [/^(icloud ?drive|com~apple~clouddocs|mobile documents)$/i, 'iCloud'],
  [/^nextcloud\d*$/i, 'Nextcloud'],
  [/^owncloud\d*$/i, 'ownCloud'],
  [/^(box|box sync|box-box)$/i, 'Box'],
  [/^(pclouddrive|pcloud drive)$/i, 'pCloud'],
  [/^(mega|megasync)$/i, 'MEGA'],
  [/^synologydrive$/i, 'Synology Drive'],
];

/** What such a program leaves at the top of a folder it looks after. */
const BY_MARKER: readonly (readonly [RegExp, string])[] = [
  [/^\.stfolder$/, 'Syncthing'],
  [/^\.dropbox(\.cache)?$/, 'Dropbox'],
  [/^\.(sync_[0-9a-f]+\.db|_sync_[0-9a-f]+\.db|nextcloudsync\.log)$/, 'Nextcloud'],
  [/^\.(csync_journal\.db|owncloudsync\.log)$/, 'ownCloud'],
  [/^\.(synologyworkingdirectory|synologydrive)$/i, 'Synology Drive'],
  [/^\.tmp\.drive(down|up)load$/, 'Google Drive'],
];

const match = (table: readonly (readonly [RegExp, string])[], name: string): string | null =>
  table.find(([pattern]) => pattern.test(name))?.[1] ?? null;

/** The program that seems to look after the folder; null when none is known to. */
export const syncProgramOf = async (folder: string): Promise<string | null> => {
  const path = await realpath(folder).catch(() => folder);
  // The vault's own name says nothing, and `box` as the name of a home's folder is common enough.
  for (let at = dirname(path); at !== dirname(at); at = dirname(at)) {
    const byName = match(BY_FOLDER_NAME, basename(at));
    if (byName !== null && (byName !== 'Box' || at.split(sep).length > 3)) return byName;
    const names = await readdir(at).catch((): string[] => []);
    for (const name of names) {
      const byMarker = name.startsWith('.') ? match(BY_MARKER, name) : null;
      if (byMarker !== null) return byMarker;
    }
  }
  return null;
};

/** `name (Ada's conflicted copy 2026-07-01).ext`, `name (1).ext`, `name.sync-conflict-….ext`. */
const SET_ASIDE = /conflict|\(\d{1,3}\)|\(case /i;

// Not there, or not to be looked at: no time to compare.
const timeOf = async (path: string): Promise<number> => (await lstat(path).catch(() => null))?.mtimeMs ?? 0;

/** Files of sync programs may carry a time that is cut to the second or two. */
const SLACK_MS = 5000;

/**
 * Says which files of the vault were set aside by a sync program. A rollback journal among them that is as
 * new as the database may be the one this database needs: without it a change that was cut off would pass
 * for whole, so that is refused (vault.sync-conflict).
 */
export const proveNotSetAside = async (folder: string, database: string, logger: Logger): Promise<void> => {
  const stem = database.replace(/\.sqlite$/, '');
  const header = HEADER_FILE.replace(/\..*$/, '');
  // What cannot be listed is told when its files are opened.
  const names = await readdir(folder).catch((): string[] => []);
  const aside = names.filter(
    (name) =>
      SET_ASIDE.test(name) &&
      (name.startsWith(stem) || name.startsWith(header) || name.startsWith(HEADER_COPY_FILE)),
  );
  if (aside.length === 0) return;
  logger.log('warn', 'A sync program has set files of the vault aside: was it open in two places?', {
    files: aside.length,
  });
  if (names.includes(`${database}-journal`)) return;
  const databaseTime = await timeOf(join(folder, database));
  for (const name of aside.filter((candidate) => candidate.includes('journal'))) {
    if ((await timeOf(join(folder, name))) >= databaseTime - SLACK_MS) {
      throw new UserError('vault.sync-conflict', { what: 'journal' });
    }
  }
};
