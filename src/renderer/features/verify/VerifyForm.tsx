// Which package, and which key you were told.
import { useState } from 'react';
import type { FileRef } from '../../../shared/contract';
import type { Failure } from '../../../shared/errors';
import type { FileToken } from '../../../shared/ids';
import { visibleText } from '../../../shared/visible-text';
import { failureOf } from '../../app/call-failed';
import { useCommand } from '../../app/use-call';
import { verify as text } from '../../messages/verify';
import { Answer } from '../../ui/Answer';
import { Button } from '../../ui/Button';
import { adoptFiles } from '../../ui/dropped-files';
import { DropTarget } from '../../ui/DropTarget';
import { FailureNotice } from '../../ui/Notice';
import { TextField } from '../../ui/TextField';
import { looksLikeSigner } from './signer-text';
import styles from './verify.module.css';

export interface Chosen {
  readonly token: FileToken;
  readonly name: string;
}

interface VerifyFormProps {
  readonly file: Chosen | null;
  readonly onFile: (file: FileRef | null) => void;
  readonly signer: string;
  readonly onSigner: (signer: string) => void;
  readonly onStart: (file: Chosen) => void;
}

export const VerifyForm = ({ file, onFile, signer, onSigner, onStart }: VerifyFormProps) => {
  const choose = useCommand('app', 'choose');
  const [dropFailure, setDropFailure] = useState<Failure | null>(null);
  const isSignerOdd = signer.trim() !== '' && !looksLikeSigner(signer);

  const pick = async (what: 'package-file' | 'package-folder') => {
    const chosen = await choose.run({ what });
    if (chosen?.[0] !== undefined) onFile(chosen[0]);
  };
  const drop = async (files: readonly File[]) => {
    setDropFailure(null);
    try {
      const [first] = await adoptFiles(files.slice(0, 1));
      if (first !== undefined) onFile(first);
    } catch (error) {
      setDropFailure(failureOf(error));
    }
  };

  return (
    <>
      <Answer text={text.ask} size={24} />
      <p className="muted">{text.text}</p>
      <DropTarget label={text.dropTitle} onFiles={(files) => void drop(files)}>
        {file === null ? (
          <>
            <p>
              <b>{text.dropTitle}</b>
            </p>
            <p className="help">{text.dropText}</p>
          </>
        ) : (
          <>
            <p className="help">{text.chosen}</p>
            <p className={styles.chosen}>
              <bdi>{visibleText(file.name)}</bdi>
            </p>
          </>
        )}
        <div className="btns">
          <Button kind={file === null ? 'primary' : 'plain'} onPress={() => void pick('package-file')}>
            {text.chooseFile}
          </Button>
          <Button onPress={() => void pick('package-folder')}>{text.chooseFolder}</Button>
        </div>
      </DropTarget>
      <FailureNotice failure={dropFailure ?? choose.failure} />
      <TextField
        label={text.signer}
        help={text.signerHelp}
        error={isSignerOdd ? text.signerBadWords : null}
        value={signer}
        onChange={onSigner}
        maxLength={400}
        rows={2}
      />
      <div className="btns">
        <Button
          kind="primary"
          size={32}
          isDisabled={file === null || isSignerOdd}
          onPress={() => {
            if (file !== null) onStart(file);
          }}
        >
          {text.start}
        </Button>
        {file === null && <span className={styles.why}>{text.chooseFirst}</span>}
      </div>
    </>
  );
};
