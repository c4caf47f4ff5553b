// How soon 100,000 items answer to words, 20,000 of them with 2 kB of text inside, and what the index costs in
// bytes and at intake. `… bench/search.ts [items] [texts]`, then `… bench/search.ts intake` by itself.
import { randomBytes } from 'node:crypto';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { cpus, tmpdir } from 'node:os';
import { join } from 'node:path';
import {
  addEvidence,
  createVault,
  type EvidenceQuery,
  type EvidenceToAdd,
  getEvidence,
  listEvidence,
  type OpenVault,
  readFileTexts,
} from '../src/engine';
import { filesToRead } from '../src/engine/db/file-texts';
import { indexedWords } from '../src/engine/db/search-words';
import { sessionOf } from '../src/engine/vault/session';
import { evidenceId } from '../src/shared/ids';
import { environment, PASSPHRASE } from './full-vault';

const QUERIES = 200;
const ASK: Omit<EvidenceQuery, 'search'> = {
  ...{ controlId: null, criterionId: null, verdict: null },
  ...{ sort: 'match', direction: 'ascending', offset: 0, limit: 100 },
};

/** The same numbers in every run. */
const seeded = (seed: number): (() => number) => {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
};

const pick = <T>(list: readonly T[], at: number): T => {
  const found = list[Math.floor(at * list.length)];
  if (found === undefined) throw new Error('nothing to pick from');
  return found;
};

/** 30,000 made-up words; the first are met often and the last hardly ever, as in a language. */
const vocabulary = (chance: () => number): readonly string[] => {
  const letters = Array.from('eeeeetttaaaooinshrrdlucmfwypvbgkjqxz');
  return Array.from({ length: 30_000 }, () =>
    Array.from({ length: 3 + Math.floor(chance() * 8) }, () => pick(letters, chance())).join(''),
  );
};

const sentence = (words: readonly string[], chance: () => number, count: number): string =>
  Array.from({ length: count }, () => pick(words, chance() ** 4)).join(' ');

const newVault = async (folder: string, name: string): Promise<OpenVault> => {
  const { vault } = await createVault(
    join(folder, name),
    { organization: 'Bench', member: 'Bench', passphrase: PASSPHRASE },
    environment,
  );
  return vault;
};

/** Rows by SQL, through the same triggers and the same end of a change as an intake; texts as they are kept. */
const fill = (vault: OpenVault, items: number, texts: number, words: readonly string[]): string[] => {
  const chance = seeded(7);
  const every = Math.floor(items / texts);
  vault.write(({ db, now, record }) => {
    const blob = db.prepare('INSERT INTO blob VALUES (?, ?, ?, ?, ?, 1)');
    const evidence = db.prepare(
      'INSERT INTO evidence (number, current_version, created_at, owner, notes) VALUES (?, 1, ?, ?, ?)',
    );
    const version = db.prepare(
      `INSERT INTO evidence_version (evidence, version, title, source, sensitivity, taken_in_at, taken_in_by)
       VALUES (?, 1, ?, ?, 'internal', ?, 1)`,
    );
    const file = db.prepare(
      `INSERT INTO evidence_file (evidence, version, position, blob, original_name, media_type)
       VALUES (?, 1, 1, ?, ?, ?)`,
    );
    for (let n = 1; n <= items; n += 1) {
      const id = randomBytes(32).toString('hex');
      blob.run(id, randomBytes(32).toString('hex'), 2048, 4096, id);
      evidence.run(n, now, `Person ${String(n % 40)}`, sentence(words, chance, 8));
      version.run(n, sentence(words, chance, 6), sentence(words, chance, 3), now);
      file.run(n, id, `export-${String(n)}.csv`, n % every === 0 ? 'text/csv' : 'image/png');
      record('evidence.added', evidenceId(n), { bench: true });
    }
  });
  const inside: string[] = [];
  for (;;) {
    const due = filesToRead(vault.db, 2000);
    if (due.length === 0) return inside;
    vault.keepFileTexts(
      due.map(({ number }) => {
        const text = sentence(words, chance, 330);
        inside.push(text);
        return { number, is: 'read', words: indexedWords(text) };
      }),
    );
  }
};

