// Puts the lines of the diagnostics page together and keeps the last few reports, so that what is saved is what was
// shown. Nothing here reaches further than the file the person chooses.
import { randomBytes } from 'node:crypto';
import {
  type Diagnostics,
  DIAGNOSTIC_PARTS,
  type DiagnosticPart,
  EngineFacts,
} from '../../shared/domain/diagnostics';
import type { RecentVault } from '../../shared/contract';
import { UserError } from '../../shared/errors';
import { aboutSoLarge, aboutSoMany, howLongAgo } from './about';

type Fact = readonly [label: string, value: string];

const KEPT_REPORTS = 5;
const PRINTABLE = /^[\x20-\x7e]{0,200}$/;

export interface CollectParts {
  readonly now: () => Date;
  readonly program: () => readonly Fact[];
  readonly system: () => readonly Fact[];
  /** As they are stored; only yes, no, numbers and single words are told. */
  readonly settings: () => Readonly<Record<string, unknown>>;
  readonly recent: () => readonly Pick<RecentVault, 'present'>[];
  /** Of the vault that is open in front. */
  readonly lastCheck: () => RecentVault['lastCheck'];
  /** Null when the engine does not answer. */
  readonly engine: () => Promise<unknown>;
  readonly logLines: () => readonly string[];
  readonly logTrouble: () => string | null;
}

const settingFacts = (settings: Readonly<Record<string, unknown>>): readonly Fact[] =>
  Object.entries(settings).flatMap(([key, value]): readonly Fact[] => {
    if (typeof value === 'number' || typeof value === 'boolean') return [[key, String(value)]];
    return typeof value === 'string' && /^[a-z-]{1,20}$/.test(value) ? [[key, value]] : [];
  });

const checkText = (check: RecentVault['lastCheck'], now: number): string =>
  check === null
    ? 'none on this computer'
    : `${check.verdict}, ${check.deep ? 'every byte' : 'quick'}, ${howLongAgo(check.at, now)}`;

const vaultFacts = (
  vault: EngineFacts['vault'],
  check: RecentVault['lastCheck'],
  now: number,
): readonly Fact[] => {
  if (vault === null) return [['Open vault', 'none']];
  return [
    ['Open vault', vault.kind],
    ['Access', `${vault.access}, opened by: ${vault.role}`],
    ['Schema', `${String(vault.schema)}, epoch ${String(vault.epoch)}, SQLite ${vault.sqlite}`],
    ['Database', aboutSoLarge(vault.databaseBytes)],
    ['Free on its disk', vault.freeBytes === null ? 'unknown' : aboutSoLarge(vault.freeBytes)],
    ['Last backup', howLongAgo(vault.lastBackupAt, now)],
    ['Last check', checkText(check, now)],
    ...Object.entries(vault.counts).map(([word, count]): Fact => [word, aboutSoMany(count)]),
  ];
};

/** Our labels and numbers; anything else that came into a fact is not passed on. */
const lineOf = ([label, value]: Fact): string =>
  PRINTABLE.test(value) ? `${label}: ${value}` : `${label}: (left out)`;

export interface DiagnosticsDesk {
  readonly collect: () => Promise<Diagnostics>;
  /** @throws UserError use.bad-input for a report that is not among the last ones */
  readonly shown: (report: string) => Diagnostics;
}

export const createDiagnosticsDesk = (parts: CollectParts): DiagnosticsDesk => {
  const reports = new Map<string, Diagnostics>();

  const collect = async (): Promise<Diagnostics> => {
    const now = parts.now();
    const answered = EngineFacts.safeParse(await parts.engine());
    const engine = answered.success ? answered.data : null;
    const trouble = parts.logTrouble();
    const logged = parts.logLines();
    const texts: Readonly<Record<DiagnosticPart, readonly string[]>> = {
      program: [
        ...parts.program(),
        [
          'Engine',
          engine === null ? 'does not answer' : `Node ${engine.node}, ${aboutSoLarge(engine.memoryBytes)}`,
        ] as const,
      ].map(lineOf),
      system: parts.system().map(lineOf),
      settings: [
        ...settingFacts(parts.settings()),
        [
          'Known vaults',
          `${aboutSoMany(parts.recent().length)}, not there: ${aboutSoMany(parts.recent().filter(({ present }) => !present).length)}`,
        ] as const,
      ].map(lineOf),
      vault: (engine === null
        ? [['Open vault', 'unknown'] as const]
        : vaultFacts(engine.vault, parts.lastCheck(), now.getTime())
      ).map(lineOf),
      log: [
        ...(trouble === null ? [] : [`The log cannot be written: ${trouble}`]),
        ...(logged.length === 0 ? ['No entries.'] : logged),
      ],
    };
    let id = 0;
    const report: Diagnostics = {
      report: randomBytes(16).toString('hex'),
      madeOn: `${now.toISOString().slice(0, 16).replace('T', ' ')} UTC`,
      parts: DIAGNOSTIC_PARTS.map((part) => ({
        part,
        lines: texts[part].map((text) => ({ id: id++, text })),
      })),
    };
    reports.set(report.report, report);
    for (const old of [...reports.keys()].slice(0, -KEPT_REPORTS)) reports.delete(old);
    return report;
  };

  return {
    collect,
    shown: (report) => {
      const found = reports.get(report);
      if (found === undefined) throw new UserError('use.bad-input', { what: 'Show the diagnostics again.' });
      return found;
    },
  };
};
