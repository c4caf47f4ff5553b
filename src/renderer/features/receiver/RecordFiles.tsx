// The files of a record: what is in the chosen one, shown in the same closed reader as everywhere, and its hash.
import { useState } from 'react';
import type { PackageFile } from '../../../shared/domain/review';
import { useCommand } from '../../app/use-call';
import { useJob } from '../../app/use-job';
import { visibleText } from '../../../shared/visible-text';
import { receiver as text } from '../../messages/receiver';
import { sizeText } from '../../messages/size';
import { Copyable } from '../../ui/Copyable';
import { MoreMenu } from '../../ui/MoreMenu';
import { FailureNotice } from '../../ui/Notice';
import { Section } from '../../ui/Section';
import { FileThumb } from '../evidence/FileThumb';
import { ShownName } from '../evidence/ShownName';
import { FilePreview } from '../preview/FilePreview';
import styles from './receiver.module.css';

const isHere = ({ where }: PackageFile): boolean => where === 'here' || where === 'in-base';

const shortHash = (hash: string): string => `${hash.slice(0, 8)} … ${hash.slice(-8)}`;

export const RecordFiles = ({ files }: { readonly files: readonly PackageFile[] }) => {
  const [chosen, setChosen] = useState<string | null>(null);
  const choose = useCommand('app', 'choose');
  const save = useJob('review', 'saveCopy');
  const shown = files.find(({ path }) => path === chosen) ?? files.find(isHere);
  const saveCopy = async (file: PackageFile) => {
    const suggestedName = file.originalName.slice(0, 255) || file.name;
    const [target] = (await choose.run({ what: 'copy-target', suggestedName })) ?? [];
    if (target !== undefined) await save.start({ path: file.path, target: target.token });
  };
  return (
    <Section title={text.sections.files}>
      <div className={styles.files}>
        {shown !== undefined && isHere(shown) && (
          <FilePreview
            key={shown.path}
            file={{ packaged: shown.path }}
            name={shown.originalName || shown.name}
          />
        )}
        <ul className={styles.fileList} aria-label={text.sections.files}>
          {files.map((file) => (
            <li key={file.path}>
              <FileThumb name={file.originalName || file.name} />
              <div className={styles.fileWords}>
                {files.length > 1 && isHere(file) ? (
                  <button
                    type="button"
                    className={styles.fileButton}
                    aria-pressed={file.path === shown?.path}
                    onClick={() => {
                      setChosen(file.path);
                    }}
                  >
                    <ShownName name={file.originalName || file.name} />
                  </button>
                ) : (
                  <ShownName name={file.originalName || file.name} />
                )}
                <small>
                  {sizeText(file.sizeBytes)}, {visibleText(file.mediaType)}
                  {file.where !== 'here' && `. ${text.absentFile[file.where]}`}
                </small>
                <Copyable text={file.sha256} shown={shortHash(file.sha256)} label={text.copySha256} />
              </div>
              {isHere(file) && (
                <MoreMenu
                  label={text.moreForFile(visibleText(file.originalName || file.name))}
                  items={[{ id: 'save', label: text.saveCopy, run: () => void saveCopy(file) }]}
                />
              )}
            </li>
          ))}
        </ul>
        <FailureNotice failure={save.failure ?? choose.failure} />
      </div>
    </Section>
  );
};
