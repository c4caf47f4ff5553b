// Occurrences for which somebody owes evidence: those whose last days run, and those that were missed.
import type { Occurrence } from '../../shared/domain/coverage';
import type { CalendarDate } from '../../shared/period';
import type { OpenVault } from '../vault/open-vault';
import { coverageNow } from './coverage-now';
import { occurrenceLine } from './occurrence-lines';
import { STATE } from './states';

export interface OwedOccurrence extends Occurrence {
  /** Missed ones of this control, this one with them; 0 for one that is still open. */
  readonly missedCount: number;
}

/**
 * Of the current engagement, by control: each occurrence that is due, and of the missed ones that are not
 * `answered` (by control and first day, `CTL-014 2026-04-01`) the first, with their number.
 * @throws UserError use.engagement-missing
 */
export const owedOccurrences = (
  vault: OpenVault,
  today: CalendarDate,
  answered: ReadonlySet<string>,
): OwedOccurrence[] =>
  coverageNow(vault, today).inForce.flatMap((control) => {
    if ((control.tallied[STATE.due] ?? 0) + (control.tallied[STATE.missed] ?? 0) === 0) return [];
    const lines = Array.from(control.states, (state, at) =>
      state === STATE.due || state === STATE.missed ? occurrenceLine(control, at) : null,
    ).filter((line) => line !== null);
    const missed = lines.filter(
      (line) => line.state === 'missed' && !answered.has(`${line.controlId} ${line.from}`),
    );
    return [
      ...missed.slice(0, 1).map((line) => ({ ...line, missedCount: missed.length })),
      ...lines.filter((line) => line.state === 'due').map((line) => ({ ...line, missedCount: 0 })),
    ];
  });
