// One calm line under the period strip, only when this session differs from an ordinary one: open for
// reading only, a role that changes nothing, or a passphrase that somebody else knows.
import { useNavigate } from '@tanstack/react-router';
import { Eye, KeyRound } from 'lucide-react';
import { mayDo } from '../../shared/domain/roles';
import type { VaultInfo } from '../../shared/domain/vault';
import { access as text } from '../messages/access';
import { instantText } from '../messages/dates';
import { Instant } from '../../shared/period';
import { Button } from '../ui/Button';
import styles from './AccessBanner.module.css';

/** The lock file says when in its own words; an instant is shown as one. */
const sinceText = (since: string): string => {
  const parsed = Instant.safeParse(since);
  return parsed.success ? instantText(parsed.data) : since;
};

export const AccessBanner = ({ vault }: { readonly vault: VaultInfo }) => {
  const navigate = useNavigate();
  const { access, member } = vault;
  const isReadOnly = access.mode === 'read-only';
  if (isReadOnly || !mayDo(member.role, vault.kind === 'working-file' ? 'review.noted' : 'evidence.added')) {
    const words = isReadOnly
      ? `${text.readOnly({
          ...access,
          holder:
            access.holder === null
              ? null
              : { host: access.holder.host, since: sinceText(access.holder.since) },
        })} ${text.readOnlyMeans}`
      : text.roleBanner(member.role);
    return (
      <aside className={styles.banner} aria-label={text.banners}>
        <p>
          <Eye className="i i--14" aria-hidden="true" />
          {words}
        </p>
        {!isReadOnly && member.passphraseGivenByOwner && <Given onPress={() => void navigate(OWN)} />}
      </aside>
    );
  }
  if (!member.passphraseGivenByOwner) return null;
  return (
    <aside className={styles.banner} aria-label={text.banners}>
      <p>
        <KeyRound className="i i--14" aria-hidden="true" />
        {text.given}
      </p>
      <Given onPress={() => void navigate(OWN)} />
    </aside>
  );
};

const OWN = { to: '/vault', search: { show: 'passphrase' } } as const;

const Given = ({ onPress }: { readonly onPress: () => void }) => (
  <Button kind="quiet" onPress={onPress}>
    {text.giveOwn}
  </Button>
);
