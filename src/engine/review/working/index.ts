// The working file's side of the review: everything goes through here.
export { addReviewComment, answerRequests, removeReviewComment } from './answers';
export { responseDraft } from './draft';
export { keptOf } from './kept';
export {
  compareSigner,
  compareWithTold,
  comparisonOf,
  knownPackages,
  noteChecked,
  noteOpened,
} from './known-packages';
export { mark } from './marks';
export { addNote, changeNote, listNotes, removeNote } from './notes';
export { picksOf, pickRows, type PicksToMake, unpickRows } from './picks';
export { type RecordToSave, saveVerificationRecord } from './verification-record';
export { type ReceiptToWrite, writeReceipt } from './write-receipt';
export { writeResponse } from './write-response';
