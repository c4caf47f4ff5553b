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
export {
  askedByHand,
  assignRequests,
  changeRequest,
  commentRequest,
  linkRequests,
  recordAuditorStatus,
  setInternalStatus,
  submitByHand,
  unlinkRequest,
} from './desk';
export { followUp } from './follow-up';
export { getRequest } from './get-request';
export { type HandedOverRequest, requestsToHandOver, type ToldVia } from './hand-over';
export { listRequests, requestFacets, type RequestQuery, WAITS_ON_US } from './list-requests';
export { submitDelivered, submitRequests } from './move-requests';
export { findByReference, readRequest, type StoredRequest, type SubmittedWith } from './read-requests';
export { isAnswered, isSettled, shownStatus, waitingOnOf } from './track-rules';
export { resolveConflict, type Resolution } from './responses/resolve-conflict';
export { type ResponseToTake, takeResponse } from './responses/take-response';
export {
  answeredIn,
  exportRequestList,
  findSheet,
  importRequestList,
  keepSheet,
  type KeptSheet,
  type ListToTakeIn,
  lookAtRequestList,
  rememberedMapping,
  rememberedMappings,
  rememberMapping,
  type RequestsSheet,
  requestsWorkbook,
  sheetOfRound,
} from './lists';
