// Which package, which key you were told, and, where it needs them, what opens it and what it goes with.
import { useState } from 'react';
import type { FileRef } from '../../../shared/contract';
import type { Failure } from '../../../shared/errors';
import { visibleText } from '../../../shared/visible-text';
import { failureOf } from '../../app/call-failed';
import { useCommand } from '../../app/use-call';
import { verify as text } from '../../messages/verify';
import { Answer } from '../../ui/Answer';
import { Button } from '../../ui/Button';
import { adoptFiles } from '../../ui/dropped-files';
import { DropTarget } from '../../ui/DropTarget';
import { FailureNotice } from '../../ui/Notice';
import { PassphraseField } from '../../ui/PassphraseField';
import { RadioGroup } from '../../ui/RadioGroup';
import { TextField } from '../../ui/TextField';
import { looksLikeSigner } from './signer-text';
import { isSecretMissing, looksEncrypted, type Opening, type Question } from './verify-question';
import styles from './verify.module.css';

interface VerifyFormProps {
  readonly question: Question;
  readonly onQuestion: (question: Question) => void;
  readonly onStart: () => void;
}

export const VerifyForm = ({ question, onQuestion, onStart }: VerifyFormProps) => {
  const choose = useCommand('app', 'choose');
  const [dropFailure, setDropFailure] = useState<Failure | null>(null);
  const { files, signer } = question;
  const isSignerOdd = signer.trim() !== '' && !looksLikeSigner(signer);
  const secretMissing = isSecretMissing(question);

  const take = (chosen: readonly FileRef[]) => {
    if (chosen.length === 0) return;
    const opening = question.opening === 'none' && looksEncrypted(chosen) ? 'file' : question.opening;
    onQuestion({ ...question, files: chosen, opening });
  };
  const pick = async (what: 'package-file' | 'package-folder') => {
    take((await choose.run({ what })) ?? []);
  };
  const drop = async (dropped: readonly File[]) => {
    setDropFailure(null);
    try {
      take(await adoptFiles(dropped));
    } catch (error) {
      setDropFailure(failureOf(error));
    }
  };

  return (
    <>
      <Answer text={text.ask} size={24} />
      <p className="muted">{text.text}</p>
      <DropTarget label={text.dropTitle} onFiles={(dropped) => void drop(dropped)}>
        {files.length === 0 ? (
          <>
            <p>
              <b>{text.dropTitle}</b>
            </p>
            <p className="help">{text.dropText}</p>
          </>
        ) : (
          <>
            <p className="help">{files.length === 1 ? text.chosen : text.chosenParts(files.length)}</p>
            {files.slice(0, 12).map((file) => (
              <p key={file.token} className={styles.chosen}>
                <bdi>{visibleText(file.name)}</bdi>
              </p>
            ))}
          </>
        )}
        <div className="btns">
          <Button kind={files.length === 0 ? 'primary' : 'plain'} onPress={() => void pick('package-file')}>
            {text.chooseFile}
          </Button>
          <Button onPress={() => void pick('package-folder')}>{text.chooseFolder}</Button>
        </div>
      </DropTarget>
      <FailureNotice failure={dropFailure ?? choose.failure} />
      <More question={question} onQuestion={onQuestion} />
      <TextField
        label={text.signer}
        help={text.signerHelp}
        error={isSignerOdd ? text.signerBadWords : null}
        value={signer}
        onChange={(value) => {
          onQuestion({ ...question, signer: value });
        }}
        maxLength={400}
        rows={2}
      />
      <div className="btns">
        <Button
          kind="primary"
          size={32}
          isDisabled={files.length === 0 || isSignerOdd || secretMissing}
          onPress={onStart}
        >
          {text.start}
        </Button>
        {(files.length === 0 || secretMissing) && (
          <span className={styles.why}>{files.length === 0 ? text.chooseFirst : text.secretMissing}</span>
        )}
      </div>
    </>
  );
};

/** For a package that is encrypted, and for a delta: closed until it is needed. */
const More = ({ question, onQuestion }: Pick<VerifyFormProps, 'question' | 'onQuestion'>) => {
  const choose = useCommand('app', 'choose');
  const pick = async (what: 'identity-file' | 'package-base') => {
    const [file] = (await choose.run({ what })) ?? [];
    if (file === undefined) return;
    onQuestion({ ...question, ...(what === 'identity-file' ? { identityFile: file } : { base: file }) });
  };
  const { opening, base, identityFile } = question;
  return (
    <details className={styles.more} {...((opening !== 'none' || base !== null) && { open: true })}>
      <summary>{text.more}</summary>
      <div className={styles.moreFields}>
        <RadioGroup<Opening>
          label={text.opens}
          options={text.opensChoices}
          value={opening}
          onChange={(chosen) => {
            onQuestion({ ...question, opening: chosen, passphrase: '' });
          }}
        />
        {opening === 'file' && (
          <div>
            <div className={styles.pickLine}>
              <bdi>{identityFile === null ? text.identityFile : visibleText(identityFile.name)}</bdi>
              <Button onPress={() => void pick('identity-file')}>{text.chooseIdentity}</Button>
            </div>
            <p className="help">{text.identityHelp}</p>
          </div>
        )}
        {opening === 'passphrase' && (
          <PassphraseField
            label={text.passphrase}
            value={question.passphrase}
            onChange={(passphrase) => {
              onQuestion({ ...question, passphrase });
            }}
          />
        )}
        <div>
          <div className={styles.pickLine}>
            <bdi>{base === null ? text.base : visibleText(base.name)}</bdi>
            <span className="btns">
              {base !== null && (
                <Button
                  kind="quiet"
                  onPress={() => {
                    onQuestion({ ...question, base: null });
                  }}
                >
                  {text.forgetBase}
                </Button>
              )}
              <Button onPress={() => void pick('package-base')}>{text.chooseBase}</Button>
            </span>
          </div>
          <p className="help">{text.baseHelp}</p>
        </div>
        <FailureNotice failure={choose.failure} />
      </div>
    </details>
  );
};
