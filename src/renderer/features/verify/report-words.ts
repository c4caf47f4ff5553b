// The sentence that answers a check, and the one that explains it. Pure.
import type { VerifyReport } from '../../../shared/domain/package';
import { packages } from '../../messages/packages';
import { verify as text } from '../../messages/verify';
import { specialOf, type VerifyStanding } from './verify-standing';

export const sentenceOf = (report: VerifyReport, { integrity, identity }: VerifyStanding): string => {
  const special = specialOf(report);
  if (special === 'bag') return text.sentence.bag(report.counts.files);
  if (special === 'delta-alone') return text.sentence.delta;
  if (special === 'part-missing') return text.sentence.parts;
  if (integrity !== 'holds')
    return integrity === 'broken' && report.signer === null
      ? text.sentence.brokenUnsigned
      : text.sentence[integrity];
  if (identity === 'differs') return text.sentence.differs;
  const who = report.scope === null ? text.signerUnknown : text.signerOf(report.scope.organization);
  return text.sentence.holds(report.counts.files, who);
};

export const explanationOf = (report: VerifyReport, { integrity, identity }: VerifyStanding): string => {
  const special = specialOf(report);
  if (special === 'bag') return text.bagText;
  if (special === 'delta-alone') return '';
  if (special === 'part-missing') return text.partsText;
  if (integrity === 'broken') return text.brokenText(report.findings.length);
  if (integrity === 'refused') return text.refusedText;
  if (integrity === 'incomplete') return text.incompleteText;
  if (identity === 'differs') return text.differsText;
  return report.scope === null ? '' : text.callsItself(packages.verdict(report.scope.verdict).toLowerCase());
};
