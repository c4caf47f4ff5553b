// The steps from an empty database to the newest schema, in order. `user_version` counts those done. Not
// even a comment in their SQL may change later: an opening compares the schema's text (prove-schema.ts).
import type Database from 'better-sqlite3';
import { firstSlice } from './0001-first-slice';
import { members } from './0002-members';
import { soc2Model } from './0003-soc2-model';
import { quickLists } from './0004-quick-lists';
import { evidenceLife } from './0005-evidence-life';
import { search } from './0006-search';
import { populations } from './0007-populations';
import { packages } from './0008-packages';
import { requests } from './0009-requests';
import { programme } from './0010-programme';

export const MIGRATIONS: readonly ((db: Database.Database) => void)[] = [
  firstSlice,
  members,
  soc2Model,
  quickLists,
  evidenceLife,
  search,
  populations,
  packages,
  requests,
  programme,
];
