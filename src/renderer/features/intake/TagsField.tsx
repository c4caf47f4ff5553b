// Tags as one line, separated by commas.
import { intakePanel as text } from '../../messages/intake-panel';
import { DraftField } from './DraftField';

interface TagsFieldProps {
  /** Undefined where rows differ. */
  readonly tags: readonly string[] | undefined;
  /** Tags there are in the vault. */
  readonly known: readonly string[];
  readonly onChange: (tags: readonly string[]) => void;
}

const MOST_SHOWN = 6;
/** By the contract. */
const MOST_TAGS = 50;
const LONGEST = 60;

const tagsFrom = (line: string): readonly string[] =>
  [
    ...new Set(
      line
        .split(',')
        .map((tag) => tag.trim().slice(0, LONGEST).trim())
        .filter((tag) => tag !== ''),
    ),
  ].slice(0, MOST_TAGS);

export const TagsField = ({ tags, known, onChange }: TagsFieldProps) => {
  const others = known.filter((tag) => !(tags ?? []).includes(tag)).slice(0, MOST_SHOWN);
  return (
    <DraftField
      label={text.tags}
      value={(tags ?? []).join(', ')}
      placeholder={tags === undefined ? text.differ : ''}
      help={others.length > 0 ? text.tagsKnown(others.join(', ')) : text.tagsHelp}
      maxLength={600}
      untilLeft
      onChange={(line) => {
        onChange(tagsFrom(line));
      }}
    />
  );
};
