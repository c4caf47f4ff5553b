// Draws every page for the engine, hands them over one by one, and has them covered and stored. When they are
// too much together they are drawn once more, coarser.
import { useRef, useState } from 'react';
import type { EvidenceDetail } from '../../../shared/domain/evidence';
import type { Failure } from '../../../shared/errors';
import type { JobId } from '../../../shared/ids';
import { bridge } from '../../app/bridge';
import { CallFailed, failureOf } from '../../app/call-failed';
import { call } from '../../app/use-call';
import { redaction as text } from '../../messages/redaction';
import type { DrawnSize, Reader } from '../preview/reader-frame';
import { type Area, areasToStore } from './areas';
import type { FileToRedact, RedactedSays } from './file-to-redact';

const MOST_PIXELS = 50_000_000;
/** Dots per inch of the pages of a PDF; the next one when the pages are too many for the one before. */
const RESOLUTIONS = [200, 150, 100] as const;
/** A drawn page takes half its pixels as bytes, or less, unless it is a photograph. */
const USUAL_TOTAL_PIXELS = 400_000_000;
const POINTS_PER_PIXEL = 72 / 96;
/** The frame did not draw one: the engine says the same when it has not got them all. */
const PAGES_MISSING: Failure = { code: 'redaction.pages-missing', details: {} };

const pointsOf = (reader: Reader, { widthPixels, heightPixels }: DrawnSize) =>
  reader.shows === 'pdf'
    ? { width: widthPixels * POINTS_PER_PIXEL, height: heightPixels * POINTS_PER_PIXEL }
    : null;

/** Somebody asked for it: no failure to be shown. */
class Cancelled extends Error {}

interface Stored {
  readonly store: (areas: readonly Area[], says: RedactedSays) => Promise<EvidenceDetail | null>;
  /** Nothing is stored, unless it was stored already. */
  readonly cancel: () => void;
  readonly isRunning: boolean;
  /** What is being done; empty while nothing is. */
  readonly progress: string;
  readonly failure: Failure | null;
}

export const useStorePages = (reader: Reader, { id, version, position }: FileToRedact): Stored => {
  const [progress, setProgress] = useState('');
  const [failure, setFailure] = useState<Failure | null>(null);
  const job = useRef<{ readonly id: JobId; isCancelled: boolean } | null>(null);

  const goOnOrStop = (): void => {
    if (job.current?.isCancelled === true) throw new Cancelled();
  };

  const drawAll = async (dotsPerInch: number): Promise<void> => {
    const pages = reader.pageCount;
    for (let page = 1; page <= pages; page += 1) {
      goOnOrStop();
      setProgress(text.drawing(page, pages));
      const size = await reader.pageSize(page);
      const scale = reader.shows === 'pdf' ? dotsPerInch / 96 : 1;
      const png = new Uint8Array(await reader.drawPageAsPng(page, { scale, maxPixels: MOST_PIXELS }));
      const points = pointsOf(reader, size);
      await call('redaction', 'drawPage', { id, version, position, page, pages, png, points });
    }
  };

  const drawAsFineAsFits = async (): Promise<void> => {
    const first = await reader.pageSize(1);
    const atOne = first.widthPixels * first.heightPixels * reader.pageCount;
    const fitting = RESOLUTIONS.filter((dots) => atOne * (dots / 96) ** 2 <= USUAL_TOTAL_PIXELS);
    const tried = reader.shows === 'pdf' ? (fitting.length > 0 ? fitting : RESOLUTIONS.slice(-1)) : [96];
    for (const [at, dots] of tried.entries())
      try {
        await drawAll(dots);
        return;
      } catch (error) {
        const isTooMuch = error instanceof CallFailed && error.failure.code === 'redaction.too-large';
        if (!isTooMuch || at === tried.length - 1) throw error;
      }
  };

  return {
    store: async (areas, says) => {
      setFailure(null);
      const jobId = `job-${crypto.randomUUID()}` as JobId;
      job.current = { id: jobId, isCancelled: false };
      try {
        await drawAsFineAsFits();
        goOnOrStop();
        setProgress(text.storing);
        const covered = areasToStore(areas, reader.pageCount);
        return await call('redaction', 'ofPages', { id, version, position, areas: covered, ...says }, jobId);
      } catch (error) {
        const failed = error instanceof CallFailed ? failureOf(error) : PAGES_MISSING;
        if (!(error instanceof Cancelled) && failed.code !== 'job.cancelled') setFailure(failed);
        // Why it failed is shown; what was drawn is forgotten when the vault locks.
        await call('redaction', 'discard', {}).catch(() => undefined);
        return null;
      } finally {
        job.current = null;
        setProgress('');
      }
    },
    cancel: () => {
      if (job.current === null) return;
      job.current.isCancelled = true;
      bridge.cancel(job.current.id);
    },
    isRunning: progress !== '',
    progress,
    failure,
  };
};
