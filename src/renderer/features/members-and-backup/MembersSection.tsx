// Who may open the vault, who could once, and the way to let somebody in.
import { useState } from 'react';
import { UserPlus } from 'lucide-react';
import type { Member } from '../../../shared/domain/member';
import type { VaultInfo } from '../../../shared/domain/vault';
import type { Failure } from '../../../shared/errors';
import type { MemberId } from '../../../shared/ids';
import { useScreenVerb } from '../../app/screen-verbs';
import { mayIn } from '../../app/use-access';
import { members as text } from '../../messages/members';
import { Button } from '../../ui/Button';
import { FailureNotice, Notice } from '../../ui/Notice';
import { Section } from '../../ui/Section';
import { AddMemberDialog } from './AddMemberDialog';
import styles from './members.module.css';
import { MembersTable } from './MembersTable';

interface MembersSectionProps {
  readonly vault: VaultInfo;
  readonly members: readonly Member[];
  readonly failure: Failure | null;
  readonly selectedId: MemberId | null;
  readonly onSelect: (id: MemberId) => void;
  /** Who was removed just now. */
  readonly removed: string | null;
}

export const MembersSection = ({
  vault,
  members,
  failure,
  selectedId,
  onSelect,
  removed,
}: MembersSectionProps) => {
  const [isAdding, setAdding] = useState(false);
  useScreenVerb(
    'member.add',
    mayIn(vault, 'member.added')
      ? () => {
          setAdding(true);
        }
      : null,
  );
  const present = members.filter((member) => member.removedAt === null);
  const former = members.filter((member) => member.removedAt !== null);
  const owners = present.filter((member) => member.role === 'owner').length;
  const common = { you: vault.member.id, selectedId, onSelect };
  return (
    <Section title={text.title}>
      <FailureNotice failure={failure} />
      {present.length > 0 && <MembersTable label={text.table} members={present} {...common} />}
      {removed !== null && (
        <div className={styles.notice}>
          <Notice kind="met" live>
            <p dir="auto">{text.wasRemoved(removed, vault.epoch)}</p>
          </Notice>
        </div>
      )}
      <div className={styles.under}>
        {mayIn(vault, 'member.added') ? (
          <Button
            icon={<UserPlus className="i" aria-hidden="true" />}
            onPress={() => {
              setAdding(true);
            }}
          >
            {text.add}
          </Button>
        ) : (
          vault.access.mode === 'read-write' && <p className="help">{text.onlyOwners}</p>
        )}
      </div>
      {mayIn(vault, 'member.added') && owners === 1 && <p className="help">{text.oneOwner}</p>}
      {former.length > 0 && (
        <details className={styles.former}>
          <summary>{text.removed(former.length)}</summary>
          <MembersTable label={text.removed(former.length)} members={former} {...common} />
        </details>
      )}
      {isAdding && (
        <AddMemberDialog
          organization={vault.organization}
          onClose={() => {
            setAdding(false);
          }}
        />
      )}
    </Section>
  );
};
