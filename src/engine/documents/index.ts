// The door of the documents of management.
export { blocksOfTexts, documentPaper } from './document-paper';
export { beginDocument, descriptionCompleteness, suggestedPart } from './documents';
export { saveDocument } from './save-document';
