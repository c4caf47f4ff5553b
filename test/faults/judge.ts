// Judges what a fault left of a vault: it opens, holds everything that was acknowledged, is sound to its last
// byte, has no unfinished files in it, and takes the interrupted work again. Answers what is wrong, in words.
import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import {
  checkVault,
  getControl,
  getEngagement,
  getEvidence,
  openEvidenceFile,
  openVault,
  type OpenVault,
} from '../../src/engine';
import { UserError } from '../../src/shared/errors';
import type { ControlId, EngagementId, EvidenceId, PointOfFocusId } from '../../src/shared/ids';
import {
  codeOf,
  NEXT_PASSPHRASE,
  nobodyCancels,
  PASSPHRASE,
  SCENES,
  sceneEnvironment,
  type Acknowledged,
  type SceneName,
} from './scenes';

export interface Remains {
  readonly scene: SceneName;
  readonly folder: string;
  /** A folder outside the vault for files of the repetition. */
  readonly desk: string;
  /** What the kept vault held before, when the scene started from it. */
  readonly before: readonly Acknowledged[];
  readonly said: readonly Acknowledged[];
}

let opened = 0;
const openAs = (folder: string, passphrase: string): Promise<OpenVault> =>
  openVault(folder, { passphrase }, sceneEnvironment(`judge ${String((opened += 1))}`));

/** With the passphrase that was acknowledged; while none of two is, with either. */
const openWithAny = async ({ folder, scene, said }: Remains): Promise<[OpenVault, string]> => {
  const acknowledged = said.flatMap((what) => (what.did === 'pass' ? [what.passphrase] : [])).at(-1);
  const isOpen = scene === 'recover' && acknowledged === undefined;
  const first = acknowledged ?? PASSPHRASE;
  try {
    return [await openAs(folder, first), first];
  } catch (error) {
    if (!isOpen || !(error instanceof UserError) || error.code !== 'vault.wrong-passphrase') throw error;
    return [await openAs(folder, NEXT_PASSPHRASE), NEXT_PASSPHRASE];
  }
};

const findItem = async (vault: OpenVault, id: EvidenceId, sha256: string): Promise<string[]> => {
  const hash = createHash('sha256');
  for await (const bytes of openEvidenceFile(vault, id, 1)) hash.update(bytes);
  return hash.digest('hex') === sha256 ? [] : [`${id} comes back with other bytes`];
};

/** The last word about each thing counts; what began after it may have been done or not. */
const findLastWords = async (vault: OpenVault, said: readonly Acknowledged[]): Promise<string[]> => {
  const problems: string[] = [];
  const isOver = said.some((what) => what.did === 'end');
  for (const what of said) {
    if (what.did === 'add') problems.push(...(await findItem(vault, what.id as EvidenceId, what.sha256)));
    if (what.did === 'link') {
      const { pointsOfFocus } = getEvidence(vault, what.id as EvidenceId);
      if (pointsOfFocus.every((point) => point.id !== what.point))
        problems.push(`${what.id} has lost its link`);
    }
  }
  const names = said.flatMap((what) => (what.did === 'engage' ? [what.systemName] : []));
  if (names.length > 0) {
    const { systemName } = getEngagement(vault, 'ENG-01' as EngagementId);
    const at = names.lastIndexOf(systemName);
    const isKnown = at === names.length - 1 || (!isOver && at === -1);
    if (!isKnown) problems.push(`the engagement is that of before: ${systemName}`);
  }
  const mapping = said.flatMap((what) => (what.did === 'map' || what.did === 'unmap' ? [what] : [])).at(-1);
  if (mapping !== undefined) {
    const points = getControl(vault, mapping.control as ControlId).mappings.map((at) => at.pointOfFocusId);
    const isThere = points.includes(mapping.point as PointOfFocusId);
    if (mapping.did === 'unmap' && isThere) problems.push('the mapping that was taken away is back');
    // After "map" comes "unmap", which may have been done and not yet acknowledged.
    const mayBeGone = said.some((what) => what.did === 'link') && !isOver;
    if (mapping.did === 'map' && !isThere && !mayBeGone) problems.push('the mapping is lost');
  }
  return problems;
};

