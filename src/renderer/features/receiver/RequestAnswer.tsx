// One request as the package has it, and the answer to it: a status only the auditor sets, and comments.
import { useState } from 'react';
import { AUDITOR_STATUSES, type AuditorStatus } from '../../../shared/domain/request';
import type { ReviewedRequest } from '../../../shared/domain/review';
import { visibleText } from '../../../shared/visible-text';
import { UnsavedGuard } from '../../app/UnsavedGuard';
import { useCall, useCommand } from '../../app/use-call';
import { agoText } from '../../messages/dates';
import { receiver } from '../../messages/receiver';
import { receiverAnswer as text } from '../../messages/receiver-answer';
import { Button } from '../../ui/Button';
import { FailureNotice } from '../../ui/Notice';
import { Section } from '../../ui/Section';
import { Select } from '../../ui/Select';
import { TextField } from '../../ui/TextField';
import { shownText } from '../preview/shown-text';
import { builtText } from './ReceiverStrip';
import styles from './receiver.module.css';

/** Those an auditor sets; draft and submitted belong to the way of the list. */
const OFFERED = AUDITOR_STATUSES.filter((status) => status !== 'draft' && status !== 'submitted');
const NONE = 'none';

interface RequestAnswerProps {
  readonly id: string;
  readonly keepsNotes: boolean;
}

export const RequestAnswer = ({ id, keepsNotes }: RequestAnswerProps) => {
  // The list is asked for by its number: there is no call for one alone.
  const { data, failure } = useCall('review', 'requests', { search: id, only: 'all', offset: 0, limit: 50 });
  const request = data?.rows.find((row) => row.id === id);
  if (request === undefined) return <FailureNotice failure={failure} />;
  return (
    <>
      {request.comments.length > 0 && (
        <Section title={text.said}>
          <ul className={styles.notes}>
            {request.comments.map((comment, place) => (
              <li key={place}>
                <div className={styles.noteHead}>
                  <b>{text.side[comment.side]}</b>
                  <span className="faint">
                    <bdi>{visibleText(comment.author)}</bdi>, {builtText(comment.at)}
                  </span>
                </div>
                <p className={styles.noteText} dir="auto">
                  {shownText(comment.text)}
                </p>
              </li>
            ))}
          </ul>
        </Section>
      )}
      <Section title={text.yours}>
        {keepsNotes ? <Answer key={id} request={request} /> : <p className="muted">{text.needs}</p>}
      </Section>
    </>
  );
};

const Answer = ({ request }: { readonly request: ReviewedRequest }) => {
  const { id, answer } = request;
  const save = useCommand('review', 'answer');
  const comment = useCommand('review', 'comment');
  const remove = useCommand('review', 'removeComment');
  /** What is typed and not kept yet; null while it is what is kept. */
  const [typedReason, setTypedReason] = useState<string | null>(null);
  const [words, setWords] = useState('');
  const status = answer?.status ?? null;
  const reason = typedReason ?? answer?.reason ?? '';
  const isReasonChanged = status === 'returned' && reason.trim() !== (answer?.reason ?? '');
  const needsReason = status === 'returned' && reason.trim() === '';
  const keep = async (next: AuditorStatus | null, why: string): Promise<boolean> => {
    const kept = await save.run({
      requestIds: [id],
      status: next,
      reason: next === 'returned' ? why.trim() : '',
    });
    if (kept !== null) setTypedReason(null);
    return kept !== null;
  };
  const say = async (): Promise<boolean> => {
    const said = await comment.run({ requestId: id, text: words.trim() });
    if (said !== null) setWords('');
    return said !== null;
  };
  return (
    <div className={styles.form}>
      <Select<AuditorStatus | typeof NONE>
        label={text.status}
        help={answer?.isSent === true ? text.statusSent : text.statusHelp}
        value={status ?? NONE}
        options={[
          { id: NONE, label: text.statusNone },
          ...OFFERED.map((one) => ({ id: one, label: receiver.status(one) })),
        ]}
        onChange={(next) => {
          // A returned one may wait for its reason until a response is written.
          void keep(next === NONE ? null : next, reason);
        }}
      />
      {status === 'returned' && (
        <TextField
          label={text.reason}
          help={needsReason ? text.reasonMissing : text.reasonHelp}
          value={reason}
          onChange={setTypedReason}
          rows={3}
          maxLength={10_000}
        />
      )}
      {isReasonChanged && (
        <div className="btns">
          <Button kind="primary" isDisabled={save.isRunning} onPress={() => void keep(status, reason)}>
            {text.saveStatus}
          </Button>
        </div>
      )}
      <FailureNotice failure={save.failure} />
      {answer !== null && answer.comments.length > 0 && (
        <ul className={styles.notes}>
          {answer.comments.map((one, place) => (
            <li key={one.number}>
              <div className={styles.noteHead}>
                <b>{text.comment}</b>
                <span className="faint">
                  <bdi>{one.author}</bdi>, {agoText(one.at)}
                </span>
                <span className={styles.push} />
                {!answer.isSent && (
                  <Button
                    kind="quiet"
                    aria-label={text.removeComment(place + 1)}
                    onPress={() => void remove.run({ number: one.number })}
                  >
                    {text.remove}
                  </Button>
                )}
              </div>
              <p className={styles.noteText} dir="auto">
                {one.text}
              </p>
            </li>
          ))}
        </ul>
      )}
      <TextField label={text.comment} value={words} onChange={setWords} rows={2} maxLength={10_000} />
      {words.trim() !== '' && (
        <div className="btns">
          <Button isDisabled={comment.isRunning} onPress={() => void say()}>
            {text.commentDo}
          </Button>
        </div>
      )}
      <FailureNotice failure={comment.failure ?? remove.failure} />
      <UnsavedGuard
        isDirty={isReasonChanged || words.trim() !== ''}
        what={id}
        save={async () =>
          (!isReasonChanged || (await keep(status, reason))) && (words.trim() === '' || (await say()))
        }
        isStillHere={({ search }) =>
          (search as { readonly shown?: { readonly id?: string } }).shown?.id === id
        }
      />
    </div>
  );
};
