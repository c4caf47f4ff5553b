// The one table of error codes, and the one class that carries them. A code is for ever: scripts and
// people look it up in docs/errors.md (generated from this table). Texts live in messages.ts.
// Nothing here or in a UserError's details may hold evidence content, secrets or evidence names,
// because details reach the log.

/** Exit codes of the command line; a promise to scripts (docs/cli.md). */
export const EXIT = {
  done: 0,
  answerIsNo: 1,
  wrongUse: 2,
  partial: 3,
  noVault: 10,
  inUse: 11,
  wrongPassphrase: 12,
  notAllowed: 13,
  damaged: 20,
  newerVersion: 21,
  hostile: 22,
  disk: 30,
  bug: 70,
  cancelled: 130,
} as const;
export type ExitCode = (typeof EXIT)[keyof typeof EXIT];

export const ERRORS = {
  'use.bad-input': EXIT.wrongUse,
  'use.unknown-control': EXIT.wrongUse,
  'use.unknown-evidence': EXIT.wrongUse,
  'use.unknown-engagement': EXIT.wrongUse,
  'use.unknown-criterion': EXIT.wrongUse,
  'use.unknown-package': EXIT.wrongUse,
  'use.unknown-recipient': EXIT.wrongUse,
  'use.unknown-request': EXIT.wrongUse,
  'use.unknown-record': EXIT.wrongUse,
  'use.no-package-open': EXIT.wrongUse,
  'use.other-kind-of-vault': EXIT.wrongUse,
  'use.unknown-exception': EXIT.wrongUse,
  'use.unknown-assessment': EXIT.wrongUse,
  'use.unknown-task': EXIT.wrongUse,
  'use.unknown-population': EXIT.wrongUse,
  'use.unknown-sample': EXIT.wrongUse,
  'use.unknown-view': EXIT.wrongUse,
  'use.unknown-occurrence': EXIT.wrongUse,
  'use.vault-locked': EXIT.wrongUse,
  'use.token-unknown': EXIT.wrongUse,
  'use.engagement-missing': EXIT.wrongUse,
  'use.period-reversed': EXIT.wrongUse,
  'use.weak-passphrase': EXIT.wrongUse,
  'vault.not-found': EXIT.noVault,
  'vault.not-a-vault': EXIT.noVault,
  'vault.folder-not-empty': EXIT.wrongUse,
  'vault.in-use': EXIT.inUse,
  'vault.wrong-passphrase': EXIT.wrongPassphrase,
  'vault.wrong-recovery-key': EXIT.wrongPassphrase,
  'vault.newer-version': EXIT.newerVersion,
  'vault.refused-parameters': EXIT.hostile,
  'vault.leads-outside': EXIT.hostile,
  'vault.substituted': EXIT.hostile,
  'vault.older-than-known': EXIT.damaged,
  'vault.read-only': EXIT.notAllowed,
  'vault.network-drive': EXIT.inUse,
  'vault.sync-conflict': EXIT.damaged,
  'vault.recovery-key-outdated': EXIT.wrongUse,
  'member.not-allowed': EXIT.notAllowed,
  'member.unknown': EXIT.wrongUse,
  'member.other': EXIT.wrongUse,
  'member.removed': EXIT.wrongUse,
  'member.last-owner': EXIT.wrongUse,
  'member.too-many': EXIT.wrongUse,
  'member.passphrase-taken': EXIT.wrongUse,
  'backup.not-a-backup': EXIT.noVault,
  'backup.other-vault': EXIT.wrongUse,
  'backup.inside-vault': EXIT.wrongUse,
  'backup.in-use': EXIT.inUse,
  'backup.incomplete': EXIT.damaged,
  'backup.unknown-snapshot': EXIT.wrongUse,
  'backup.damaged': EXIT.damaged,
  'integrity.header-damaged': EXIT.damaged,
  'integrity.database-damaged': EXIT.damaged,
  'integrity.blob-damaged': EXIT.damaged,
  'integrity.blob-missing': EXIT.damaged,
  'integrity.journal-broken': EXIT.damaged,
  'evidence.file-not-found': EXIT.wrongUse,
  'evidence.file-unreadable': EXIT.disk,
  'evidence.file-empty': EXIT.wrongUse,
  'evidence.file-changed': EXIT.wrongUse,
  'evidence.not-a-file': EXIT.wrongUse,
  'evidence.file-held-no-more': EXIT.wrongUse,
  'evidence.too-much-held': EXIT.wrongUse,
  'intake.folder-of-vault': EXIT.wrongUse,
  'evidence.state': EXIT.wrongUse,
  'evidence.same-person': EXIT.notAllowed,
  'evidence.unknown-version': EXIT.wrongUse,
  'evidence.is-program': EXIT.hostile,
  'evidence.in-population': EXIT.wrongUse,
  'redaction.not-this-type': EXIT.wrongUse,
  'redaction.pages-missing': EXIT.wrongUse,
  'redaction.picture-refused': EXIT.hostile,
  'redaction.nothing-covered': EXIT.wrongUse,
  'redaction.too-large': EXIT.wrongUse,
  'population.not-a-list': EXIT.wrongUse,
  'population.state': EXIT.wrongUse,
  'sample.no-evidence': EXIT.wrongUse,
  'sample.row-unknown': EXIT.answerIsNo,
  'control.valid-from': EXIT.wrongUse,
  'control.already-retired': EXIT.wrongUse,
  'table.not-readable': EXIT.wrongUse,
  'table.too-large': EXIT.wrongUse,
  'table.column-missing': EXIT.wrongUse,
  'table.rows-refused': EXIT.answerIsNo,
  'table.changed-since-preview': EXIT.wrongUse,
  'readiness.closed': EXIT.wrongUse,
  'exception.state': EXIT.wrongUse,
  'exception.in-package': EXIT.wrongUse,
  'package.undeclared-omissions': EXIT.answerIsNo,
  'package.not-found': EXIT.wrongUse,
  'package.not-a-package': EXIT.damaged,
  'package.target-exists': EXIT.wrongUse,
  'package.nothing-to-export': EXIT.answerIsNo,
  'package.cannot-be-rebuilt': EXIT.answerIsNo,
  'package.base-not-full': EXIT.wrongUse,
  'package.other-engagement': EXIT.wrongUse,
  'package.already-recalled': EXIT.wrongUse,
  'package.encrypted': EXIT.wrongUse,
  'package.wrong-identity': EXIT.wrongPassphrase,
  'package.not-an-identity': EXIT.wrongUse,
  'package.encryption-damaged': EXIT.damaged,
  'package.encryption-refused': EXIT.hostile,
  'package.evidence-unreadable': EXIT.damaged,
  'recipient.no-key': EXIT.answerIsNo,
  'recipient.key-not-confirmed': EXIT.answerIsNo,
  'recipient.expired': EXIT.answerIsNo,
  'recipient.retired': EXIT.answerIsNo,
  'recipient.bad-key': EXIT.wrongUse,
  'recipient.key-known': EXIT.wrongUse,
  'receipt.malformed': EXIT.wrongUse,
  'receipt.signature-invalid': EXIT.damaged,
  'receipt.unknown-key': EXIT.answerIsNo,
  'receipt.unknown-package': EXIT.wrongUse,
  'receipt.known': EXIT.wrongUse,
  'receipt.other-history': EXIT.damaged,
  'request.state': EXIT.wrongUse,
  'request.reference-taken': EXIT.wrongUse,
  'request.reason-missing': EXIT.wrongUse,
  'request.conflict-settled': EXIT.wrongUse,
  'request.list-not-ours': EXIT.wrongUse,
  'response.malformed': EXIT.wrongUse,
  'response.signature-invalid': EXIT.damaged,
  'response.unknown-key': EXIT.answerIsNo,
  'response.unknown-package': EXIT.wrongUse,
  'response.nothing-to-send': EXIT.answerIsNo,
  'review.already-sent': EXIT.wrongUse,
  'review.not-checked': EXIT.answerIsNo,
  'review.no-working-file': EXIT.wrongUse,
  'package.not-verified': EXIT.damaged,
  'package.file-changed': EXIT.damaged,
  'package.file-not-here': EXIT.answerIsNo,
  'disk.full': EXIT.disk,
  'disk.no-access': EXIT.disk,
  'disk.failed': EXIT.disk,
  'job.cancelled': EXIT.cancelled,
  'engine.stopped': EXIT.bug,
  'internal.bug': EXIT.bug,
} as const satisfies Record<string, ExitCode>;

export type ErrorCode = keyof typeof ERRORS;

/** Small facts that help to fill a text: ids, numbers, paths the user gave. Never content or secrets. */
export type ErrorDetails = Readonly<Record<string, string | number | boolean>>;

/** Something the user can understand and act on, or damage that must be shown. Everything else is a bug. */
export class UserError extends Error {
  override readonly name = 'UserError';
  constructor(
    readonly code: ErrorCode,
    readonly details: ErrorDetails = {},
    options?: { cause?: unknown },
  ) {
    super(code, options);
  }
}

/** An error as it crosses a process boundary: data, because a rejected promise would lose the code. */
export interface Failure {
  readonly code: ErrorCode;
  readonly details: ErrorDetails;
  /** Only for bugs: what to quote to support; the log holds the stack under the same id. */
  readonly incidentId?: string;
}

export type Reply<T> =
  { readonly ok: true; readonly value: T } | { readonly ok: false; readonly failure: Failure };

/** Says why a state cannot happen; if it does, that is a bug of ours and not a user's mistake. */
export function invariant(condition: unknown, why: string): asserts condition {
  if (!condition) throw new Error(`invariant broken: ${why}`);
}
