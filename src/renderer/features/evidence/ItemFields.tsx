// Fields for what holds for an item whatever its version: kind, owner, tags, due day, notes.
import { EVIDENCE_KINDS, type ItemFacts } from '../../../shared/domain/evidence';
import { useCall } from '../../app/use-call';
import { evidenceVerbs as text } from '../../messages/evidence-verbs';
import { kindText } from '../../messages/evidence-words';
import { DateField } from '../../ui/DateField';
import { Select } from '../../ui/Select';
import { TextField } from '../../ui/TextField';
import styles from './dialogs.module.css';
import { areTagsFine, tagsOf } from './tags-of';

/** With the tags as they are typed. */
export interface ItemDraft extends Omit<ItemFacts, 'tags'> {
  readonly tags: string;
}

export const itemDraftOf = ({ tags, ...facts }: ItemFacts): ItemDraft => ({
  ...facts,
  tags: tags.join(', '),
});
export const itemFactsOf = ({ tags, ...facts }: ItemDraft): ItemFacts => ({ ...facts, tags: tagsOf(tags) });

const KIND_OPTIONS = EVIDENCE_KINDS.map((id) => ({ id, label: kindText(id) }));
/** More suggestions than one looks through. */
const MOST_TAGS = 12;

interface ItemFieldsProps {
  readonly draft: ItemDraft;
  readonly set: (next: Partial<ItemDraft>) => void;
  /** Whether there is something to be due: only of what was asked for. */
  readonly withDue: boolean;
}

export const ItemFields = ({ draft, set, withDue }: ItemFieldsProps) => {
  const known = useCall('evidence', 'facets', {}).data?.tags ?? [];
  const given = tagsOf(draft.tags);
  const offered = known.filter((tag) => !given.includes(tag)).slice(0, MOST_TAGS);
  return (
    <>
      <div className={styles.pair}>
        <Select
          label={text.kind}
          options={KIND_OPTIONS}
          value={draft.kind}
          onChange={(kind) => {
            set({ kind });
          }}
        />
        <TextField
          label={text.owner}
          value={draft.owner}
          onChange={(owner) => {
            set({ owner });
          }}
          maxLength={200}
          help={text.ownerHelp}
        />
        {withDue && (
          <DateField
            label={text.dueOn}
            value={draft.dueOn}
            onChange={(dueOn) => {
              set({ dueOn });
            }}
            help={text.dueHelp}
          />
        )}
      </div>
      <div className={styles.group}>
        <TextField
          label={text.tags}
          value={draft.tags}
          onChange={(tags) => {
            set({ tags });
          }}
          help={text.tagsHelp}
          error={areTagsFine(draft.tags) ? null : text.tagTooLong}
        />
        {offered.length > 0 && (
          <p className={styles.tags}>
            <span className="help">{text.tagsKnown}</span>
            {offered.map((tag) => (
              <button
                key={tag}
                type="button"
                className="chip"
                aria-label={text.addTag(tag)}
                onClick={() => {
                  set({ tags: [...given, tag].join(', ') });
                }}
              >
                <bdi>{tag}</bdi>
              </button>
            ))}
          </p>
        )}
      </div>
      <TextField
        label={text.notes}
        value={draft.notes}
        onChange={(notes) => {
          set({ notes });
        }}
        rows={3}
        maxLength={5000}
      />
    </>
  );
};
