// The name of the vault in the rail, and behind it the way to the others: those that are open, those that were open
// lately, and all of them.
import { useState } from 'react';
import { Lock, Pin, Rows3 } from 'lucide-react';
import type { RecentVault } from '../../../shared/contract';
import type { VaultInfo } from '../../../shared/domain/vault';
import type { Failure } from '../../../shared/errors';
import { failureOf } from '../../app/call-failed';
import { useCommandRuns } from '../../app/commands';
import { saveUnsaved } from '../../app/unsaved-work';
import { call, useCall } from '../../app/use-call';
import { clients as text } from '../../messages/clients';
import { Button } from '../../ui/Button';
import { Dialog } from '../../ui/Dialog';
import { FailureNotice } from '../../ui/Notice';
import { SwitchMenu } from '../../ui/SwitchMenu';
import { useLeaveIntake } from '../intake/use-leave-intake';
import { spineStyle } from './vault-colour';
import { useGoToVault } from './use-go-to-vault';

/** More is what the list of all is for. */
const LATELY = 8;

interface VaultSwitcherProps {
  readonly vault: VaultInfo;
}

export const VaultSwitcher = ({ vault }: VaultSwitcherProps) => {
  const recent = useCall('app', 'recentVaults', {}).data ?? [];
  const goToVault = useGoToVault();
  const leaving = useLeaveIntake();
  const [isOpen, setOpen] = useState(false);
  const [failure, setFailure] = useState<Failure | null>(null);
  const front = recent.find(({ openState }) => openState === 'in-front');
  const behind = recent.filter(({ openState }) => openState === 'behind');
  const locked = recent
    .filter(({ openState, present }) => openState === 'closed' && present)
    .slice(0, LATELY);
  useCommandRuns({
    'vault.switch': () => {
      setOpen(true);
    },
  });
  const attempt = (work: Promise<unknown>) => {
    work.catch((error: unknown) => {
      setFailure(failureOf(error));
    });
  };
  const begin = (work: () => Promise<unknown>) => {
    leaving.leave(() => {
      attempt(work());
    });
  };
  const item = (one: RecentVault, state?: string) => ({
    id: one.token,
    title: one.organization,
    swatch: spineStyle(one.organization, one.colour),
    ...(state !== undefined && { state }),
    run: () => {
      begin(() => goToVault(one));
    },
  });
  const isPinned = front?.pinned === true;
  const here = front === undefined ? [] : [{ ...item(front, text.here), isOn: true, run: () => undefined }];
  return (
    <>
      <SwitchMenu
        label={text.switch(vault.organization, isPinned)}
        title={text.switcher}
        isOpen={isOpen}
        onOpenChange={setOpen}
        groups={[
          {
            id: 'open',
            title: text.groupOpen,
            items: [...here, ...behind.map((one) => item(one, text.staysOpen))],
          },
          { id: 'locked', title: text.groupRecent, items: locked.map((one) => item(one)) },
          {
            id: 'this',
            title: vault.organization,
            isVerbs: true,
            items: [
              {
                id: 'pin',
                title: text.keepOpen,
                icon: <Pin className="i i--14" />,
                isOn: isPinned,
                run: () => {
                  attempt(call('app', 'pinVault', { pinned: !isPinned }));
                },
              },
            ],
          },
          {
            id: 'leave',
            title: text.all,
            isVerbs: true,
            items: [
              {
                id: 'lock',
                title: text.lockNow,
                icon: <Lock className="i i--14" />,
                run: () => {
                  begin(() => saveUnsaved().then(() => call('vault', 'lock', {})));
                },
              },
              {
                id: 'all',
                title: text.all,
                icon: <Rows3 className="i i--14" />,
                run: () => {
                  begin(() => saveUnsaved().then(() => call('app', 'leaveVault', { to: 'vaults' })));
                },
              },
            ],
          },
        ]}
      >
        <span
          className="spine"
          style={spineStyle(vault.organization, front?.colour ?? null)}
          aria-hidden="true"
        />
        <b dir="auto" title={vault.organization}>
          {vault.organization}
        </b>
        {isPinned && <Pin className="i i--14" aria-hidden="true" />}
      </SwitchMenu>
      {leaving.question}
      <Dialog
        title={text.switcher}
        isOpen={failure !== null}
        onClose={() => {
          setFailure(null);
        }}
        foot={
          <Button
            kind="primary"
            onPress={() => {
              setFailure(null);
            }}
          >
            {text.close}
          </Button>
        }
      >
        <FailureNotice failure={failure} />
      </Dialog>
    </>
  );
};
