// One request beside the list: the firm's words, where it stands, what answers it, the talk, what happened.
import { useState } from 'react';
import type { RequestDetail } from '../../../shared/domain/request';
import type { RequestId } from '../../../shared/ids';
import { packageRoundRef } from '../../../shared/ids';
import type { CalendarDate } from '../../../shared/period';
import { daysBetween } from '../../../shared/period';
import { ObjectLink } from '../../app/ObjectLink';
import { useMay } from '../../app/use-access';
import { useCall } from '../../app/use-call';
import { dateText, rangeText, today } from '../../messages/dates';
import { requestPanel as text } from '../../messages/request-panel';
import { requestWords } from '../../messages/request-words';
import { requests as listText } from '../../messages/requests';
import { Button } from '../../ui/Button';
import { DropTarget } from '../../ui/DropTarget';
import { KeyValues } from '../../ui/KeyValues';
import { FailureNotice, Notice } from '../../ui/Notice';
import { Panel } from '../../ui/Panel';
import { Section } from '../../ui/Section';
import { StateMark } from '../../ui/StateMark';
import { useTakeIn } from '../intake/use-take-in';
import { AssignDialog } from './AssignDialog';
import { ConflictsSection } from './ConflictsSection';
import { LinksSection } from './LinksSection';
import { RequestDialog } from './RequestDialog';
import styles from './requests.module.css';
import { requestTitle } from './request-title';
import { ThreadSection } from './ThreadSection';
import { TracksSection } from './TracksSection';
import { TurnsSection } from './TurnsSection';

interface RequestPanelProps {
  readonly id: RequestId;
  readonly onClose: () => void;
}

export const RequestPanel = ({ id, onClose }: RequestPanelProps) => {
  const { data, failure } = useCall('requests', 'get', { today: today(), id });
  const takeIn = useTakeIn();
  const mayChange = useMay('request.changed');
  const [opened, setOpened] = useState<'edit' | 'assign' | null>(null);
  const close = () => {
    setOpened(null);
  };
  if (data?.id !== id)
    return (
      <Panel number={id} title="" onClose={onClose}>
        <FailureNotice failure={failure} />
      </Panel>
    );
  const sheet = (
    <div className={styles.sheet}>
      {data.auditor === 'returned' && (
        <Notice kind="late">
          <p>
            <b>{text.returned}</b>
          </p>
          <p dir="auto">{data.returnReason === '' ? text.returnedNoReason : data.returnReason}</p>
        </Notice>
      )}
      <ConflictsSection request={data} />
      {data.title !== '' && (
        <Section title={text.wording}>
          <p className={styles.wording} dir="auto">
            {data.wording}
          </p>
        </Section>
      )}
      <TracksSection request={data} />
      <LinksSection request={data} takeIn={takeIn} />
      <Facts request={data} />
      <ThreadSection request={data} />
      <TurnsSection request={data} />
    </div>
  );
  return (
    <Panel
      number={data.reference === '' ? id : `${id} · ${data.reference}`}
      title={requestTitle(data)}
      onClose={onClose}
      {...(mayChange && {
        foot: (
          <>
            <Button
              onPress={() => {
                setOpened('assign');
              }}
            >
              {listText.assign}
            </Button>
            <Button
              kind="quiet"
              onPress={() => {
                setOpened('edit');
              }}
            >
              {text.edit}
            </Button>
          </>
        ),
      })}
    >
      <FailureNotice failure={takeIn.failure} />
      {takeIn.may ? (
        <DropTarget
          label={text.dropHere(id)}
          look="area"
          onFiles={(files) => {
            takeIn.offer(files, { requestId: id });
          }}
        >
          {sheet}
        </DropTarget>
      ) : (
        sheet
      )}
      {opened === 'assign' && <AssignDialog ids={[id]} onDone={close} onClose={close} />}
      {opened === 'edit' && <RequestDialog request={data} onClose={close} onSaved={close} />}
    </Panel>
  );
};

const dueWords = (due: CalendarDate, isLate: boolean) => {
  const days = daysBetween(today(), due);
  return isLate ? (
    <StateMark state="missed">{text.late(dateText(due), -days)}</StateMark>
  ) : (
    text.inDays(dateText(due), days)
  );
};

/** What the firm and we said of it; what nobody said is left out. */
const Facts = ({ request }: { readonly request: RequestDetail }) => {
  const { submittedWith } = request;
  const words = (value: string) => (value === '' ? null : <bdi>{value}</bdi>);
  const facts = [
    [text.dueOn, request.dueOn === null ? null : dueWords(request.dueOn, request.isLate)],
    [text.ownDueOn, request.ownDueOn === null ? null : dateText(request.ownDueOn)],
    [text.owner, words(request.owner) ?? <span className="faint">{text.nobody}</span>],
    [text.requestedOn, request.requestedOn === null ? null : dateText(request.requestedOn)],
    [text.period, request.period === null ? null : rangeText(request.period)],
    [text.area, words(request.area)],
    [text.kind, requestWords.kind(request.kind)],
    [text.priority, request.priority === 'normal' ? null : requestWords.priority(request.priority)],
    [text.named, words(request.named)],
    [
      text.submittedWith,
      submittedWith === null ? null : (
        <ObjectLink id={packageRoundRef(submittedWith.packageId, submittedWith.round)} />
      ),
    ],
  ] as const;
  return (
    <>
      <Section title={text.facts}>
        <KeyValues facts={facts.filter(([, value]) => value !== null)} />
      </Section>
      {request.extra.length > 0 && (
        <Section title={text.extra}>
          <KeyValues facts={request.extra.map(({ column, value }) => [column, <bdi key="v">{value}</bdi>])} />
        </Section>
      )}
    </>
  );
};
