// Who signed: the twelve words, the key, the seal number and the signed statement.
import type { VerifyReport } from '../shared/domain/package';
import { element } from './element';
import type { Standing } from './standing';
import { texts } from './texts';

const small = (title: string, value: string): HTMLElement =>
  element('section', {}, element('h3', {}, title), element('p', { class: 'id' }, value));

const introOf = ({ integrity, identity }: Standing): string => {
  if (integrity !== 'holds' && identity !== 'other') return texts.wordsBroken;
  if (identity === 'told-key') return texts.wordsMatched;
  if (identity === 'told-seal') return texts.sealMatched;
  return texts.wordsCompareText;
};

export const signerView = (report: VerifyReport, standing: Standing): HTMLElement | null => {
  const { signer, sealNumber, trustedComment } = report;
  if (signer === null) return null;
  const mustCompare = standing.integrity === 'holds' && standing.identity === 'not-told';
  return element(
    'aside',
    { 'aria-labelledby': 'words-title' },
    element('h2', { id: 'words-title' }, mustCompare ? texts.wordsCompare : texts.words),
    element('p', { class: 'help' }, introOf(standing)),
    element('ol', { class: 'words' }, ...signer.words.map((word) => element('li', {}, word))),
    small(texts.key, signer.publicKey),
    small(texts.keySha256, signer.sha256),
    small(texts.keyId, signer.keyId),
    sealNumber === null ? null : small(texts.seal, sealNumber),
    trustedComment === null ? null : small(texts.statement, trustedComment),
  );
};
