// A bug in the window becomes an incident: a number that is shown at once, and a line in the log that says where it
// arose. What was in hand does not leave the page.
import type { IncidentKind } from '../../shared/calls/diagnostics';
import { whereThrown } from '../../shared/where-thrown';
import { bridge } from './bridge';

const numbers = new WeakMap<object, string>();
let screenPattern: () => string = () => '';

/** @param pattern the pattern of the address that is shown, without what stands in its parameters */
export const nameScreensBy = (pattern: () => string): void => {
  screenPattern = pattern;
};

const newNumber = (): string =>
  [...crypto.getRandomValues(new Uint8Array(4))]
    .map((byte) => byte.toString(16).padStart(2, '0'))
    .join('')
    .toUpperCase();

const tellMain = async (incident: Parameters<typeof bridge.calls.diagnostics.incident>[0]): Promise<void> => {
  try {
    await bridge.calls.diagnostics.incident(incident);
  } catch {
    // Main is gone, or was never reached: whoever sees the number is all there is left to tell.
  }
};

/** The number of the incident; the same error keeps its number, and is written down once. */
export const incidentOf = (error: unknown, what: IncidentKind): string => {
  const key = typeof error === 'object' && error !== null ? error : null;
  const known = key === null ? undefined : numbers.get(key);
  if (known !== undefined) return known;
  const incidentId = newNumber();
  if (key !== null) numbers.set(key, incidentId);
  void tellMain({ incidentId, what, screen: screenPattern(), where: whereThrown(error) });
  return incidentId;
};