const questions = (words: readonly string[], items: number): { kind: string; search: string }[] => {
  const chance = seeded(11);
  const common = (): string => pick(words, chance() * 0.002);
  const any = (): string => pick(words, chance() ** 2);
  const rare = (): string => pick(words, 0.5 + chance() / 2);
  const kinds: Readonly<Record<string, () => string>> = {
    'a rare word': rare,
    'a common word': common,
    'one letter': () => any().slice(0, 1),
    'two letters': () => any().slice(0, 2),
    'three letters': () => any().slice(0, 3),
    'two words, the second begun': () => `${common()} ${any().slice(0, 3)}`,
    'two common words': () => `${common()} ${common()}`,
    'a number': () => evidenceId(1 + Math.floor(chance() * items)),
  };
  const names = Object.keys(kinds);
  return Array.from({ length: QUERIES }, (_, at) => {
    const kind = names[at % names.length] ?? '';
    return { kind, search: kinds[kind]?.() ?? '' };
  });
};

interface Taken {
  readonly wall: number;
  readonly processor: number;
}

const timed = (work: () => unknown): Taken => {
  const start = process.cpuUsage();
  const since = performance.now();
  work();
  const { user, system } = process.cpuUsage(start);
  return { wall: performance.now() - since, processor: (user + system) / 1000 };
};

const at = (times: readonly number[], share: number): number =>
  times.toSorted((a, b) => a - b)[Math.min(times.length - 1, Math.floor(times.length * share))] ?? 0;
const row = (...cells: readonly string[]): void => {
  process.stdout.write(`| ${cells.join(' | ')} |\n`);
};
const ms = (value: number): string => `${value.toFixed(1)} ms`;
const line = (what: string, taken: readonly Taken[]): void => {
  const wall = taken.map((one) => one.wall);
  const processor = taken.map((one) => one.processor);
  row(what, ms(at(wall, 0.5)), ms(at(wall, 0.95)), ms(at(wall, 1)), ms(at(processor, 0.95)));
};

const bytesOf = (vault: OpenVault, like: string): number =>
  Number(vault.db.prepare('SELECT sum(pgsize) FROM dbstat WHERE name LIKE ?').pluck().get(like) ?? 0);
const mb = (bytes: number): string => `${(bytes / 1e6).toFixed(1)} MB`;

const answering = async (folder: string, items: number, texts: number): Promise<void> => {
  const words = vocabulary(seeded(3));
  const vault = await newVault(folder, 'search');
  const inside = fill(vault, items, texts, words);
  const asked = questions(words, items);
  // The first of each kind warms what stays in memory between two questions of a person who types.
  for (const { search } of asked.slice(0, 16)) listEvidence(vault, { ...ASK, search });
  const ours = asked.map(({ search }) => timed(() => listEvidence(vault, { ...ASK, search })));
  row('question', 'median', '95 %', 'longest', '95 %, processor');
  row('---', '---', '---', '---', '---');
  line(`all ${String(QUERIES)}`, ours);
  for (const kind of new Set(asked.map((one) => one.kind)))
    line(
      kind,
      ours.filter((_, index) => asked[index]?.kind === kind),
    );
  const byTitle = asked.map(({ search }) =>
    timed(() => listEvidence(vault, { ...ASK, search, sort: 'title', offset: 200 })),
  );
  line('all of them by title, third page', byTitle);
  const filtered = asked.map(({ search }) =>
    timed(() =>
      listEvidence(vault, { ...ASK, search, states: ['draft'], kinds: ['other'], owner: 'Person 7' }),
    ),
  );
  line('all of them with three filters', filtered);
  const chance = seeded(5);
  line(
    'opening an item',
    Array.from({ length: 100 }, () => {
      const id = evidenceId(1 + Math.floor(chance() * items));
      return timed(() => getEvidence(vault, id));
    }),
  );
  const like = vault.db.prepare(
    `SELECT count(*) FROM listed_evidence AS l JOIN evidence_file AS f USING (evidence)
     WHERE l.title LIKE @like OR l.owner LIKE @like OR f.original_name LIKE @like`,
  );
  const scanned = asked.slice(0, 40).map(({ search }) =>
    timed(() => {
      like.get({ like: `%${search}%` });
      const wanted = search.toLowerCase();
      return inside.filter((text) => text.includes(wanted)).length;
    }),
  );
  line('peer: LIKE over the rows, and a plain look through the texts in memory', scanned);
  const text = inside.reduce((sum, one) => sum + Buffer.byteLength(one), 0);
  const index = bytesOf(vault, 'file_words%');
  process.stdout.write(
    `\n${mb(text)} of text in ${String(inside.length)} files; their index ${mb(index)} (${(index / text).toFixed(2)} of the text); ` +
      `index of ${String(items)} items ${mb(bytesOf(vault, 'item_words%'))}; ratio of the 95th percentiles to the peer ` +
      `${(
        at(
          ours.map((o) => o.wall),
          0.95,
        ) /
        at(
          scanned.map((o) => o.wall),
          0.95,
        )
      ).toFixed(2)}\n`,
  );
  vault.close();
};

