// Proves that a database holds the tables, indexes and triggers of its schema and no others: a view or a
// trigger of somebody who knows the key would run by itself while the vault is read.
import Database from 'better-sqlite3';
import { UserError } from '../../shared/errors';
import { MIGRATIONS } from './migrations';

interface SchemaObject {
  readonly type: string;
  readonly name: string;
  readonly tbl_name: string;
  readonly sql: string | null;
}

const objectsOf = (db: Database.Database): SchemaObject[] =>
  db.prepare('SELECT type, name, tbl_name, sql FROM sqlite_schema').all() as SchemaObject[];

const asText = ({ type, name, tbl_name, sql }: SchemaObject): string =>
  JSON.stringify([type, name, tbl_name, sql]);

const known = new Map<number, readonly SchemaObject[]>();

/** What the first `version` migrations make. The text of each object is the text a migration has it from. */
const schemaOf = (version: number): readonly SchemaObject[] => {
  const found = known.get(version);
  if (found !== undefined) return found;
  const db = new Database(':memory:');
  for (const migration of MIGRATIONS.slice(0, version)) migration(db);
  const objects = objectsOf(db);
  db.close();
  known.set(version, objects);
  return objects;
};

/** Objects of the schema that are not there; a check tells of them. */
export const missingObjects = (db: Database.Database, version: number): string[] => {
  const there = new Set(objectsOf(db).map(asText));
  return schemaOf(version)
    .filter((object) => !there.has(asText(object)))
    .map((object) => object.name)
    .sort();
};

/**
 * Refuses a database that holds anything the schema of this version does not know, or lacks a table of it.
 * Errors: integrity.database-damaged.
 */
export const proveSchemaIsOurs = (db: Database.Database, version: number): void => {
  const ours = schemaOf(version);
  const texts = new Set(ours.map(asText));
  const there = new Set<string>();
  for (const object of objectsOf(db)) {
    const text = asText(object);
    if (!texts.has(text)) throw new UserError('integrity.database-damaged', { reason: 'schema' });
    there.add(text);
  }
  if (ours.some((object) => object.type === 'table' && !there.has(asText(object)))) {
    throw new UserError('integrity.database-damaged', { reason: 'schema' });
  }
};
