// The engagement and its period, always in view, and what is open in it.
import { useNavigate, useRouter } from '@tanstack/react-router';
import { ChevronLeft, ChevronRight } from 'lucide-react';
import { examinedTime } from '../../shared/domain/engagement';
import { useEngagement } from '../features/engagement/use-engagement';
import { dateText, rangeText, today } from '../messages/dates';
import { shell as text } from '../messages/shell';
import { timeWords } from '../messages/time-words';
import { Button } from '../ui/Button';
import { IconButton } from '../ui/IconButton';
import { PeriodRuler } from '../ui/PeriodRuler';
import { StateMark } from '../ui/StateMark';
import { useMay } from './use-access';
import { useCall } from './use-call';

export const Strip = () => {
  const router = useRouter();
  const navigate = useNavigate();
  const engagement = useEngagement();
  const mayDefine = useMay('engagement.created');
  const open = useCall('controls', 'list', {
    search: '',
    series: null,
    cadence: null,
    withoutEvidenceInPeriod: true,
    sort: 'id',
    direction: 'ascending',
    offset: 0,
    limit: 1,
  });
  const controls = useCall('vault', 'current', {}).data?.counts.controls ?? 0;
  return (
    <header className="strip" aria-label={text.strip}>
      <div className="strip__nav">
        <IconButton
          label={text.back}
          icon={<ChevronLeft className="i" aria-hidden="true" />}
          onPress={() => {
            router.history.back();
          }}
        />
        <IconButton
          label={text.forward}
          icon={<ChevronRight className="i" aria-hidden="true" />}
          onPress={() => {
            router.history.forward();
          }}
        />
      </div>
      {engagement === null && (
        <>
          <p className="strip__eng">
            <b>{text.noEngagement}</b>
          </p>
          {mayDefine && (
            <Button onPress={() => void navigate({ to: '/engagement' })}>{text.defineEngagement}</Button>
          )}
        </>
      )}
      {engagement !== null && engagement !== undefined && (
        <>
          <button type="button" className="strip__eng" onClick={() => void navigate({ to: '/engagement' })}>
            <b>{engagement.type === 1 ? text.typeOne : text.typeTwo}</b>
            {engagement.type === 1 ? text.asOf(dateText(engagement.asOf)) : rangeText(engagement.period)}
          </button>
          <PeriodRuler examined={examinedTime(engagement)} today={today()} />
          {controls > 0 && open.data !== undefined && (
            <button
              type="button"
              className="strip__open"
              onClick={() => void navigate({ to: '/controls', search: { without: true } })}
            >
              <StateMark state={open.data.total === 0 ? 'met' : 'due'}>
                {text.openControls(open.data.total, timeWords(examinedTime(engagement)))}
              </StateMark>
            </button>
          )}
        </>
      )}
    </header>
  );
};
