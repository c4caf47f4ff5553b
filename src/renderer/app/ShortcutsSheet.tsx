// The sheet of keyboard shortcuts, under "?": those of the table of commands, and those of tables and screens.
import { COMMAND_IDS, type CommandId, commandSpec, keysText } from '../../shared/commands';
import { shortcuts as text } from '../messages/shortcuts';
import { Button } from '../ui/Button';
import { Dialog } from '../ui/Dialog';
import { Section } from '../ui/Section';
import { isMac } from './platform';
import styles from './ShortcutsSheet.module.css';

interface Line {
  readonly keys: readonly string[];
  readonly what: string;
}

/** What has keys in the table of commands, in its order. */
const ofCommands = (belongs: (id: CommandId) => boolean): readonly Line[] =>
  COMMAND_IDS.filter(belongs).flatMap((id) => {
    const keys = keysText(id, isMac);
    return keys === null ? [] : [{ keys: [keys], what: commandSpec(id).title.replace('…', '') }];
  });

const isPlace = (id: CommandId): boolean => id.startsWith('go.');
const GROUPS: readonly { readonly title: string; readonly lines: readonly Line[] }[] = [
  {
    title: text.everywhere,
    lines: [...ofCommands((id) => !isPlace(id)), { keys: text.zoomKeys, what: text.zoom }],
  },
  { title: text.goTo, lines: ofCommands(isPlace) },
  ...text.groups,
];

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
      {GROUPS.map((group) => (
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
