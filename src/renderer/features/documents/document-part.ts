// What management documents bring into the screens that all registers share.
import { TEXT_FIELDS } from '../../../shared/domain/programme/draft-again';
import type { RegisterPart } from '../programme/register-part';
import { DocumentEditor } from './DocumentEditor';
import { DocumentSummary } from './DocumentSummary';

export const DOCUMENT_PART: RegisterPart = {
  Editor: DocumentEditor,
  PanelTop: DocumentSummary,
  ownFields: TEXT_FIELDS.document ?? [],
};
