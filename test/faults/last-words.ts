// Whether what was acknowledged is there. The last word about each thing counts; what had begun after it may
// have been done or not.
import { createHash } from 'node:crypto';
import { existsSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import {
  checkVault,
  confirmRecoveryKey,
  getControl,
  getEngagement,
  getEvidence,
  listBackup,
  listCopies,
  listMembers,
  openEvidenceFile,
  openVault,
  restoreBackup,
  type OpenVault,
} from '../../src/engine';
import { UserError } from '../../src/shared/errors';
import type { ControlId, EngagementId, EvidenceId, PointOfFocusId } from '../../src/shared/ids';
import { backupsOf, restoredOf } from './scenes-of-backups';
import { secondPassphrase } from './scenes-of-members';
import { codeOf, nobodyCancels, sceneEnvironment, type Acknowledged } from './stage';

type Said = readonly Acknowledged[];

let opened = 0;
export const openAs = (folder: string, passphrase: string): Promise<OpenVault> =>
  openVault(folder, { passphrase }, sceneEnvironment(`judge ${String((opened += 1))}`));

/** Every byte is opened; a notice counts like damage, because nothing strange may be left behind. */
export const check = async (vault: OpenVault): Promise<string[]> => {
  const report = await checkVault(vault, { deep: true }, nobodyCancels);
  return report.findings.map(({ code, subject, detail }) => `${code} ${subject}: ${detail}`);
};

const findItem = async (vault: OpenVault, id: EvidenceId, sha256: string): Promise<string[]> => {
  const hash = createHash('sha256');
  for await (const bytes of openEvidenceFile(vault, id, 1)) hash.update(bytes);
  return hash.digest('hex') === sha256 ? [] : [`${id} comes back with other bytes`];
};

export const findItems = async (vault: OpenVault, said: Said): Promise<string[]> => {
  const problems: string[] = [];
  for (const what of said) {
    if (what.did === 'add') problems.push(...(await findItem(vault, what.id as EvidenceId, what.sha256)));
  }
  return problems;
};

const findChanges = (vault: OpenVault, said: Said): string[] => {
  const problems: string[] = [];
  const isOver = said.some((what) => what.did === 'end');
  for (const what of said) {
    if (what.did !== 'link') continue;
    const { pointsOfFocus } = getEvidence(vault, what.id as EvidenceId);
    if (pointsOfFocus.every((point) => point.id !== what.point))
      problems.push(`${what.id} has lost its link`);
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

const findMembers = (vault: OpenVault, said: Said): string[] => {
  const problems: string[] = [];
  const members = listMembers(vault);
  for (const what of said) {
    if (what.did === 'dismiss' && members.find(({ id }) => id === what.id)?.removedAt === null) {
      problems.push(`${what.id} is still a member`);
    }
    if (what.did !== 'admit' && what.did !== 'role') continue;
    const member = members.find(({ id }) => id === what.id);
    if (member === undefined) problems.push(`${what.id} is not there`);
    if (what.did === 'role' && member?.role !== what.role) problems.push(`${what.id} has lost the role`);
    if (what.did === 'admit' && member?.canOpen !== true) problems.push(`${what.id} cannot open the vault`);
  }
  const renewed = said.flatMap((what) => (what.did === 'renew' ? [what.words] : [])).at(-1);
  if (renewed !== undefined && !confirmRecoveryKey(vault, renewed)) {
    problems.push('the new recovery key is not the one of the vault');
  }
  return problems;
};

/** Everything of an open vault that was acknowledged. */
export const findLastWords = async (vault: OpenVault, said: Said): Promise<string[]> => [
  ...(await findItems(vault, said)),
  ...findChanges(vault, said),
  ...findMembers(vault, said),
];

/** Before the database of an older schema is changed, there is a copy of it as it was. */
export const findCopyOfOldSchema = async (vault: OpenVault, before: Said): Promise<string[]> => {
  const names = (await listCopies(vault.folder)).map(({ name }) => name);
  return before.flatMap((what) =>
    what.did !== 'keep' || names.some((name) => name.endsWith(`-schema${String(what.schema)}.sqlite`))
      ? []
      : ['there is no copy of the vault as it was before the migration'],
  );
};

/** Whether the members who were admitted can open the vault, which is closed. */
export const openAsMembers = async (folder: string, said: Said, performance: string): Promise<string[]> => {
  const problems: string[] = [];
  const passphrases = new Map<string, string[]>();
  for (const what of said) {
    if (what.did === 'admit')
      passphrases.set(what.id, [...(passphrases.get(what.id) ?? []), what.passphrase]);
  }
  for (const what of said) {
    if (what.did !== 'dismiss') continue;
    const answer = await openAs(folder, what.passphrase).then(
      (vault) => (vault.close(), 'in'),
      (error: unknown) => codeOf(error),
    );
    if (answer !== 'vault.wrong-passphrase')
      problems.push(`${what.id} was removed and is answered ${answer}`);
  }
  for (const [id, given] of passphrases) {
    const last = given.at(-1) ?? '';
    // The second one may have been in force already when the program was stopped.
    const allowed = given.length > 1 ? [last] : [last, secondPassphrase(performance)];
    let failure: unknown = null;
    for (const passphrase of allowed) {
      try {
        (await openAs(folder, passphrase)).close();
        failure = null;
        break;
      } catch (error) {
        failure = error;
        if (!(error instanceof UserError) || error.code !== 'vault.wrong-passphrase') break;
      }
    }
    if (failure !== null) problems.push(`${id} does not get in: ${codeOf(failure)}`);
  }
  return problems;
};

const openRestored = async (folder: string, passphrase: string, said: Said): Promise<string[]> => {
  const vault = await openAs(folder, passphrase);
  try {
    return [...(await findItems(vault, said)), ...(await check(vault))];
  } finally {
    vault.close();
  }
};

/** Whether the newest acknowledged state of a backup is there, comes back, and is whole. */
export const findBackup = async (
  place: { readonly watched: string; readonly desk: string },
  passphrase: string,
  said: Said,
): Promise<string[]> => {
  const last = said.findLastIndex((what) => what.did === 'back-up');
  const word = said[last];
  if (word?.did !== 'back-up') return [];
  const folder = join(place.desk, 'from the backup');
  try {
    const states = await listBackup(backupsOf(place));
    if (states.every(({ name }) => name !== word.state)) return [`the backup has lost ${word.state}`];
    const input = { backup: backupsOf(place), snapshot: null, folder };
    await restoreBackup(input, sceneEnvironment('restoring'), nobodyCancels);
    return await openRestored(folder, passphrase, said.slice(0, last));
  } catch (error) {
    return [`the backup does not come back: ${codeOf(error)}`];
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
};

/** A restored vault is whole when it was acknowledged, and otherwise no vault at all. */
export const findRestored = async (
  place: { readonly watched: string },
  passphrase: string,
  said: Said,
): Promise<string[]> => {
  const folder = restoredOf(place);
  const isVault = existsSync(join(folder, 'vault.header')) || existsSync(join(folder, 'vault.header.bak'));
  const isPromised = said.some((what) => what.did === 'restore');
  if (!isVault) return isPromised ? ['the restored vault is not there'] : [];
  try {
    const last = said.findLastIndex((what) => what.did === 'back-up');
    return await openRestored(folder, passphrase, said.slice(0, last));
  } catch (error) {
    return [`the restored vault does not open: ${codeOf(error)}`];
  }
};
