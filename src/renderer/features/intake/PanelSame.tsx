// Where the bytes of a row are already, and what can be done about it: leave it out, link the item that is
// there, or add it all the same.
import type { EvidenceId } from '../../../shared/ids';
import { visibleText } from '../../../shared/visible-text';
import { ObjectLink } from '../../app/ObjectLink';
import { intakePanel as text } from '../../messages/intake-panel';
import { RadioGroup } from '../../ui/RadioGroup';
import { Notice } from '../../ui/Notice';
import type { Looks } from './assess-rows';
import type { RowPatch } from './CellEditor';
import styles from './intake.module.css';
import type { AssessedRow } from './use-assessed-rows';

interface PanelSameProps {
  readonly one: AssessedRow;
  readonly looks: Looks;
  readonly onChange: (patch: RowPatch) => void;
}

export const PanelSame = ({ one, looks, onChange }: PanelSameProps) => {
  const { same, fate, row } = one;
  if (same === null) {
    const withdrawn = row.files
      .flatMap((file) => looks.files.get(file.token)?.alreadyIn ?? [])
      .filter((id) => looks.items.get(id)?.state === 'withdrawn');
    const [first] = withdrawn;
    return first === undefined ? null : <Notice>{text.withdrawn(first)}</Notice>;
  }
  const ids = same.in === 'vault' ? same.ids : [];
  const [first] = ids;
  return (
    <div className={styles.same}>
      <Notice kind="due">
        {same.in === 'vault' ? (
          <>
            {text.sameBytes}{' '}
            <span className="ids">
              {ids.map((id) => (
                <ObjectLink key={id} id={id} />
              ))}
            </span>{' '}
            {first !== undefined && looks.items.get(first)?.title}
          </>
        ) : (
          text.sameBytesTable(visibleText(same.name))
        )}
      </Notice>
      <RadioGroup<string>
        label={text.becomes}
        options={[
          { id: 'leave', label: text.sameLeave },
          ...(first === undefined ? [] : [{ id: 'link', label: text.sameLink(first) }]),
          { id: 'add', label: text.sameAdd },
        ]}
        value={fate === 'version' ? 'add' : fate}
        onChange={(next) => {
          onChange(change(next, first));
        }}
      />
    </div>
  );
};

const change = (next: string, id: EvidenceId | undefined): RowPatch => {
  if (next === 'link' && id !== undefined) return { action: 'link', itemId: id };
  return { action: next === 'add' ? 'add' : 'leave', itemId: null };
};
