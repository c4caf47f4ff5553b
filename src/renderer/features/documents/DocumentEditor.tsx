// A management document instead of the form of its fields: begun with our draft, then written in its workspace.
import type { EditorProps } from '../programme/register-part';
import { BeginDocument } from './BeginDocument';
import { DocumentWorkspace } from './DocumentWorkspace';

export const DocumentEditor = (props: EditorProps) =>
  props.record === null ? (
    <BeginDocument {...props} />
  ) : (
    <DocumentWorkspace key={props.record.id} {...props} record={props.record} />
  );
