// What a person may give away to whoever helps them: lines of text, each of which can be left out. The text that is
// shown and the one that is written are made here, so that they are the same.
import { z } from 'zod';

export const DIAGNOSTIC_PARTS = ['program', 'system', 'settings', 'vault', 'log'] as const;
export type DiagnosticPart = (typeof DIAGNOSTIC_PARTS)[number];

export const DIAGNOSTIC_TITLES: Readonly<Record<DiagnosticPart, string>> = {
  program: 'Program',
  system: 'System',
  settings: 'Settings',
  vault: 'Vault',
  log: 'Log',
};

/** One fact, or one entry of the log with the frames below it. */
export const DiagnosticLine = z.strictObject({
  id: z.number().int().nonnegative(),
  text: z.string().max(25_000),
});
export type DiagnosticLine = z.infer<typeof DiagnosticLine>;

export const Diagnostics = z.strictObject({
  /** Stands for these very lines: what is saved is what was shown. */
  report: z.string().regex(/^[0-9a-f]{32}$/),
  madeOn: z.string(),
  parts: z.array(z.strictObject({ part: z.enum(DIAGNOSTIC_PARTS), lines: z.array(DiagnosticLine) })),
});
export type Diagnostics = z.infer<typeof Diagnostics>;

/** What the engine tells of itself and of the open vault: versions, sizes, counts. No name, no id. */
export const EngineFacts = z.strictObject({
  node: z.string().max(40),
  memoryBytes: z.number().nonnegative(),
  vault: z
    .strictObject({
      kind: z.enum(['vault', 'working-file']),
      access: z.string().max(40),
      role: z.string().max(40),
      sqlite: z.string().max(40),
      schema: z.number().int(),
      epoch: z.number().int(),
      databaseBytes: z.number().nonnegative(),
      /** Of the disk the vault lies on; null when the system does not tell. */
      freeBytes: z.number().nonnegative().nullable(),
      lastBackupAt: z.string().max(40).nullable(),
      counts: z.record(z.string().max(40), z.number().int().nonnegative()),
    })
    .nullable(),
});
export type EngineFacts = z.infer<typeof EngineFacts>;

export const LONGEST_NOTE = 2000;

const leftOutLine = (count: number): string =>
  `(${String(count)} ${count === 1 ? 'line' : 'lines'} left out by the person who saved this)`;

/** @param leftOut ids of the lines that are not given away; how many they are is said, and not where they stood */
export const diagnosticsText = (
  { madeOn, parts }: Pick<Diagnostics, 'madeOn' | 'parts'>,
  leftOut: ReadonlySet<number>,
  note: string,
): string => {
  const sections = parts.map(({ part, lines }) => {
    const given = lines.filter(({ id }) => !leftOut.has(id)).map(({ text }) => text);
    const missing = lines.length - given.length;
    return [
      DIAGNOSTIC_TITLES[part],
      '-'.repeat(DIAGNOSTIC_TITLES[part].length),
      ...given,
      ...(missing > 0 ? [leftOutLine(missing)] : []),
    ].join('\n');
  });
  const words = note.trim();
  return [
    `Muniment diagnostics, ${madeOn}`,
    'Saved by a person who could read it before. Muniment has sent it nowhere.',
    ...(words === '' ? [] : ['', 'Note', '----', words]),
    ...sections.map((section) => `\n${section}`),
    '',
  ].join('\n');
};
