// What an appended entry answers. The actions themselves are shared with the window.
import type { Sha256 } from '../../shared/ids';

export { JOURNAL_ACTIONS, type JournalAction } from '../../shared/domain/journal-action';

export interface JournalLine {
  readonly seq: number;
  /** SHA-256(0x00 ‖ line), hex. */
  readonly leaf: Sha256;
}
