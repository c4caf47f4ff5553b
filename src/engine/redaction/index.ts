export { createDrawnPages, type DrawnPages } from './drawn-pages';
export { lookAtTable, redactColumns } from './redact-columns';
export { keepDrawnPage, redactPages } from './redact-pages';
export { countWords, redactWords } from './redact-words';
