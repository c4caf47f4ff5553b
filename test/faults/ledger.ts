// Commands played one after the other, with the vault's whole content told as a digest after each: so that
// what a fault left can be judged as the state before a command or the one after it, and nothing between.
import { createHash } from 'node:crypto';
import { openVault, type OpenVault } from '../../src/engine';
import { codeOf, type Acknowledged, type Stage } from './stage';

type Said = readonly Acknowledged[];

/** What is drawn by chance, or covers what is; the deep check holds it against the rest. */
const BY_CHANCE = new Set([
  'uuid',
  'zip_bytes',
  'zip_sha256',
  'seal_number',
  'content_digest',
  'recipe',
  'line',
  'leaf',
  'signature',
]);

/** Tables that hold something of a round, which has its uuid by chance, or of a sealed file and its salt. */
const WITHOUT_CHANCE: Readonly<Record<string, string>> = {
  blob: `SELECT id, sha256, size_bytes, epoch FROM blob
    WHERE id NOT IN (SELECT recipe FROM package_round WHERE recipe IS NOT NULL)`,
  request_sheet: 'SELECT engagement, package, round, made_at FROM request_sheet',
  // Its text holds the uuid.
  review_response: 'SELECT number, seal, made_at, made_by FROM review_response',
  round_file: 'SELECT package, round, position, name, encryption FROM round_file',
};

/** Every row of every table of ours, and what the journal says was done, as one digest. */
export const stateOf = (vault: OpenVault): string => {
  const tables = vault.db
    .prepare("SELECT name FROM sqlite_schema WHERE type = 'table' AND name NOT LIKE 'sqlite%' ORDER BY name")
    .pluck()
    .all() as string[];
  const hash = createHash('sha256');
  for (const table of tables) {
    const rows = vault.db.prepare(WITHOUT_CHANCE[table] ?? `SELECT * FROM "${table}"`).all() as Record<
      string,
      unknown
    >[];
    const texts = rows.map((row) =>
      JSON.stringify(Object.entries(row).filter(([column]) => !BY_CHANCE.has(column))),
    );
    hash.update(`${table} ${JSON.stringify(texts.sort())}\n`);
  }
  return hash.digest('hex');
};

export interface Step {
  readonly does: string;
  /** What it answers does not matter; a promise is awaited. */
  readonly run: (vault: OpenVault, stage: Stage) => unknown;
}

/**
 * A command that failed and left no trace is given once more. One that is there although it was answered with an
 * error is not: a person who looks sees it, and the judge sees whether all of it is.
 */
const take = async (vault: OpenVault, stage: Stage, { run }: Step): Promise<void> => {
  const before = stateOf(vault);
  try {
    await run(vault, stage);
  } catch (error) {
    stage.say({ did: 'fail', code: codeOf(error) });
    if (stateOf(vault) === before) await run(vault, stage);
  }
};

/** Opens the vault, gives the commands, closes it. */
export const inLedger =
  (...steps: readonly Step[]) =>
  async (stage: Stage): Promise<void> => {
    const vault = await openVault(stage.folder, { passphrase: stage.passphrase }, stage.environment);
    try {
      stage.say({ did: 'begin' });
      stage.say({ did: 'reach', state: stateOf(vault), does: 'open' });
      for (const step of steps) {
        await take(vault, stage, step);
        stage.say({ did: 'reach', state: stateOf(vault), does: step.does });
      }
      stage.say({ did: 'end' });
    } finally {
      vault.close();
    }
  };

const reached = (said: Said) => said.flatMap((what) => (what.did === 'reach' ? [what] : []));

/**
 * Whether the vault is as the last acknowledged command left it, or as the one that had begun leaves it.
 * `reference` is what an undisturbed run of the same scene said; without it only the first can be judged.
 */
export const findState = (vault: OpenVault, said: Said, reference: Said | null): string[] => {
  const here = reached(said);
  const whole = reached(reference ?? []);
  const problems = here
    .filter(({ state }, at) => reference !== null && state !== whole[at]?.state)
    .map(({ does }) => `“${does}” left another state than without a fault`);
  const isOver = said.some((what) => what.did === 'end');
  const allowed = isOver ? here.slice(-1) : [...here.slice(-1), ...whole.slice(here.length, here.length + 1)];
  if (allowed.length === 0) return problems;
  const state = stateOf(vault);
  if (allowed.every((one) => one.state !== state)) {
    const is = whole.findIndex((one) => one.state === state);
    const what = whole[is]?.does ?? 'a state that no command leaves';
    problems.push(
      `it should be as after “${allowed.map(({ does }) => does).join('” or “')}”, and is: ${what}`,
    );
  }
  return problems;
};
