// A short list one thing is chosen from, by arrows and Enter or by mouse; what stands in a line is the caller's.
import type { ReactNode } from 'react';
import { ListBox, ListBoxItem, Text } from 'react-aria-components';

export interface Choice<Id extends string> {
  readonly id: Id;
  /** What is said for the line, and what typing letters looks for. */
  readonly words: string;
  readonly content: ReactNode;
  /** Before the words, for the eye only. */
  readonly mark?: ReactNode;
}

interface ChoiceListProps<Id extends string> {
  readonly label: string;
  readonly choices: readonly Choice<Id>[];
  readonly chosen: Id | null;
  readonly onChoose: (id: Id | null) => void;
  /** A double click or Enter on a line; without it choosing is all. */
  readonly onTake?: (id: Id) => void;
  readonly empty: ReactNode;
  readonly listClass: string | undefined;
  readonly lineClass: string | undefined;
  readonly wordsClass: string | undefined;
}

export const ChoiceList = <Id extends string>({
  label,
  choices,
  chosen,
  onChoose,
  onTake,
  empty,
  listClass = '',
  lineClass = '',
  wordsClass = '',
}: ChoiceListProps<Id>) => {
  const idOf = (key: unknown): Id | null => choices.find((choice) => choice.id === key)?.id ?? null;
  return (
    <ListBox
      aria-label={label}
      className={listClass}
      selectionMode="single"
      selectedKeys={chosen === null ? [] : [chosen]}
      onSelectionChange={(keys) => {
        onChoose(keys === 'all' ? null : idOf([...keys][0]));
      }}
      {...(onTake !== undefined && {
        onAction: (key) => {
          const id = idOf(key);
          if (id !== null) onTake(id);
        },
      })}
      renderEmptyState={() => empty}
    >
      {choices.map(({ id, words, content, mark }) => (
        <ListBoxItem key={id} id={id} textValue={words} className={lineClass}>
          {mark}
          <Text slot="label" className={wordsClass}>
            {content}
          </Text>
        </ListBoxItem>
      ))}
    </ListBox>
  );
};
