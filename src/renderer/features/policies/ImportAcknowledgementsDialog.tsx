// Takes in a list of who acknowledged what: what it would add first, then all of it or nothing.
import type { FileRef } from '../../../shared/contract';
import { call } from '../../app/use-call';
import { acknowledgements as text } from '../../messages/policies';
import { type ReadTable, TableImportDialog } from '../tables/TableImportDialog';

interface ImportAcknowledgementsDialogProps {
  readonly file: FileRef;
  readonly onOtherFile: () => void;
  readonly onClose: () => void;
}

const read: ReadTable = ({ token }, step) =>
  call('policies', 'importAcknowledgements', { file: token, ...step });

export const ImportAcknowledgementsDialog = (props: ImportAcknowledgementsDialogProps) => (
  <TableImportDialog
    {...props}
    title={text.importTitle}
    text={<p>{text.importText}</p>}
    read={read}
    onApplied={props.onClose}
  />
);
