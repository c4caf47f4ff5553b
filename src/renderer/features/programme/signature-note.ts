// How the text somebody put their name to lies against the version that is shown: approving makes another version of a
// policy, and details of a document may change beside its text, without the text being another one.
import { isSameText, TEXT_FIELDS } from '../../../shared/domain/programme/draft-again';
import type { RecordDetail, RecordSignature } from '../../../shared/domain/programme/record';
import { recordPanel as text } from '../../messages/programme';

type Shown = Pick<RecordDetail, 'register' | 'version' | 'facts' | 'versions'>;

/** Empty for a signature of the version that is shown. */
export const signatureNote = (shown: Shown, { version }: Pick<RecordSignature, 'version'>): string => {
  if (version === shown.version) return '';
  const signed = shown.versions.find((one) => one.version === version);
  const hasText = TEXT_FIELDS[shown.register] !== undefined;
  if (hasText && signed !== undefined && isSameText(shown.register, signed.facts, shown.facts))
    return text.signatureSame;
  return version < shown.version ? text.signatureOld : text.signatureLater;
};
