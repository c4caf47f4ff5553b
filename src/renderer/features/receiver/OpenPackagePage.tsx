// Opens a received package: shows it when its signature and lists hold, asks what opens it when it is encrypted,
// and says plainly when it is not what was signed.
import { type ReactNode, useEffect, useRef, useState } from 'react';
import { useNavigate } from '@tanstack/react-router';
import type { FileRef, Input } from '../../../shared/contract';
import type { Failure } from '../../../shared/errors';
import { visibleText } from '../../../shared/visible-text';
import { BackButton } from '../../app/BackButton';
import { failureOf } from '../../app/call-failed';
import { queryClient } from '../../app/query-client';
import { useCommand } from '../../app/use-call';
import { useJob } from '../../app/use-job';
import { useScreenSearch } from '../../app/use-screen-search';
import { receiverOpen as text } from '../../messages/receiver-open';
import { Answer } from '../../ui/Answer';
import { Button } from '../../ui/Button';
import { adoptFiles } from '../../ui/dropped-files';
import { DropTarget } from '../../ui/DropTarget';
import { FailureNotice, Notice } from '../../ui/Notice';
import { PassphraseField } from '../../ui/PassphraseField';
import { ProgressView } from '../../ui/ProgressView';
import { RadioGroup } from '../../ui/RadioGroup';
import { looksEncrypted } from '../verify/verify-question';
import { rememberOpenedFiles } from './opened-files';
import { OpenSearch } from './receiver-search';
import styles from './receiver.module.css';

type Identity = Input<'review', 'open'>['identity'];
type OpenedBy = (typeof text.choices)[number]['id'];

/** What a full check says more about; the reader opens none of it. */
const NOT_SIGNED: readonly string[] = ['package.not-verified', 'package.not-a-package'];
const SECRET: readonly string[] = ['package.encrypted', 'package.wrong-identity'];

/** Why it is not opened; the codes are those of a full check, which says more. */
const refusalOf = ({ code, details }: Failure): readonly [happened: string, what: string] => {
  if (code === 'package.not-a-package') return [text.notAPackage, text.notAPackageText];
  const codes = String(details['codes'] ?? '').split(' ');
  if (details['verdict'] === 'hostile') return [text.notVerified, text.hostileText];
  if (details['verdict'] !== 'incomplete') return [text.notVerified, text.notVerifiedText];
  return codes.includes('part.missing')
    ? [text.partMissing, text.partMissingText]
    : [text.incomplete, text.incompleteText];
};

/** Other files begin anew. */
export const OpenPackagePage = (): ReactNode => {
  const search = useScreenSearch(OpenSearch);
  return <Opening key={JSON.stringify(search)} search={search} />;
};

