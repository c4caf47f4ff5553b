// The filters of the list of evidence as SQL: where rows that fit are found soonest, and what is asked of each
// row in the order of a page.
import type { EvidenceState } from '../../shared/domain/evidence';
import { verdictSql } from '../engagement';
import type { EvidenceQuery } from './list-evidence';

export interface EvidenceFilter {
  /** A FROM clause with `l` in it. */
  readonly from: string;
  readonly counted: string;
  readonly where: string;
  readonly whereInOrder: string;
  readonly parameters: Readonly<Record<string, string | null>>;
}

/** Items that belong to something: all of them (some twice), and whether one of them does. */
interface Belonging {
  readonly all: string;
  readonly one: string;
}

const TO_CONTROL: Belonging = {
  all: 'SELECT evidence FROM evidence_control WHERE control = @control',
  one: 'EXISTS (SELECT 1 FROM evidence_control AS k WHERE k.control = @control AND k.evidence = l.evidence)',
};
const OF_CRITERION = "point_of_focus > @criterion || '-' AND point_of_focus < @criterion || '.'";
const MAPPED_CONTROLS = `
  SELECT control FROM control_mapping WHERE criterion = @criterion
  UNION SELECT control FROM control_criterion WHERE criterion = @criterion`;
const TO_CRITERION: Belonging = {
  all: `SELECT evidence FROM evidence_control WHERE control IN (${MAPPED_CONTROLS})
    UNION ALL SELECT evidence FROM evidence_point_of_focus WHERE ${OF_CRITERION}`,
  one: `(EXISTS (SELECT 1 FROM evidence_control AS k
      WHERE k.evidence = l.evidence AND k.control IN (${MAPPED_CONTROLS}))
    OR EXISTS (SELECT 1 FROM evidence_point_of_focus AS p WHERE p.evidence = l.evidence AND ${OF_CRITERION}))`,
};
const TAGGED: Belonging = {
  all: 'SELECT evidence FROM evidence_tag WHERE tag = @tag',
  one: 'EXISTS (SELECT 1 FROM evidence_tag AS t WHERE t.evidence = l.evidence AND t.tag = @tag)',
};
const IN_REVIEW: Belonging = {
  all: "SELECT evidence FROM evidence_version WHERE state = 'in-review'",
  one: `EXISTS (SELECT 1 FROM evidence_version AS r WHERE r.evidence = l.evidence AND r.state = 'in-review')`,
};

/** As migration 5 numbers them, for their index. */
const STATE_PLACES: Readonly<Record<EvidenceState, number>> = {
  requested: 0,
  draft: 1,
  'in-review': 2,
  approved: 3,
  rejected: 4,
  withdrawn: 5,
};

const quoted = (values: readonly string[]): string =>
  values.map((value) => `'${value.replaceAll("'", "''")}'`).join(', ');

/** Each has an index of its own; the first leaves the fewest rows, and SQLite might take another. */
const onlyFirstByIndex = (conditions: readonly string[]): string[] =>
  conditions.map((condition, at) => (at === 0 ? condition : `+${condition}`));

export const evidenceFilter = (query: EvidenceQuery): EvidenceFilter => {
  const verdicts = [...(query.verdict === null ? [] : [query.verdict]), ...(query.verdicts ?? [])];
  const states = query.states ?? [];
  const kinds = query.kinds ?? [];
  const owner = query.owner ?? null;
  const tag = query.tag ?? null;
  const expiredOn = query.expiredOn ?? null;
  const waits = query.waitsForReview === true;
  const belonging = [
    ...(tag === null ? [] : [TAGGED]),
    ...(waits ? [IN_REVIEW] : []),
    ...(query.controlId === null ? [] : [TO_CONTROL]),
    ...(query.criterionId === null ? [] : [TO_CRITERION]),
  ];
  const [driving, ...others] = belonging;
  const conditions = [
    'TRUE',
    ...(verdicts.length === 0 ? [] : [`${verdictSql('l')} IN (${quoted(verdicts)})`]),
    ...onlyFirstByIndex([
      ...(owner === null ? [] : ['l.owner = @owner COLLATE NOCASE']),
      ...(expiredOn === null ? [] : ['l.valid_until < @expiredOn']),
      ...(states.length === 0
        ? []
        : [`l.state_place IN (${states.map((state) => STATE_PLACES[state]).join(', ')})`]),
      ...(kinds.length === 0 ? [] : [`l.kind IN (${quoted(kinds)})`]),
    ]),
    ...(waits ? ["l.state <> 'withdrawn'"] : []),
    ...(query.isUnlinked === true
      ? ['NOT EXISTS (SELECT 1 FROM evidence_control AS c WHERE c.evidence = l.evidence)']
      : []),
  ];
  const counted =
    driving === undefined ? 'listed_evidence AS l' : `(SELECT DISTINCT evidence FROM (${driving.all})) AS b`;
  return {
    counted,
    from:
      driving === undefined
        ? counted
        : `${counted} CROSS JOIN listed_evidence AS l ON l.evidence = b.evidence`,
    where: [...conditions, ...others.map(({ one }) => one)].join(' AND '),
    whereInOrder: [...conditions, ...belonging.map(({ one }) => one)].join(' AND '),
    parameters: { owner, tag, expiredOn },
  };
};
