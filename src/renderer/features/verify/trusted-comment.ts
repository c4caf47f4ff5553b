// The trusted comment of a package's signature, taken apart for reading. It is covered by the signature,
// so what stands in it was said by the signer; unknown words are kept as they are.

import { visibleText } from '../../../shared/visible-text';

export interface TrustedComment {
  /** The first word, such as `muniment-package-1`; empty when the comment begins with a pair. */
  readonly format: string;
  readonly pairs: readonly { readonly name: string; readonly value: string }[];
}

/** Names travel as %XX of their bytes; what cannot be decoded is shown as it stands. */
const decoded = (value: string): string => {
  try {
    return visibleText(decodeURIComponent(value));
  } catch {
    return visibleText(value);
  }
};

/** Splits `muniment-package-1 pkg=… seq=134`; words without `=` after the first are pairs without a value. */
export const readTrustedComment = (comment: string): TrustedComment => {
  const words = comment.split(' ').filter((word) => word !== '');
  const pairs = words.map((word) => {
    const at = word.indexOf('=');
    return at === -1
      ? { name: visibleText(word), value: '' }
      : { name: visibleText(word.slice(0, at)), value: decoded(word.slice(at + 1)) };
  });
  const [first, ...rest] = pairs;
  return first !== undefined && first.value === ''
    ? { format: first.name, pairs: rest }
    : { format: '', pairs };
};
