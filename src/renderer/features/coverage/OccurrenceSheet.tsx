// What the panel of one occurrence says.
import type { Occurrence, OccurrenceDetail } from '../../../shared/domain/coverage';
import type { CalendarDate } from '../../../shared/period';
import { FileText } from 'lucide-react';
import { ObjectLink } from '../../app/ObjectLink';
import { useMay } from '../../app/use-access';
import type { EvidenceId } from '../../../shared/ids';
import { offerUndo } from '../../app/undo';
import { call, useCall, useCommand } from '../../app/use-call';
import { undo as undoText } from '../../messages/undo';
import { coverage as text } from '../../messages/coverage';
import { dayText, rangeText, today } from '../../messages/dates';
import { stateText } from '../../messages/evidence-words';
import { Button } from '../../ui/Button';
import { DropTarget } from '../../ui/DropTarget';
import { KeyValues } from '../../ui/KeyValues';
import { FailureNotice, Notice } from '../../ui/Notice';
import { Section } from '../../ui/Section';
import { StateMark } from '../../ui/StateMark';
import { useTakeIn } from '../intake/use-take-in';
import { occurrenceName } from './occurrence-name';
import { originOf } from './occurrence-origin';
import { markOf } from './occurrence-states';
import { OccurrenceExceptions } from './OccurrenceExceptions';
import styles from './panel.module.css';

interface OccurrenceSheetProps {
  readonly occurrence: OccurrenceDetail;
  readonly name: string;
  readonly withYear: boolean;
  readonly onShow: (from: CalendarDate) => void;
}

const NOTICES = { missed: 'missed', late: 'late', 'not-expected': 'plain' } as const;

export const OccurrenceSheet = ({ occurrence, name, withYear, onShow }: OccurrenceSheetProps) => {
  const { state, controlId, excuse, to } = occurrence;
  const takeIn = useTakeIn();
  const control = useCall('controls', 'get', { id: controlId }).data;
  const now = today();
  const around = [occurrence.before, occurrence.after].filter((one) => one !== null);
  const isOpen = state === 'missed' || state === 'late' || state === 'due' || state === 'not-due';
  const notice = state === 'missed' || state === 'late' || state === 'not-expected' ? state : null;
  return (
    <>
      <p className={styles.state}>
        <StateMark state={markOf(state)}>{text.panelState(occurrence)}</StateMark>
      </p>
      {notice !== null && (
        <Notice kind={NOTICES[notice]}>
          <p>{text.notices[notice]}</p>
        </Notice>
      )}
      {excuse !== null && (
        <Section title={text.excused} note={text.excusedBy(excuse.by, dayText(excuse.at))}>
          <p className="doc" dir="auto">
            {excuse.reason}
          </p>
        </Section>
      )}
      <CountedEvidence occurrence={occurrence} />
      {isOpen && (
        <Section title={text.wouldAnswer}>
          {occurrence.checklist.length === 0 ? (
            <p className="muted">{text.wouldAnswerNone}</p>
          ) : (
            <ul className="rows rows--top">
              {occurrence.checklist.map((item) => (
                <li key={item} className={styles.item}>
                  <FileText className="i i--14" aria-hidden="true" />
                  <span dir="auto">{item}</span>
                </li>
              ))}
            </ul>
          )}
        </Section>
      )}
      {takeIn.may && (
        <DropTarget
          label={text.dropTitle}
          onFiles={(files) => {
            takeIn.offer(files, originOf(occurrence, withYear, today()));
          }}
        >
          <div>
            <p>
              <b>{text.dropTitle}</b>
            </p>
            <p className="help">{text.dropText(controlId, name, occurrence)}</p>
          </div>
        </DropTarget>
      )}
      {around.length > 0 && (
        <Section title={text.around}>
          <ul className="rows rows--top">
            {around.map((one) => (
              <Around key={one.from} occurrence={one} withYear={withYear} onShow={onShow} now={now} />
            ))}
          </ul>
        </Section>
      )}
      <KeyValues
        facts={[
          [text.due, text.dueText(to, now)],
          [
            text.owner,
            <bdi key="owner">
              {[occurrence.owner, occurrence.ownerRole].filter((part) => part !== '').join(', ') ||
                text.noOwner}
            </bdi>,
          ],
          [
            text.criteria,
            <span key="criteria" className="ids">
              {(control?.id === controlId ? control.criterionIds : []).map((id) => (
                <ObjectLink key={id} id={id} />
              ))}
            </span>,
          ],
          [text.version, text.versionText(occurrence.version)],
        ]}
      />
      <OccurrenceExceptions controlId={controlId} from={occurrence.from} />
    </>
  );
};

interface AroundProps {
  readonly occurrence: Occurrence;
  readonly withYear: boolean;
  readonly onShow: (from: CalendarDate) => void;
  readonly now: CalendarDate;
}

const Around = ({ occurrence, withYear, onShow, now }: AroundProps) => {
  const [evidence] = occurrence.evidenceIds;
  return (
    <li className={styles.around}>
      <button
        type="button"
        className={styles.aroundName}
        onClick={() => {
          onShow(occurrence.from);
        }}
      >
        {occurrenceName(occurrence, withYear)}
      </button>
      <StateMark state={markOf(occurrence.state)} quiet={occurrence.state === 'met'}>
        {text.state(occurrence.state)}
      </StateMark>
      <span className="grow">{text.aroundWhen(occurrence, now)}</span>
      {evidence !== undefined && <ObjectLink id={evidence} />}
    </li>
  );
};

const CountedEvidence = ({ occurrence }: { readonly occurrence: OccurrenceDetail }) => {
  const unassign = useCommand('coverage', 'unassign');
  const mayAssign = useMay('coverage.unassigned');
  if (occurrence.evidence.length === 0) return null;
  const { controlId } = occurrence;
  const letDatesDecide = async (id: EvidenceId) => {
    // Only for taking it back: the act itself says what is wrong.
    const before = await call('evidence', 'get', { id }).catch(() => null);
    const assigned = before?.occurrences.find((one) => one.controlId === controlId);
    if ((await unassign.run({ controlId, evidenceIds: [id] })) === null || assigned === undefined) return;
    const { from, reason } = assigned;
    offerUndo({
      done: undoText.unassigned(id, controlId),
      undo: () => call('coverage', 'assign', { controlId, from, evidenceIds: [id], reason }),
    });
  };
  return (
    <Section title={text.evidence}>
      <ul className="rows rows--top">
        {occurrence.evidence.map((item) => (
          <li key={item.id} className={styles.evidence}>
            <ObjectLink id={item.id} label={item.title} />
            <span className={styles.evidenceWords}>
              {item.state === 'withdrawn' ? (
                <s dir="auto">{item.title}</s>
              ) : (
                <span dir="auto">{item.title}</span>
              )}
              <small>
                {item.effective === null ? text.noDates : rangeText(item.effective)}
                {item.state !== 'approved' && `, ${stateText(item.state).toLowerCase()}`}
                {item.isAssigned && `, ${text.assigned}`}
              </small>
            </span>
            {item.isAssigned && mayAssign && (
              <Button
                kind="quiet"
                aria-label={text.dropAssigned(item.id)}
                onPress={() => void letDatesDecide(item.id)}
              >
                {text.letDatesDecide}
              </Button>
            )}
          </li>
        ))}
      </ul>
      <FailureNotice failure={unassign.failure} />
    </Section>
  );
};
