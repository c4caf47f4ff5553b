// One calm line under the strip: that nothing is kept without a working file, or that a base is missing.
import { useNavigate } from '@tanstack/react-router';
import { NotebookPen, PackageOpen } from 'lucide-react';
import type { OpenedPackage } from '../../../shared/domain/review';
import type { VaultInfo } from '../../../shared/domain/vault';
import { visibleText } from '../../../shared/visible-text';
import { AccessBanner } from '../../app/AccessBanner';
import { useCommand } from '../../app/use-call';
import { receiver as text } from '../../messages/receiver';
import { verify } from '../../messages/verify';
import { Button } from '../../ui/Button';
import { openedFiles } from './opened-files';
import styles from './receiver.module.css';

interface ReceiverBannerProps {
  /** Null on the start screen of a working file. */
  readonly opened: OpenedPackage | null;
  readonly vault: VaultInfo | null;
}

export const ReceiverBanner = ({ opened, vault }: ReceiverBannerProps) => (
  <div className={styles.banners}>
    {vault?.kind === 'working-file' && <AccessBanner vault={vault} />}
    {opened !== null && opened.baseNeeded !== null && <Base needed={opened.baseNeeded} />}
    {opened?.keepsNotes === false && <NothingKept vault={vault} />}
  </div>
);

const NothingKept = ({ vault }: { readonly vault: VaultInfo | null }) => {
  const navigate = useNavigate();
  const choose = useCommand('app', 'choose');
  const open = async () => {
    const [folder] = (await choose.run({ what: 'vault-folder' })) ?? [];
    if (folder !== undefined)
      await navigate({ to: '/unlock', search: { vault: folder.token, name: folder.name } });
  };
  return (
    <aside className={styles.banner} aria-label={text.banners}>
      <NotebookPen className="i i--14" aria-hidden="true" />
      <p>
        {vault === null ? (
          <>
            <b>{text.banner}</b> {text.bannerText}
          </>
        ) : (
          text.bannerVault(vault.organization)
        )}
      </p>
      <Button kind="quiet" onPress={() => void open()}>
        {text.open}
      </Button>
      <Button kind="quiet" onPress={() => void navigate({ to: '/receiver/working-file' })}>
        {text.make}
      </Button>
    </aside>
  );
};

const Base = ({ needed }: { readonly needed: NonNullable<OpenedPackage['baseNeeded']> }) => {
  const navigate = useNavigate();
  const choose = useCommand('app', 'choose');
  const take = async () => {
    const [base] = (await choose.run({ what: 'package-base' })) ?? [];
    const files = openedFiles();
    if (base === undefined || files.length === 0) return;
    await navigate({
      to: '/receiver/open',
      search: {
        files: files.map(({ token, name }) => ({ token, name })),
        base: { token: base.token, name: base.name },
      },
    });
  };
  return (
    <aside className={styles.banner} data-kind="late" aria-label={verify.base}>
      <PackageOpen className="i i--14" aria-hidden="true" />
      <p>{text.baseNeeded(verify.baseRef(visibleText(needed.packageId), needed.round))}</p>
      <Button kind="quiet" onPress={() => void take()}>
        {text.chooseBase}
      </Button>
    </aside>
  );
};
