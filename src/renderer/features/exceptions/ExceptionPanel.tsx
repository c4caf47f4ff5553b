// One exception beside the register: where it stands, and everything stated about it.
import { useState } from 'react';
import { useNavigate } from '@tanstack/react-router';
import type { ExceptionDetail } from '../../../shared/domain/exception';
import type { ExceptionId } from '../../../shared/ids';
import { ObjectLink } from '../../app/ObjectLink';
import { UnsavedGuard } from '../../app/UnsavedGuard';
import { useMay } from '../../app/use-access';
import { useCall, useCommand } from '../../app/use-call';
import { instantText } from '../../messages/dates';
import { exceptions as text } from '../../messages/exceptions';
import { Button } from '../../ui/Button';
import { type MoreItem, MoreMenu } from '../../ui/MoreMenu';
import { FailureNotice, Notice } from '../../ui/Notice';
import { Panel } from '../../ui/Panel';
import { Section } from '../../ui/Section';
import { draftOf, type ExceptionDraft, exceptionOf, isChanged } from './exception-draft';
import { ExceptionFields } from './ExceptionFields';
import { StatePath } from './StatePath';
import { WithdrawDialog } from './WithdrawDialog';

interface ExceptionPanelProps {
  readonly id: ExceptionId;
  readonly onClose: () => void;
}

export const ExceptionPanel = ({ id, onClose }: ExceptionPanelProps) => {
  const { data, failure } = useCall('exceptions', 'get', { id });
  if (data?.id !== id)
    return (
      <Panel number={id} title="" onClose={onClose}>
        <FailureNotice failure={failure} />
      </Panel>
    );
  return <Loaded key={id} exception={data} onClose={onClose} />;
};

interface LoadedProps {
  readonly exception: ExceptionDetail;
  readonly onClose: () => void;
}

const Loaded = ({ exception, onClose }: LoadedProps) => {
  const { id, controlId, occurrenceFrom, packageIds, withdrawn } = exception;
  const navigate = useNavigate();
  const change = useCommand('exceptions', 'change');
  const mayChange = useMay('exception.changed') && withdrawn === null;
  const stored = draftOf(exception);
  const [draft, setDraft] = useState<ExceptionDraft | null>(null);
  const [isTried, setTried] = useState(false);
  const [isWithdrawing, setWithdrawing] = useState(false);
  const shown = draft ?? stored;
  const isDirty = draft !== null && isChanged(draft, stored);

  const save = async (): Promise<boolean> => {
    setTried(true);
    const next = exceptionOf(shown);
    if (next === null || (await change.run({ id, exception: next })) === null) return false;
    setDraft(null);
    setTried(false);
    return true;
  };
  const items: MoreItem[] = [];
  if (occurrenceFrom !== null)
    items.push({
      id: 'occurrence',
      label: text.showOccurrence,
      run: () => void navigate({ to: '/coverage', search: { id: controlId, from: occurrenceFrom } }),
    });
  if (mayChange && packageIds.length === 0)
    items.push({
      id: 'withdraw',
      label: text.withdraw,
      run: () => {
        setWithdrawing(true);
      },
    });
  return (
    <Panel
      number={id}
      title={exception.title}
      onClose={onClose}
      {...((isDirty || items.length > 0) && {
        foot: (
          <>
            {isDirty && (
              <>
                <Button kind="primary" isDisabled={change.isRunning} onPress={() => void save()}>
                  {text.save}
                </Button>
                <Button
                  kind="quiet"
                  onPress={() => {
                    setDraft(null);
                    setTried(false);
                  }}
                >
                  {text.discard}
                </Button>
              </>
            )}
            {items.length > 0 && <MoreMenu label={text.more} items={items} />}
          </>
        ),
      })}
    >
      {withdrawn !== null && <Notice>{text.withdrawnBecause(withdrawn)}</Notice>}
      <FailureNotice failure={change.failure} />
      {withdrawn === null && <StatePath exception={exception} mayChange={mayChange} isDirty={isDirty} />}
      <ExceptionFields
        draft={shown}
        isDisabled={!mayChange}
        isTried={isTried}
        onChange={(patch) => {
          setDraft({ ...shown, ...patch });
        }}
      />
      {packageIds.length > 0 && (
        <Section title={text.packages}>
          <p className="ids">
            {packageIds.map((one) => (
              <ObjectLink key={one} id={one} />
            ))}
          </p>
          {mayChange && <p className="help">{text.cannotWithdraw(packageIds)}</p>}
        </Section>
      )}
      <p className="help">{text.changedAt(instantText(exception.changedAt))}</p>
      {isWithdrawing && (
        <WithdrawDialog
          id={id}
          onClose={() => {
            setWithdrawing(false);
          }}
        />
      )}
      <UnsavedGuard
        isDirty={isDirty}
        what={id}
        save={save}
        isStillHere={({ pathname, search }) =>
          pathname === '/exceptions' && (search as { readonly id?: string }).id === id
        }
      />
    </Panel>
  );
};
