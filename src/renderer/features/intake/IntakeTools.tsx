// What can be done with the chosen rows: fill down, keep together, remove.
import { ArrowDownToLine, Layers, Trash2 } from 'lucide-react';
import { clockText } from '../../messages/dates';
import { intake as text } from '../../messages/intake';
import { Button } from '../../ui/Button';
import { MenuButton } from '../../ui/MenuButton';
import type { Filled } from './change-rows';
import styles from './intake.module.css';

interface IntakeToolsProps {
  readonly chosen: number;
  readonly isDisabled: boolean;
  readonly droppedAt: Date | null;
  readonly onFill: (what: Filled) => void;
  readonly onKeepTogether: () => void;
  readonly onRemove: () => void;
}

const COLUMNS: readonly Filled[] = ['dates', 'controls', 'title', 'kind', 'source'];

/** To where the panel asks for it. */
const goToField = (what: 'source' | 'dates'): void => {
  const field = document.querySelector<HTMLElement>(
    `.panel [data-set=${what}] :is(input, [role=spinbutton])`,
  );
  field?.scrollIntoView({ block: 'center' });
  field?.focus();
};

export const IntakeTools = ({
  chosen,
  isDisabled,
  droppedAt,
  onFill,
  onKeepTogether,
  onRemove,
}: IntakeToolsProps) => (
  <div className={styles.tools} role="toolbar" aria-label={text.tools}>
    <span className={styles.chosen}>{text.selected(chosen)}</span>
    <Button
      kind="quiet"
      icon={<ArrowDownToLine className="i" aria-hidden="true" />}
      isDisabled={chosen < 2 || isDisabled}
      onPress={() => {
        onFill('all');
      }}
    >
      {text.fillDown}
    </Button>
    {chosen > 1 && (
      <MenuButton
        label={text.fillMore}
        verbs={COLUMNS.map((what) => ({
          id: what,
          title: text.fill(what),
          isDisabled,
          run: () => {
            onFill(what);
          },
        }))}
      />
    )}
    {chosen > 1 &&
      (['source', 'dates'] as const).map((what) => (
        <Button
          key={what}
          kind="quiet"
          isDisabled={isDisabled}
          onPress={() => {
            goToField(what);
          }}
        >
          {what === 'source' ? text.setSource : text.setDates}
        </Button>
      ))}
    <Button
      kind="quiet"
      icon={<Layers className="i" aria-hidden="true" />}
      isDisabled={chosen < 2 || isDisabled}
      onPress={onKeepTogether}
    >
      {text.keepTogether}
    </Button>
    <Button
      kind="quiet"
      icon={<Trash2 className="i" aria-hidden="true" />}
      isDisabled={chosen === 0 || isDisabled}
      onPress={onRemove}
    >
      {text.remove}
    </Button>
    {droppedAt !== null && <span className={styles.why}>{text.dropped(clockText(droppedAt))}</span>}
  </div>
);
