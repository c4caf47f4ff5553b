// Tags as one line, separated by commas. What is typed stays as it is until the field is left.
import { useEffect, useState } from 'react';
import { intakePanel as text } from '../../messages/intake-panel';
import { TextField } from '../../ui/TextField';

interface TagsFieldProps {
  /** Undefined where rows differ. */
  readonly tags: readonly string[] | undefined;
  /** Tags there are in the vault. */
  readonly known: readonly string[];
  readonly onChange: (tags: readonly string[]) => void;
}

const MOST_SHOWN = 6;

const tagsFrom = (line: string): readonly string[] => [
  ...new Set(
    line
      .split(',')
      .map((tag) => tag.trim().slice(0, 60))
      .filter((tag) => tag !== ''),
  ),
];

export const TagsField = ({ tags, known, onChange }: TagsFieldProps) => {
  const stored = (tags ?? []).join(', ');
  const [line, setLine] = useState(stored);
  useEffect(() => {
    // Changed from elsewhere: another row, or filled down.
    setLine((now) => (tagsFrom(now).join() === (tags ?? []).join() ? now : stored));
    // eslint-disable-next-line react-hooks/exhaustive-deps -- by its text, not by its array
  }, [stored]);
  const others = known.filter((tag) => !(tags ?? []).includes(tag)).slice(0, MOST_SHOWN);
  return (
    <TextField
      label={text.tags}
      value={line}
      placeholder={tags === undefined ? text.differ : ''}
      help={others.length > 0 ? text.tagsKnown(others.join(', ')) : text.tagsHelp}
      maxLength={600}
      onChange={(next) => {
        setLine(next);
        onChange(tagsFrom(next).slice(0, 50));
      }}
    />
  );
};
