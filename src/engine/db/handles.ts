// Two kinds of database handle, so that a signature shows whether a function writes. Only
// OpenVault.write hands out a WritableDb, inside the one transaction of a change.
import type Database from 'better-sqlite3';

declare const readable: unique symbol;
declare const writable: unique symbol;

export type ReadableDb = Pick<Database.Database, 'prepare'> & { readonly [readable]: true };
export type WritableDb = ReadableDb & { readonly [writable]: true };
