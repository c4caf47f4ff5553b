// One piece of sample evidence before it is in a vault: what a person would say about it, and how its
// files are made.
import type { Sensitivity } from '../../../src/shared/domain/evidence';

export interface SampleFile {
  /** Below the evidence folder, such as `access/user-list-2026-q1.csv`. */
  readonly path: string;
  /** The same bytes every time. */
  readonly make: () => Promise<Uint8Array> | Uint8Array | string;
}

export interface SampleItem {
  readonly title: string;
  readonly files: readonly SampleFile[];
  /** Null: undated, as some real evidence is. */
  readonly effective: { readonly from: string; readonly to: string } | null;
  readonly captured: string | null;
  readonly source: string;
  readonly sensitivity: Sensitivity;
  /** Starter controls it belongs to; they have CTL numbers only once they are in a vault. */
  readonly controls: readonly `AC-${string}`[];
  readonly pointsOfFocus: readonly string[];
}

export const day = (date: string): { readonly from: string; readonly to: string } => ({
  from: date,
  to: date,
});
export const span = (from: string, to: string): { readonly from: string; readonly to: string } => ({
  from,
  to,
});
export const WHOLE_YEAR = span('2026-01-01', '2026-12-31');
