// Requests as the auditor gets them, in a package or an exported list: what they asked, in their words, what they
// told of it, and what answers it. Owner, own dates, the internal track and internal comments are not read at all.
import type { AuditorStatus, RequestKind, Side } from '../../shared/domain/request';
import {
  type ControlId,
  controlId,
  type EngagementId,
  type EvidenceId,
  evidenceId,
  type EvidenceVersionRef,
  evidenceVersionRef,
  numberOf,
  type PopulationId,
  populationId,
  type RequestId,
  requestId,
  type SampleItemId,
  sampleItemId,
} from '../../shared/ids';
import type { CalendarDate, DateRange, Instant } from '../../shared/period';
import type { OpenVault } from '../vault/open-vault';
import { askedOf, type AskedRow, type RequestRow } from './read-requests';
import { shownStatus } from './track-rules';

/** In a firm's list, in a response, or by word of mouth. */
export const TOLD_VIA = ['list', 'response', 'told'] as const;
export type ToldVia = (typeof TOLD_VIA)[number];

export interface HandedOverRequest {
  readonly id: RequestId;
  /** The firm's own number; empty where they gave none. */
  readonly reference: string;
  /** Verbatim. */
  readonly wording: string;
  readonly title: string;
  readonly area: string;
  readonly kind: RequestKind;
  readonly named: string;
  readonly period: DateRange | null;
  readonly requestedOn: CalendarDate | null;
  readonly dueOn: CalendarDate | null;
  /** As the auditor told; of what is answered and was open or returned, `submitted`: before and after the delivery. */
  readonly status: AuditorStatus;
  /** Empty unless the status is `returned`. */
  readonly returnReason: string;
  /** Who told this status, on which day and how; null where nobody did: it follows from a round, or it was asked so. */
  readonly told: { readonly by: string; readonly on: CalendarDate; readonly via: ToldVia } | null;
  /** Management holds it ready for the auditor: reviewed, submitted or closed. */
  readonly isAnswered: boolean;
  /** What counts, in its current version; of what is not answered, or was let go of before it was, nothing. */
  readonly evidence: readonly { readonly evidenceId: EvidenceId; readonly ref: EvidenceVersionRef }[];
  readonly controlIds: readonly ControlId[];
  readonly populationIds: readonly PopulationId[];
  readonly sampleIds: readonly SampleItemId[];
  /** In order; never internal ones. */
  readonly comments: readonly {
    readonly side: Side;
    readonly author: string;
    readonly at: Instant;
    readonly text: string;
  }[];
}

type Row = AskedRow &
  Pick<RequestRow, 'number' | 'auditor' | 'return_reason'> & {
    readonly is_answered: 0 | 1;
    readonly was_held_ready: 0 | 1;
  };

/**
 * Whether anybody ever held ready what is linked to it: what the auditor lets go of is closed, whatever it was before, and
 * work that was under way stays here.
 */
const WAS_HELD_READY = `(r.auditor NOT IN ('withdrawn', 'not-applicable') OR EXISTS
    (SELECT 1 FROM request_turn AS t WHERE t.request = r.number AND t.track = 'internal'
       AND t.from_status IN ('ready-for-review', 'submitted') AND t.number =
         (SELECT max(x.number) FROM request_turn AS x WHERE x.request = t.request AND x.track = 'internal')))`;

/** What never was asked, because it was withdrawn as a draft, is nobody's any more. */
const REQUESTS = `SELECT number, reference, wording, title, area, kind, named, period_from, period_to, requested_on,
    due_on, auditor, return_reason, internal IN ('ready-for-review', 'submitted', 'closed') AS is_answered,
    ${WAS_HELD_READY} AS was_held_ready
  FROM request AS r WHERE engagement = ? AND NOT (auditor = 'withdrawn' AND EXISTS
    (SELECT 1 FROM request_turn AS t WHERE t.request = r.number AND t.track = 'auditor'
       AND t.from_status = 'draft' AND t.to_status = 'withdrawn'))
  ORDER BY place, number`;
const LINKS = `SELECT l.request, l.kind, l.target, l.sample, e.current_version AS version FROM request_link AS l
  JOIN request AS r ON r.number = l.request
  LEFT JOIN evidence AS e ON l.kind = 'evidence' AND e.number = l.target
  WHERE r.engagement = ? AND (l.kind <> 'evidence' OR EXISTS
    (SELECT 1 FROM listed_evidence AS c WHERE c.evidence = l.target AND c.counts = 1))
  ORDER BY l.request, l.kind, l.target, l.sample`;
const COMMENTS = `SELECT c.request, c.side, c.author, c.at, c.text FROM request_comment AS c
  JOIN request AS r ON r.number = c.request
  WHERE r.engagement = ? AND c.is_internal = 0 ORDER BY c.request, c.number`;

/** The newest step on the auditor's track; not that of a delivery, and not one we took for them. */
const TOLD = `SELECT t.request, t.to_status AS status, t.on_day AS "on", t.said_by AS by, t.via FROM request_turn AS t
  JOIN request AS r ON r.number = t.request
  WHERE r.engagement = ? AND t.track = 'auditor' AND t.via IN ('list', 'response', 'told') AND t.number =
    (SELECT max(x.number) FROM request_turn AS x WHERE x.request = t.request AND x.track = 'auditor')`;

interface ToldRow {
  readonly request: number;
  readonly status: AuditorStatus;
  readonly on: CalendarDate;
  readonly by: string;
  readonly via: ToldVia;
}

interface LinkRow {
  readonly request: number;
  readonly kind: 'control' | 'evidence' | 'population' | 'sample';
  readonly target: number;
  readonly sample: number;
  readonly version: number | null;
}

interface CommentRow {
  readonly request: number;
  readonly side: Side;
  readonly author: string;
  readonly at: Instant;
  readonly text: string;
}

/** All of the engagement in the order of the firm's list. */
export const requestsToHandOver = ({ db }: Pick<OpenVault, 'db'>, of: EngagementId): HandedOverRequest[] => {
  const engagement = numberOf(of);
  const links = Map.groupBy(db.prepare(LINKS).all(engagement) as LinkRow[], (row) => row.request);
  const told = new Map((db.prepare(TOLD).all(engagement) as ToldRow[]).map((row) => [row.request, row]));
  const comments = Map.groupBy(db.prepare(COMMENTS).all(engagement) as CommentRow[], (row) => row.request);
  return (db.prepare(REQUESTS).all(engagement) as Row[]).map((row) => {
    const isAnswered = row.is_answered === 1;
    const status = shownStatus(row.auditor, isAnswered);
    const said = told.get(row.number);
    const own = links.get(row.number) ?? [];
    const ofKind = (kind: LinkRow['kind']): LinkRow[] => own.filter((one) => one.kind === kind);
    return {
      id: requestId(row.number),
      ...askedOf(row),
      status,
      returnReason: status === 'returned' ? row.return_reason : '',
      told: said?.status === status ? { by: said.by, on: said.on, via: said.via } : null,
      isAnswered,
      evidence:
        !isAnswered || row.was_held_ready === 0
          ? []
          : ofKind('evidence').map((one) => ({
              evidenceId: evidenceId(one.target),
              ref: evidenceVersionRef(one.target, one.version ?? 1),
            })),
      controlIds: ofKind('control').map((one) => controlId(one.target)),
      populationIds: ofKind('population').map((one) => populationId(one.target)),
      sampleIds: ofKind('sample').map((one) => sampleItemId(one.target, one.sample)),
      comments: (comments.get(row.number) ?? []).map(({ side, author, at, text }) => ({
        side,
        author,
        at,
        text,
      })),
    };
  });
};
