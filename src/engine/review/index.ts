// The auditor's side: a package that is open to be looked through. What a working file keeps about it is in ./working.
export { getRecord } from './get-record';
export { listReviewedRequests } from './list-requests';
export { findRows, listRows } from './list-rows';
export type { KeptOfReceived, OpenedReceived } from './opened-received';
export { openReceived, type Received } from './received';
export { savePackagedCopy } from './save-copy';
