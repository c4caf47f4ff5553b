// Is this package genuine, and is all of it here? Needs no vault: choose or drop a package, say which key
// you were told if you know it, and read the answer.
import { type ReactNode, useEffect, useState } from 'react';
import { BackButton } from '../../app/BackButton';
import { VerifySearch } from '../../app/search';
import { useNavigate } from '@tanstack/react-router';
import type { FileToken } from '../../../shared/ids';
import type { VerifyReport } from '../../../shared/domain/package';
import { useCommand } from '../../app/use-call';
import { useJob } from '../../app/use-job';
import { useScreenSearch } from '../../app/use-screen-search';
import { verify as text } from '../../messages/verify';
import { FailureNotice } from '../../ui/Notice';
import { ProgressView } from '../../ui/ProgressView';
import { Report } from './Report';
import { VerifyForm } from './VerifyForm';
import { looksEncrypted, NOTHING_ASKED, type Question, verifyInput } from './verify-question';
import styles from './verify.module.css';

interface Verified {
  readonly report: VerifyReport;
  readonly question: Question;
  /** By the clock of this computer. */
  readonly seconds: number;
}

/** A package opened while another is on the screen begins anew. */
export const VerifyPage = (): ReactNode => {
  const { file, name } = useScreenSearch(VerifySearch);
  return (
    <Verification key={file ?? ''} initial={file === undefined ? null : { token: file, name: name ?? '' }} />
  );
};

interface VerificationProps {
  readonly initial: { readonly token: FileToken; readonly name: string } | null;
}

const Verification = ({ initial }: VerificationProps) => {
  const navigate = useNavigate();
  const job = useJob('package', 'verify');
  const choose = useCommand('app', 'choose');
  const [question, setQuestion] = useState<Question>(() =>
    initial === null
      ? NOTHING_ASKED
      : { ...NOTHING_ASKED, files: [initial], opening: looksEncrypted([initial]) ? 'file' : 'none' },
  );
  const [verified, setVerified] = useState<Verified | null>(null);
  const [isCancelled, setCancelled] = useState(false);

  const start = async (asked: Question) => {
    setCancelled(false);
    setVerified(null);
    const begun = performance.now();
    const report = await job.start(verifyInput(asked));
    if (report === null) setCancelled(true);
    else setVerified({ report, question: asked, seconds: (performance.now() - begun) / 1000 });
  };
  // Not told by its name: found out by the check, which then needs what opens it.
  const isEncrypted = job.failure?.code === 'package.encrypted';
  useEffect(() => {
    if (isEncrypted) setQuestion((now) => (now.opening === 'none' ? { ...now, opening: 'file' } : now));
  }, [isEncrypted]);
  const ask = (next: Question) => {
    setQuestion(next);
    setVerified(null);
    setCancelled(false);
    job.reset();
  };
  /** A delta was checked alone: with the full package chosen, both are checked at once. */
  const addBase = async () => {
    const [base] = (await choose.run({ what: 'package-base' })) ?? [];
    if (base === undefined) return;
    const next = { ...question, base };
    setQuestion(next);
    await start(next);
  };

  return (
    <div className={styles.screen}>
      <header className={styles.bar}>
        <BackButton />
        <h1 className="title" tabIndex={-1} data-page-title>
          {text.title}
        </h1>
      </header>
      {verified !== null ? (
        <Report
          report={verified.report}
          fileName={verified.question.files.map(({ name }) => name).join(', ')}
          seconds={verified.seconds}
          onAnother={() => {
            ask(NOTHING_ASKED);
          }}
          onBase={() => void addBase()}
          onOpen={() => {
            const { files, base } = verified.question;
            void navigate({
              to: '/receiver/open',
              search: {
                files: files.map(({ token, name }) => ({ token, name })),
                ...(base !== null && { base: { token: base.token, name: base.name } }),
              },
            });
          }}
        />
      ) : (
        <div className={styles.form}>
          {job.isRunning ? (
            <ProgressView
              title={text.working}
              progress={job.progress}
              isCancelling={job.isCancelling}
              onCancel={job.cancel}
              ifCancelled={text.workingCancel}
            />
          ) : (
            <VerifyForm question={question} onQuestion={ask} onStart={() => void start(question)} />
          )}
          <FailureNotice failure={job.failure ?? choose.failure} />
          {isCancelled && job.failure === null && <p className="muted">{text.cancelledText}</p>}
        </div>
      )}
    </div>
  );
};
