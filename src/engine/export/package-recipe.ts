// The recipe of a round: everything of its zip but the evidence, in one file that the vault keeps sealed
// (docs/format/package-recipe-v1.md). Written again from it, the zip has the same bytes whatever program,
// key or clock there is by then.
import { createDeflate, createInflate } from 'node:zlib';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import canonicalize from 'canonicalize';
import { z } from 'zod';
import { invariant, UserError } from '../../shared/errors';
import { Sha256 } from '../../shared/ids';
import { Instant } from '../../shared/period';
import { utf8 } from '../crypto/bytes';
import { generatedFile, type PackageFile, type PackageFiles } from './package-files';

const FORMAT = 'muniment-package-recipe-1';
const LINE_END = 0x0a;

const RecipeHeader = z.strictObject({
  format: z.literal(FORMAT),
  top: z.string().regex(/^[A-Za-z0-9][A-Za-z0-9._-]*$/),
  built: Instant,
  entries: z
    .array(
      z.strictObject({
        path: z.string().regex(/^[A-Za-z0-9][A-Za-z0-9._-]*(\/[A-Za-z0-9][A-Za-z0-9._-]*)*$/),
        size: z.number().int().nonnegative(),
        sha256: Sha256,
        kind: z.enum(['generated', 'evidence']),
      }),
    )
    .min(1),
});
type RecipeHeader = z.infer<typeof RecipeHeader>;

const headerLine = ({ top, builtAt, files }: PackageFiles): Uint8Array => {
  const header: RecipeHeader = {
    format: FORMAT,
    top,
    built: builtAt,
    entries: files.map(({ path, sizeBytes, sha256, kind }) => ({ path, size: sizeBytes, sha256, kind })),
  };
  const text = canonicalize(header);
  invariant(text !== undefined, 'the head of a recipe is plain data');
  return utf8(`${text}\n`);
};

function* plainRecipe(files: PackageFiles): Generator<Uint8Array> {
  yield headerLine(files);
  for (const file of files.files) if (file.kind === 'generated' && file.sizeBytes > 0) yield file.bytes();
}

/** The same files give the same recipe, with the same version of zlib. */
export const encodeRecipe = async (files: PackageFiles): Promise<Buffer> => {
  const pieces: Buffer[] = [];
  const deflate = createDeflate({ level: 6 });
  deflate.on('data', (piece: Buffer) => pieces.push(piece));
  await pipeline(Readable.from(plainRecipe(files), { objectMode: false }), deflate);
  return Buffer.concat(pieces);
};

const unreadable = (cause?: unknown): UserError =>
  new UserError('integrity.blob-damaged', { reason: 'recipe' }, { cause });

/** Answers so many bytes at a time as are asked for. */
const pieceReader = (source: AsyncIterable<Uint8Array>) => {
  const inflate = createInflate();
  // An error of either ends the reading below.
  void pipeline(Readable.from(source, { objectMode: false }), inflate).catch(() => undefined);
  const chunks = inflate[Symbol.asyncIterator]() as AsyncIterator<Buffer>;
  let held: Buffer = Buffer.alloc(0);
  const more = async (): Promise<boolean> => {
    const next = await chunks.next();
    if (next.done === true) return false;
    held = held.length === 0 ? next.value : Buffer.concat([held, next.value]);
    return true;
  };
  return {
    line: async (): Promise<string> => {
      const parts: Buffer[] = [];
      for (;;) {
        const at = held.indexOf(LINE_END);
        if (at >= 0) {
          parts.push(held.subarray(0, at));
          held = held.subarray(at + 1);
          return Buffer.concat(parts).toString('utf8');
        }
        parts.push(held);
        held = Buffer.alloc(0);
        if (!(await more())) throw unreadable();
      }
    },
    exactly: async (length: number): Promise<Buffer> => {
      const bytes = Buffer.allocUnsafe(length);
      let filled = 0;
      while (filled < length) {
        if (held.length === 0 && !(await more())) throw unreadable();
        const taken = held.subarray(0, length - filled);
        bytes.set(taken, filled);
        filled += taken.length;
        held = held.subarray(taken.length);
      }
      return bytes;
    },
    isAtEnd: async (): Promise<boolean> => held.length === 0 && !(await more()),
  };
};

const readAll = async (source: AsyncIterable<Uint8Array>): Promise<PackageFiles> => {
  const reader = pieceReader(source);
  const { top, built, entries } = RecipeHeader.parse(JSON.parse(await reader.line()));
  const files: PackageFile[] = [];
  for (const { path, size, sha256, kind } of entries) {
    if (kind === 'evidence') {
      files.push({ kind, path, sizeBytes: size, sha256 });
      continue;
    }
    const file = generatedFile(path, await reader.exactly(size));
    if (file.sha256 !== sha256) throw unreadable();
    files.push(file);
  }
  if (!(await reader.isAtEnd())) throw unreadable();
  return { top, builtAt: built, files };
};

/**
 * Reads a recipe from its bytes, in order. Generated files are proven against their hashes.
 * @throws UserError integrity.blob-damaged (also what `source` throws), when it is no recipe
 */
export const decodeRecipe = async (source: AsyncIterable<Uint8Array>): Promise<PackageFiles> => {
  const failures: unknown[] = [];
  async function* watched(): AsyncGenerator<Uint8Array> {
    try {
      yield* source;
    } catch (error) {
      failures.push(error);
      throw error;
    }
  }
  try {
    return await readAll(watched());
  } catch (error) {
    throw failures.includes(error) || error instanceof UserError ? error : unreadable(error);
  }
};
