// A line of text about many rows: what is typed stays here until somebody pauses or leaves the field, so that
// a letter costs the same for one row and for ten thousand.
import { useEffect, useRef, useState } from 'react';
import { TextField, type TextFieldProps } from '../../ui/TextField';

const PAUSE_MS = 300;

interface DraftFieldProps extends Omit<TextFieldProps, 'type'> {
  /** A pause hands nothing on: half a list is no list. */
  readonly untilLeft?: boolean;
}

export const DraftField = ({ value, onChange, untilLeft = false, ...rest }: DraftFieldProps) => {
  const [draft, setDraft] = useState<string | null>(null);
  /** What is to be handed on, and to whom: to the rows it was typed for, whatever is chosen by then. */
  const waiting = useRef<{ readonly text: string; readonly onChange: (text: string) => void } | null>(null);
  const timer = useRef<ReturnType<typeof setTimeout>>(undefined);
  const flush = () => {
    clearTimeout(timer.current);
    const now = waiting.current;
    waiting.current = null;
    setDraft(null);
    if (now !== null) now.onChange(now.text);
  };
  const newest = useRef(flush);
  useEffect(() => {
    newest.current = flush;
  });
  // Nothing that was typed is lost with the field.
  useEffect(
    () => () => {
      newest.current();
    },
    [],
  );
  return (
    <div
      onBlur={flush}
      onKeyDown={(event) => {
        if (event.key === 'Enter' && rest.rows === undefined) flush();
      }}
    >
      <TextField
        {...rest}
        value={draft ?? value}
        onChange={(text) => {
          waiting.current = { text, onChange };
          setDraft(text);
          clearTimeout(timer.current);
          if (!untilLeft) timer.current = setTimeout(flush, PAUSE_MS);
        }}
      />
    </div>
  );
};
