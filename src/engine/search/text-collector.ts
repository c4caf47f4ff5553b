// Takes the text of one file in, up to the limit.

/** Characters of one file that are looked through; what comes after them is not found. */
export const MOST_TEXT = 2 ** 20;

/** After so long what was read has to do; well before the thread is ended, which would lose it. */
const LONGEST_MS = 12_000;

/** Thrown by a collector that is full, or when time is up; says that there was more. */
export class EnoughText extends Error {}

export interface TextCollector {
  /** @throws EnoughText */
  readonly add: (text: string) => void;
  readonly text: () => string;
}

export const collectText = (): TextCollector => {
  const pieces: string[] = [];
  let length = 0;
  const since = performance.now();
  return {
    add: (text) => {
      const left = MOST_TEXT - length;
      pieces.push(text.length > left ? text.slice(0, left) : text);
      length += text.length + 1;
      if (length > MOST_TEXT || performance.now() - since > LONGEST_MS) throw new EnoughText();
    },
    text: () => pieces.join('\n'),
  };
};
