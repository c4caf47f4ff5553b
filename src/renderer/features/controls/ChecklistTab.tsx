// What an auditor will ask for: each item with the evidence that ticks it off. Nothing here says whether
// the evidence is good enough; that is for people.
import { useState } from 'react';
import { Pencil, Printer, X } from 'lucide-react';
import type { ChecklistItem, ControlDetail } from '../../../shared/domain/control';
import { ObjectLink } from '../../app/ObjectLink';
import { useMay } from '../../app/use-access';
import { offerUndo } from '../../app/undo';
import { call, type CallInput, useCommand } from '../../app/use-call';
import { checklist as text } from '../../messages/control-verbs';
import { undo as undoText } from '../../messages/undo';
import { Button } from '../../ui/Button';
import { IconButton } from '../../ui/IconButton';
import { FailureNotice } from '../../ui/Notice';
import { Section } from '../../ui/Section';
import { StateMark } from '../../ui/StateMark';
import { ChecklistEditDialog } from './ChecklistEditDialog';
import { ChecklistPages } from './ChecklistPages';
import styles from './controls.module.css';
import { TickDialog } from './TickDialog';

type Opened = { readonly what: 'edit' | 'print' } | { readonly what: 'tick'; readonly item: ChecklistItem };

export const ChecklistTab = ({ control }: { readonly control: ControlDetail }) => {
  const mayTick = useMay('control.ticked');
  const mayEdit = useMay('control.checklist-changed');
  const untick = useCommand('controls', 'untick');
  const [opened, setOpened] = useState<Opened | null>(null);
  const close = () => {
    setOpened(null);
  };
  const takeAway = async (ticked: CallInput<'controls', 'untick'>) => {
    if ((await untick.run(ticked)) === null) return;
    offerUndo({
      done: undoText.unticked(ticked.evidenceIds.join(', '), ticked.number, ticked.id),
      undo: () => call('controls', 'tick', ticked),
    });
  };
  const items = control.checklistItems;
  return (
    <>
      <Section
        title={text.title}
        {...(items.length > 0 && {
          note: text.note(control.checklist.ticked, control.checklist.total),
        })}
      >
        {items.length === 0 && <p className="muted">{text.none}</p>}
        <ul className={styles.checklist}>
          {items.map((item) => (
            <li key={item.number}>
              <ChecklistLine
                item={item}
                mayTick={mayTick}
                onTick={() => {
                  setOpened({ what: 'tick', item });
                }}
                onUntick={(evidenceId) => {
                  void takeAway({ id: control.id, number: item.number, evidenceIds: [evidenceId] });
                }}
              />
            </li>
          ))}
        </ul>
      </Section>
      <FailureNotice failure={untick.failure} />
      <div className="btns">
        {mayEdit && (
          <Button
            icon={<Pencil className="i" aria-hidden="true" />}
            onPress={() => {
              setOpened({ what: 'edit' });
            }}
          >
            {text.edit}
          </Button>
        )}
        {items.length > 0 && (
          <Button
            icon={<Printer className="i" aria-hidden="true" />}
            onPress={() => {
              setOpened({ what: 'print' });
            }}
          >
            {text.print}
          </Button>
        )}
      </div>
      {opened?.what === 'tick' && <TickDialog control={control} item={opened.item} onClose={close} />}
      {opened?.what === 'edit' && <ChecklistEditDialog control={control} onClose={close} />}
      {opened?.what === 'print' && <ChecklistPages control={control} onDone={close} />}
    </>
  );
};

interface ChecklistLineProps {
  readonly item: ChecklistItem;
  readonly mayTick: boolean;
  readonly onTick: () => void;
  readonly onUntick: (evidenceId: ChecklistItem['evidenceIds'][number]) => void;
}

const ChecklistLine = ({ item, mayTick, onTick, onUntick }: ChecklistLineProps) => {
  const isTicked = item.evidenceInPeriodCount > 0;
  const isOnlyOutside = !isTicked && item.evidenceIds.length > 0;
  return (
    <>
      <StateMark state={isTicked ? 'met' : isOnlyOutside ? 'late' : 'notdue'} quiet>
        <span className="unseen">{isTicked ? text.isTicked : text.isOpen}</span>
      </StateMark>
      <span className={styles.checklistWords}>
        <span dir="auto">{item.text}</span>
        {isOnlyOutside && <small>{text.outside}</small>}
        {item.evidenceIds.length > 0 && (
          <span className={styles.ticks}>
            {item.evidenceIds.map((id) => (
              <span key={id} className={styles.tickedBy}>
                <ObjectLink id={id} />
                {mayTick && (
                  <IconButton
                    label={text.untick(id, item.number)}
                    icon={<X className="i i--14" aria-hidden="true" />}
                    onPress={() => {
                      onUntick(id);
                    }}
                  />
                )}
              </span>
            ))}
          </span>
        )}
      </span>
      {mayTick && (
        <button
          type="button"
          className={styles.linkButton}
          aria-label={item.evidenceIds.length === 0 ? text.tickItem(item.number) : text.moreItem(item.number)}
          onClick={onTick}
        >
          {item.evidenceIds.length === 0 ? text.tick : text.more}
        </button>
      )}
    </>
  );
};
