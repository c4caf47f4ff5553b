// A cell in which things are chosen by typing: a list of what fits opens below it, arrows move in it, Enter
// takes the marked one, a comma takes it and goes on. Several stand in the cell, separated by commas.
import { type ReactNode, useEffect, useId, useLayoutEffect, useRef, useState } from 'react';
import { createPortal } from 'react-dom';
import { classNames } from './class-names';
import styles from './CellChoice.module.css';
import { type CellExit, exitOf } from './CellText';

export interface CellOption {
  readonly id: string;
  readonly title: ReactNode;
}

interface CellChoiceProps {
  readonly label: string;
  readonly initial: string;
  readonly isSelected: boolean;
  readonly placeholder?: string;
  /** What fits the word being typed, at most a handful. */
  readonly options: readonly CellOption[];
  /** Told the word being typed, for `options`. */
  readonly onSearch: (word: string) => void;
  /** @returns false when something in it is not known: the cell stays open */
  readonly onTake: (text: string, exit: CellExit) => Promise<boolean>;
  readonly onCancel: () => void;
  /** Where the list is drawn: outside of what scrolls. */
  readonly host: HTMLElement;
}

/** In pixels, at most; CellChoice.module.css has the same. Where it does not fit below, it opens above. */
const LIST_HEIGHT = 256;

const lastWord = (text: string): string => (text.split(',').at(-1) ?? '').trim();

export const CellChoice = ({
  label,
  initial,
  isSelected,
  placeholder,
  options,
  onSearch,
  onTake,
  onCancel,
  host,
}: CellChoiceProps) => {
  const input = useRef<HTMLInputElement>(null);
  const isDone = useRef(false);
  const listId = useId();
  const [text, setText] = useState(initial);
  const [active, setActive] = useState(0);
  const [isWrong, setWrong] = useState(false);
  const [isListed, setListed] = useState(true);
  const [place, setPlace] = useState({ left: 0, top: 0, isAbove: false });
  const word = lastWord(text);
  const shown = isListed ? options : [];
  const marked = shown[Math.min(active, shown.length - 1)];

  useEffect(() => {
    onSearch(word);
    // `onSearch` only sets what is asked for.
    // eslint-disable-next-line react-hooks/exhaustive-deps
  }, [word]);
  useLayoutEffect(() => {
    const element = input.current;
    if (element === null) return;
    const [at, around] = [element.getBoundingClientRect(), host.getBoundingClientRect()];
    const isAbove = at.bottom + LIST_HEIGHT > window.innerHeight;
    setPlace({ left: at.left - around.left, top: (isAbove ? at.top : at.bottom) - around.top, isAbove });
    element.focus({ preventScroll: true });
    if (isSelected) element.select();
    else element.setSelectionRange(element.value.length, element.value.length);
    // Only when it opens.
    // eslint-disable-next-line react-hooks/exhaustive-deps
  }, []);

  const withOption = (option: CellOption): string =>
    [
      ...text
        .split(',')
        .slice(0, -1)
        .map((one) => one.trim())
        .filter((one) => one !== ''),
      option.id,
    ].join(', ');
  const take = async (value: string, exit: CellExit) => {
    isDone.current = true;
    if (await onTake(value, exit)) return;
    isDone.current = false;
    if (exit === 'stay') onCancel();
    else setWrong(true);
  };
  /** A full number stands as it is; words stand for the marked line. */
  const settled = (): string =>
    word === '' || /\d$/.test(word) || marked === undefined ? text : withOption(marked);

  return (
    <>
      <input
        ref={input}
        className={classNames(styles.field, isWrong && styles.wrong)}
        role="combobox"
        aria-label={label}
        aria-expanded={shown.length > 0}
        aria-controls={listId}
        aria-autocomplete="list"
        aria-activedescendant={marked === undefined ? undefined : `${listId}-${marked.id}`}
        aria-invalid={isWrong || undefined}
        value={text}
        placeholder={placeholder}
        maxLength={300}
        autoComplete="off"
        spellCheck="false"
        onChange={(event) => {
          setText(event.currentTarget.value);
          setActive(0);
          setListed(true);
          setWrong(false);
        }}
        onClick={(event) => {
          event.stopPropagation();
        }}
        onKeyDown={(event) => {
          event.stopPropagation();
          if (event.nativeEvent.isComposing) return;
          if ((event.key === 'ArrowDown' || event.key === 'ArrowUp') && shown.length > 0) {
            event.preventDefault();
            const by = event.key === 'ArrowDown' ? 1 : -1;
            setActive((active + by + shown.length) % shown.length);
            return;
          }
          if (event.key === ',' && marked !== undefined && word !== '' && !/\d$/.test(word)) {
            event.preventDefault();
            setText(`${withOption(marked)}, `);
            setActive(0);
            return;
          }
          const exit = exitOf(event);
          if (exit === undefined) return;
          event.preventDefault();
          if (exit === 'cancel') {
            isDone.current = true;
            onCancel();
          } else
            void take(
              exit === 'down' && active > 0 && marked !== undefined ? withOption(marked) : settled(),
              exit,
            );
        }}
        onBlur={(event) => {
          if (!isDone.current) void take(event.currentTarget.value, 'stay');
        }}
      />
      {createPortal(
        <ul
          id={listId}
          role="listbox"
          aria-label={label}
          className={classNames(styles.list, place.isAbove && styles.above)}
          style={{ left: place.left, top: place.top }}
          hidden={shown.length === 0}
        >
          {shown.map((option, index) => (
            <li
              key={option.id}
              id={`${listId}-${option.id}`}
              role="option"
              aria-selected={option === marked}
              className={styles.option}
              // The focus stays in the cell.
              onMouseDown={(event) => {
                event.preventDefault();
                void take(withOption(option), 'stay');
              }}
              onMouseEnter={() => {
                setActive(index);
              }}
            >
              <span className="id">{option.id}</span>
              <span className={styles.title}>{option.title}</span>
            </li>
          ))}
        </ul>,
        host,
      )}
    </>
  );
};
