// What is in one file, shown without writing it anywhere: in a box, or on the whole page.
import { Maximize2 } from 'lucide-react';
import { useState } from 'react';
import type { PreviewedFile, PreviewPage } from '../../../shared/calls/preview';
import { preview as text } from '../../messages/preview';
import { sizeText } from '../../messages/size';
import { Button } from '../../ui/Button';
import { Dialog } from '../../ui/Dialog';
import { IconButton } from '../../ui/IconButton';
import { FailureNotice } from '../../ui/Notice';
import { EmailPart } from './EmailPart';
import { NothingPart } from './NothingPart';
import { OutsideCopies } from './OutsideCopies';
import { PagesPart } from './PagesPart';
import styles from './preview.module.css';
import { shownText } from './shown-text';
import { TablePart } from './TablePart';
import { TextPart } from './TextPart';
import { useLate } from './use-late';
import { type Parts, useParts } from './use-parts';

export interface FilePreviewProps {
  /** In the vault, or about to be taken in. Remount (by key) for another file. */
  readonly file: PreviewedFile;
  /** As it is called; only shown. */
  readonly name: string;
}

export const FilePreview = ({ file, name }: FilePreviewProps) => {
  const [isLarge, setLarge] = useState(false);
  const parts = useParts(file);
  const shownName = shownText(name);
  const body = <PreviewBody file={file} name={shownName} parts={parts} />;
  const page = parts.part.data;
  const canEnlarge = page !== undefined && page.shows !== 'nothing';
  return (
    <section className={`preview ${styles.preview ?? ''}`} aria-label={text.label(shownName)}>
      <div className="preview__bar">
        <bdi className={styles.name}>{shownName}</bdi>
        <span className={styles.space} />
        {page !== undefined && <span>{sizeText(page.sizeBytes)}</span>}
        {canEnlarge && (
          <IconButton
            label={text.enlarge}
            icon={<Maximize2 className="i" aria-hidden="true" />}
            onPress={() => {
              setLarge(true);
            }}
          />
        )}
      </div>
      {/* One at a time: two frames would decode the same file twice. */}
      {!isLarge && <div className={styles.small}>{body}</div>}
      {'id' in file && <OutsideCopies />}
      <Dialog
        title={shownName}
        width="page"
        isOpen={isLarge}
        onClose={() => {
          setLarge(false);
        }}
        foot={
          <Button
            size={32}
            onPress={() => {
              setLarge(false);
            }}
          >
            {text.close}
          </Button>
        }
      >
        <div className={styles.large}>{body}</div>
      </Dialog>
    </section>
  );
};

interface PreviewBodyProps extends FilePreviewProps {
  readonly parts: Parts;
}

const PreviewBody = ({ file, name, parts }: PreviewBodyProps) => {
  const { data: page, failure } = parts.part;
  const isLate = useLate(page === undefined && failure === null);
  if (failure !== null) return <FailureNotice failure={failure} />;
  if (page === undefined) return isLate ? <p className={styles.remark}>{text.loading}</p> : null;
  return <Part file={file} name={name} parts={parts} page={page} />;
};

const Part = ({ page, file, name, parts }: PreviewBodyProps & { readonly page: PreviewPage }) => {
  switch (page.shows) {
    case 'text':
      return <TextPart page={page} parts={parts} name={name} />;
    case 'table':
      return <TablePart file={file} page={page} parts={parts} name={name} />;
    case 'email':
      return <EmailPart page={page} name={name} />;
    case 'picture':
    case 'pdf':
      return <PagesPart file={file} page={page} name={name} />;
    case 'nothing':
      return <NothingPart file={file} why={page.why} />;
  }
};
