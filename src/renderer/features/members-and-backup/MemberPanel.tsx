// One member: what they may do, the words of their key, and what an owner can change about them.
import { useState } from 'react';
import type { Member } from '../../../shared/domain/member';
import { type Role, ROLES } from '../../../shared/domain/roles';
import type { VaultInfo } from '../../../shared/domain/vault';
import { mayIn } from '../../app/use-access';
import { offerUndo } from '../../app/undo';
import { call, useCommand } from '../../app/use-call';
import { access } from '../../messages/access';
import { dayText } from '../../messages/dates';
import { members as text } from '../../messages/members';
import { undo as undoText } from '../../messages/undo';
import { Button } from '../../ui/Button';
import { KeyValues } from '../../ui/KeyValues';
import { FailureNotice } from '../../ui/Notice';
import { Panel } from '../../ui/Panel';
import { Section } from '../../ui/Section';
import { Select } from '../../ui/Select';
import { TwelveWords } from '../packages/TwelveWords';
import { GivePassphraseDialog } from './GivePassphraseDialog';
import { KeyState } from './MembersTable';
import styles from './members.module.css';
import { RemoveMemberDialog } from './RemoveMemberDialog';

interface MemberPanelProps {
  readonly member: Member;
  readonly vault: VaultInfo;
  /** Nobody can be left who decides who may open the vault. */
  readonly isLastOwner: boolean;
  readonly onClose: () => void;
  readonly onRemoved: (name: string) => void;
}

export const MemberPanel = ({ member, vault, isLastOwner, onClose, onRemoved }: MemberPanelProps) => {
  const isYou = member.id === vault.member.id;
  return (
    <Panel number={member.id} title={member.name} onClose={onClose}>
      <KeyValues
        facts={[
          [text.role, `${access.role(member.role)}. ${access.roleCan(member.role)}`],
          [text.since, dayText(member.addedAt)],
          ...(member.removedAt === null
            ? ([
                [
                  text.key,
                  <span key="key" className={styles.state}>
                    <KeyState member={member} isYou={isYou} long />
                  </span>,
                ],
              ] as const)
            : ([[text.until, dayText(member.removedAt)]] as const)),
        ]}
      />
      <Section title={text.words}>
        <p className={`help ${styles.help ?? ''}`}>
          {text.wordsText} {text.wordsChange}
        </p>
        <TwelveWords words={member.keyWords} label={text.words} large />
      </Section>
      {member.removedAt === null && mayIn(vault, 'member.role-changed') && (
        <Changes
          member={member}
          vault={vault}
          isYou={isYou}
          isLastOwner={isLastOwner}
          onRemoved={onRemoved}
        />
      )}
    </Panel>
  );
};

interface ChangesProps extends Omit<MemberPanelProps, 'onClose'> {
  readonly isYou: boolean;
}

const Changes = ({ member, vault, isYou, isLastOwner, onRemoved }: ChangesProps) => {
  const changeRole = useCommand('members', 'changeRole');
  const [asks, setAsks] = useState<'give' | 'remove' | null>(null);
  const close = () => {
    setAsks(null);
  };
  const change = async (role: Role) => {
    if ((await changeRole.run({ id: member.id, role })) === null) return;
    offerUndo({
      done: undoText.roleChanged(member.name, access.role(role)),
      undo: () => call('members', 'changeRole', { id: member.id, role: member.role }),
    });
  };
  return (
    <>
      {isLastOwner ? (
        <p className="help">{text.roleOfLastOwner}</p>
      ) : (
        <Select
          label={text.changeRole}
          value={member.role}
          onChange={(role) => {
            if (role !== member.role) void change(role);
          }}
          options={ROLES.map((id) => ({ id, label: access.role(id), description: access.roleCan(id) }))}
        />
      )}
      <FailureNotice failure={changeRole.failure} />
      {isYou ? (
        <p className="help">{text.yourself}</p>
      ) : (
        <div className={styles.actions}>
          <Button
            onPress={() => {
              setAsks('give');
            }}
          >
            {text.give}
          </Button>
          <Button
            kind="danger"
            onPress={() => {
              setAsks('remove');
            }}
          >
            {text.remove}
          </Button>
        </div>
      )}
      {asks === 'give' && (
        <GivePassphraseDialog member={member} organization={vault.organization} onClose={close} />
      )}
      {asks === 'remove' && (
        <RemoveMemberDialog
          member={member}
          onClose={close}
          onRemoved={() => {
            close();
            onRemoved(member.name);
          }}
        />
      )}
    </>
  );
};
