// Calls about populations and the samples picked from them.
import { z } from 'zod';
import {
  Picker,
  PICK_PROBLEMS,
  Population,
  PopulationState,
  PopulationStatement,
  SampleItem,
  SampleState,
  Selection,
  SelfMethod,
} from '../domain/population';
import { EvidenceId, FileToken, PopulationId, SampleItemId } from '../ids';
import { CalendarDate } from '../period';
import { done, engine, page, pageOf, reads, writes } from './call';

/** A window applies no picks whose preview nobody has seen. */
const isPreviewed = (input: { readonly apply: boolean; readonly sha256: string | null }): boolean =>
  !input.apply || input.sha256 !== null;

/** A file of the current version of an item. */
const file = { evidenceId: EvidenceId, position: z.number().int().min(1) };
const sheet = z.string().max(200).nullable();

export const populationCalls = {
  list: engine('query', z.strictObject(page), pageOf(Population)),
  get: engine(
    'query',
    z.strictObject({ id: PopulationId }),
    z.strictObject({ population: Population, selections: z.array(Selection) }),
  ),
  /** What a file would be as a population: sheets, columns, rows, the first of them. Nothing is stored. */
  look: engine(
    'query',
    z.strictObject({ ...file, sheet }),
    z.strictObject({
      /** Empty for CSV; else those one can see, and the one that was looked at. */
      sheets: z.array(z.string()),
      sheet,
      columns: z.array(z.string()),
      rowCount: z.number().int(),
      firstRows: z.array(z.array(z.string())),
    }),
  ),
  /** Binds a CSV or XLSX file of the current version of an item to its record. */
  record: engine(
    'command',
    z.strictObject({
      ...file,
      sheet,
      statement: PopulationStatement,
      /** A returned population that this one takes the place of. */
      replaces: PopulationId.nullable(),
    }),
    Population,
  ),
  /** Only of a draft: what the auditor has seen stays as it was. */
  change: engine('command', z.strictObject({ id: PopulationId, statement: PopulationStatement }), Population),
  setState: engine(
    'command',
    z.strictObject({ id: PopulationId, state: PopulationState, note: z.string().trim().max(2000) }),
    Population,
  ),
  /** Rows of the list itself, out of the sealed file. */
  rows: engine(
    'query',
    z.strictObject({ id: PopulationId, ...page }),
    pageOf(z.strictObject({ row: z.number().int(), cells: z.array(z.string()) })),
  ),
  /**
   * Reads the auditor's picks: a CSV or XLSX whose rows name rows of the population by number (`row`) or by
   * the value of one of its columns. Nothing is stored unless `apply`, and then only what was previewed: rows
   * named twice or picked before are passed over, and nothing is stored while a pick names no single row.
   */
  importPicks: engine(
    'command',
    z
      .strictObject({
        id: PopulationId,
        file: FileToken,
        /** The population's column the picks are matched by; null for row numbers. */
        matchBy: z.string().max(300).nullable(),
        attributes: z.array(z.string().trim().min(1).max(200)).max(40),
        pickedOn: CalendarDate.nullable(),
        note: z.string().trim().max(2000),
        /** Of the previewed file; needed to apply. */
        sha256: z.string().nullable(),
        apply: z.boolean(),
      })
      .refine(isPreviewed, 'picks are applied after their preview'),
    z.strictObject({
      columns: z.array(z.string()),
      picks: z.array(
        z.strictObject({
          /** In the picks' file. */
          line: z.number().int(),
          value: z.string(),
          /** Null when it names no row, or more than one. */
          row: z.number().int().nullable(),
          problem: z.enum(PICK_PROBLEMS).nullable(),
        }),
      ),
      sha256: z.string(),
      /** Its number, once applied. */
      selection: z.number().int().nullable(),
      applied: z.boolean(),
    }),
    (input) => [reads(input.file)],
  ),
  /** Picks rows ourselves, for readiness only: the same seed picks the same rows, for anybody. */
  selfSample: engine(
    'command',
    z.strictObject({
      id: PopulationId,
      method: SelfMethod,
      size: z.number().int().min(1).max(1000),
      /** Empty: the vault makes one, and records it. */
      seed: z.string().trim().max(100),
      attributes: z.array(z.string().trim().min(1).max(200)).max(40),
      note: z.string().trim().max(2000),
    }),
    Selection,
  ),
  samples: engine(
    'query',
    z.strictObject({
      id: PopulationId,
      selection: z.number().int().nullable(),
      picker: Picker.nullable(),
      ...page,
    }),
    pageOf(SampleItem),
  ),
  changeSample: engine(
    'command',
    z.strictObject({ id: SampleItemId, state: SampleState, note: z.string().trim().max(2000) }),
    SampleItem,
  ),
  /**
   * One item of evidence may answer many picked rows and attributes ('' is the row as a whole). A row becomes
   * collected when all its attributes have something, and selected again when they no longer have.
   */
  linkSamples: engine(
    'command',
    z.strictObject({
      evidenceId: EvidenceId,
      items: z
        .array(z.strictObject({ id: SampleItemId, attribute: z.string().max(200) }))
        .min(1)
        .max(1000),
      reason: z.string().trim().max(2000),
    }),
    done,
  ),
  unlinkSamples: engine(
    'command',
    z.strictObject({
      evidenceId: EvidenceId,
      items: z
        .array(z.strictObject({ id: SampleItemId, attribute: z.string().max(200) }))
        .min(1)
        .max(1000),
    }),
    done,
  ),
  /**
   * Writes the rows one side picked with their attributes and evidence as XLSX or CSV, columns for the
   * auditor left empty.
   */
  exportSamples: engine(
    'command',
    z.strictObject({ id: PopulationId, picker: Picker, target: FileToken }),
    z.strictObject({ rows: z.number().int() }),
    (input) => [writes(input.target)],
  ),
} as const;
