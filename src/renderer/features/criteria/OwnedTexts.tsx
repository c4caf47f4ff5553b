// The AICPA's text, where a team owns a copy and has brought it in: how much of it there is, and the verbs
// to bring some in and take all of it out. We ship none.
import { useCallback, useState } from 'react';
import type { FileRef } from '../../../shared/contract';
import { useMay } from '../../app/use-access';
import { call, useCall, useCommand } from '../../app/use-call';
import { criteria as text } from '../../messages/criteria';
import { Button } from '../../ui/Button';
import { Dialog } from '../../ui/Dialog';
import { FailureNotice } from '../../ui/Notice';
import { type ReadTable, TableImportDialog, useTableFile } from '../tables/TableImportDialog';
import styles from './criteria.module.css';

const NONE: Readonly<Record<string, string>> = {};

/** By id of criterion or point of focus; empty where nothing was brought in. */
export const useOwnedTexts = (): Readonly<Record<string, string>> =>
  useCall('catalog', 'ownedTexts', {}).data ?? NONE;

export const OwnedTextsLine = () => {
  const total = Object.keys(useOwnedTexts()).length;
  const mayImport = useMay('catalog.texts-imported');
  const mayRemove = useMay('catalog.texts-removed');
  const [isRemoving, setRemoving] = useState(false);
  const table = useTableFile();
  return (
    <section className={styles.owned} aria-label={text.ownText}>
      <p>
        <b>{text.ownText}.</b> {text.ownedCount(total)}
      </p>
      <FailureNotice failure={table.failure} />
      {mayImport && (
        <Button kind="quiet" onPress={table.choose}>
          {text.ownedImport}
        </Button>
      )}
      {mayRemove && total > 0 && (
        <Button
          kind="quiet"
          onPress={() => {
            setRemoving(true);
          }}
        >
          {text.ownedRemove}
        </Button>
      )}
      {table.file !== null && (
        <OwnedTextsImport file={table.file} onOtherFile={table.choose} onClose={table.close} />
      )}
      {isRemoving && (
        <RemoveDialog
          onClose={() => {
            setRemoving(false);
          }}
        />
      )}
    </section>
  );
};

interface OwnedTextsImportProps {
  readonly file: FileRef;
  readonly onOtherFile: () => void;
  readonly onClose: () => void;
}

const OwnedTextsImport = ({ file, onOtherFile, onClose }: OwnedTextsImportProps) => {
  const read = useCallback<ReadTable>(
    ({ token }, step) => call('catalog', 'importOwnedTexts', { file: token, ...step }),
    [],
  );
  return (
    <TableImportDialog
      title={text.ownedImportTitle}
      text={<p>{text.ownedImportText}</p>}
      file={file}
      onOtherFile={onOtherFile}
      read={read}
      onClose={onClose}
      onApplied={onClose}
    />
  );
};

const RemoveDialog = ({ onClose }: { readonly onClose: () => void }) => {
  const remove = useCommand('catalog', 'removeOwnedTexts');
  return (
    <Dialog
      role="alertdialog"
      title={text.ownedRemoveTitle}
      isOpen
      onClose={onClose}
      foot={
        <>
          <Button size={32} onPress={onClose}>
            {text.cancel}
          </Button>
          <Button
            size={32}
            kind="danger"
            isDisabled={remove.isRunning}
            onPress={() => {
              void remove.run({}).then((done) => {
                if (done !== null) onClose();
              });
            }}
          >
            {text.ownedRemoveSave}
          </Button>
        </>
      }
    >
      <p className="muted">{text.ownedRemoveText}</p>
      <FailureNotice failure={remove.failure} />
    </Dialog>
  );
};
