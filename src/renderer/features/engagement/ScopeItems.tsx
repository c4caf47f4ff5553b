// The parts of one kind, such as all services: in or out, name, what it is, and why it is left out.
import { Plus, X } from 'lucide-react';
import type { ScopeItemKind } from '../../../shared/domain/scope';
import { scope as text } from '../../messages/engagement-scope';
import { Button } from '../../ui/Button';
import { CellField } from '../../ui/CellField';
import { CellSelect } from '../../ui/CellSelect';
import { IconButton } from '../../ui/IconButton';
import styles from './scope.module.css';
import { changedAt, type SectionProps, withoutAt } from './section-props';

const IN_OR_OUT = [
  { id: 'in', label: text.isIn },
  { id: 'out', label: text.isOut },
] as const;

interface ScopeItemsProps extends SectionProps {
  readonly kind: ScopeItemKind;
}

export const ScopeItems = ({ kind, scope, change, isAsked }: ScopeItemsProps) => {
  const { name, text: help } = text.kind(kind);
  const lines = scope.items.map((item, place) => ({ item, place })).filter(({ item }) => item.kind === kind);
  return (
    <div className={styles.kind} role="group" aria-label={name}>
      <div className={styles.kindHead}>
        <h3>{name}</h3>
        <span className="help">{help}</span>
        <Button
          kind="quiet"
          icon={<Plus className="i i--14" aria-hidden="true" />}
          aria-label={`${text.add}: ${name}`}
          onPress={() => {
            change({
              items: [...scope.items, { kind, name: '', note: '', inScope: true, reason: '' }],
            });
          }}
        >
          {text.add}
        </Button>
      </div>
      {lines.map(({ item, place }) => (
        <div key={place} className={styles.itemLine}>
          <CellSelect<'in' | 'out'>
            isFramed
            label={text.of(text.inScope, item.name)}
            options={IN_OR_OUT}
            value={item.inScope ? 'in' : 'out'}
            onChange={(value) => {
              change({ items: changedAt(scope.items, place, { inScope: value === 'in' }) });
            }}
            mark={<InOutMark isIn={item.inScope} />}
          />
          <CellField
            label={text.of(text.name, name)}
            value={item.name}
            maxLength={300}
            autoFocus={item.name === '' && item.note === '' && place === scope.items.length - 1}
            placeholder={text.name}
            isWrong={isAsked && item.name.trim() === '' && (item.note !== '' || item.reason !== '')}
            onChange={(value) => {
              change({ items: changedAt(scope.items, place, { name: value }) });
            }}
          />
          <div className={styles.itemTexts}>
            <CellField
              label={text.of(text.noteLabel, item.name)}
              value={item.note}
              maxLength={5000}
              placeholder={text.noteLabel}
              onChange={(value) => {
                change({ items: changedAt(scope.items, place, { note: value }) });
              }}
            />
            {!item.inScope && (
              <CellField
                label={text.of(text.reason, item.name)}
                value={item.reason}
                maxLength={5000}
                placeholder={text.reasonPlaceholder}
                isWrong={isAsked && item.reason.trim() === ''}
                onChange={(value) => {
                  change({ items: changedAt(scope.items, place, { reason: value }) });
                }}
              />
            )}
          </div>
          <IconButton
            label={text.remove(item.name)}
            icon={<X className="i i--14" aria-hidden="true" />}
            onPress={() => {
              change({ items: withoutAt(scope.items, place) });
            }}
          />
        </div>
      ))}
    </div>
  );
};

/** A full square is in, a crossed-out one is left out; the word stands beside it. */
const InOutMark = ({ isIn }: { readonly isIn: boolean }) => (
  <svg width="12" height="12" viewBox="0 0 12 12" aria-hidden="true">
    {isIn ? (
      <rect x="1" y="1" width="10" height="10" rx="2" fill="var(--ink-2)" />
    ) : (
      <g fill="none" stroke="var(--ink-3)" strokeWidth="1.3">
        <rect x="1" y="1" width="10" height="10" rx="2" />
        <path d="M2 10 10 2" />
      </g>
    )}
  </svg>
);
