// Is this package genuine, and is all of it here? Needs no vault: choose or drop a package, say which key
// you were told if you know it, and read the answer.
import { type ReactNode, useState } from 'react';
import { VerifySearch } from '../../app/search';
import { useNavigate, useRouter } from '@tanstack/react-router';
import { ChevronLeft } from 'lucide-react';
import type { FileRef } from '../../../shared/contract';
import type { VerifyReport } from '../../../shared/domain/package';
import { useJob } from '../../app/use-job';
import { verify as text } from '../../messages/verify';
import { Button } from '../../ui/Button';
import { FailureNotice } from '../../ui/Notice';
import { ProgressView } from '../../ui/ProgressView';
import { Report } from './Report';
import { type Chosen, VerifyForm } from './VerifyForm';
import styles from './verify.module.css';
import { useScreenSearch } from '../../app/use-screen-search';

interface Verified {
  readonly report: VerifyReport;
  readonly file: Chosen;
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

const Verification = ({ initial }: { readonly initial: Chosen | null }) => {
  const router = useRouter();
  const navigate = useNavigate();
  const job = useJob('package', 'verify');
  const [file, setFile] = useState(initial);
  const [signer, setSigner] = useState('');
  const [verified, setVerified] = useState<Verified | null>(null);
  const [isCancelled, setCancelled] = useState(false);

  const start = async (chosen: Chosen) => {
    setCancelled(false);
    const begun = performance.now();
    const told = signer.trim();
    const report = await job.start({
      files: [chosen.token],
      signer: told === '' ? null : told,
      base: null,
      identity: null,
    });
    if (report === null) setCancelled(true);
    else setVerified({ report, file: chosen, seconds: (performance.now() - begun) / 1000 });
  };
  const choose = (chosen: FileRef | null) => {
    setFile(chosen);
    setVerified(null);
    setCancelled(false);
    job.reset();
  };

  return (
    <div className={styles.screen}>
      <header className={styles.bar}>
        <Button
          kind="quiet"
          icon={<ChevronLeft className="i" aria-hidden="true" />}
          onPress={() => {
            if (router.history.canGoBack()) router.history.back();
            else void navigate({ to: '/vaults' });
          }}
        >
          {text.back}
        </Button>
        <h1 className="title" tabIndex={-1} data-page-title>
          {text.title}
        </h1>
      </header>
      {verified !== null ? (
        <Report
          report={verified.report}
          fileName={verified.file.name}
          seconds={verified.seconds}
          onAnother={() => {
            choose(null);
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
            <VerifyForm
              file={file}
              onFile={choose}
              signer={signer}
              onSigner={setSigner}
              onStart={(chosen) => void start(chosen)}
            />
          )}
          <FailureNotice failure={job.failure} />
          {isCancelled && job.failure === null && <p className="muted">{text.cancelledText}</p>}
        </div>
      )}
    </div>
  );
};
