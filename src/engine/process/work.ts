// What a handler gets beside its input.
import type { FileSource } from '../blobs/file-source';
import type { FileToken } from '../../shared/ids';
import type { Environment, Job } from '../environment';
import type { Session } from './session';
import type { Tries } from './tries';

export interface Work {
  readonly session: Session;
  readonly environment: Environment;
  readonly job: Job;
  /** Through which every secret that somebody typed is tried. */
  readonly tries: Tries;
  /**
   * The path main put beside the input for this token.
   * @throws UserError use.token-unknown
   */
  readonly path: (token: FileToken) => string;
  /**
   * A file to read: at the path main put beside the input, or held in memory because it was pasted.
   * @throws UserError evidence.file-held-no-more
   */
  readonly file: (token: FileToken) => FileSource;
  /**
   * Runs a change of the vault in its turn, for calls that need none and are left alone by its opening and closing.
   */
  readonly inTurn: <T>(change: () => T) => Promise<T>;
  /** Cancels all other work and waits until it has ended, so that the vault can be closed under nobody. */
  readonly stopOtherWork: () => Promise<void>;
}
