// The first start, without any vault: what Muniment is, and the ways to begin. What comes after stands in the vault
// itself (FirstSteps.tsx).
import { useNavigate } from '@tanstack/react-router';
import { ArchiveRestore, FolderOpen, PackageCheck, PackageOpen, Plus } from 'lucide-react';
import { keysText } from '../../../shared/commands';
import { isMac } from '../../app/platform';
import { firstStart as text } from '../../messages/first-start';
import { vaults } from '../../messages/vaults';
import { Button } from '../../ui/Button';
import styles from './first-steps.module.css';

interface FirstStartProps {
  readonly onOpenFolder: () => void;
  readonly onOpenPackage: () => void;
}

export const FirstStart = ({ onOpenFolder, onOpenPackage }: FirstStartProps) => {
  const navigate = useNavigate();
  const ways = [
    {
      ...text.make,
      label: vaults.newVault,
      icon: <Plus className="i" aria-hidden="true" />,
      run: () => void navigate({ to: '/vaults/new' }),
    },
    {
      ...text.receive,
      label: vaults.openPackage,
      icon: <PackageOpen className="i" aria-hidden="true" />,
      run: onOpenPackage,
    },
    {
      ...text.check,
      label: vaults.verify,
      icon: <PackageCheck className="i" aria-hidden="true" />,
      run: () => void navigate({ to: '/verify' }),
    },
    {
      ...text.open,
      label: vaults.openFolder,
      icon: <FolderOpen className="i" aria-hidden="true" />,
      run: onOpenFolder,
    },
    {
      ...text.restore,
      label: vaults.restore,
      icon: <ArchiveRestore className="i" aria-hidden="true" />,
      run: () => void navigate({ to: '/restore' }),
    },
  ];
  return (
    <section aria-label={text.title} className={styles.start}>
      <p className={styles.what}>{text.what}</p>
      <ul className={styles.steps}>
        {ways.map(({ title, says, label, icon, run }, place) => (
          <li key={label} className={styles.way}>
            <span className={styles.words}>
              <b>{title}</b>
              <span>{says}</span>
            </span>
            <Button kind={place === 0 ? 'primary' : 'plain'} icon={icon} onPress={run}>
              {label}
            </Button>
          </li>
        ))}
      </ul>
      <p className={styles.foot}>{text.keys(keysText('palette', isMac) ?? '', isMac)}</p>
    </section>
  );
};
