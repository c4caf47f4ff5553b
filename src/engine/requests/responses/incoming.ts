// What came back from the auditor, in whichever form: who says it, to what it answers, and row by row what taking it in
// would do. A response file and a workbook that was filled in differ only in how they are read.
import type { ListRow, ResponseLook } from '../../../shared/domain/request-list';
import type { PackageId, PopulationId, RecipientId, Sha256 } from '../../../shared/ids';
import type { CalendarDate, Instant } from '../../../shared/period';
import type { ReadableDb } from '../../db/handles';
import type { Change } from '../../vault/open-vault';

export interface IncomingRow {
  /** As it is shown; its conflicts are kept, whatever else is chosen. */
  readonly shown: ListRow;
  /** Does what is no conflict, and passes over fields that are settled elsewhere; null where there is nothing to do. */
  readonly apply: ((change: Change, settled?: ReadonlySet<string>) => void) | null;
}

export interface IncomingPicks {
  readonly id: PopulationId;
  /** Null where the form does not name it: then it is the list as it stands. */
  readonly listSha256: Sha256 | null;
  readonly rows: readonly number[];
  readonly pickedOn: CalendarDate;
  readonly note: string;
  readonly attributes: readonly string[];
}

export interface Incoming {
  readonly form: ResponseLook['form'];
  /** The file, as it came. */
  readonly bytes: Uint8Array;
  readonly sha256: Sha256;
  /** Of the response, or of the sheet that was filled in; empty in a file written by hand. */
  readonly uuid: string;
  readonly engagement: number;
  readonly answers: { readonly packageId: PackageId; readonly round: number } | null;
  readonly by: string;
  readonly firm: string;
  /** As the file says; empty where it says nothing. */
  readonly madeAt: string;
  /** The same, or the moment it is taken in. */
  readonly saidAt: Instant;
  readonly signature: {
    readonly state: ResponseLook['signature'];
    /** The file, as it came; empty without one. */
    readonly text: string;
    readonly key: string;
    readonly recipient: RecipientId | null;
    readonly signerName: string | null;
  };
  /** Asked twice: to show it, and inside of the change. */
  readonly rows: (db: ReadableDb) => readonly IncomingRow[];
  readonly picks: readonly IncomingPicks[];
}

export const UNSIGNED: Incoming['signature'] = {
  ...{ state: 'none', text: '', key: '', recipient: null, signerName: null },
};
