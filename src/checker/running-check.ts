// One check, in a worker of its own: the page stays free, and cancelling is ending the worker. The worker's
// program stands in this page as text, so that nothing is loaded from anywhere.
import type { VerifyReport } from '../shared/domain/package';
import type { CheckAnswer, CheckRequest } from './protocol';

export interface CheckEvents {
  readonly onProgress: (done: number, total: number) => void;
  readonly onReport: (report: VerifyReport) => void;
  readonly onRefused: (code: string) => void;
  readonly onBroke: (message: string) => void;
}

/** Starts the check and answers how to end it. Throws where the browser allows no worker. */
export const startCheck = (request: CheckRequest, events: CheckEvents): (() => void) => {
  const program = document.getElementById('checks')?.textContent ?? '';
  const address = URL.createObjectURL(new Blob([program], { type: 'text/javascript' }));
  const worker = new Worker(address);
  const end = (): void => {
    worker.terminate();
    URL.revokeObjectURL(address);
  };
  worker.onmessage = ({ data }: MessageEvent<CheckAnswer>) => {
    if (data.kind === 'progress') {
      events.onProgress(data.done, data.total);
      return;
    }
    end();
    if (data.kind === 'report') events.onReport(data.report);
    else if (data.kind === 'refused') events.onRefused(data.code);
    else events.onBroke(data.message);
  };
  worker.onerror = (event) => {
    end();
    events.onBroke(event.message === '' ? 'the worker did not start' : event.message);
  };
  worker.postMessage(request);
  return end;
};
