// Where the built program lies: what is read later than the entry is built into a folder below it.
import path from 'node:path';

const here = import.meta.dirname;

export const PROGRAM_FOLDER = path.basename(here) === 'chunks' ? path.dirname(here) : here;
