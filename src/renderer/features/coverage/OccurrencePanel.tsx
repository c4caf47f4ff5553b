// One occurrence beside the grid: its state in words, what would answer it, what counts for it, what lies
// around it, and what can be done about it.
import { useState } from 'react';
import { useNavigate } from '@tanstack/react-router';
import { Plus } from 'lucide-react';
import type { OccurrenceDetail } from '../../../shared/domain/coverage';
import type { ControlId } from '../../../shared/ids';
import type { CalendarDate } from '../../../shared/period';
import { useMay } from '../../app/use-access';
import { offerUndo } from '../../app/undo';
import { call, useCall, useCommand } from '../../app/use-call';
import { undo as undoText } from '../../messages/undo';
import { coverage as text } from '../../messages/coverage';
import { today } from '../../messages/dates';
import { Button } from '../../ui/Button';
import { type MoreItem, MoreMenu } from '../../ui/MoreMenu';
import { FailureNotice } from '../../ui/Notice';
import { Panel } from '../../ui/Panel';
import { useTakeIn } from '../intake/use-take-in';
import { CountEvidenceDialog } from './CountEvidenceDialog';
import { ExcuseDialog } from './ExcuseDialog';
import { occurrenceName } from './occurrence-name';
import { originOf } from './occurrence-origin';
import { OccurrenceSheet } from './OccurrenceSheet';

interface OccurrencePanelProps {
  readonly controlId: ControlId;
  readonly from: CalendarDate;
  readonly withYear: boolean;
  readonly onShow: (from: CalendarDate) => void;
  readonly onClose: () => void;
}

type Asking = 'excuse' | 'count' | null;

export const OccurrencePanel = ({ controlId, from, withYear, onShow, onClose }: OccurrencePanelProps) => {
  const { data, failure } = useCall('coverage', 'occurrence', { today: today(), controlId, from });
  const occurrence = data?.controlId === controlId && data.from === from ? data : undefined;
  const [asking, setAsking] = useState<Asking>(null);
  const withdraw = useCommand('coverage', 'withdrawExcuse');
  const takeIn = useTakeIn();
  const name = occurrence === undefined ? '' : occurrenceName(occurrence, withYear);
  const before = occurrence?.before ?? null;
  const after = occurrence?.after ?? null;
  const close = () => {
    setAsking(null);
  };
  const withdrawExcuse = async (reason: string) => {
    if ((await withdraw.run({ controlId, from })) === null || reason === '') return;
    offerUndo({
      done: undoText.excuseWithdrawn(controlId, name),
      undo: () => call('coverage', 'excuse', { controlId, from, reason }),
    });
  };
  return (
    <>
      <Panel
        number={`${controlId} ${name}`}
        title={occurrence?.title ?? ''}
        onClose={onClose}
        {...(before !== null && {
          onPrevious: () => {
            onShow(before.from);
          },
        })}
        {...(after !== null && {
          onNext: () => {
            onShow(after.from);
          },
        })}
        {...(occurrence !== undefined && {
          foot: (
            <Foot
              occurrence={occurrence}
              onAdd={() => {
                takeIn.choose(originOf(occurrence, withYear, today()));
              }}
              onAsk={setAsking}
              onWithdraw={() => void withdrawExcuse(occurrence.excuse?.reason ?? '')}
            />
          ),
        })}
      >
        <FailureNotice failure={occurrence === undefined ? failure : (withdraw.failure ?? takeIn.failure)} />
        {occurrence !== undefined && (
          <OccurrenceSheet occurrence={occurrence} name={name} withYear={withYear} onShow={onShow} />
        )}
      </Panel>
      {occurrence !== undefined && asking === 'excuse' && (
        <ExcuseDialog occurrence={occurrence} name={name} onClose={close} />
      )}
      {occurrence !== undefined && asking === 'count' && (
        <CountEvidenceDialog occurrence={occurrence} name={name} onClose={close} />
      )}
    </>
  );
};

interface FootProps {
  readonly occurrence: OccurrenceDetail;
  readonly onAdd: () => void;
  readonly onAsk: (asking: Asking) => void;
  readonly onWithdraw: () => void;
}

const Foot = ({ occurrence, onAdd, onAsk, onWithdraw }: FootProps) => {
  const navigate = useNavigate();
  const mayAdd = useMay('evidence.added');
  const mayExcuse = useMay('coverage.excused');
  const mayAssign = useMay('coverage.assigned');
  const mayRecord = useMay('exception.recorded');
  const { controlId, from, excuse } = occurrence;
  const items: MoreItem[] = [];
  if (mayAssign)
    items.push({
      id: 'count',
      label: text.countExisting,
      run: () => {
        onAsk('count');
      },
    });
  if (mayExcuse)
    items.push({
      id: 'excuse',
      label: excuse === null ? text.excuse : text.excuseChange,
      run: () => {
        onAsk('excuse');
      },
    });
  if (mayExcuse && excuse !== null)
    items.push({ id: 'withdraw', label: text.withdrawExcuse, run: onWithdraw });
  items.push({
    id: 'control',
    label: text.openControl,
    run: () => void navigate({ to: '/controls', search: { id: controlId } }),
  });
  return (
    <>
      {mayAdd && (
        <Button kind="primary" icon={<Plus className="i" aria-hidden="true" />} onPress={onAdd}>
          {text.addEvidence}
        </Button>
      )}
      {mayRecord && (
        <Button onPress={() => void navigate({ to: '/exceptions', search: { record: controlId, from } })}>
          {text.recordException}
        </Button>
      )}
      <MoreMenu label={text.more} items={items} />
    </>
  );
};
