// The settings where no vault is open: the same, with a way back.
import { useNavigate, useRouter } from '@tanstack/react-router';
import { ChevronLeft } from 'lucide-react';
import { settings as text } from '../../messages/settings';
import { Button } from '../../ui/Button';
import { SettingsPage } from './SettingsPage';
import styles from './settings.module.css';

export const PreferencesPage = () => {
  const { history } = useRouter();
  const navigate = useNavigate();
  return (
    <div className={styles.alone}>
      <header>
        <Button
          kind="quiet"
          icon={<ChevronLeft className="i" aria-hidden="true" />}
          onPress={() => {
            if (history.canGoBack()) history.back();
            else void navigate({ to: '/vaults' });
          }}
        >
          {text.back}
        </Button>
      </header>
      <SettingsPage />
    </div>
  );
};
