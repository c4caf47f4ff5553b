// The sheet of keyboard shortcuts, under "?".
import { shortcuts as text } from '../messages/shortcuts';
import { Button } from '../ui/Button';
import { Dialog } from '../ui/Dialog';
import { Section } from '../ui/Section';
import styles from './ShortcutsSheet.module.css';

export const ShortcutsSheet = ({ onClose }: { readonly onClose: () => void }) => (
  <Dialog
    title={text.title}
    width="wide"
    isOpen
    onClose={onClose}
    foot={
      <Button size={32} kind="primary" autoFocus onPress={onClose}>
        {text.close}
      </Button>
    }
  >
    <div className={styles.groups}>
      {text.groups.map((group) => (
        <Section key={group.title} title={group.title}>
          <dl className={styles.lines}>
            {group.lines.map(({ keys, what }) => (
              <div key={what} className={styles.line}>
                <dt className={styles.keys}>
                  {keys.map((key) => (
                    <kbd key={key} className="key">
                      {key}
                    </kbd>
                  ))}
                </dt>
                <dd>{what}</dd>
              </div>
            ))}
          </dl>
        </Section>
      ))}
    </div>
  </Dialog>
);
