// Judges what a fault left of a vault: it opens, holds everything that was acknowledged, is sound to its last
// byte, has no unfinished files in it, and takes the interrupted work again. Answers what is wrong, in words.
import { existsSync, mkdirSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import type { OpenVault } from '../../src/engine';
import { UserError } from '../../src/shared/errors';
import { findDelta, findExceptionsOf, findNewestPackage, findPackage, findWritten } from './handed-over';
import {
  check,
  findBackup,
  findCopyOfOldSchema,
  findLastWords,
  findRestored,
  openAs,
  openAsMembers,
} from './last-words';
import { findState } from './ledger';
import { sceneOf, type SceneName } from './scenes';
import { MEMBER_TO_LEAVE } from './scenes-of-members';
import { codeOf, NEXT_PASSPHRASE, PASSPHRASE, sceneEnvironment, type Acknowledged } from './stage';

export interface Remains {
  readonly scene: SceneName;
  readonly watched: string;
  readonly folder: string;
  /** A folder outside of what is watched, for files of the repetition. */
  readonly desk: string;
  /** What was acknowledged when the vault was prepared that the scene started from. */
  readonly before: readonly Acknowledged[];
  readonly said: readonly Acknowledged[];
  /** What the scene says when nothing goes wrong: a command that had begun may have been done. */
  readonly reference: readonly Acknowledged[];
}

type Said = readonly Acknowledged[];

const passOf = (said: Said): string | undefined =>
  said.flatMap((what) => (what.did === 'pass' ? [what.passphrase] : [])).at(-1);

/** With the passphrase that was acknowledged; while none of two is, with either. */
const openWithAny = async ({ folder, scene, said }: Remains): Promise<[OpenVault, string]> => {
  const acknowledged = passOf(said);
  const isOpen = sceneOf(scene).changesPassphrase === true && acknowledged === undefined;
  const first = acknowledged ?? PASSPHRASE;
  try {
    return [await openAs(folder, first), first];
  } catch (error) {
    if (!isOpen || !(error instanceof UserError) || error.code !== 'vault.wrong-passphrase') throw error;
    return [await openAs(folder, NEXT_PASSPHRASE), NEXT_PASSPHRASE];
  }
};

/** A database journal that a kill left before it counted is no rest: SQLite writes over it at the next change. */
const UNFINISHED = /\.(part|new)(-journal)?$/;

const leftovers = (folder: string): string[] =>
  readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .filter((name) => UNFINISHED.test(name))
    .map((name) => `unfinished work is left: ${name}`);

const wordsOf = (said: Said): readonly string[] =>
  said.flatMap((what) => (what.did === 'create' || what.did === 'renew' ? [what.words] : [])).at(-1) ?? [];

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
): Promise<{ readonly said: Acknowledged[]; readonly problems: string[]; readonly performance: string }> => {
  const performance = `again ${String((repeated += 1))}`;
  const desk = join(remains.desk, performance);
  mkdirSync(desk, { recursive: true });
  const said: Acknowledged[] = [];
  try {
    await sceneOf(remains.scene).play({
      watched: remains.watched,
      folder,
      desk,
      passphrase,
      words: wordsOf([...remains.before, ...remains.said]),
      performance,
      environment: sceneEnvironment(performance),
      say: (what) => said.push(what),
    });
    const failed = said.flatMap((what) => (what.did === 'fail' ? [what.code] : []));
    const problems = failed.map((code) => `it failed once when it was done again: ${code}`);
    return { said, problems, performance };
  } catch (error) {
    return { said, problems: [`it cannot be done again: ${codeOf(error)}`], performance };
  }
};

interface Performed {
  /** What this performance said, and what is said by those before it and by it. */
  readonly own: Said;
  readonly said: Said;
  readonly performance: string;
  readonly reference: Said | null;
}

/** Whole or not at all: what commands did, and what they wrote outside of the vault. */
const findLedger = async (
  vault: OpenVault,
  { scene, watched, before }: Remains,
  { own, reference }: Performed,
): Promise<string[]> => {
  const problems = [
    ...findState(vault, own, reference),
    ...findWritten({ watched }, before, own, reference),
    ...(await findCopyOfOldSchema(vault, before)),
  ];
  if (scene !== 'hand exceptions over' && scene !== 'hand rounds over') return problems;
  const isOver = own.some((what) => what.did === 'end');
  return [
    ...problems,
    ...findExceptionsOf(vault),
    ...(await findPackage(vault, { watched })),
    ...(await findDelta(vault, { watched })),
    ...(isOver ? findNewestPackage(vault, { watched }) : []),
  ];
};

/** Opens, looks, closes, and looks at what else was acknowledged. */
const look = async (
  remains: Remains,
  open: () => Promise<readonly [OpenVault, string]>,
  performed: Performed,
): Promise<{ readonly passphrase: string; readonly problems: string[] }> => {
  const { said, performance } = performed;
  let vault: OpenVault;
  let passphrase: string;
  try {
    [vault, passphrase] = await open();
  } catch (error) {
    return { passphrase: '', problems: [`it does not open: ${codeOf(error)}`] };
  }
  const problems: string[] = [];
  try {
    problems.push(...(await findLastWords(vault, said)), ...(await check(vault)));
    problems.push(...(await findLedger(vault, remains, performed)));
  } catch (error) {
    problems.push(`it cannot be read: ${codeOf(error)}`);
  } finally {
    vault.close();
  }
  problems.push(...leftovers(remains.folder));
  problems.push(...(await openAsMembers(remains.folder, said, performance)));
  problems.push(...(await findBackup(remains, passphrase, said)));
  if (remains.scene === 'restore') problems.push(...(await findRestored(remains, passphrase, said)));
  return { passphrase, problems };
};

/** They may be gone or not while that is not acknowledged; what was acknowledged of them before ends there. */
const isOfWhoLeaves = (what: Acknowledged): boolean =>
  (what.did === 'admit' || what.did === 'role') && what.id === MEMBER_TO_LEAVE;

/** The whole judgement. An empty list: nothing was lost, the vault is sound, and the work can be repeated. */
export const judge = async (remains: Remains): Promise<string[]> => {
  const { folder, before, said } = remains;
  const isNew = sceneOf(remains.scene).from === 'nothing';
  if (isNew && isNoVaultYet(remains)) {
    // Half a creation may lie there; it holds nothing, and is not mistaken for a vault.
    return (await repeat(remains, `${folder} again`, PASSPHRASE)).problems;
  }
  const ahead = before.filter((what) => remains.scene !== 'remove a member' || !isOfWhoLeaves(what));
  const first = await look(remains, () => openWithAny(remains), {
    own: said,
    said: [...ahead, ...said],
    performance: 'first',
    reference: remains.reference,
  });
  if (first.problems.length > 0 || isNew) return first.problems;

  const again = await repeat(remains, folder, first.passphrase);
  if (again.problems.length > 0) return again.problems;
  const passphrase = passOf(again.said) ?? first.passphrase;
  const open = async () => [await openAs(folder, passphrase), passphrase] as const;
  const last = await look(remains, open, {
    own: again.said,
    said: [...ahead, ...again.said],
    performance: again.performance,
    reference: null,
  });
  return last.problems.map((problem) => `after the repetition: ${problem}`);
};
