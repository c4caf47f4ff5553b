// The checks, in a worker: what was chosen goes in, the report of engine/verify comes out.
import './in-place-of-node/globals';
import { UserError } from '../shared/errors';
import { verifyOpened } from '../engine/verify/anywhere';
import { browserPlatform } from './browser-platform';
import { openedOf } from './chosen-source';
import type { CheckAnswer, CheckRequest } from './protocol';

const answer = (message: CheckAnswer): void => {
  // A worker's own postMessage takes no target; the types at hand are those of a page.
  (globalThis as unknown as { postMessage: (message: CheckAnswer) => void }).postMessage(message);
};

/** Often enough for an eye, seldom enough to cost nothing. */
const PROGRESS_EVERY_MS = 100;

const check = async ({ chosen, base, told }: CheckRequest): Promise<void> => {
  let toldAt = 0;
  const report = await verifyOpened(
    {
      files: openedOf(chosen),
      base: base === null ? null : openedOf(base),
      signer: told === '' ? null : told,
    },
    browserPlatform,
    {
      signal: new AbortController().signal,
      progress: ({ done, total }) => {
        const now = performance.now();
        if (now - toldAt < PROGRESS_EVERY_MS) return;
        toldAt = now;
        answer({ kind: 'progress', done, total: total ?? 0 });
      },
    },
  );
  answer({ kind: 'report', report });
};

globalThis.onmessage = ({ data }: MessageEvent<CheckRequest>) => {
  check(data).catch((error: unknown) => {
    answer(
      error instanceof UserError
        ? { kind: 'refused', code: error.code }
        : { kind: 'broke', message: error instanceof Error ? error.message : String(error) },
    );
  });
};
