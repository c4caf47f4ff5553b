// A connection that prepares each statement once: preparing takes longer than running, where one change writes thousands
// of rows by a dozen statements.
import type { ReadableDb } from './handles';

/** For as long as one piece of work; what a caller set on a statement is set back before the next one gets it. */
export const rememberingStatements = <Db extends ReadableDb>(db: Db): Db => {
  const known = new Map<string, ReturnType<Db['prepare']>>();
  const prepare = (sql: string): ReturnType<Db['prepare']> => {
    const before = known.get(sql);
    if (before !== undefined) {
      if (before.reader) before.pluck(false);
      return before;
    }
    const statement = db.prepare(sql) as ReturnType<Db['prepare']>;
    known.set(sql, statement);
    return statement;
  };
  return { prepare } as unknown as Db;
};
