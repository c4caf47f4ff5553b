// Twelve words in reading order, numbered, so that two people can compare them over the phone.
import styles from './packages.module.css';

interface TwelveWordsProps {
  readonly words: readonly string[];
  readonly label: string;
  /** Larger, for comparing them one by one. */
  readonly large?: boolean;
}

export const TwelveWords = ({ words, label, large = false }: TwelveWordsProps) => (
  <ol className={large ? styles.wordsLarge : styles.words} aria-label={label}>
    {words.map((word, place) => (
      <li key={place}>
        <span className={styles.place} aria-hidden="true">
          {place + 1}
        </span>
        {word}
      </li>
    ))}
  </ol>
);
