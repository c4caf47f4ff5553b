// What the three ways of redacting share: the head with its verbs, the place for the work, and after storing
// the name of the new version.
import { type ReactNode, useState } from 'react';
import { useNavigate } from '@tanstack/react-router';
import type { EvidenceDetail, EvidenceVersion } from '../../../shared/domain/evidence';
import { redaction as text } from '../../messages/redaction';
import { Button } from '../../ui/Button';
import { Notice } from '../../ui/Notice';
import { PageHead } from '../../ui/PageHead';
import { FilePreview } from '../preview/FilePreview';
import { ShownName } from '../evidence/ShownName';
import type { FileToRedact } from './file-to-redact';
import styles from './redaction.module.css';

interface RedactionFrameProps {
  readonly file: FileToRedact;
  readonly canStore: boolean;
  /** The dialog that stores. */
  readonly dialog: (end: { onClose: () => void; onStored: (item: EvidenceDetail) => void }) => ReactNode;
  readonly children: ReactNode;
}

export const RedactionFrame = ({ file, canStore, dialog, children }: RedactionFrameProps) => {
  const navigate = useNavigate();
  const [isAsking, setAsking] = useState(false);
  const [item, setItem] = useState<EvidenceDetail | null>(null);
  const stored: EvidenceVersion | null = item?.versions[0] ?? null;
  const leave = () => void navigate({ to: '/evidence', search: { id: file.id } });
  return (
    <div className={styles.screen}>
      <PageHead
        title={text.title}
        answer={text.answer(file.of.ref)}
        actions={
          stored === null ? (
            <>
              <Button onPress={leave}>{text.cancel}</Button>
              <Button
                kind="primary"
                isDisabled={!canStore}
                onPress={() => {
                  setAsking(true);
                }}
              >
                {text.store}
              </Button>
            </>
          ) : (
            <Button kind="primary" onPress={leave}>
              {text.openItem}
            </Button>
          )
        }
      />
      <p className={styles.fileName}>
        <ShownName name={file.file.originalName} />
      </p>
      {stored === null ? (
        children
      ) : (
        <>
          <Notice kind="met" live>
            <p>
              <b>{text.stored(stored.ref)}</b> {text.storedText}
            </p>
          </Notice>
          {item !== null && item.pending !== null && (
            <Notice kind="late" live>
              {text.standsUntil(item.ref, stored.ref)}
            </Notice>
          )}
          <div className={styles.outcome}>
            <FilePreview
              file={{ id: file.id, version: stored.version, position: file.position }}
              name={stored.files.find(({ position }) => position === file.position)?.originalName ?? ''}
            />
          </div>
        </>
      )}
      {isAsking &&
        dialog({
          onClose: () => {
            setAsking(false);
          },
          onStored: (now) => {
            setAsking(false);
            setItem(now);
          },
        })}
    </div>
  );
};