const WITHOUT_INDEX = `
  DROP TRIGGER new_evidence_is_searched; DROP TRIGGER changed_evidence_is_searched;
  DROP TRIGGER changed_evidence_version_is_searched; DROP TRIGGER new_evidence_file_is_searched;
  DROP TRIGGER changed_evidence_file_is_searched`;

/** 1,000 files of 2 kB in one import, with the index and on a vault whose triggers are gone. */
const intake = async (folder: string, rounds: number): Promise<void> => {
  const words = vocabulary(seeded(3));
  const chance = seeded(13);
  const job = { signal: new AbortController().signal, progress: () => undefined };
  const takeIn = async (vault: OpenVault, round: string): Promise<number> => {
    const items = Array.from({ length: 1000 }, (_, n) => {
      const path = join(folder, `${round}-${String(n)}.txt`);
      writeFileSync(path, sentence(words, chance, 330));
      const facts: EvidenceToAdd['facts'] = {
        ...{ title: sentence(words, chance, 6), effective: null, capturedOn: null, source: 'Bench' },
        ...{ controlIds: [], pointOfFocusIds: [] },
        sensitivity: 'internal',
      };
      return { paths: [path], facts };
    });
    // Of the processor: waiting for the disk, and for other programs, is most of an import and says nothing here.
    const start = process.cpuUsage();
    await addEvidence(vault, items, job);
    const { user, system } = process.cpuUsage(start);
    return (user + system) / 1000;
  };
  const ratios: number[] = [];
  const indexed = await newVault(folder, 'indexed');
  const bare = await newVault(folder, 'bare');
  sessionOf(bare).database.exec(WITHOUT_INDEX);
  for (let round = 0; round <= rounds; round += 1) {
    const first = round % 2 === 0 ? indexed : bare;
    const one = await takeIn(first, `a${String(round)}`);
    const other = await takeIn(first === indexed ? bare : indexed, `b${String(round)}`);
    const [ours, without] = first === indexed ? [one, other] : [other, one];
    const since = performance.now();
    const read = await readFileTexts(indexed, job);
    const later = performance.now() - since;
    // The first round warms both.
    if (round === 0) continue;
    ratios.push(ours / without);
    row(ms(ours), ms(without), (ours / without).toFixed(3), `${String(read)} texts read in ${ms(later)}`);
  }
  process.stdout.write(`median ratio ${at(ratios, 0.5).toFixed(3)}\n`);
  indexed.close();
  bare.close();
};

export const run = async ([first, second]: readonly string[]): Promise<void> => {
  const folder = mkdtempSync(join(tmpdir(), 'muniment-bench-'));
  process.stdout.write(`${String(cpus().length)} processors, Node ${process.version}\n`);
  try {
    if (first === 'intake') await intake(folder, Number(second ?? 5));
    else await answering(folder, Number(first ?? 100_000), Number(second ?? 20_000));
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
};
