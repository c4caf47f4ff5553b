// The frame itself and the port to it: questions with a time limit, bytes when it asks for them. A frame
// that does not answer in time is removed; it has a process of its own, and that goes with it.
import type { FromReader, ReaderQuestion, ToReader } from '../../reader/reader-messages';
import { NotReadable } from './not-readable';

/** Longer than any honest page takes on a slow machine. */
const LIMIT_MS = 30_000;
const MOST_BYTES = 4 * 2 ** 20;

export interface ReaderPort {
  /** Throws NotReadable. */
  readonly ask: (question: ReaderQuestion) => Promise<unknown>;
  readonly close: () => void;
}

interface Waiting {
  readonly answer: (value: unknown) => void;
  readonly refuse: (error: Error) => void;
  readonly limit: ReturnType<typeof setTimeout>;
}

/** Every frame there is, so that none outlives the vault's being locked. */
const open = new Set<() => void>();

/** Removes all frames and what they hold. */
export const closeReaders = (): void => {
  for (const close of [...open]) close();
};

/**
 * @param bytes reads from the file; at most 4 MiB are asked for at a time
 * @param seen where the frame is to be seen and what it is called; without it, nobody sees it
 */
export const startReader = (
  bytes: (from: number, length: number) => Promise<Uint8Array>,
  seen?: { readonly shownIn: HTMLElement; readonly title: string },
): ReaderPort => {
  const { port1: port, port2: theirs } = new MessageChannel();
  const waiting = new Map<number, Waiting>();
  let last = 0;
  let isClosed = false;
  let trouble: Error = new NotReadable('not-readable');

  const frame = document.createElement('iframe');
  // Scripts, because ours decodes; nothing else, and above all not this page's origin.
  frame.setAttribute('sandbox', 'allow-scripts');
  frame.src = new URL('reader/reader.html', document.baseURI).href;
  if (seen === undefined) {
    frame.hidden = true;
    frame.tabIndex = -1;
    frame.setAttribute('aria-hidden', 'true');
  } else frame.title = seen.title;

  const close = (): void => {
    if (isClosed) return;
    isClosed = true;
    open.delete(close);
    port.close();
    frame.remove();
    for (const { refuse, limit } of waiting.values()) {
      clearTimeout(limit);
      refuse(trouble);
    }
    waiting.clear();
  };

  const post = (message: ToReader): void => {
    port.postMessage(message);
  };

  const give = (wanted: number, from: number, length: number): void => {
    const isAllowed = Number.isSafeInteger(from) && from >= 0 && Number.isSafeInteger(length) && length >= 1;
    if (!isAllowed) {
      close();
      return;
    }
    const parts: Promise<Uint8Array>[] = [];
    // The frame may ask for more at once than one call gives.
    for (let at = from; at < from + length; at += MOST_BYTES) {
      if (parts.length === 64) break;
      parts.push(bytes(at, Math.min(MOST_BYTES, from + length - at)));
    }
    Promise.all(parts).then(
      (read) => {
        const [only] = read;
        if (read.length === 1 && only !== undefined) {
          if (!isClosed) post({ bytesFor: wanted, bytes: only });
          return;
        }
        const whole = new Uint8Array(read.reduce((sum, part) => sum + part.length, 0));
        let at = 0;
        for (const part of read) {
          whole.set(part, at);
          at += part.length;
        }
        if (!isClosed) post({ bytesFor: wanted, bytes: whole });
      },
      (error: unknown) => {
        // Damage of the vault is told as such, not as a picture that cannot be decoded.
        trouble = error instanceof Error ? error : trouble;
        close();
      },
    );
  };

  port.onmessage = ({ data }: MessageEvent<FromReader>) => {
    if ('wants' in data) {
      give(data.wants, data.from, data.length);
      return;
    }
    const asked = waiting.get(data.number);
    if (asked === undefined) return;
    waiting.delete(data.number);
    clearTimeout(asked.limit);
    if (data.ok) asked.answer(data.value);
    else asked.refuse(new NotReadable(data.why === 'password-protected' ? data.why : 'not-readable'));
  };

  // The other end is gone: the frame's process ended.
  port.addEventListener('close', close);

  frame.addEventListener(
    'load',
    () => {
      // The frame's origin has no name to be addressed by.
      frame.contentWindow?.postMessage(null, '*', [theirs]);
    },
    { once: true },
  );
  (seen?.shownIn ?? document.body).append(frame);
  open.add(close);

  return {
    ask: (question) =>
      new Promise((answer, refuse) => {
        if (isClosed) {
          refuse(trouble);
          return;
        }
        last += 1;
        const limit = setTimeout(close, LIMIT_MS);
        waiting.set(last, { answer, refuse, limit });
        post({ number: last, question });
      }),
    close,
  };
};
