// The settings where no vault is open: the same, with a way back.
import { BackButton } from '../../app/BackButton';
import { SettingsPage } from './SettingsPage';
import styles from './settings.module.css';

export const PreferencesPage = () => (
  <div className={styles.alone}>
    <header>
      <BackButton />
    </header>
    <SettingsPage />
  </div>
);
