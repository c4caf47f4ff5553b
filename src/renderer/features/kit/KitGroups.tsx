// Entries of a kit by what they are, each with a box to tick; as many as one can look through, the others by searching.
import type { ReactNode } from 'react';
import { KIT_PARTS, type KitPart } from '../../../shared/domain/kit';
import { kit as text } from '../../messages/kit';
import { Checkbox } from '../../ui/Checkbox';
import styles from './kit.module.css';

export interface ShownEntry {
  readonly key: string;
  readonly part: KitPart;
  readonly title: string;
  /** Null where it can be chosen; else what stands in the place of the box. */
  readonly fixed: ReactNode | null;
  /** Beside the title. */
  readonly note: ReactNode;
  /** Below it: the texts, what differs. */
  readonly more: ReactNode;
}

interface KitGroupsProps {
  readonly entries: readonly ShownEntry[];
  /** Of those that are shown; others may be chosen too. */
  readonly chosen: ReadonlySet<string>;
  readonly isReadOnly: boolean;
  readonly onChange: (chosen: ReadonlySet<string>) => void;
}

/** A part with more is narrowed by searching. */
const MOST_SHOWN = 200;

export const KitGroups = ({ entries, chosen, isReadOnly, onChange }: KitGroupsProps) => {
  const set = (keys: readonly string[], isChosen: boolean) => {
    const next = new Set(chosen);
    for (const key of keys)
      if (isChosen) next.add(key);
      else next.delete(key);
    onChange(next);
  };
  return (
    <div className={styles.groups}>
      {KIT_PARTS.map((part) => {
        const ofPart = entries.filter((one) => one.part === part);
        const free = ofPart.filter((one) => one.fixed === null).map((one) => one.key);
        const isAll = free.length > 0 && free.every((key) => chosen.has(key));
        const many = free.filter((key) => chosen.has(key)).length;
        if (ofPart.length === 0) return null;
        return (
          <section key={part} aria-label={text.part(part)}>
            <div className="section">
              <h2>{text.part(part)}</h2>
              <small>{text.partNote(part)}</small>
              {free.length > 0 && (
                <span className="section__action">
                  <Checkbox
                    isSelected={isAll}
                    isDisabled={isReadOnly}
                    aria-label={text.all(many, ofPart.length, part)}
                    onChange={(isSelected) => {
                      set(free, isSelected);
                    }}
                  >
                    {text.chosenOf(many, ofPart.length)}
                  </Checkbox>
                </span>
              )}
            </div>
            <ul className={styles.entries}>
              {ofPart.slice(0, MOST_SHOWN).map((one) => (
                <li key={one.key} className={styles.entry}>
                  <div className={styles.line}>
                    {one.fixed === null ? (
                      <Checkbox
                        isSelected={chosen.has(one.key)}
                        isDisabled={isReadOnly}
                        onChange={(isSelected) => {
                          set([one.key], isSelected);
                        }}
                      >
                        <EntryName entry={one} />
                      </Checkbox>
                    ) : (
                      <span className={styles.fixed}>
                        <EntryName entry={one} />
                        {one.fixed}
                      </span>
                    )}
                    <span className={styles.note}>{one.note}</span>
                  </div>
                  {one.more}
                </li>
              ))}
            </ul>
            {ofPart.length > MOST_SHOWN && (
              <p className="help">{text.moreEntries(MOST_SHOWN, ofPart.length)}</p>
            )}
          </section>
        );
      })}
    </div>
  );
};

const EntryName = ({ entry: { key, title } }: { readonly entry: ShownEntry }) => (
  <span className={styles.name}>
    {/^[A-Z]{3}-/.test(key) && <span className="id">{key}</span>} <bdi>{title}</bdi>
  </span>
);
