// Marks as small words; what each means is said below them, once.
import styles from './criteria.module.css';
import type { MarkInWords } from './marks-of';

export const MarkTags = ({ marks }: { readonly marks: readonly MarkInWords[] }) =>
  marks.length > 0 && (
    <span className={styles.tags}>
      {marks.map((mark) => (
        <span key={mark.id} className={styles.tag} title={mark.meaning}>
          {mark.title}
        </span>
      ))}
    </span>
  );

/** Each mark that stands on something shown, explained; marks of the same kind once. */
export const MarkMeanings = ({ marks }: { readonly marks: readonly MarkInWords[] }) => {
  const once = [...new Map(marks.map((mark) => [mark.title, mark])).values()];
  return (
    once.length > 0 && (
      <dl className={styles.meanings}>
        {once.map((mark) => (
          <div key={mark.title}>
            <dt>{mark.title}</dt>
            <dd>{mark.meaning}</dd>
          </div>
        ))}
      </dl>
    )
  );
};
