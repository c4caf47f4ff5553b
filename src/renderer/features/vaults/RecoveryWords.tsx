// The 24 words with their places, on the screen and on the printed sheet.
import styles from './vaults.module.css';

export const RecoveryWords = ({ words }: { readonly words: readonly string[] }) => (
  <ol className={styles.words}>
    {words.map((word, index) => (
      <li key={index}>
        <span>{index + 1}</span>
        {word}
      </li>
    ))}
  </ol>
);
