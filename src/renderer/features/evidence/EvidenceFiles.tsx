// The files of one piece of evidence: name, size, hash to compare, and a copy of the original bytes.
import { Download } from 'lucide-react';
import type { EvidenceDetail, EvidenceFile } from '../../../shared/domain/evidence';
import { useMay } from '../../app/use-access';
import { useCommand } from '../../app/use-call';
import { useJob } from '../../app/use-job';
import { evidence as text } from '../../messages/evidence';
import { sizeText } from '../../messages/size';
import { Copyable } from '../../ui/Copyable';
import { IconButton } from '../../ui/IconButton';
import { FailureNotice } from '../../ui/Notice';
import { ProgressView } from '../../ui/ProgressView';
import { Section } from '../../ui/Section';
import styles from './evidence.module.css';
import { FileThumb } from './FileThumb';
import { isPlainlyVisible, visibleText } from '../../../shared/visible-text';
import { ShownName } from './ShownName';

export const EvidenceFiles = ({ item }: { readonly item: EvidenceDetail }) => {
  const choose = useCommand('app', 'choose');
  const maySave = useMay('evidence.copied-out');
  const save = useJob('evidence', 'saveCopy');

  const saveCopy = async (file: EvidenceFile) => {
    const chosen = await choose.run({ what: 'copy-target', suggestedName: file.originalName.slice(0, 255) });
    const target = chosen?.[0];
    if (target !== undefined)
      await save.start({ id: item.id, position: file.position, target: target.token });
  };

  return (
    <Section title={text.files} note={sizeText(item.sizeBytes)}>
      <ul className={styles.files}>
        {item.files.map((file) => (
          <li key={file.position} className={styles.file}>
            <FileThumb name={file.originalName} />
            <div className={styles.fileWords}>
              <span className={styles.fileName}>
                <ShownName name={file.originalName} />
              </span>
              <small>
                {sizeText(file.sizeBytes)}, {file.mediaType}
              </small>
              {!isPlainlyVisible(file.originalName) && <small>{text.hiddenCharacters}</small>}
              <Copyable text={file.sha256} label={text.copySha256} />
            </div>
            {maySave && (
              <IconButton
                label={text.saveCopyOf(visibleText(file.originalName))}
                icon={<Download className="i" aria-hidden="true" />}
                isDisabled={save.isRunning}
                onPress={() => {
                  void saveCopy(file);
                }}
              />
            )}
          </li>
        ))}
      </ul>
      {save.isRunning && (
        <ProgressView
          title={text.savingCopy}
          progress={save.progress}
          isCancelling={save.isCancelling}
          onCancel={save.cancel}
          ifCancelled={text.savingCancel}
        />
      )}
      <FailureNotice failure={save.failure ?? choose.failure} />
    </Section>
  );
};
