// That copies of evidence lie outside of the vault because they were opened there, and their removal.
import { useCall, useCommand } from '../../app/use-call';
import { preview as text } from '../../messages/preview';
import { Button } from '../../ui/Button';
import styles from './preview.module.css';

export const OutsideCopies = () => {
  const { data } = useCall('preview', 'openedOutside', {});
  const remove = useCommand('preview', 'removeOpened');
  const copies = data?.count ?? 0;
  if (copies === 0) return null;
  return (
    <p className={styles.outside} role="status">
      <span>{text.outside(copies)}</span>
      <Button
        kind="quiet"
        aria-label={`${text.removeOutside}: ${text.outside(copies)}`}
        isDisabled={remove.isRunning}
        onPress={() => {
          void remove.run({});
        }}
      >
        {text.removeOutside}
      </Button>
    </p>
  );
};
