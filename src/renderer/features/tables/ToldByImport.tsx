// What of a file is left out or read differently, in the engine's sentences, before anything is taken in.
import { visibleText } from '../../../shared/visible-text';
import { tableImport as text } from '../../messages/table-import';
import { Notice } from '../../ui/Notice';
import styles from './tables.module.css';

export const ToldByImport = ({ told }: { readonly told: readonly string[] }) =>
  told.length === 0 ? null : (
    <Notice kind="late">
      <p>{text.told(told.length)}</p>
      <ul className={styles.told}>
        {told.map((sentence) => (
          <li key={sentence}>{visibleText(sentence)}</li>
        ))}
      </ul>
    </Notice>
  );