/** A database journal that a kill left before it counted is no rest: SQLite writes over it at the next change. */
const UNFINISHED = /\.(part|new)(-journal)?$/;

const leftovers = (folder: string): string[] =>
  readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .filter((name) => UNFINISHED.test(name))
    .map((name) => `unfinished work is left: ${name}`);

const check = async (vault: OpenVault): Promise<string[]> => {
  const report = await checkVault(vault, { deep: true }, nobodyCancels);
  return report.findings.map(({ code, subject, detail }) => `${code} ${subject}: ${detail}`);
};

const words = (said: readonly Acknowledged[]): readonly string[] =>
  said.flatMap((what) => (what.did === 'create' ? what.words : []));

/** Nothing acknowledged and no header: the folder is no vault yet, and a new one can be made beside it. */
const isNoVaultYet = ({ folder, said }: Remains): boolean =>
  said.every((what) => what.did === 'begin' || what.did === 'fail') &&
  !existsSync(join(folder, 'vault.header')) &&
  !existsSync(join(folder, 'vault.header.bak'));

let repeated = 0;

const repeat = async (
  remains: Remains,
  folder: string,
  passphrase: string,
): Promise<{ readonly said: Acknowledged[]; readonly problems: string[] }> => {
  const desk = join(remains.desk, `again-${String((repeated += 1))}`);
  mkdirSync(desk, { recursive: true });
  const said: Acknowledged[] = [];
  try {
    await SCENES[remains.scene].play({
      folder,
      desk,
      passphrase,
      words: words([...remains.before, ...remains.said]),
      environment: sceneEnvironment(`again ${String(repeated)}`),
      say: (what) => said.push(what),
    });
    const failed = said.flatMap((what) => (what.did === 'fail' ? [what.code] : []));
    return { said, problems: failed.map((code) => `it failed once when it was done again: ${code}`) };
  } catch (error) {
    return { said, problems: [`it cannot be done again: ${codeOf(error)}`] };
  }
};

/** The whole judgement. An empty list: nothing was lost, the vault is sound, and the work can be repeated. */
export const judge = async (remains: Remains): Promise<string[]> => {
  const { folder, before, said } = remains;
  if (SCENES[remains.scene].from === 'nothing' && isNoVaultYet(remains)) {
    // Half a creation may lie there; it holds nothing, and is not mistaken for a vault.
    return (await repeat(remains, `${folder} again`, PASSPHRASE)).problems;
  }
  let vault: OpenVault;
  let passphrase: string;
  try {
    [vault, passphrase] = await openWithAny(remains);
  } catch (error) {
    return [`it does not open: ${codeOf(error)}`];
  }
  const problems: string[] = [];
  try {
    problems.push(...(await findLastWords(vault, [...before, ...said])), ...(await check(vault)));
  } catch (error) {
    problems.push(`it cannot be read: ${codeOf(error)}`);
  } finally {
    vault.close();
  }
  problems.push(...leftovers(folder));
  if (problems.length > 0 || SCENES[remains.scene].from === 'nothing') return problems;

  const again = await repeat(remains, folder, passphrase);
  if (again.problems.length > 0) return again.problems;
  const last = again.said.flatMap((what) => (what.did === 'pass' ? [what.passphrase] : [])).at(-1);
  try {
    vault = await openAs(folder, last ?? passphrase);
  } catch (error) {
    return [`it does not open after the repetition: ${codeOf(error)}`];
  }
  try {
    problems.push(...(await findLastWords(vault, again.said)), ...(await check(vault)));
  } catch (error) {
    problems.push(`it cannot be read after the repetition: ${codeOf(error)}`);
  } finally {
    vault.close();
  }
  return problems;
};
