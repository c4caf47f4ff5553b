// What the next item like one that is there would say: the same facts, for the occurrence that has nothing yet.
import type { Input, Output } from '../../shared/contract';
import type { EvidenceDetail } from '../../shared/domain/evidence';
import { type ControlId, numberOf } from '../../shared/ids';
import type { CalendarDate } from '../../shared/period';
import { currentEngagement } from '../engagement';
import { getEvidence } from '../evidence';
import type { OpenVault } from '../vault/open-vault';
import { dayOf } from './calendar';
import { coverageNow } from './coverage-now';
import { nextTitle } from './next-title';
import { occurrenceLine } from './occurrence-lines';

type NextLike = Output<'evidence', 'nextLike'>;

/** The first occurrence of the control behind a day that is expected, not excused, and has no evidence. */
const nextWithout = (
  vault: OpenVault,
  controlId: ControlId,
  behind: CalendarDate | null,
  today: CalendarDate,
): NextLike['expected'] => {
  if (currentEngagement(vault) === null) return null;
  const control = coverageNow(vault, today).controls.get(numberOf(controlId));
  if (control === undefined) return null;
  const { occurrences, asked, counted } = control;
  const after = behind === null ? Number.NEGATIVE_INFINITY : dayOf(behind);
  for (let at = 0; at < occurrences.count; at += 1) {
    const start = occurrences.starts[at] ?? 0;
    const isOpen = occurrences.expected[at] === 1 && !asked.excused.has(start) && counted.items[at] === 0;
    if (start <= after || !isOpen) continue;
    const { from, to } = occurrenceLine(control, at);
    return { controlId, from, to, due: to };
  }
  return null;
};

/** One reason for all links, where they have the same. */
const sharedReason = ({ controls, pointsOfFocus }: EvidenceDetail): string => {
  const [first, ...others] = new Set([...controls, ...pointsOfFocus].map(({ reason }) => reason));
  return first !== undefined && others.length === 0 ? first : '';
};

/**
 * The facts of a next item like this one, and the occurrence it would serve, found through its first control
 * with one that is open. Days and answers about quality are not taken over: they are for the new files to say.
 * @throws UserError use.unknown-evidence
 */
export const nextLike = (vault: OpenVault, { id, today }: Input<'evidence', 'nextLike'>): NextLike => {
  const item = getEvidence(vault, id);
  let expected: NextLike['expected'] = null;
  for (const controlId of item.controlIds) {
    expected ??= nextWithout(vault, controlId, item.effective?.to ?? null, today);
  }
  const effective = expected === null ? null : { from: expected.from, to: expected.to };
  const linkReason = sharedReason(item);
  return {
    expected,
    facts: {
      title: effective === null ? item.title : nextTitle(item.title, item.effective, effective),
      effective,
      capturedOn: null,
      validUntil: null,
      source: item.source,
      sensitivity: item.sensitivity,
      kind: item.kind,
      owner: item.owner,
      tags: item.tags,
      collector: item.collector,
      method: item.method,
      controlIds: item.controlIds,
      pointOfFocusIds: item.pointsOfFocus.map((point) => point.id),
      ...(linkReason === '' ? {} : { linkReason }),
    },
  };
};
