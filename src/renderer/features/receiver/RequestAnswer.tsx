// One request as the package has it, and the answer to it: a status only the auditor sets, and comments.
import { useState } from 'react';
import { AUDITOR_STATUSES, type AuditorStatus } from '../../../shared/domain/request';
import type { ReviewedRequest } from '../../../shared/domain/review';
import { visibleText } from '../../../shared/visible-text';
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
        {keepsNotes ? (
          <Answer key={JSON.stringify(request.answer)} request={request} />
        ) : (
          <p className="muted">{text.needs}</p>
        )}
      </Section>
    </>
  );
};

const Answer = ({ request }: { readonly request: ReviewedRequest }) => {
  const { id, answer } = request;
  const save = useCommand('review', 'answer');
  const comment = useCommand('review', 'comment');
  const remove = useCommand('review', 'removeComment');
  const [status, setStatus] = useState<AuditorStatus | null>(answer?.status ?? null);
  const [reason, setReason] = useState(answer?.reason ?? '');
  const [words, setWords] = useState('');
  const isChanged = status !== (answer?.status ?? null) || reason.trim() !== (answer?.reason ?? '');
  const needsReason = status === 'returned' && reason.trim() === '';
  const keep = async (next: AuditorStatus | null, why: string) => {
    await save.run({ requestIds: [id], status: next, reason: next === 'returned' ? why.trim() : '' });
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
          const chosen = next === NONE ? null : next;
          setStatus(chosen);
          // A returned one waits for its reason.
          if (chosen !== 'returned') void keep(chosen, '');
        }}
      />
      {status === 'returned' && (
        <TextField
          label={text.reason}
          help={needsReason ? text.reasonMissing : text.reasonHelp}
          value={reason}
          onChange={setReason}
          rows={3}
          maxLength={10_000}
        />
      )}
      {status === 'returned' && isChanged && (
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
          <Button
            isDisabled={comment.isRunning}
            onPress={() => {
              void comment.run({ requestId: id, text: words.trim() }).then((done) => {
                if (done !== null) setWords('');
              });
            }}
          >
            {text.commentDo}
          </Button>
        </div>
      )}
      <FailureNotice failure={comment.failure ?? remove.failure} />
    </div>
  );
};
