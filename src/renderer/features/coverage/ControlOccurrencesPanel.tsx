// The occurrences of one control beside the grid: all of them, or the weeks or days of one month.
import { useNavigate } from '@tanstack/react-router';
import { Plus } from 'lucide-react';
import type { Occurrence } from '../../../shared/domain/coverage';
import type { ControlId } from '../../../shared/ids';
import type { CalendarDate, DateRange } from '../../../shared/period';
import { ObjectLink } from '../../app/ObjectLink';
import { useCall } from '../../app/use-call';
import { controls as controlText } from '../../messages/controls';
import { coverage as text } from '../../messages/coverage';
import { monthYear, today } from '../../messages/dates';
import { Button } from '../../ui/Button';
import { DropTarget } from '../../ui/DropTarget';
import { KeyValues } from '../../ui/KeyValues';
import { FailureNotice } from '../../ui/Notice';
import { Panel } from '../../ui/Panel';
import { Section } from '../../ui/Section';
import { StateMark } from '../../ui/StateMark';
import { EvidenceLines } from '../evidence/EvidenceLines';
import { useTakeIn } from '../intake/use-take-in';
import { MonthCalendar } from './MonthCalendar';
import { occurrenceName } from './occurrence-name';
import { countStates, markOf } from './occurrence-states';
import styles from './panel.module.css';
import { addMonths } from './period-columns';

interface ControlOccurrencesPanelProps {
  readonly controlId: ControlId;
  /** `2026-05`; null for all occurrences. */
  readonly month: string | null;
  readonly time: DateRange | null;
  readonly withYear: boolean;
  readonly onShow: (from: CalendarDate) => void;
  readonly onMonth: (month: string) => void;
  readonly onClose: () => void;
}

/** More lines than anybody reads; the months of the grid lead to the others. */
const MOST_LINES = 60;

const nameOfMonth = (month: string): string => monthYear(`${month}-01` as CalendarDate);

const neighbour = (month: string, by: number, time: DateRange | null): string | null => {
  const next = addMonths(`${month}-01` as CalendarDate, by).slice(0, 7);
  return time !== null && next >= time.from.slice(0, 7) && next <= time.to.slice(0, 7) ? next : null;
};

export const ControlOccurrencesPanel = ({
  controlId,
  month,
  time,
  withYear,
  onShow,
  onMonth,
  onClose,
}: ControlOccurrencesPanelProps) => {
  const { data, failure } = useCall('coverage', 'ofControl', { today: today(), controlId });
  const control = useCall('controls', 'get', { id: controlId }).data;
  const takeIn = useTakeIn();
  const navigate = useNavigate();
  const occurrences = (data?.occurrences ?? []).filter(
    (one) => one.controlId === controlId && (month === null || one.to.startsWith(month)),
  );
  const origin = { controlIds: [controlId] };
  const [previous, next] =
    month === null ? [null, null] : [neighbour(month, -1, time), neighbour(month, 1, time)];
  const isLoaded = data !== undefined;
  return (
    <Panel
      number={month === null ? controlId : text.monthPanel(controlId, nameOfMonth(month))}
      title={control?.id === controlId ? control.title : ''}
      onClose={onClose}
      {...(previous !== null && {
        onPrevious: () => {
          onMonth(previous);
        },
      })}
      {...(next !== null && {
        onNext: () => {
          onMonth(next);
        },
      })}
      foot={
        <>
          {takeIn.may && (
            <Button
              kind="primary"
              icon={<Plus className="i" aria-hidden="true" />}
              onPress={() => {
                takeIn.choose(origin);
              }}
            >
              {text.addEvidence}
            </Button>
          )}
          <Button onPress={() => void navigate({ to: '/controls', search: { id: controlId } })}>
            {text.openControl}
          </Button>
        </>
      }
    >
      <FailureNotice failure={failure ?? takeIn.failure} />
      {isLoaded && occurrences.length > 0 && (
        <Section
          title={text.occurrences}
          note={text.countsInWords(countStates(occurrences.map((one) => one.state)))}
        >
          {month !== null && <MonthCalendar month={month} occurrences={occurrences} onShow={onShow} />}
          <Lines occurrences={occurrences} withYear={withYear} onShow={onShow} />
        </Section>
      )}
      {isLoaded && occurrences.length === 0 && (
        <p className="muted">{control?.cadence === 'per-event' ? text.perEventText : text.noOccurrences}</p>
      )}
      {control?.id === controlId && control.cadence === 'per-event' && (
        <Section title={text.evidenceOfControl}>
          <EvidenceLines
            evidence={control.evidence}
            total={control.evidenceCount}
            onShowAll={() => void navigate({ to: '/evidence', search: { control: controlId } })}
          />
        </Section>
      )}
      {takeIn.may && (
        <DropTarget
          label={text.dropControl(controlId)}
          onFiles={(files) => {
            takeIn.offer(files, origin);
          }}
        >
          <p>
            <b>{text.dropControl(controlId)}</b>
          </p>
        </DropTarget>
      )}
      {control?.id === controlId && (
        <KeyValues
          facts={[
            [controlText.columnCadence, controlText.cadence(control.cadence)],
            [
              text.owner,
              <bdi key="owner">
                {[control.owner, control.ownerRole].filter((part) => part !== '').join(', ') || text.noOwner}
              </bdi>,
            ],
          ]}
        />
      )}
    </Panel>
  );
};

interface LinesProps {
  readonly occurrences: readonly Occurrence[];
  readonly withYear: boolean;
  readonly onShow: (from: CalendarDate) => void;
}

/** What asks for something stands first where there are very many. */
const linesOf = (occurrences: readonly Occurrence[]): readonly Occurrence[] => {
  if (occurrences.length <= MOST_LINES) return occurrences;
  const asking = occurrences.filter((one) => ['missed', 'late', 'due'].includes(one.state));
  return asking.slice(0, MOST_LINES);
};

const Lines = ({ occurrences, withYear, onShow }: LinesProps) => (
  <ul className="rows rows--top">
    {linesOf(occurrences).map((one) => {
      const [evidence] = one.evidenceIds;
      return (
        <li key={one.from} className={styles.around}>
          <button
            type="button"
            className={styles.lineName}
            onClick={() => {
              onShow(one.from);
            }}
          >
            {occurrenceName(one, withYear)}
          </button>
          <span className="grow">
            <StateMark state={markOf(one.state)} quiet={one.state === 'met'}>
              {text.state(one.state)}
            </StateMark>
          </span>
          {evidence !== undefined && <ObjectLink id={evidence} />}
        </li>
      );
    })}
  </ul>
);
