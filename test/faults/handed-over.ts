// Files that a scene hands over to people, outside of the vault but on the same failing disk: each is the
// older one or the new one, whole, and a package is one the vault knows.
import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { listPackages, type OpenVault, verifyPackage } from '../../src/engine';
import { minisignKeyText } from '../../src/engine/crypto/signer-identity';
import { nobodyCancels, type Acknowledged, type Stage } from './stage';

type Said = readonly Acknowledged[];
type Place = Pick<Stage, 'watched'>;

const folderOf = ({ watched }: Place): string => join(watched, 'handed over');
export const handedOver = (place: Place, name: string): string => join(folderOf(place), name);

export const isHandedOver = (path: string): boolean => path.includes('/handed over/');

export const makeRoomForFiles = (place: Place): void => {
  mkdirSync(folderOf(place), { recursive: true });
};

const digestOf = (path: string): string | null =>
  existsSync(path) ? createHash('sha256').update(readFileSync(path)).digest('hex') : null;

/** Says that a file is there, as it is. */
export const sayWritten = (stage: Stage, name: string): void => {
  stage.say({ did: 'write-out', name, sha256: digestOf(handedOver(stage, name)) ?? '' });
};

const writtenTo = (said: Said, name: string): string[] =>
  said.flatMap((what) => (what.did === 'write-out' && what.name === name ? [what.sha256] : []));

/** `reference`: what an undisturbed run said, `before` included in neither. */
export const findWritten = (place: Place, before: Said, said: Said, reference: Said | null): string[] => {
  const names = [...before, ...said, ...(reference ?? [])].flatMap((what) =>
    what.did === 'write-out' ? [what.name] : [],
  );
  const isOver = said.some((what) => what.did === 'end');
  return [...new Set(names)].flatMap((name) => {
    const here = writtenTo(said, name);
    const last = [...writtenTo(before, name), ...here].at(-1) ?? null;
    const next = isOver ? undefined : writtenTo(reference ?? [], name)[here.length];
    const is = digestOf(handedOver(place, name));
    if (is === last || is === next) return [];
    return [`${name} is ${is === null ? 'gone' : 'neither the older file nor the new one'}`];
  });
};

export const PACKAGE = 'package.zip';
export const DELTA = 'delta.zip';

/** The package at its place is the newest the vault knows, or one that was whole before the vault could know it. */
export const findPackage = async (vault: OpenVault, place: Place): Promise<string[]> => {
  const path = handedOver(place, PACKAGE);
  const built = listPackages(vault);
  const digest = digestOf(path);
  if (digest === null) return built.length === 0 ? [] : ['the package is gone'];
  const signer = minisignKeyText(vault.signer.publicKey);
  const { verdict } = await verifyPackage(path, { signer }, nobodyCancels);
  return verdict === 'verified' ? [] : [`the package at its place is ${verdict}`];
};

/**
 * A delta in parts that the vault knows lies there whole, all its parts: it asks for its base and for nothing else.
 * Of one the vault does not know, some parts may lie there.
 */
export const findDelta = async (vault: OpenVault, place: Place): Promise<string[]> => {
  const delta = listPackages(vault).find((one) => one.kind === 'delta');
  if (delta === undefined) return [];
  const parts = Array.from({ length: delta.parts }, (_, at) =>
    handedOver(place, `delta.part-${String(at + 1)}-of-${String(delta.parts)}.zip`),
  );
  if (delta.parts < 2 || !parts.every((part) => existsSync(part))) return ['a part of the delta is gone'];
  const signer = minisignKeyText(vault.signer.publicKey);
  const { findings, sealNumber } = await verifyPackage(parts, { signer }, nobodyCancels);
  const others = findings.filter((one) => one.code !== 'delta.base-needed');
  if (others.length > 0) return [`the delta does not hold: ${others.map((one) => one.code).join(', ')}`];
  return sealNumber === delta.sealNumber ? [] : ['the delta is not the one the vault knows'];
};

/** Whether the newest package the vault knows is the one at its place: so when all was acknowledged. */
export const findNewestPackage = (vault: OpenVault, place: Place): string[] => {
  const [newest] = listPackages(vault);
  return newest?.zipSha256 === digestOf(handedOver(place, PACKAGE)) ? [] : ['it is not the newest package'];
};

/** Every package the vault knows has handed over what was confirmed, down to the last row. */
export const findExceptionsOf = (vault: OpenVault): string[] => {
  const rows = vault.db
    .prepare(
      `SELECT package FROM package_round AS r WHERE NOT EXISTS
       (SELECT 1 FROM round_exception AS e WHERE e.package = r.package AND e.round = r.round)`,
    )
    .pluck()
    .all() as string[];
  return rows.map((id) => `${id} is known without the exceptions it handed over`);
};
