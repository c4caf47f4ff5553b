// What a person reads for each error code, in the window and on the command line: what happened, what
// is safe, what to do. docs/errors.md is generated from this table and the one in errors.ts.
import type { ErrorCode, ErrorDetails } from './errors';

export interface ErrorText {
  readonly happened: string;
  readonly safe: string;
  readonly next: string;
}

/** `{name}` stands for a detail of the error; a missing one is left out of the sentence. */
const TEXTS: Readonly<Record<ErrorCode, readonly [happened: string, safe: string, next: string]>> = {
  'use.bad-input': [
    'That cannot be used as it stands. {what}',
    'Nothing was changed.',
    'Correct the value and try again.',
  ],
  'use.unknown-control': [
    'There is no control {id} in this vault.',
    'Nothing was changed.',
    'Look the number up under Controls, or load the starter controls first.',
  ],
  'use.unknown-evidence': [
    'There is no evidence {id} in this vault.',
    'Nothing was changed.',
    'Look the number up under Evidence.',
  ],
  'use.unknown-engagement': [
    'There is no engagement {id} in this vault.',
    'Nothing was changed.',
    'List the engagements and use one of their numbers.',
  ],
  'use.unknown-criterion': [
    'The catalog has no criterion or point of focus {id}.',
    'Nothing was changed.',
    'Criteria look like CC6.1, points of focus like CC6.1-3.',
  ],
  'use.unknown-recipient': [
    'There is no such recipient.',
    'Nothing was changed.',
    'Look at the list of recipients.',
  ],
  'use.unknown-package': [
    'There is no package {id} in this vault.',
    'Nothing was changed.',
    'List the packages and use one of their numbers.',
  ],
  'use.unknown-exception': [
    'There is no exception {id} in this vault.',
    'Nothing was changed.',
    'Look the number up under Exceptions.',
  ],
  'use.unknown-assessment': [
    'There is no assessment {id} in this vault.',
    'Nothing was changed.',
    'Look the number up under Readiness.',
  ],
  'use.unknown-task': [
    'There is no task {id} in this vault.',
    'Nothing was changed.',
    'Look the number up under Readiness.',
  ],
  'use.unknown-population': [
    'There is no population {id} in this vault.',
    'Nothing was changed.',
    'Look at the list of populations for its number.',
  ],
  'use.unknown-sample': [
    'There is no sample {id} in this vault.',
    'Nothing was changed.',
    'Look at the samples of the population for its number.',
  ],
  'use.unknown-view': [
    'That saved view is not there any more.',
    'Nothing was changed.',
    'Choose another view, or save this one again.',
  ],
  'use.unknown-occurrence': [
    'The engagement expects no occurrence of {id} that begins on {from}.',
    'Nothing was changed.',
    'Look at the control’s occurrences under Coverage: a change of its cadence or of the period moves them.',
  ],
  'use.vault-locked': [
    'No vault is open.',
    'Everything in the vault is as it was.',
    'Unlock the vault, then try again.',
  ],
  'use.vault-left': [
    'Another vault has come to the front meanwhile.',
    'What was begun in the one before was not carried over.',
    'Go back to that vault and look at what is done there.',
  ],
  'use.vault-open': ['This vault is open.', 'Nothing was changed.', 'Lock it first, then try again.'],
  'use.token-unknown': [
    'The file that was chosen is no longer known to the app.',
    'Nothing was changed.',
    'Choose the file again.',
  ],
  'use.engagement-missing': [
    'This needs an engagement, and the vault has none yet.',
    'Nothing was changed.',
    'Define the engagement first: its type, its dates and its categories.',
  ],
  'use.period-reversed': [
    'The range ends before it begins.',
    'Nothing was changed.',
    'Give the earlier date first.',
  ],
  'use.weak-passphrase': [
    'That passphrase is too easy to guess. {why}',
    'Nothing was changed.',
    'Take at least 15 characters; six unrelated words are easy to remember and hard to guess.',
  ],
  'vault.not-found': [
    'There is no folder at that place.',
    'Nothing was changed.',
    'Check the path; a vault on a removable disk needs the disk.',
  ],
  'vault.not-a-vault': [
    'That folder is not a Muniment vault.',
    'Nothing in it was touched.',
    'Choose the folder that holds the file vault.header.',
  ],
  'vault.folder-not-empty': [
    'This needs a new or empty folder, and that one holds something.',
    'Nothing in it was touched.',
    'Choose another name or an empty folder.',
  ],
  'vault.in-use': [
    'The vault is open elsewhere. {holder}',
    'Nothing was changed.',
    'Close it there first, because two programs writing at once could lose evidence; or open it for reading.',
  ],
  'vault.wrong-passphrase': [
    'That passphrase does not open this vault.',
    'Nothing was changed.',
    'Check the keyboard layout and capitals, or use the recovery key.',
  ],
  'vault.wrong-recovery-key': [
    'Those words are not the recovery key of this vault.',
    'Nothing was changed.',
    'Check each word against the printed sheet; the order matters.',
  ],
  'vault.newer-version': [
    'This vault was made by a newer version of Muniment.',
    'It was not opened and nothing was changed.',
    'Install the newer version to open it.',
  ],
  'vault.refused-parameters': [
    'The vault asks for more memory or time than any real vault needs, which may be an attempt to stall this computer.',
    'It was not opened.',
    'If you trust where the vault comes from, restore it from a backup.',
  ],
  'vault.leads-outside': [
    'A part of the folder is only a link to another place, so it was not used.',
    'Nothing was read or written through the link.',
    'Put the real file or folder in its place, or restore the vault from a backup.',
  ],
  'vault.substituted': [
    'This is not the vault you know: somebody who is none of its owners put it together. {reason}',
    'Nothing was opened or changed.',
    'Put no evidence into this folder. Ask an owner where the vault is, and compare with a backup.',
  ],
  'vault.older-than-known': [
    'This vault is older than the one last opened on this computer: journal entries seen then are not in it ({missing}).',
    'Nothing was changed.',
    'If somebody restored a backup here on purpose, an owner opens it as that, and the journal tells it. Otherwise ask who put this folder here.',
  ],
  'vault.read-only': [
    'The vault is open for reading only. {what}',
    'Nothing was changed.',
    'Open it for writing: close it where else it is open, and make sure that the folder can be written to.',
  ],
  'vault.network-drive': [
    'The vault lies on a network drive ({kind}), where locks and saved bytes cannot be relied on.',
    'Nothing was changed.',
    'Open it for reading, or copy the folder to a disk of this computer. If you know that nobody else uses it there, open it all the same.',
  ],
  'vault.sync-conflict': [
    'A program that synchronizes folders has set aside a part of the database that may belong to its last change.',
    'Nothing was opened or changed.',
    'Let the sync finish on all computers. Then take the file with “journal” and “conflict” or a number in its name out of the vault folder, open the vault and check it; if the check finds damage, restore a copy or a backup.',
  ],
  'vault.recovery-key-outdated': [
    'This needs a recovery key of the present form, and the one of this vault was made by an early version.',
    'Nothing was changed.',
    'Make a new recovery key first, and write its words down.',
  ],
  'member.not-allowed': [
    'Your role ({role}) does not allow this.',
    'Nothing was changed.',
    'Ask an owner of the vault.',
  ],
  'member.unknown': [
    'There is no member {id} in this vault.',
    'Nothing was changed.',
    'List the members and use one of their numbers.',
  ],
  'member.other': [
    'The passphrase is that of another member.',
    'Nothing was opened or changed.',
    'Give the passphrase of the member you named.',
  ],
  'member.removed': [
    'This member was removed from the vault.',
    'Nothing was changed.',
    'If they should have access again, an owner adds them anew.',
  ],
  'member.last-owner': [
    'A vault always has an owner, and this is the only one.',
    'Nothing was changed.',
    'Make somebody else an owner first.',
  ],
  'member.too-many': [
    'A vault has room for a limited number of passphrases, and this one is full.',
    'Nothing was changed.',
    'Remove members who have left.',
  ],
  'member.passphrase-taken': [
    'This passphrase cannot be used in this vault.',
    'Nothing was changed.',
    'Choose another one.',
  ],
  'backup.not-a-backup': [
    'There is no backup of a vault in this folder.',
    'Nothing was changed.',
    'Choose the folder that was named when the backup was made.',
  ],
  'backup.other-vault': [
    'The folder holds backups of another vault.',
    'Nothing was changed.',
    'Use a folder of its own for each vault.',
  ],
  'backup.inside-vault': [
    'A backup inside the vault folder would be lost together with it.',
    'Nothing was changed.',
    'Choose a folder elsewhere, best on another disk.',
  ],
  'backup.in-use': [
    'Another backup is being made in this folder. {holder}',
    'It goes on; nothing was changed.',
    'Wait until it is done. If that computer surely makes none, delete the file "lock" in the backup folder.',
  ],
  'backup.incomplete': [
    'The backup was made without {count} evidence files that are damaged or missing in the vault ({ids}).',
    'Everything else is in the backup and was read back.',
    'Run a deep check. Take the files from an older state of a backup, or add them to the vault again.',
  ],
  'backup.unknown-snapshot': [
    'The backup has no state {name}.',
    'Nothing was changed.',
    'List the states of the backup and use one of their names.',
  ],
  'backup.damaged': [
    'A file of the backup is not as it was written ({file}).',
    'Nothing was overwritten.',
    'Try another state of this backup, or another backup. Make a new backup while the vault is sound.',
  ],
  'integrity.header-damaged': [
    'The vault’s header is damaged or was changed by somebody without the key.',
    'The evidence files and the database were not touched.',
    'Put the copy backups/vault.header of the vault folder in its place, or restore a backup.',
  ],
  'integrity.database-damaged': [
    'The vault’s database is damaged.',
    'The evidence files were not touched.',
    'Do not delete anything. Put the newest automatic copy in its place, or restore a backup; then run a check.',
  ],
  'integrity.blob-damaged': [
    'An evidence file in the vault is damaged ({id}).',
    'Everything else can still be read.',
    'Restore the file from a backup of the vault folder, then run a deep check.',
  ],
  'integrity.blob-missing': [
    'An evidence file is missing from the vault folder ({id}).',
    'Everything else can still be read.',
    'Restore the file from a backup of the vault folder, then run a check.',
  ],
  'integrity.journal-broken': [
    'The journal does not agree with itself (entry {seq}).',
    'The evidence can still be read; nothing was repaired.',
    'Keep the folder as it is and compare it with a backup.',
  ],
  'evidence.file-not-found': [
    'The file is not there any more.',
    'Nothing of it was stored.',
    'Choose it again from where it is now.',
  ],
  'evidence.file-unreadable': [
    'The file cannot be read.',
    'Nothing of it was stored.',
    'Check its permissions and the disk it lies on.',
  ],
  'evidence.file-empty': [
    'The file is empty, and an empty file proves nothing.',
    'Nothing was stored.',
    'Export it again from its source and look at it first.',
  ],
  'evidence.file-changed': [
    'The file changed while it was being read.',
    'Nothing of it was stored.',
    'Wait until nothing writes to it, or take a copy, and add that.',
  ],
  'evidence.not-a-file': [
    'That is a folder or a device, not a file.',
    'Nothing was stored.',
    'Choose the files inside it.',
  ],
  'evidence.file-held-no-more': [
    'The pasted picture is no longer in memory.',
    'Nothing was stored of it.',
    'Take the screenshot again and paste it once more.',
  ],
  'evidence.too-much-held': [
    'The pasted picture does not fit into the memory that is set aside for pasting.',
    'What was pasted before is still there.',
    'Add what is pasted already, or save the picture as a file and add that.',
  ],
  'intake.folder-of-vault': [
    'That folder holds the vault, or lies in it.',
    'Nothing is watched.',
    'Watch a folder beside the vault: where exports and screenshots are saved.',
  ],
  'evidence.state': [
    'This version is {state}; that cannot be done with it now.',
    'Nothing was changed.',
    'Look at its versions: what is approved stays as it is, and a new version takes its place.',
  ],
  'evidence.same-person': [
    'Whoever collected evidence does not approve it.',
    'It waits for review as before.',
    'Ask another member to look at it. An owner may approve it alone with a reason, which the journal keeps.',
  ],
  'evidence.unknown-version': [
    'The item has no version {version}.',
    'Nothing was changed.',
    'Look at the versions of the item.',
  ],
  'evidence.is-program': [
    'That file can run as a program and is not opened from here.',
    'It lies in the vault as it was taken in.',
    'Save a copy if you must, and look at it on a machine made for that.',
  ],
  'evidence.in-population': [
    'A population stands on this evidence: {id}.',
    'Nothing was changed.',
    'Record the population on another list first.',
  ],
  'redaction.not-this-type': [
    'This kind of file cannot be redacted here.',
    'The original is as it was.',
    'Redact it where it was made, or print it to PDF, and add the outcome as a new version.',
  ],
  'redaction.pages-missing': [
    'Not all pages have been drawn.',
    'The original is as it was, and nothing was stored.',
    'Open the redaction again and wait until every page is shown.',
  ],
  'redaction.picture-refused': [
    'A drawn page is not the picture it should be.',
    'The original is as it was, and nothing was stored.',
    'Open the redaction again; if it happens again, tell us the code.',
  ],
  'redaction.nothing-covered': [
    'Nothing of the file would be covered.',
    'The original is as it was, and nothing was stored.',
    'Mark what is to be covered first.',
  ],
  'redaction.too-large': [
    'The file is too large to be redacted here.',
    'The original is as it was, and nothing was stored.',
    'Divide it where it was made, or redact it there, and add the outcome as a new version.',
  ],
  'population.not-a-list': [
    'That file is not a list with a head and rows. {what}',
    'Nothing was changed.',
    'Take a CSV or XLSX export with one line of column names.',
  ],
  'population.state': [
    'The population is {state}; that cannot be done with it now.',
    'Nothing was changed.',
    'Take it back to draft first.',
  ],
  'sample.no-evidence': [
    'Nothing that counts is collected for {id}.',
    'Nothing was changed.',
    'Link evidence to the row, or to each of its attributes. What is withdrawn, rejected or only asked for does not count.',
  ],
  'sample.row-unknown': [
    'Some picks name no single row of the population: {count}.',
    'Nothing was stored.',
    'Look at the preview, and correct the picks or the column they are matched by.',
  ],
  'control.valid-from': [
    'A version of {id} cannot begin on {validFrom}: there is one on {newest}.',
    'Nothing was changed.',
    'Choose a later day, or correct what the newest version says, or its days.',
  ],
  'control.already-retired': [
    'The control {id} is retired already.',
    'Nothing was changed.',
    'To change the day, correct the days of its newest version.',
  ],
  'table.not-readable': [
    'The file cannot be read as a table. {what}',
    'Nothing was changed.',
    'Save it as CSV (UTF-8) or XLSX and try again.',
  ],
  'table.too-large': [
    'The table has more than {limit} {what}.',
    'Nothing was changed.',
    'Split it into smaller files.',
  ],
  'table.column-missing': [
    'The table has no column “{column}”.',
    'Nothing was changed.',
    'Export a table first and keep its head line.',
  ],
  'table.rows-refused': [
    'Some rows cannot be taken in as they stand: {count}.',
    'Nothing was changed, also not by the other rows.',
    'Look at the preview, correct those rows and try again.',
  ],
  'table.changed-since-preview': [
    'The file is not the one that was previewed.',
    'Nothing was changed.',
    'Look at the preview again.',
  ],
  'readiness.closed': [
    'The assessment {id} is closed.',
    'Nothing was changed; it stays as a part of the history.',
    'Begin a new assessment.',
  ],
  'exception.state': [
    'The exception {id} cannot become {state}. {what}',
    'Nothing was changed.',
    'State what is missing first, or choose one of the states that may follow.',
  ],
  'exception.in-package': [
    'The exception {id} is part of the package {package}, which was handed over.',
    'Nothing was changed.',
    'It cannot be withdrawn any more. Answer it: remediation, retest, response.',
  ],
  'package.undeclared-omissions': [
    'Something the scope calls for is missing and has no reason yet ({count}).',
    'No package was made.',
    'Give each a reason, or build a draft.',
  ],
  'package.not-found': ['There is no package at that place.', 'Nothing was changed.', 'Check the path.'],
  'package.not-a-package': [
    'That is not a package: it cannot be read as a zip or a folder with a manifest.',
    'Nothing was written.',
    'Ask the sender for the file again.',
  ],
  'package.target-exists': [
    'There is already a file with that name.',
    'It was not replaced.',
    'Choose another name or move the old file.',
  ],
  'package.cannot-be-rebuilt': [
    'The vault kept too little of this package to write it again.',
    'Nothing was changed.',
    'It was built by an early program. Use the file that was handed over then, or build a new round.',
  ],
  'package.base-not-full': [
    'A delta needs a full package as its base, and this one is a delta itself.',
    'Nothing was built.',
    'Choose an earlier round that was built in full.',
  ],
  'package.other-engagement': [
    'That package belongs to another engagement.',
    'Nothing was changed.',
    'Choose a package of the same engagement, or begin a new one.',
  ],
  'package.already-recalled': [
    'This round has been recalled already.',
    'Nothing was changed.',
    'Its reason stands with the round.',
  ],
  'package.encrypted': [
    'This file is encrypted.',
    'Nothing was read.',
    'Name the identity file or the passphrase it was encrypted to.',
  ],
  'package.wrong-identity': [
    'This identity or passphrase does not open the file.',
    'Nothing was read.',
    'Use the key that belongs to the one you gave to the sender, or ask for the passphrase.',
  ],
  'package.not-an-identity': [
    'That is no age identity.',
    'Nothing was read.',
    'An identity file has a line that begins with AGE-SECRET-KEY-1.',
  ],
  'package.encryption-damaged': [
    'The encrypted file is damaged, cut short or was changed.',
    'Nothing of it is trusted.',
    'Ask for the file again, and compare its SHA-256 with the one in the delivery note.',
  ],
  'package.encryption-refused': [
    'The encrypted file asks for more work or memory than an honest one does.',
    'It was not opened.',
    'Ask the sender how it was made; age itself writes files that open here.',
  ],
  'package.evidence-unreadable': [
    'A file of the evidence cannot be read, so the package was not built.',
    'No package was written; the vault is as it was.',
    'Put the file back from a backup, or declare it missing with a reason and build again.',
  ],
  'recipient.no-key': [
    'A recipient has no key to encrypt to.',
    'Nothing was built.',
    'Add the age key they gave you, or use a passphrase.',
  ],
  'recipient.key-not-confirmed': [
    'A key of a recipient has not been confirmed by another route.',
    'Nothing was built.',
    'Compare it by phone, letter or in person, record that, and build again.',
  ],
  'recipient.expired': [
    'The last day on which packages may go to this recipient is past.',
    'Nothing was built.',
    'Change the day, or leave the recipient out.',
  ],
  'recipient.retired': [
    'This recipient was retired.',
    'Nothing was changed or built.',
    'Add them anew if packages are to go to them again.',
  ],
  'recipient.bad-key': [
    'That is no key this program can use.',
    'Nothing was changed.',
    'An age key begins with age1 and has 62 characters; a minisign key has 56.',
  ],
  'recipient.key-known': [
    'This key is there already.',
    'Nothing was changed.',
    'Look at the keys of the recipient.',
  ],
  'receipt.malformed': [
    'This is no receipt as this program writes them.',
    'Nothing was taken in.',
    'Ask for the receipt and its signature file as they were made.',
  ],
  'receipt.signature-invalid': [
    'The signature does not belong to this receipt.',
    'Nothing was taken in.',
    'Ask for both files again, and by which key they were signed.',
  ],
  'receipt.unknown-key': [
    'The receipt is signed with a key that nobody this round went to is known by.',
    'Nothing was taken in.',
    'Compare the key by another route, note it with the recipient, and take the receipt in again.',
  ],
  'receipt.unknown-package': [
    'The receipt speaks of no package of this vault.',
    'Nothing was taken in.',
    'Check that it belongs to this client.',
  ],
  'receipt.known': [
    'This receipt has been taken in already.',
    'Nothing was changed.',
    'It stands with its round.',
  ],
  'use.unknown-request': [
    'There is no request with this number.',
    'Nothing was changed.',
    'Look the number up in the list of requests.',
  ],
  'use.unknown-record': [
    'The package has nothing with this number.',
    'Nothing was changed.',
    'Look the number up in the package’s lists.',
  ],
  'use.no-package-open': ['No package is open.', 'Nothing was changed.', 'Open the package, and try again.'],
  'use.other-kind-of-vault': [
    'An organization’s vault and an auditor’s working file hold different things, and this is the other of the two.',
    'Nothing was changed.',
    'Open the one this belongs to, and try again.',
  ],
  'receipt.other-history': [
    'The receipt tells of a journal that says something else at that place than this vault’s journal does.',
    'Nothing was taken in; nothing here was changed.',
    'Keep the receipt, check the vault and its backups: one of the two histories is not the one that was handed over.',
  ],
  'request.state': [
    'A request cannot take this step from where it stands. {what}',
    'Nothing was changed.',
    'Look at the request and take the step it allows.',
  ],
  'request.reference-taken': [
    'Another request of this engagement already has this number of the firm.',
    'Nothing was changed.',
    'Use the number the firm gave, or change the other request.',
  ],
  'request.reason-missing': [
    'A request that is returned needs a reason.',
    'Nothing was changed.',
    'Say in a sentence what is missing, and try again.',
  ],
  'request.conflict-settled': [
    'These two different answers were settled already.',
    'Nothing was changed.',
    'Look at the request: it says who settled them and how.',
  ],
  'request.list-not-ours': [
    'The workbook says that this program made it, but this vault knows no such list.',
    'Nothing was taken in.',
    'Check that it belongs to this client, or read it as a firm’s own list.',
  ],
  'response.malformed': [
    'This is no response file as this program writes them.',
    'Nothing was taken in.',
    'Ask for the response file as it was made, with its signature file.',
  ],
  'response.signature-invalid': [
    'The signature does not belong to this response file.',
    'Nothing was taken in.',
    'Ask for both files again, and by which key they were signed.',
  ],
  'response.unknown-key': [
    'The response is signed with a key that nobody this round went to is known by.',
    'Nothing was taken in.',
    'Compare the key by another route, note it with the recipient, and take the response in again.',
  ],
  'response.unknown-package': [
    'The response answers a package that is none of this vault.',
    'Nothing was taken in.',
    'Check that it belongs to this client.',
  ],
  'response.nothing-to-send': [
    'There is nothing in the response yet.',
    'Nothing was written.',
    'Set a status, write a comment or a question, or pick rows first.',
  ],
  'review.already-sent': [
    'This went out with a response file already.',
    'Nothing was changed.',
    'Write a new comment or note: it goes out with the next response.',
  ],
  'review.not-checked': [
    'The package has not been checked to its end, or the check found something.',
    'Nothing was written.',
    'Let the check end; a receipt is made only for a package in which nothing was found.',
  ],
  'review.no-working-file': [
    'No working file is open, so there is no place to keep this.',
    'Nothing was changed.',
    'Make a working file, or open yours, and try again.',
  ],
  'package.not-verified': [
    'The package does not hold: its signature or its lists are not as they must be.',
    'Nothing was unpacked or written.',
    'Verify it to see every finding, and ask for the package again by another route.',
  ],
  'package.file-changed': [
    'The file is not the one that the package’s signed list names: it was damaged or replaced since.',
    'Nothing of it was shown or written.',
    'Verify the package to see what else does not hold, and ask for it again.',
  ],
  'package.file-not-here': [
    'The file is not in what is open: the full package that this one goes with holds it, or it could not be read when the package was built.',
    'Nothing was changed.',
    'Open the package together with the full package it goes with, and try again.',
  ],
  'package.nothing-to-export': [
    'There is no evidence to put into a package yet.',
    'No package was made.',
    'Add evidence to a control first.',
  ],
  'programme.unknown-record': [
    'There is no {id} in this vault.',
    'Nothing was changed.',
    'Look the number up under Programme.',
  ],
  'programme.facts': [
    'The {register} cannot be kept as it stands. {what}',
    'Nothing was changed.',
    'Correct the field and try again.',
  ],
  'programme.changed-meanwhile': [
    'Somebody has changed {id} since you opened it.',
    'Nothing was changed; what they wrote is there.',
    'Look at it again and repeat your change.',
  ],
  'programme.day-before-version': [
    'What {id} says holds from {after}, and what you say is to hold from an earlier day.',
    'Nothing was changed: what was said since would have counted from the earlier day, too.',
    'Give {after} or a later day, or open the record and save the whole of it as of the earlier day.',
  ],
  'programme.withdrawn': [
    'The record {id} was withdrawn.',
    'Nothing was changed.',
    'Add a new record instead.',
  ],
  'programme.not-an-export': [
    'This file is no export of a programme that can be read. {what}',
    'Nothing was changed.',
    'Choose a zip that was written by “Export the whole programme”, or take one register in by itself.',
  ],
  'kit.not-a-kit': [
    'This file is no kit that can be read. {what}',
    'Nothing was changed, and nothing of it was taken in.',
    'Choose a file that “Make a kit” wrote. If somebody changed it by hand, docs/format/kit-v1.md says what a kit may hold.',
  ],
  'kit.newer': [
    'This kit was made by a newer version of Muniment.',
    'Nothing was changed.',
    'Update Muniment, or have the kit made again by the version you have.',
  ],
  'kit.changed-meanwhile': [
    'Something that was chosen for the kit reads otherwise by now: {key}.',
    'No kit was written. What leaves the vault is only what somebody has looked at.',
    'Look at what the kit would hold again.',
  ],
  'kit.unknown-entry': [
    'There is no such entry: {key}.',
    'Nothing was changed, and nothing was written.',
    'Look at the list again and choose from it.',
  ],
  'kit.entry-refused': [
    'What was chosen cannot be taken in as it stands: {key}.',
    'Nothing was changed, also not by the other entries.',
    'Leave that entry out; the list says what is in its way.',
  ],
  'kit.too-large': [
    'This is more than one kit can hold.',
    'No kit was written.',
    'Choose fewer entries, and make several kits.',
  ],
  'policy.no-text': [
    'The policy {id} has no text that could be approved.',
    'Nothing was changed.',
    'Write the text first.',
  ],
  'policy.nothing-new': [
    'The text of {id} is the one that was approved last.',
    'Nothing was changed.',
    'Change the text first, or leave the edition as it is.',
  ],
  'policy.day-before-edition': [
    'The policy {id} has an edition in force from that day or a later one.',
    'Nothing was changed.',
    'Choose a day after {after}.',
  ],
  'policy.unknown-edition': [
    'There is no such edition of {id}.',
    'Nothing was changed.',
    'Look at the editions of the policy.',
  ],
  'policy.unknown-starter': [
    'There is no policy starter {id}.',
    'Nothing was changed.',
    'Look the starters up under Policies.',
  ],
  'policy.already-acknowledged': [
    'Somebody has acknowledged this edition already: {person}.',
    'Nothing was changed.',
    'Leave the person out.',
  ],
  'policy.not-acknowledged': [
    'Nobody of this number has acknowledged the edition: {person}.',
    'Nothing was changed.',
    'Look at who has.',
  ],
  'policy.acknowledgement-day': [
    'The person {person} cannot have acknowledged this edition on that day. {what}',
    'Nothing was changed.',
    'Correct the day, or the first and last day of the person.',
  ],
  'document.not-this-engagement': [
    'The engagement already has this document: {id}.',
    'Nothing was changed.',
    'Open it and go on there.',
  ],
  'document.kind': [
    'That cannot be written under this name. {what}',
    'Nothing was written.',
    'Choose a name with one of the endings that are offered.',
  ],
  'document.not-a-pdf': [
    'A copy for a recipient can only be made of a PDF that can be read. {what}',
    'Nothing was written; the original is as it was.',
    'Choose the PDF of the report, without a password.',
  ],
  'questionnaire.older': [
    'This file was answered on {file}; {id} already has answers of {here}.',
    'Nothing was changed.',
    'Take in the newest file, or change the day of the answers first if it is wrong.',
  ],
  'questionnaire.other': [
    'This file answers another questionnaire. {what}',
    'Nothing was changed.',
    'Choose the file that was made from this one.',
  ],
  'questionnaire.closed': [
    'The questionnaire {id} is closed and takes no answers any more.',
    'Nothing was changed.',
    'Give it another state first, or make another questionnaire for the vendor.',
  ],
  'share.ended': [
    'No more copies are made for the share {id}. {what}',
    'Nothing was written.',
    'Record a new copy with its own terms, of a report that stands.',
  ],
  'disk.full': [
    'The disk is full.',
    'What was stored before is complete; what was being written was removed.',
    'Make room, then try again.',
  ],
  'disk.no-access': [
    'A file or folder cannot be read or written.',
    'Nothing was changed.',
    'Check its permissions, or choose another folder.',
  ],
  'disk.failed': [
    'The disk reported an error.',
    'What was stored before was not touched; what was being written was removed.',
    'Check the disk, copy the vault folder to another one, then try again.',
  ],
  'job.cancelled': ['Cancelled.', 'What was finished before stays; nothing half done is left.', ''],
  'engine.stopped': [
    'The part of Muniment that holds the vault stopped unexpectedly.',
    'The vault is locked, and holds everything that was stored before.',
    'Unlock it again. If this repeats, quote {incidentId}.',
  ],
  'internal.bug': [
    'Something went wrong inside Muniment.',
    'The vault holds everything that was stored before.',
    'Try again. If this repeats, quote {incidentId}.',
  ],
};

const fill = (text: string, details: ErrorDetails): string =>
  text
    .replace(/\{(\w+)\}/g, (_, key: string) => String(details[key] ?? ''))
    .replace(/ \(\)/g, '')
    .replace(/ +/g, ' ')
    .replace(/ ([.,;])/g, '$1')
    .trim();

/** The three sentences for a failure. `next` is empty where there is nothing to do. */
export const errorText = (failure: {
  readonly code: ErrorCode;
  readonly details: ErrorDetails;
  readonly incidentId?: string;
}): ErrorText => {
  const [happened, safe, next] = TEXTS[failure.code];
  const details =
    failure.incidentId === undefined
      ? failure.details
      : { ...failure.details, incidentId: failure.incidentId };
  return { happened: fill(happened, details), safe: fill(safe, details), next: fill(next, details) };
};
