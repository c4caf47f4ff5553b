// What a person reads for each finding of a check, in the window and on the command line: what it means,
// and what to do. docs/format/vault-v1.md §10 lists the codes.

export interface FindingText {
  /** One sentence, about all findings with this code. */
  readonly what: string;
  /** Empty where there is nothing to do. */
  readonly next: string;
}

const KEEP_AND_COMPARE =
  'Keep the folder as it is, and compare it with a backup: somebody may have changed the database.';
const ASK_ABOUT_IT =
  'Ask who changed members or rights, look at the entry in the journal, and compare with a backup.';
const FROM_A_BACKUP =
  'Restore a backup beside this folder and copy the file named here out of it; then check again.';

export const FINDING_TEXTS: Readonly<Record<string, readonly [what: string, next: string]>> = {
  'integrity.header-damaged': [
    'One of the header files is not the one that was written.',
    'If the vault opens, lock it and open it again: the copy is then written anew. Otherwise take the header from a backup.',
  ],
  'integrity.database-damaged': [
    'The database is damaged.',
    'Do not delete anything. Put the newest copy in its place (vault restore-copy), or restore a backup.',
  ],
  'integrity.blob-missing': ['Sealed evidence files are missing.', FROM_A_BACKUP],
  'integrity.blob-damaged': ['Sealed evidence files are damaged.', FROM_A_BACKUP],
  'disk.failed': [
    'The disk could not read something.',
    'Copy the vault folder to another disk soon, and check the copy.',
  ],
  'check.copy-damaged': [
    'An automatic copy of the database is damaged; the vault itself does not need it.',
    'Make a backup now. If it happens again, check the disk.',
  ],
  'check.symbolic-link': [
    'A link stands where a file of the vault belongs; it is not followed.',
    'Put the real file or folder in its place.',
  ],
  'check.unexpected-file': ['Files that do not belong to a vault; they are left alone.', ''],
  'check.synced-folder': [
    'A program keeps this folder alike on several computers, and it knows nothing of the vault’s lock.',
    'Open the vault on one computer at a time, and let the sync finish before you open it elsewhere.',
  ],
  'check.readme-changed': [
    'README.txt is missing, or another text than this version writes. Nothing in the vault depends on it.',
    'If somebody else wrote it, do not follow what it says.',
  ],
  'check.untold-row': ['Something in the vault is not what its journal tells.', KEEP_AND_COMPARE],
  'journal.missing-entry': ['Entries of the journal are missing.', KEEP_AND_COMPARE],
  'journal.broken-chain': ['An entry of the journal does not follow the one before it.', KEEP_AND_COMPARE],
  'journal.wrong-leaf': ['An entry of the journal was changed after it was written.', KEEP_AND_COMPARE],
  'journal.wrong-columns': [
    'An entry of the journal is shown otherwise than it was signed.',
    KEEP_AND_COMPARE,
  ],
  'journal.wrong-signature': ['The signature of an entry is not that of its member.', KEEP_AND_COMPARE],
  'journal.malformed-line': ['An entry of the journal cannot be read.', KEEP_AND_COMPARE],
  'journal.wrong-beginning': ['The journal does not begin with the making of this vault.', KEEP_AND_COMPARE],
  'journal.untold-key': ['A signing key is in the vault that the journal does not tell.', ASK_ABOUT_IT],
  'journal.not-allowed': ['An entry tells of something its member had no right to do.', ASK_ABOUT_IT],
  'journal.anchor-differs': [
    'A receipt that somebody signed names another entry than stands in the journal now.',
    'Keep the folder and the receipt, and compare with a backup: the journal was written anew, or the receipt was changed.',
  ],
  'journal.untold-member': ['The list of members is not the one the journal tells.', ASK_ABOUT_IT],
};

/** A code this version does not know says only that it was found. */
export const findingText = (code: string): FindingText => {
  const [what, next] = FINDING_TEXTS[code] ?? ['Something was found.', KEEP_AND_COMPARE];
  return { what, next };
};
