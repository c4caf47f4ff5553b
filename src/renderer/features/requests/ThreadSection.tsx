// The talk about one request. What stays in the vault looks different from what the auditor reads, before and
// after it is written.
import { useState } from 'react';
import { Lock } from 'lucide-react';
import type { RequestComment, RequestDetail } from '../../../shared/domain/request';
import { useMay } from '../../app/use-access';
import { useCommand } from '../../app/use-call';
import { count } from '../../messages/count';
import { instantText } from '../../messages/dates';
import { requestPanel as text } from '../../messages/request-panel';
import { Button } from '../../ui/Button';
import { FailureNotice } from '../../ui/Notice';
import { RadioGroup } from '../../ui/RadioGroup';
import { Section } from '../../ui/Section';
import { TextField } from '../../ui/TextField';
import styles from './requests.module.css';

const Said = ({ comment }: { readonly comment: RequestComment }) => (
  <li className={styles.said} data-side={comment.side} data-internal={comment.isInternal}>
    <div className={styles.saidHead}>
      {comment.isInternal && (
        <span className={styles.stays}>
          <Lock className="i" aria-hidden="true" />
          {text.internalNote}, {text.internalStays}
        </span>
      )}
      <b>
        <bdi>{comment.author === '' ? text.side(comment.side) : comment.author}</bdi>
      </b>
      {comment.author !== '' && !comment.isInternal && <span>{text.side(comment.side)}</span>}
      <span>{instantText(comment.at)}</span>
      {text.via[comment.via] !== '' && <span>{text.via[comment.via]}</span>}
    </div>
    <p className={styles.saidText} dir="auto">
      {comment.text}
    </p>
  </li>
);

export const ThreadSection = ({ request }: { readonly request: RequestDetail }) => {
  const { id, comments } = request;
  const mayWrite = useMay('request.commented');
  return (
    <Section title={text.thread} {...(comments.length > 0 && { note: count(comments.length) })}>
      {comments.length === 0 ? (
        <p className="muted">{text.threadNone}</p>
      ) : (
        <ol className={styles.talk}>
          {comments.map((comment) => (
            <Said key={comment.number} comment={comment} />
          ))}
        </ol>
      )}
      {mayWrite && <Write key={id} id={id} />}
    </Section>
  );
};

const Write = ({ id }: { readonly id: RequestDetail['id'] }) => {
  const comment = useCommand('requests', 'comment');
  const [words, setWords] = useState('');
  const [reader, setReader] = useState<'auditor' | 'internal'>('internal');
  const isInternal = reader === 'internal';
  const write = async () => {
    if ((await comment.run({ id, text: words.trim(), isInternal })) !== null) setWords('');
  };
  return (
    <div className={styles.write} data-internal={isInternal}>
      <TextField label={text.writeText} rows={3} value={words} onChange={setWords} maxLength={10_000} />
      <RadioGroup
        label={text.writeFor}
        options={[
          { id: 'internal', label: text.writeInternal, description: text.writeInternalHelp },
          { id: 'auditor', label: text.writeAuditor, description: text.writeAuditorHelp },
        ]}
        value={reader}
        onChange={setReader}
      />
      <FailureNotice failure={comment.failure} />
      <div>
        <Button isDisabled={words.trim() === '' || comment.isRunning} onPress={() => void write()}>
          {isInternal ? text.writeDoInternal : text.writeDo}
        </Button>
      </div>
    </div>
  );
};
