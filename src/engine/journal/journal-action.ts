// Everything that can be done to a vault, in the past tense. docs/format/vault-v1.md §7 lists the details.
import type { Sha256 } from '../../shared/ids';

export const JOURNAL_ACTIONS = [
  'vault.created',
  'vault.recovery-key-confirmed',
  'vault.recovered',
  'member.added',
  'engagement.created',
  'engagement.changed',
  'control.added',
  'control.mapped',
  'control.unmapped',
  'evidence.added',
  'evidence.linked',
  'evidence.unlinked',
  'evidence.copied-out',
  'package.built',
  'package.rebuilt',
] as const;
export type JournalAction = (typeof JOURNAL_ACTIONS)[number];

export interface JournalLine {
  readonly seq: number;
  /** SHA-256(0x00 ‖ line), hex. */
  readonly leaf: Sha256;
}
