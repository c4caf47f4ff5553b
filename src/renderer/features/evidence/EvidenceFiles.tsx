// The files of one version: what is in the chosen one, its hash to compare, what to know before relying on
// it, and what can be done with it.
import { useState } from 'react';
import type { EvidenceDetail, EvidenceFile, EvidenceVersion } from '../../../shared/domain/evidence';
import { useMay } from '../../app/use-access';
import { useCommand } from '../../app/use-call';
import { useJob } from '../../app/use-job';
import { evidencePanel as text } from '../../messages/evidence-panel';
import { flagText } from '../../messages/evidence-words';
import { sizeText } from '../../messages/size';
import { Copyable } from '../../ui/Copyable';
import { MoreMenu } from '../../ui/MoreMenu';
import { FailureNotice } from '../../ui/Notice';
import { ProgressView } from '../../ui/ProgressView';
import { StateShape } from '../../ui/StateMark';
import { FilePreview } from '../preview/FilePreview';
import { waysToRedact } from '../redaction/file-to-redact';
import { useRedact } from '../redaction/use-redact';
import styles from './evidence.module.css';
import { FileThumb } from './FileThumb';
import { isPlainlyVisible, visibleText } from '../../../shared/visible-text';
import { ShownName } from './ShownName';

interface EvidenceFilesProps {
  readonly item: EvidenceDetail;
  readonly version: EvidenceVersion;
}

export const EvidenceFiles = ({ item, version }: EvidenceFilesProps) => {
  const [position, setPosition] = useState(1);
  const choose = useCommand('app', 'choose');
  const mayTakeOut = useMay('evidence.copied-out');
  const save = useJob('evidence', 'saveCopy');
  const outside = useCommand('preview', 'openOutside');
  const redact = useRedact(item.id, version);
  const shown = version.files.find((file) => file.position === position) ?? version.files[0];
  const about = { id: item.id, version: version.version };

  const saveCopy = async (file: EvidenceFile) => {
    const chosen = await choose.run({ what: 'copy-target', suggestedName: file.originalName.slice(0, 255) });
    const target = chosen?.[0];
    if (target !== undefined) await save.start({ ...about, position: file.position, target: target.token });
  };
  const verbsOf = (file: EvidenceFile) => [
    ...(mayTakeOut
      ? [
          {
            id: 'save',
            label: text.saveCopy,
            run: () => {
              void saveCopy(file);
            },
          },
        ]
      : []),
    ...(mayTakeOut && !file.flags.includes('executable')
      ? [
          {
            id: 'outside',
            label: text.openOutside,
            run: () => {
              void outside.run({ ...about, position: file.position });
            },
          },
        ]
      : []),
    ...(redact === null || item.state === 'withdrawn' || waysToRedact(file.mediaType).length === 0
      ? []
      : [
          {
            id: 'redact',
            label: text.redact,
            run: () => {
              redact(file);
            },
          },
        ]),
  ];

  return (
    <div className={styles.fileList}>
      {shown !== undefined && (
        <FilePreview
          key={`${version.ref} ${String(shown.position)}`}
          file={{ ...about, position: shown.position }}
          name={shown.originalName}
        />
      )}
      <ul className={styles.files} aria-label={text.files}>
        {version.files.map((file) => {
          const verbs = verbsOf(file);
          return (
            <li key={file.position} className={styles.file}>
              <FileThumb name={file.originalName} />
              <div className={styles.fileWords}>
                {version.files.length > 1 ? (
                  <button
                    type="button"
                    className={styles.fileButton}
                    aria-pressed={file.position === shown?.position}
                    onClick={() => {
                      setPosition(file.position);
                    }}
                  >
                    <ShownName name={file.originalName} />
                  </button>
                ) : (
                  <span className={styles.fileName}>
                    <ShownName name={file.originalName} />
                  </span>
                )}
                <small>
                  {sizeText(file.sizeBytes)}, {file.mediaType}
                </small>
                {!isPlainlyVisible(file.originalName) && <small>{text.hiddenCharacters}</small>}
                {file.flags.map((flag) => (
                  <small key={flag} className={styles.flag}>
                    <StateShape state="late" size={10} />
                    {flagText(flag)}
                  </small>
                ))}
                <Copyable text={file.sha256} shown={shortHash(file.sha256)} label={text.copySha256} />
                {file.derivedFrom !== null && (
                  <small className={styles.derived}>
                    {text.madeFrom} <code className="id">{shortHash(file.derivedFrom)}</code>
                  </small>
                )}
              </div>
              {verbs.length > 0 && (
                <MoreMenu label={text.moreForFile(visibleText(file.originalName))} items={verbs} />
              )}
            </li>
          );
        })}
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
      <FailureNotice failure={save.failure ?? outside.failure ?? choose.failure} />
    </div>
  );
};

/** `9f2c 41d0 77be … 03aa 5e18`: enough to compare with what stands beside it. */
const shortHash = (sha256: string): string => `${groups(sha256.slice(0, 12))} … ${groups(sha256.slice(-8))}`;
const groups = (hex: string): string => hex.replace(/(.{4})(?=.)/g, '$1 ');
