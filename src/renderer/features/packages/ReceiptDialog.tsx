// Takes in a receipt the auditor signed: the text, its signature, and the key it must be signed with.
import { useState } from 'react';
import type { FileRef } from '../../../shared/contract';
import { useCommand } from '../../app/use-call';
import { rounds as text } from '../../messages/package-rounds';
import { FileToChoose } from '../../ui/FileToChoose';
import { focusFirstInvalid } from '../../ui/focus-first-invalid';
import { FormDialog } from '../../ui/FormDialog';
import { TextField } from '../../ui/TextField';
import styles from './packages.module.css';

interface ReceiptDialogProps {
  readonly onTold: (told: string) => void;
  readonly onClose: () => void;
}

export const ReceiptDialog = ({ onTold, onClose }: ReceiptDialogProps) => {
  const choose = useCommand('app', 'choose');
  const keep = useCommand('package', 'keepReceipt');
  const [receipt, setReceipt] = useState<FileRef | null>(null);
  const [signature, setSignature] = useState<FileRef | null>(null);
  const [key, setKey] = useState('');
  const pick = async (what: 'receipt-file' | 'receipt-signature') => {
    const [file] = (await choose.run({ what })) ?? [];
    if (file === undefined) return;
    if (what === 'receipt-file') setReceipt(file);
    else setSignature(file);
  };
  const line = (label: string, file: FileRef | null, what: 'receipt-file' | 'receipt-signature') => (
    <FileToChoose
      label={label}
      name={file?.name ?? null}
      notChosen={text.notChosen}
      choose={text.choose}
      onChoose={() => void pick(what)}
    />
  );
  return (
    <FormDialog
      title={text.receiptTitle}
      text={text.receiptText}
      save={text.receiptSave}
      cancel={text.cancel}
      isRunning={keep.isRunning || receipt === null || signature === null}
      failure={keep.failure ?? choose.failure}
      formClass={styles.form}
      onSubmit={async (form) => {
        if (receipt === null || signature === null) {
          focusFirstInvalid(form);
          return;
        }
        const told = key.trim();
        const kept = await keep.run({
          receipt: receipt.token,
          signature: signature.token,
          key: told === '' ? null : told,
        });
        if (kept === null) return;
        onTold(text.receiptTaken(kept.by));
        onClose();
      }}
      onClose={onClose}
    >
      {line(text.receiptFile, receipt, 'receipt-file')}
      {line(text.signatureFile, signature, 'receipt-signature')}
      <TextField
        label={text.receiptKey}
        help={text.receiptKeyHelp}
        value={key}
        onChange={setKey}
        maxLength={400}
        mono
      />
    </FormDialog>
  );
};
