// What goes back to the organization, and what went already: the response file and the receipt, each signed
// with the auditor's own key.
import { type ReactNode, useState } from 'react';
import { Link } from '@tanstack/react-router';
import type { OpenedPackage } from '../../../shared/domain/review';
import { useCall, useCommand } from '../../app/use-call';
import { instantText } from '../../messages/dates';
import { count } from '../../messages/count';
import { receiverAnswer as text } from '../../messages/receiver-answer';
import { verify } from '../../messages/verify';
import { Button } from '../../ui/Button';
import { KeyValues } from '../../ui/KeyValues';
import { FailureNotice, Notice } from '../../ui/Notice';
import { Page } from '../../ui/Page';
import { PageHead } from '../../ui/PageHead';
import { Section } from '../../ui/Section';
import { TwelveWords } from '../packages/TwelveWords';
import { ReceiptDialog } from './ReceiptDialog';
import styles from './receiver.module.css';
import { standingOf } from './receiver-verdict';
import { useOpened } from './use-opened';

export const ResponsePage = (): ReactNode => {
  const opened = useOpened();
  if (opened === null || opened === undefined) return null;
  if (!opened.keepsNotes)
    return (
      <Page>
        <PageHead title={text.responseTitle} answer={text.responseNeeds} />
      </Page>
    );
  return <Response opened={opened} />;
};

const Response = ({ opened }: { readonly opened: OpenedPackage }) => {
  const { data: draft, failure } = useCall('review', 'draft', {});
  const { data: vault } = useCall('vault', 'current', {});
  const choose = useCommand('app', 'choose');
  const write = useCommand('review', 'writeResponse');
  const [written, setWritten] = useState('');
  const [isReceipt, setReceipt] = useState(false);
  if (draft === undefined)
    return (
      <Page>
        <PageHead title={text.responseTitle} />
        <FailureNotice failure={failure} />
      </Page>
    );
  const parts = [
    ...(draft.answers > 0 ? [text.partAnswers(draft.answers)] : []),
    ...(draft.comments > 0 ? [text.partComments(draft.comments)] : []),
    ...(draft.questions > 0 ? [text.partQuestions(draft.questions)] : []),
    ...(draft.picks > 0 ? [text.partPicks(draft.picks)] : []),
  ];
  const name = `${opened.packageId}_r${String(opened.round)}`;
  const writeResponse = async () => {
    setWritten('');
    const suggestedName = `response_${name}_${String(draft.responses.length + 1).padStart(2, '0')}.json`;
    const [target] = (await choose.run({ what: 'new-signed-file', suggestedName })) ?? [];
    if (target === undefined) return;
    const files = await write.run({ target: target.token });
    if (files !== null) setWritten(text.written(text.and(files.map((file) => file.name))));
  };
  const standing = standingOf(opened);
  const isSound =
    opened.check.state === 'done' && opened.check.findings.length === 0 && standing.identity !== 'differs';
  return (
    <Page>
      <PageHead
        title={text.responseTitle}
        answer={parts.length === 0 ? text.nothing : text.goesOut(text.and(parts))}
        size={24}
        actions={
          <Button
            kind="primary"
            size={32}
            isDisabled={parts.length === 0 || draft.missingReasons.length > 0 || write.isRunning}
            onPress={() => void writeResponse()}
          >
            {text.write}
          </Button>
        }
      />
      <div className={`${styles.scroll ?? ''} ${styles.response ?? ''}`}>
        <p role="status" className={written === '' ? 'unseen' : ''}>
          {written}
        </p>
        <FailureNotice failure={write.failure ?? choose.failure} />
        {draft.missingReasons.length > 0 && (
          <Notice kind="late">
            <p>{text.missing(draft.missingReasons.length)}</p>
            <p className="ids">
              {draft.missingReasons.map((id) => (
                <Link
                  key={id}
                  to="/receiver/requests"
                  search={{ shown: { kind: 'request', id } }}
                  className="id"
                >
                  {id}
                </Link>
              ))}
            </p>
          </Notice>
        )}
        <div className={styles.responseColumns}>
          <div className={styles.stack}>
            <Section title={text.what}>
              <KeyValues
                wide
                facts={[
                  [text.accepted, count(draft.accepted)],
                  [text.returned, count(draft.returned)],
                  [text.otherStatus, count(Math.max(0, draft.answers - draft.accepted - draft.returned))],
                  [text.comments, count(draft.comments)],
                  [text.questions, count(draft.questions)],
                  [text.picksLine, count(draft.picks)],
                  [text.progress, text.progressText(draft.progress.lookedAt, draft.progress.of)],
                ]}
              />
              <p className={`help ${styles.under ?? ''}`}>
                {text.writeHelp} {text.stays}
              </p>
            </Section>
            <Section title={text.receipt}>
              <p className="muted">{text.receiptText}</p>
              {opened.check.state !== 'done' || opened.check.findings.length > 0 ? (
                <p className={`help ${styles.under ?? ''}`}>{text.receiptNeeds}</p>
              ) : standing.identity === 'differs' ? (
                <p className={`help ${styles.under ?? ''}`}>{text.receiptDiffers}</p>
              ) : (
                opened.comparison.state !== 'same' && (
                  <p className={`help ${styles.under ?? ''}`}>{text.receiptUnknown}</p>
                )
              )}
              <div className={styles.under}>
                <Button
                  isDisabled={!isSound}
                  onPress={() => {
                    setReceipt(true);
                  }}
                >
                  {text.receiptDo}
                </Button>
              </div>
            </Section>
            <Section title={text.earlier}>
              {draft.responses.length + draft.receipts.length === 0 ? (
                <p className="muted">{text.earlierNone}</p>
              ) : (
                <ul className={styles.lines}>
                  {draft.responses.map((one) => (
                    <li key={`response ${String(one.number)}`}>
                      <span />
                      <span>
                        {text.earlierResponse} {one.number}
                      </span>
                      <span className="muted">
                        {verify.baseRef(one.packageId, one.round)}, {instantText(one.madeAt)},{' '}
                        <bdi>{one.byName}</bdi>
                      </span>
                    </li>
                  ))}
                  {draft.receipts.map((one) => (
                    <li key={`receipt ${one.madeAt}`}>
                      <span />
                      <span>{text.earlierReceipt}</span>
                      <span className="muted">
                        {verify.baseRef(one.packageId, one.round)}, {instantText(one.madeAt)},{' '}
                        <bdi>{one.byName}</bdi>
                      </span>
                    </li>
                  ))}
                </ul>
              )}
            </Section>
          </div>
          {vault !== undefined && vault !== null && (
            <Section title={text.key}>
              <p className="muted">{text.keyText}</p>
              <TwelveWords words={vault.signer.words} label={text.keyWords} />
            </Section>
          )}
        </div>
      </div>
      {isReceipt && (
        <ReceiptDialog
          name={name}
          person={vault?.member.name ?? ''}
          onDone={(words) => {
            setWritten(words);
            setReceipt(false);
          }}
          onClose={() => {
            setReceipt(false);
          }}
        />
      )}
    </Page>
  );
};
