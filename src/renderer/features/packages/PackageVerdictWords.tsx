// The verdict of a package in its own words. Only a draft takes a mark: the others are ordinary.
import type { PackageVerdict } from '../../../shared/domain/package';
import { packages as text } from '../../messages/packages';
import { StateMark } from '../../ui/StateMark';

export const PackageVerdictWords = ({ verdict }: { readonly verdict: PackageVerdict }) =>
  verdict === 'draft' ? (
    <StateMark state="late">{text.verdict(verdict)}</StateMark>
  ) : (
    <span>{text.verdict(verdict)}</span>
  );
