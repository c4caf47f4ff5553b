// What the first page says of an open package, from what was proved so far. Pure.
import { PackageVerdict, type VerifyReport } from '../../../shared/domain/package';
import type { OpenedPackage } from '../../../shared/domain/review';
import { visibleText } from '../../../shared/visible-text';
import { packages } from '../../messages/packages';
import { receiverVerdict as text } from '../../messages/receiver-verdict';
import { sizeText } from '../../messages/size';
import { verify } from '../../messages/verify';
import type { State } from '../../ui/StateMark';
import { explanationOf, sentenceOf } from '../verify/report-words';
import {
  specialOf,
  verifyStanding,
  type VerifyStanding,
  type WordsCompared,
} from '../verify/verify-standing';

const WORDS = {
  'not-compared': 'not-yet',
  same: 'same',
  different: 'different',
} as const satisfies Record<OpenedPackage['comparison']['state'], WordsCompared>;

export const comparedWords = (opened: OpenedPackage): WordsCompared => WORDS[opened.comparison.state];

/** The report of the whole reading; null until it has ended. */
export const reportOf = ({ check }: OpenedPackage): VerifyReport | null =>
  check.state === 'done' ? check.report : null;

export const standingOf = (opened: OpenedPackage): VerifyStanding => {
  const report = reportOf(opened);
  if (report !== null) return verifyStanding(report, comparedWords(opened));
  const identity = { 'not-compared': 'not-compared', same: 'confirmed', different: 'differs' } as const;
  return { integrity: 'holds', identity: identity[opened.comparison.state] };
};

/** A delta whose base is not open: what it carries is whole, and nothing worse was found. */
export const isDeltaAlone = (opened: OpenedPackage): boolean => {
  const report = reportOf(opened);
  return report !== null && specialOf(report) === 'delta-alone';
};

/** The signature over the lists holds, and nothing that was read speaks against it. */
export const canCompareWords = (opened: OpenedPackage): boolean =>
  standingOf(opened).integrity === 'holds' || isDeltaAlone(opened);

export const callsItself = (opened: OpenedPackage): string => {
  const verdict = PackageVerdict.safeParse(opened.verdict);
  return verdict.success ? verify.callsItself(packages.verdict(verdict.data).toLowerCase()) : '';
};

export const verdictSentence = (opened: OpenedPackage, isReading: boolean): string => {
  const report = reportOf(opened);
  const standing = standingOf(opened);
  if (report !== null) return sentenceOf(report, standing);
  if (standing.identity === 'differs') return verify.sentence.differs;
  const who = verify.signerOf(visibleText(opened.organization));
  return isReading ? text.sentence.reading(who) : text.sentence.stopped(who);
};

/** Below the sentence, once every file was read. */
export const verdictExplanation = (opened: OpenedPackage, seconds: number | null): string => {
  const report = reportOf(opened);
  if (report === null) return '';
  const standing = standingOf(opened);
  const size = sizeText(report.counts.bytes);
  const checked = seconds === null ? text.checked(size) : text.checkedIn(size, verify.seconds(seconds));
  const holds = standing.integrity === 'holds' && standing.identity !== 'differs';
  const beside =
    report.base !== null && opened.baseNeeded === null
      ? ` ${verify.withBase(verify.baseRef(visibleText(report.base.packageId), report.base.round))}`
      : '';
  return `${checked}${beside} ${explanationOf(report, standing)}${holds ? text.leftOut(opened.counts.omissions, opened.verdict !== 'draft') : ''}`;
};

interface CheckLine {
  readonly id: string;
  readonly title: string;
  readonly state: State;
  readonly words: string;
}

const NAMES = /^(name\.|zip\.|entry\.(?!checksum|unreadable))/;
const CUSTODY = /^custody\./;
const SIGNATURE = /^(signature|signer)\./;

/** How far the reading is; null when nothing is known of it. */
export interface ReadSoFar {
  readonly done: string;
  readonly of: string;
}

/** The checks in the order they are made: one that fails makes those below it worth nothing. */
export const checkLines = (
  opened: OpenedPackage,
  read: ReadSoFar | null,
  comparedOn: string,
): readonly CheckLine[] => {
  const report = reportOf(opened);
  const { comparison } = opened;
  const codes = opened.check.findings.map(({ code }) => code);
  const has = (shape: RegExp) => codes.some((code) => shape.test(code));
  const others = codes.filter((code) => ![NAMES, CUSTODY, SIGNATURE].some((shape) => shape.test(code)));
  const key: Readonly<Record<OpenedPackage['comparison']['state'], Pick<CheckLine, 'state' | 'words'>>> = {
    'not-compared': { state: 'due', words: text.keyNew },
    same: {
      state: 'met',
      words: text.keySame(comparedOn, text.channelWords[comparison.channel] ?? ''),
    },
    different: { state: 'missed', words: text.keyDiffers },
  };
  const waiting = { state: 'notdue', words: text.notYet } as const;
  const found = (shape: RegExp, good: string): Pick<CheckLine, 'state' | 'words'> =>
    has(shape)
      ? { state: 'missed', words: text.filesFindings(codes.filter((code) => shape.test(code)).length) }
      : report === null
        ? waiting
        : { state: 'met', words: good };
  const custody = report?.custody ?? null;
  return [
    { id: 'key', title: text.signerKey, ...key[comparison.state] },
    {
      id: 'signature',
      title: text.signature,
      ...(has(SIGNATURE)
        ? ({
            state: 'missed',
            words: text.filesFindings(codes.filter((one) => SIGNATURE.test(one)).length),
          } as const)
        : ({ state: 'met', words: text.signatureGood } as const)),
    },
    {
      id: 'files',
      title: text.files,
      ...(isDeltaAlone(opened)
        ? ({ state: 'late', words: text.filesDelta } as const)
        : others.length > 0
          ? ({ state: 'missed', words: text.filesFindings(others.length) } as const)
          : report === null
            ? ({
                state: 'due',
                words: read === null ? text.notYet : text.filesReading(read.done, read.of),
              } as const)
            : ({
                state: 'met',
                words: text.filesMatch(report.counts.files, sizeText(report.counts.bytes)),
              } as const)),
    },
    {
      id: 'names',
      title: text.names,
      // Proved on opening already.
      ...(has(NAMES) ? found(NAMES, '') : ({ state: 'met', words: text.namesGood } as const)),
    },
    {
      id: 'custody',
      title: text.custody,
      ...(report !== null && custody === null && !has(CUSTODY)
        ? waiting
        : found(CUSTODY, text.custodyGood(custody?.entries ?? 0))),
    },
  ];
};
