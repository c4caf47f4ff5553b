export {
  addComment,
  addRequest,
  changeAsked,
  changeHandled,
  type HowAsked,
  linkTargets,
  moveAuditor,
  moveInternal,
  type NewComment,
  unlinkTargets,
} from './change-requests';
export { type HandedOverRequest, requestsToHandOver } from './hand-over';
export { submitDelivered, submitRequests } from './move-requests';
export { findByReference, readRequest, type StoredRequest, type SubmittedWith } from './read-requests';
export { isAnswered, isSettled, shownStatus, waitingOnOf } from './track-rules';
