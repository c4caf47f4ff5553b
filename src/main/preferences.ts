// How this computer's user likes the app: one small file beside it.
import { Preferences } from '../shared/domain/preferences';
import { readStored } from './stored-json';

/** The usual ones where there is no file, or one that cannot be read. */
export const readPreferences = (preferencesFile: string): Preferences =>
  readStored(preferencesFile, Preferences, { theme: 'system', autoLockMinutes: 10, hasWideRail: true });
