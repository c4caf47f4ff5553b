// Reads a kit that somebody hands us: strictly, with limits, and as a whole or not at all (docs/format/kit-v1.md §6).
import { UserError } from '../../shared/errors';
import type { Sha256 } from '../../shared/ids';
import { sha256Hex } from '../crypto/hash';
import { readBytes, USUAL_LIMITS } from '../tables';
import { hasForeignMember, membersOf, shapeOfJson } from './json-members';
import { Kit, KIT_FORMAT, KIT_LIMITS } from './kit-json';

/** `what` is a sentence of ours, never content of the file. */
const notAKit = (what: string, cause?: unknown): UserError =>
  new UserError('kit.not-a-kit', { what }, cause === undefined ? undefined : { cause });

const PARTS: Readonly<Record<string, string>> = {
  controls: 'controls',
  policyWords: 'words of policies',
  policies: 'policies',
  questionnaires: 'questionnaires',
  listMappings: 'lists of firms',
  views: 'saved views',
};

/** Says where, by names and places of ours alone. */
const whereOf = (path: readonly PropertyKey[]): string => {
  const [part, at] = path;
  const name = typeof part === 'string' && Object.hasOwn(PARTS, part) ? PARTS[part] : undefined;
  if (name === undefined) return 'It has a member that no kit has, or lacks one that every kit has.';
  return typeof at === 'number'
    ? `Number ${String(at + 1)} of its ${name} is none that a kit may hold.`
    : `Its ${name} are too many, or one of them is there twice.`;
};

const parsed = (text: string): unknown => {
  const { depth, members } = shapeOfJson(text);
  if (depth > KIT_LIMITS.depth) throw notAKit('It is nested deeper than any kit.');
  let json: unknown;
  try {
    json = JSON.parse(text);
  } catch (error) {
    throw notAKit('It is no JSON.', error);
  }
  if (membersOf(json) !== members) throw notAKit('It says something twice.');
  return json;
};

/** @throws UserError kit.not-a-kit, kit.newer */
export const parseKit = (bytes: Uint8Array): Kit => {
  let text: string;
  try {
    text = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(bytes);
  } catch (error) {
    throw notAKit('It is no text in UTF-8.', error);
  }
  const json = parsed(text);
  if (typeof json !== 'object' || json === null || Array.isArray(json))
    throw notAKit('It is no kit of Muniment.');
  const format: unknown = Object.hasOwn(json, 'format') ? (json as { format?: unknown }).format : undefined;
  if (typeof format !== 'string' || !format.startsWith('muniment-kit-'))
    throw notAKit('It is no kit of Muniment.');
  if (format !== KIT_FORMAT) throw new UserError('kit.newer');
  if (hasForeignMember(json)) throw notAKit('It has a member that no kit has.');
  const read = Kit.safeParse(json);
  if (!read.success) throw notAKit(whereOf(read.error.issues[0]?.path ?? []));
  const controls = new Set(read.data.controls.map(({ id }) => id));
  if (read.data.policies.some((policy) => policy.controls.some((id) => !controls.has(id))))
    throw notAKit('A policy of it belongs to a control that is not in it.');
  return read.data;
};

/** @throws UserError kit.not-a-kit, kit.newer, table.not-readable, table.too-large */
export const readKit = async (path: string): Promise<{ readonly kit: Kit; readonly sha256: Sha256 }> => {
  const bytes = await readBytes(path, { ...USUAL_LIMITS, fileBytes: KIT_LIMITS.fileBytes });
  return { kit: parseKit(bytes), sha256: sha256Hex(bytes) };
};
