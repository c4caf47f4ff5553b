// The door of the documents of management.
export { documentPaper } from './document-paper';
export { beginDocument, descriptionCompleteness, readDocument, suggestedPart } from './documents';
export { saveDocument } from './save-document';
