// Words inside files, a full-text index over everything an item says, and questions kept under a name.
import type Database from 'better-sqlite3';

export const search = (db: Database.Database): void => {
  db.exec(`
    CREATE TABLE saved_view (
      number INTEGER PRIMARY KEY,
      name TEXT NOT NULL UNIQUE,
      -- JSON: the screen's search parameters.
      query TEXT NOT NULL
    ) STRICT;
  `);
};
