// How a call of the contract is written down: where it is answered, its input and output, and which
// file tokens its input holds.
import { z } from 'zod';
import type { FileToken } from '../ids';

/** `main` answers with Electron alone; `engine` is passed on to the engine process. */
export type Where = 'main' | 'engine';
type Kind = 'query' | 'command';

export interface Call<W extends Where, I extends z.ZodType, O extends z.ZodType> {
  readonly where: W;
  readonly kind: Kind;
  readonly input: I;
  readonly output: O;
  /** Tokens in the input, so that main can hand their paths to the engine beside it. */
  readonly tokens: (input: z.output<I>) => readonly TokenUse[];
}

/** `write` takes a token that was given out for a place the person chose to have written to. */
export interface TokenUse {
  readonly token: FileToken;
  readonly access: 'read' | 'write';
}
export const reads = (token: FileToken): TokenUse => ({ token, access: 'read' });
export const writes = (token: FileToken): TokenUse => ({ token, access: 'write' });

const call =
  <W extends Where>(where: W) =>
  <I extends z.ZodType, O extends z.ZodType>(
    kind: Kind,
    input: I,
    output: O,
    tokens: (input: z.output<I>) => readonly TokenUse[] = () => [],
  ): Call<W, I, O> => ({ where, kind, input, output, tokens });
export const main = call('main');
export const engine = call('engine');

export const nothing = z.strictObject({});
export const done = z.strictObject({});
/** Paging is the database's work; a page is at most what a screen and its margins can show. */
export const page = { offset: z.number().int().nonnegative(), limit: z.number().int().min(1).max(500) };
export const pageOf = <T extends z.ZodType>(row: T) =>
  z.strictObject({ rows: z.array(row), total: z.number().int() });
export const direction = z.enum(['ascending', 'descending']);
export const name = z.string().trim().min(1).max(200);
export const search = z.string().max(200);
