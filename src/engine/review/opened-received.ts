// What the auditor's side is made of: the package that is open, as the working file sees it, and what the working
// file holds about it, as the lists see that. Either side knows the other through this file alone.
import type { VerifyReport } from '../../shared/domain/package';
import type { AuditorNote, PackageRow, RecordKind, ReviewedRequest } from '../../shared/domain/review';
import type { Sha256 } from '../../shared/ids';
import type { OmissionsJson, PackageJson } from '../verify';

/** A thing the package speaks of. Its id is unlike that of any thing of another kind, so `id` alone names it. */
export interface ReceivedSubject {
  readonly kind: RecordKind;
  /** CC6.1, CTL-014, EVD-0042, POP-01, REQ-031, EXC-02, or the key of an omission. */
  readonly id: string;
  readonly title: string;
}

/** Of a population: the list in the package that picks are made from. */
export interface ReceivedList {
  readonly sha256: Sha256;
  readonly rowCount: number;
  readonly columns: readonly string[];
}

/** The package that is open: its signature and its lists hold. All texts are as the package has them. */
export interface OpenedReceived {
  readonly sealNumber: Sha256;
  readonly packageId: string;
  readonly round: number;
  readonly uuid: string;
  /** The 16 hex digits of the vault that built it: who the client is, whatever it is called. */
  readonly client: string;
  readonly organization: string;
  /** "SOC 2 Type II, 2026-01-01 to 2026-12-31" */
  readonly engagement: string;
  readonly builtAt: string;
  /** The 56 characters of the key that signed it. */
  readonly signerKey: string;
  readonly manifestSha256: Sha256;
  readonly journal: { readonly entries: number; readonly head: Sha256 };
  /** Of the first file it was opened from, without its folder. */
  readonly fileName: string;
  /** Once every file was read; null before. */
  readonly report: VerifyReport | null;
  readonly json: PackageJson;
  readonly omissions: OmissionsJson;
  /** Everything that can be marked and noted, kind by kind, in order. */
  readonly subjects: readonly ReceivedSubject[];
  /** Null for what the package does not speak of. */
  readonly subject: (id: string) => ReceivedSubject | null;
  /** Of exactly what the package says of it, with versions and hashes of files; null as above. */
  readonly digestOf: (id: string) => Sha256 | null;
  /** Null for a population that is not in the package. */
  readonly listOf: (populationId: string) => ReceivedList | null;
}

/** What a working file holds about the client of the package that is open. */
export interface KeptOfReceived {
  readonly markOf: (subject: string, digest: Sha256) => PackageRow['mark'];
  /** Of this client, in all rounds, oldest first. */
  readonly notesOn: (subject: string) => readonly AuditorNote[];
  readonly countOfNotes: (subject: string) => number;
  /** Given to this very package; null where nothing was. */
  readonly answerTo: (requestId: string) => ReviewedRequest['answer'];
  /** Rows of a population's list that are picked in this very package. */
  readonly pickedRows: (populationId: string) => ReadonlySet<number>;
}

const none: ReadonlySet<number> = new Set();

/** Where no working file is open. */
export const NOTHING_KEPT: KeptOfReceived = {
  markOf: () => 'none',
  notesOn: () => [],
  countOfNotes: () => 0,
  answerTo: () => null,
  pickedRows: () => none,
};
