// Calls about what management writes: the system description, the letters, questionnaires to vendors, and copies of
// reports that are handed out.
import { z } from 'zod';
import { DESCRIPTION_PARTS, DOCUMENT_TYPES } from '../domain/programme/document';
import { RecordDetail } from '../domain/programme/record';
import { RecordId } from '../domain/programme/record-id';
import { isPreviewed, NOT_PREVIEWED } from '../domain/table-import';
import { EngagementId, EvidenceId, FileToken, RemediationTaskId } from '../ids';
import { CalendarDate } from '../period';
import { done, engine, nothing, reads, writes } from './call';

const today = CalendarDate;

const Part = z.enum(Object.keys(DESCRIPTION_PARTS) as [keyof typeof DESCRIPTION_PARTS]);

/** Something a part of the description should tell and does not, or tells and the registers do not know. */
export const DescriptionGap = z.strictObject({
  part: Part,
  code: z.enum([
    'empty',
    'unfinished-mark',
    'not-named',
    'not-in-register',
    'not-in-scope',
    'no-method',
    'method-differs',
    'no-control',
    'no-reason',
    'not-told',
    'not-decided',
    'older-than-register',
  ]),
  /** What it is about: a name, a number, a criterion; empty for the part as a whole. */
  subject: z.string(),
});
export type DescriptionGap = z.infer<typeof DescriptionGap>;

export const QuestionnaireTemplate = z.strictObject({
  id: z.string(),
  title: z.string(),
  about: z.string(),
  questions: z.number().int(),
});

export const ScoredQuestion = z.strictObject({
  reference: z.string(),
  /** Null where a person has to look: no wanted answer was set, or none came. */
  asWanted: z.boolean().nullable(),
  weight: z.number().int(),
});
/** The weights of the answers the team wanted, of the weights that can be told: its own rule, no judgement of ours. */
export const QuestionnaireScore = z.strictObject({
  reached: z.number().int(),
  of: z.number().int(),
  unanswered: z.number().int(),
  toLookAt: z.number().int(),
  questions: z.array(ScoredQuestion),
});

export const AnswersLook = z.strictObject({
  rows: z.array(
    z.strictObject({
      reference: z.string(),
      question: z.string(),
      before: z.string(),
      after: z.string(),
      comment: z.string(),
      change: z.enum(['answer', 'same', 'refused', 'unanswered']),
      problem: z.string().nullable(),
    }),
  ),
  answeredBy: z.string(),
  sha256: z.string(),
  applied: z.boolean(),
});

/** When the next report should be there: 12 months after the end of what the last one covers. */
export const Renewal = z.strictObject({
  id: RecordId,
  title: z.string(),
  company: z.string(),
  /** The last day the report covers. */
  coversTo: CalendarDate,
  /** The day it is 12 months old. */
  staleOn: CalendarDate,
  days: z.number().int(),
  isOurs: z.boolean(),
});
export type Renewal = z.infer<typeof Renewal>;

export const documentCalls = {
  /** A document of the current engagement with our starting text, filled from the vault. */
  begin: engine(
    'command',
    z.strictObject({
      type: z.enum(Object.keys(DOCUMENT_TYPES) as [keyof typeof DOCUMENT_TYPES]),
      engagementId: EngagementId,
      on: CalendarDate,
    }),
    RecordDetail,
  ),
  /** What our starting text for a part would be now, from the registers: for taking over by hand. */
  suggestion: engine(
    'query',
    z.strictObject({ id: RecordId, part: Part, today }),
    z.strictObject({ text: z.string() }),
  ),
  /** Of a system description, held against scope and registers. */
  completeness: engine(
    'query',
    z.strictObject({ id: RecordId, today }),
    z.strictObject({
      parts: z.array(
        z.strictObject({
          part: Part,
          /** The last part is asked of a Type II examination only. */
          isAsked: z.boolean(),
          words: z.number().int(),
          gaps: z.number().int(),
        }),
      ),
      gaps: z.array(DescriptionGap),
    }),
  ),
  /** By the ending of the name: DOCX, PDF or Markdown. */
  save: engine('command', z.strictObject({ id: RecordId, target: FileToken }), done, (input) => [
    writes(input.target),
  ]),
  templates: engine('query', nothing, z.array(QuestionnaireTemplate)),
  makeQuestionnaire: engine(
    'command',
    z.strictObject({ template: z.string().max(60), vendorId: RecordId, on: CalendarDate }),
    RecordDetail,
  ),
  /** By the ending of the name: XLSX, or HTML that can be filled in in a browser without network. */
  saveQuestionnaire: engine('command', z.strictObject({ id: RecordId, target: FileToken }), done, (input) => [
    writes(input.target),
  ]),
  /** The workbook that came back, or the JSON file the HTML page saved. */
  takeAnswers: engine(
    'command',
    z
      .strictObject({
        id: RecordId,
        file: FileToken,
        on: CalendarDate,
        apply: z.boolean(),
        sha256: z.string().nullable(),
      })
      .refine(isPreviewed, NOT_PREVIEWED),
    AnswersLook,
    (input) => [reads(input.file)],
  ),
  score: engine('query', z.strictObject({ id: RecordId }), QuestionnaireScore),
  /** A remediation task for each of these findings; the questions remember theirs. */
  makeTasks: engine(
    'command',
    z.strictObject({
      id: RecordId,
      references: z.array(z.string().max(300)).min(1).max(200),
      owner: z.string().trim().max(200),
      due: CalendarDate.nullable(),
      on: CalendarDate,
    }),
    z.array(RemediationTaskId),
  ),
  /** A copy of the report for one recipient, with their name on every page; the sealed original stays as it is. */
  saveWatermarked: engine(
    'command',
    z.strictObject({
      shareId: RecordId,
      evidenceId: EvidenceId,
      position: z.number().int().min(1),
      target: FileToken,
    }),
    z.strictObject({ pages: z.number().int(), sha256: z.string() }),
    (input) => [writes(input.target)],
  ),
  /** Our own reports and those of vendors, the next one to go stale first. */
  renewals: engine('query', z.strictObject({ today }), z.array(Renewal)),
} as const;