const Opening = ({ search }: { readonly search: OpenSearch }) => {
  const { files = [], base } = search;
  const navigate = useNavigate();
  const job = useJob('review', 'open');
  const choose = useCommand('app', 'choose');
  const [dropFailure, setDropFailure] = useState<Failure | null>(null);
  const [isCancelled, setCancelled] = useState(false);
  const begun = useRef(false);
  const mayBeEncrypted = looksEncrypted(files);

  const open = async (identity: Identity) => {
    setCancelled(false);
    const opened = await job.start({
      files: files.map(({ token }) => token),
      base: base?.token ?? null,
      identity,
    });
    if (opened === null) {
      setCancelled(true);
      return;
    }
    rememberOpenedFiles(files);
    queryClient.setQueryData(['review', 'current', {}], opened);
    await navigate({ to: '/receiver', replace: true });
  };
  useEffect(() => {
    if (begun.current || files.length === 0 || mayBeEncrypted) return;
    begun.current = true;
    void open(null);
    // Once, for the files this page was made with.
    // eslint-disable-next-line react-hooks/exhaustive-deps
  }, []);
  const take = (chosen: readonly FileRef[]) => {
    if (chosen.length > 0)
      void navigate({
        to: '/receiver/open',
        search: { files: chosen.map(({ token, name }) => ({ token, name })) },
        replace: true,
      });
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
  const { failure } = job;
  const isNotSigned = failure !== null && NOT_SIGNED.includes(failure.code);
  const needsSecret =
    files.length > 0 && !job.isRunning && (failure === null ? mayBeEncrypted : SECRET.includes(failure.code));
  const first = files[0];
  return (
    <div className={styles.opening}>
      <header className={styles.openingBar}>
        <BackButton />
        <h1 className="title" tabIndex={-1} data-page-title>
          {text.title}
        </h1>
      </header>
      <div className={styles.openingForm}>
        {files.map((file) => (
          <p key={file.token} className={styles.openingFile}>
            <bdi>{visibleText(file.name)}</bdi>
          </p>
        ))}
        {job.isRunning && (
          <ProgressView
            title={text.opening}
            progress={job.progress}
            isCancelling={job.isCancelling}
            onCancel={job.cancel}
            ifCancelled={text.openingCancel}
          />
        )}
        {needsSecret && (
          <Secret
            isWrong={failure?.code === 'package.wrong-identity'}
            onOpen={(identity) => void open(identity)}
          />
        )}
        {isNotSigned && first !== undefined && (
          <Notice kind="missed" live>
            <p>
              <b>{refusalOf(failure)[0]}</b>
            </p>
            <p>{refusalOf(failure)[1]}</p>
            <div className={styles.under}>
              <Button
                onPress={() =>
                  void navigate({ to: '/verify', search: { file: first.token, name: first.name } })
                }
              >
                {text.verify}
              </Button>
            </div>
          </Notice>
        )}
        {failure !== null && !isNotSigned && failure.code !== 'package.encrypted' && (
          <FailureNotice failure={failure} />
        )}
        {isCancelled && failure === null && !job.isRunning && <p className="muted">{text.cancelled}</p>}
        {!job.isRunning && !needsSecret && (
          <>
            {files.length === 0 && (
              <>
                <Answer text={text.ask} size={24} />
                <p className="muted">{text.text}</p>
              </>
            )}
            <DropTarget label={text.dropTitle} onFiles={(dropped) => void drop(dropped)}>
              <p>
                <b>{text.dropTitle}</b>
              </p>
              <p className="help">{text.dropText}</p>
              <div className="btns">
                <Button
                  kind={files.length === 0 ? 'primary' : 'plain'}
                  onPress={() => void pick('package-file')}
                >
                  {files.length === 0 ? text.choose : text.another}
                </Button>
                <Button onPress={() => void pick('package-folder')}>{text.chooseFolder}</Button>
              </div>
            </DropTarget>
          </>
        )}
        <FailureNotice failure={dropFailure ?? choose.failure} />
      </div>
    </div>
  );
};

interface SecretProps {
  readonly isWrong: boolean;
  readonly onOpen: (identity: Identity) => void;
}

const Secret = ({ isWrong, onOpen }: SecretProps) => {
  const choose = useCommand('app', 'choose');
  const [by, setBy] = useState<OpenedBy>('passphrase');
  const [passphrase, setPassphrase] = useState('');
  const [file, setFile] = useState<FileRef | null>(null);
  const identity: Identity =
    by === 'passphrase'
      ? passphrase === ''
        ? null
        : { kind: 'passphrase', passphrase }
      : file === null
        ? null
        : { kind: 'file', file: file.token };
  return (
    <form
      className={styles.form}
      onSubmit={(event) => {
        event.preventDefault();
        if (identity !== null) onOpen(identity);
      }}
    >
      <Answer text={text.encrypted} size={24} />
      {!isWrong && <p className="muted">{text.encryptedText}</p>}
      <RadioGroup<OpenedBy> label={text.opens} options={text.choices} value={by} onChange={setBy} />
      {by === 'passphrase' ? (
        <PassphraseField label={text.passphrase} value={passphrase} onChange={setPassphrase} autoFocus />
      ) : (
        <div>
          <div className={styles.pickLine}>
            <bdi>{file === null ? text.identityNone : visibleText(file.name)}</bdi>
            <Button
              aria-label={`${text.chooseIdentity} ${text.identityFile}`}
              onPress={() => {
                void choose.run({ what: 'identity-file' }).then((chosen) => {
                  if (chosen?.[0] !== undefined) setFile(chosen[0]);
                });
              }}
            >
              {text.chooseIdentity}
            </Button>
          </div>
          <p className="help">{text.identityHelp}</p>
        </div>
      )}
      <FailureNotice failure={choose.failure} />
      <div className="btns">
        <Button kind="primary" size={32} type="submit" isDisabled={identity === null}>
          {text.open}
        </Button>
      </div>
    </form>
  );
};
