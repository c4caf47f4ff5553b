// Calls for when something has gone wrong: an incident in the window is told, and what a helper needs to know is
// shown line by line before a person saves it. Nothing is sent anywhere.
import { z } from 'zod';
import { Diagnostics, LONGEST_NOTE } from '../domain/diagnostics';
import { FileToken } from '../ids';
import { done, main, nothing } from './call';

export const INCIDENT_KINDS = ['screen', 'error', 'promise', 'call'] as const;
export type IncidentKind = (typeof INCIDENT_KINDS)[number];

export const diagnosticsCalls = {
  /** Something broke in the window. It names the incident itself, to show the number even when this call fails. */
  incident: main(
    'command',
    z.strictObject({
      incidentId: z.string().regex(/^[0-9A-F]{8}$/),
      what: z.enum(INCIDENT_KINDS),
      /** The pattern of the screen's address, never the address itself. */
      screen: z.string().regex(/^[A-Za-z/$_-]{0,80}$/),
      /** As whereThrown gives it; main leaves out every line of another shape. */
      where: z.string().max(20_000),
    }),
    done,
  ),
  collect: main('command', nothing, Diagnostics),
  /** Writes the lines of a report that was shown, without those left out. */
  save: main(
    'command',
    z.strictObject({
      report: Diagnostics.shape.report,
      leftOut: z.array(z.number().int().nonnegative()).max(5000),
      note: z.string().max(LONGEST_NOTE),
      target: FileToken,
    }),
    done,
  ),
} as const;
