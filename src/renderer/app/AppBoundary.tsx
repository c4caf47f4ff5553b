// The last resort: something failed outside of every screen. Only loading the window anew helps then; the engine and
// an open vault are not touched by it.
import { Component, type ReactNode } from 'react';
import { diagnostics as text } from '../messages/diagnostics';
import { Button } from '../ui/Button';
import { FailureNotice } from '../ui/Notice';
import { incidentOf } from './incident';
import styles from './ScreenFailed.module.css';

interface AppBoundaryProps {
  readonly children: ReactNode;
}

interface AppBoundaryState {
  readonly error: unknown;
  readonly hasFailed: boolean;
}

export class AppBoundary extends Component<AppBoundaryProps, AppBoundaryState> {
  override readonly state: AppBoundaryState = { error: null, hasFailed: false };

  static getDerivedStateFromError(error: unknown): AppBoundaryState {
    return { error, hasFailed: true };
  }

  override render() {
    if (!this.state.hasFailed) return this.props.children;
    return (
      <main className={styles.failed}>
        <h1 className="title">{text.windowFailed}</h1>
        <FailureNotice
          failure={{
            code: 'internal.bug',
            details: {},
            incidentId: incidentOf(this.state.error, 'screen'),
          }}
        />
        <div className="btns">
          <Button
            kind="primary"
            onPress={() => {
              location.reload();
            }}
          >
            {text.loadAgain}
          </Button>
        </div>
      </main>
    );
  }
}
