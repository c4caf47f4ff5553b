// Which package this is, always in view: what it is about, its round, and the file it came in.
import type { OpenedPackage } from '../../../shared/domain/review';
import { DateRange, Instant } from '../../../shared/period';
import { visibleText } from '../../../shared/visible-text';
import { instantText, rangeText } from '../../messages/dates';
import { receiver as text } from '../../messages/receiver';
import { StateMark } from '../../ui/StateMark';
import { BackAndForward } from '../../app/BackAndForward';
import { useShownPath } from '../../app/use-shown-path';
import { verify } from '../../messages/verify';
import { useCheck } from './check-progress';
import { canCompareWords, standingOf } from './receiver-verdict';
import styles from './receiver.module.css';

/** The package says when in its own words; an instant is shown as one. */
export const builtText = (builtAt: string): string => {
  const parsed = Instant.safeParse(builtAt);
  return parsed.success ? instantText(parsed.data) : visibleText(builtAt);
};

/** `SOC 2 Type II, 2026-01-01 to 2026-12-31` with its days as they are read everywhere else. */
export const engagementText = (engagement: string): string =>
  visibleText(engagement).replace(
    /(\d{4}-\d\d-\d\d) to (\d{4}-\d\d-\d\d)/,
    (whole, from: string, to: string) => {
      const range = DateRange.safeParse({ from, to });
      return range.success ? rangeText(range.data) : whole;
    },
  );

export const ReceiverStrip = ({ opened }: { readonly opened: OpenedPackage | null }) => {
  return (
    <header className="strip" aria-label={text.strip}>
      <BackAndForward />
      {opened !== null && (
        <>
          <p className={`strip__eng ${styles.about ?? ''}`}>
            <b>
              <bdi>{visibleText(opened.organization)}</bdi>, <bdi>{engagementText(opened.engagement)}</bdi>
            </b>
            <bdi>{text.built(visibleText(opened.packageId), opened.round, builtText(opened.builtAt))}</bdi>
          </p>
          <Standing opened={opened} />
          <p className={`id ${styles.fileName ?? ''}`} title={opened.fileNames.map(visibleText).join('\n')}>
            <bdi>
              {text.files(visibleText(opened.fileNames[0] ?? ''), Math.max(0, opened.fileNames.length - 1))}
            </bdi>
          </p>
        </>
      )}
    </header>
  );
};

/** Wherever one looks: that the verdict is not the last word yet, or that it is not a good one. */
const Standing = ({ opened }: { readonly opened: OpenedPackage }) => {
  const check = useCheck();
  const path = useShownPath();
  if (path === '/receiver') return null;
  const { integrity, identity } = standingOf(opened);
  if (!canCompareWords(opened)) return <StateMark state="missed">{verify.integrity[integrity]}</StateMark>;
  if (identity === 'differs') return <StateMark state="missed">{verify.identity.differs}</StateMark>;
  if (opened.check.state === 'done') return null;
  const { done = 0, total = null } = check?.progress ?? {};
  const percent = total === null || total === 0 ? '' : `, ${String(Math.floor((done / total) * 100))} %`;
  const isReading = check?.isRunning === true || opened.check.state === 'reading';
  return <StateMark state="due">{isReading ? `${text.reading}${percent}` : text.notRead}</StateMark>;
};
