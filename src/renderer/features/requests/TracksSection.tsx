// Both tracks side by side: where each stands, and what may follow. The auditor's moves only by what they told.
import { useState } from 'react';
import type { InternalStatus, RequestDetail } from '../../../shared/domain/request';
import { useMay } from '../../app/use-access';
import { requestPanel as text } from '../../messages/request-panel';
import { requestWords } from '../../messages/request-words';
import { Button } from '../../ui/Button';
import { Section } from '../../ui/Section';
import { TextMenu } from '../../ui/TextMenu';
import { MoveDialog } from './MoveDialog';
import { RecordAuditorDialog } from './RecordAuditorDialog';
import { AuditorMark, daysWaiting, internalStep, InternalMark } from './request-marks';
import styles from './requests.module.css';
import { SubmitDialog } from './SubmitDialog';

type Opened = { readonly to: InternalStatus } | 'record';

export const TracksSection = ({ request }: { readonly request: RequestDetail }) => {
  const { id, internal, auditor, nextInternal, auditorWord, waitingOn } = request;
  const mayMove = useMay('request.moved');
  const [opened, setOpened] = useState<Opened | null>(null);
  const close = () => {
    setOpened(null);
  };
  const now = internalStep(internal);
  // The step that leads on is a button; further ones, the halt and steps back are in a menu.
  const next = nextInternal.toSorted((a, b) => rank(a, now) - rank(b, now));
  // What is ready goes out: mostly with a round, whose delivery says so by itself.
  const isReady = internal === 'ready-for-review' && waitingOn === 'organization';
  const onward = isReady ? 'submitted' : next.find((to) => rank(to, now) < AHEAD);
  const others = next.filter((to) => to !== onward);
  return (
    <Section
      title={text.tracks}
      note={
        waitingOn === 'nobody'
          ? text.settled
          : text.waiting(waitingOn === 'organization' ? 'us' : 'the auditor', daysWaiting(request))
      }
    >
      <div className={styles.tracks}>
        <div className={styles.track}>
          <h3>{text.ours}</h3>
          <div className={styles.status}>
            <InternalMark status={internal} />
          </div>
          <p className="help">
            {requestWords.internalMeaning(internal)} {text.oursStays}
          </p>
          {mayMove && next.length > 0 && (
            <div className={styles.moves}>
              {onward !== undefined && (
                <Button
                  onPress={() => {
                    setOpened({ to: onward });
                  }}
                >
                  {requestWords.toInternal(onward)}
                </Button>
              )}
              {others.length > 0 && (
                <TextMenu
                  label={text.otherSteps}
                  groups={[
                    {
                      id: 'to',
                      title: '',
                      items: others.map((to) => ({
                        id: to,
                        title: requestWords.toInternal(to),
                        run: () => {
                          setOpened({ to });
                        },
                      })),
                    },
                  ]}
                />
              )}
            </div>
          )}
        </div>
        <div className={styles.track}>
          <h3>{text.theirs}</h3>
          <div className={styles.status}>
            <AuditorMark status={auditor} />
          </div>
          <p className="help">
            {requestWords.auditorMeaning(auditor)} {auditorWord !== '' && text.word(auditorWord)}
          </p>
          {mayMove && (
            <div className={styles.moves}>
              <Button
                kind="quiet"
                onPress={() => {
                  setOpened('record');
                }}
              >
                {text.record}
              </Button>
            </div>
          )}
        </div>
      </div>
      {opened === 'record' && <RecordAuditorDialog request={request} onClose={close} />}
      {opened !== null &&
        opened !== 'record' &&
        (opened.to === 'submitted' ? (
          <SubmitDialog ids={[id]} onDone={close} onClose={close} />
        ) : (
          <MoveDialog ids={[id]} to={opened.to} onDone={close} onClose={close} />
        ))}
    </Section>
  );
};

const AHEAD = 20;

/** Steps ahead by how far they are, then the halt, then steps back. */
const rank = (to: InternalStatus, now: number): number =>
  to === 'needs-clarification' ? AHEAD : internalStep(to) > now ? internalStep(to) : 30 + internalStep(to);
