// In the place of a screen that could not be shown: what happened, that nothing is lost by it, and the ways on.
import { useEffect } from 'react';
import { type ErrorComponentProps, useNavigate, useRouter } from '@tanstack/react-router';
import type { Failure } from '../../shared/errors';
import { diagnostics as text } from '../messages/diagnostics';
import { Button } from '../ui/Button';
import { FailureNotice } from '../ui/Notice';
import { PageHead } from '../ui/PageHead';
import { CallFailed } from './call-failed';
import { useBack } from './use-back';
import { incidentOf } from './incident';
import styles from './ScreenFailed.module.css';

const failureBehind = (error: unknown): Failure =>
  error instanceof CallFailed
    ? error.failure
    : { code: 'internal.bug', details: {}, incidentId: incidentOf(error, 'screen') };

export const ScreenFailed = ({ error, reset }: ErrorComponentProps) => {
  const navigate = useNavigate();
  const router = useRouter();
  const back = useBack();
  // Left for another screen, this one is tried again when somebody comes back.
  useEffect(() => router.subscribe('onBeforeLoad', reset), [router, reset]);
  return (
    <div className={styles.failed}>
      <PageHead title={text.screenFailed} answer={text.screenFailedAnswer} />
      <FailureNotice failure={failureBehind(error)} />
      <div className="btns">
        <Button
          kind="primary"
          onPress={() => {
            reset();
            void router.invalidate();
          }}
        >
          {text.again}
        </Button>
        <Button onPress={back}>{text.back}</Button>
        <Button kind="quiet" onPress={() => void navigate({ to: '/diagnostics' })}>
          {text.open}
        </Button>
      </div>
    </div>
  );
};

/** An address that leads nowhere: a mistake of ours, since nobody types addresses here. */
export const NoSuchScreen = () => {
  const navigate = useNavigate();
  return (
    <div className={styles.failed}>
      <PageHead title={text.noSuchScreen} answer={text.noSuchScreenAnswer} />
      <div className="btns">
        <Button kind="primary" onPress={() => void navigate({ to: '/vaults' })}>
          {text.toVaults}
        </Button>
      </div>
    </div>
  );
};
