// How much is in place, by aspect and assessment: bars of our own with a pattern for each rating, so that
// they are read in print and without colour, and a table that says the same.
import { ASPECTS, type Assessment, type Rating } from '../../../shared/domain/readiness';
import { count } from '../../messages/count';
import { readiness as text } from '../../messages/readiness';
import type { AspectCounts } from './rating-changes';
import { RatingMark } from './RatingMark';
import styles from './readiness.module.css';

/** From what is there to what nobody has looked at. */
const ORDER: readonly Rating[] = ['in-place', 'partly', 'missing', 'not-applicable', 'not-rated'];

export interface Counted {
  readonly assessment: Assessment;
  readonly counts: AspectCounts;
}

const WIDTH = 400;
const HEIGHT = 14;

const Patterns = () => (
  <svg width="0" height="0" className={styles.patterns} aria-hidden="true">
    <defs>
      <pattern
        id="rating-partly"
        width="5"
        height="5"
        patternUnits="userSpaceOnUse"
        patternTransform="rotate(45)"
      >
        <rect width="5" height="5" fill="var(--page)" />
        <rect width="2.5" height="5" fill="var(--late)" />
      </pattern>
      <pattern id="rating-missing" width="5" height="5" patternUnits="userSpaceOnUse">
        <rect width="5" height="5" fill="var(--page)" />
        <circle cx="2.5" cy="2.5" r="1.4" fill="var(--missed)" />
      </pattern>
      <pattern
        id="rating-na"
        width="5"
        height="5"
        patternUnits="userSpaceOnUse"
        patternTransform="rotate(-45)"
      >
        <rect width="5" height="5" fill="var(--page)" />
        <rect width="1" height="5" fill="var(--excused)" />
      </pattern>
    </defs>
  </svg>
);

const FILLS: Readonly<Record<Rating, string>> = {
  'in-place': 'var(--met)',
  partly: 'url(#rating-partly)',
  missing: 'url(#rating-missing)',
  'not-applicable': 'url(#rating-na)',
  'not-rated': 'var(--page)',
};

const Bar = ({
  label,
  counts,
}: {
  readonly label: string;
  readonly counts: Readonly<Record<Rating, number>>;
}) => {
  const total = ORDER.reduce((sum, rating) => sum + counts[rating], 0);
  let from = 0;
  const parts = ORDER.filter((rating) => counts[rating] > 0).map((rating) => {
    const width = (counts[rating] / total) * WIDTH;
    const part = { rating, from, width };
    from += width;
    return part;
  });
  return (
    <svg
      viewBox={`0 0 ${String(WIDTH)} ${String(HEIGHT)}`}
      preserveAspectRatio="none"
      className={styles.bar}
      role="img"
      aria-label={label}
    >
      {parts.map((part) => (
        <rect
          key={part.rating}
          x={part.from}
          width={part.width}
          height={HEIGHT}
          fill={FILLS[part.rating]}
          stroke="var(--ink-3)"
          strokeWidth="1"
          vectorEffect="non-scaling-stroke"
        />
      ))}
    </svg>
  );
};

const said = (counts: Readonly<Record<Rating, number>>): string =>
  ORDER.filter((rating) => counts[rating] > 0)
    .map((rating) => `${text.ratingLong(rating)} ${count(counts[rating])}`)
    .join(', ');

export const AspectBars = ({ counted }: { readonly counted: readonly Counted[] }) => (
  <>
    <Patterns />
    <p className={`legend ${styles.barLegend ?? ''}`} aria-hidden="true">
      {ORDER.map((rating) => (
        <span key={rating}>
          <svg width="18" height="10">
            <rect x=".5" y=".5" width="17" height="9" fill={FILLS[rating]} stroke="var(--ink-3)" />
          </svg>{' '}
          {text.ratingLong(rating)}
        </span>
      ))}
    </p>
    <div className={styles.bars}>
      {ASPECTS.map((aspect) => (
        <div key={aspect} className={styles.aspect}>
          <h3>{text.aspect(aspect).name}</h3>
          <p className="help">{text.aspect(aspect).asks}</p>
          {counted.map(({ assessment, counts }) => (
            <div key={assessment.id} className={styles.barLine}>
              <span className={styles.barName} dir="auto" title={assessment.name}>
                {assessment.name}
              </span>
              <Bar
                label={text.barLabel(text.aspect(aspect).name, assessment.name, said(counts[aspect]))}
                counts={counts[aspect]}
              />
            </div>
          ))}
        </div>
      ))}
    </div>
  </>
);

export const AspectTable = ({ counted }: { readonly counted: readonly Counted[] }) => (
  <table className={styles.aspectTable} aria-label={text.historyTable}>
    <thead>
      <tr>
        <th scope="col">{text.columnAspect}</th>
        <th scope="col">{text.columnAssessment}</th>
        {ORDER.map((rating) => (
          <th key={rating} scope="col">
            <RatingMark rating={rating} /> {text.ratingLong(rating)}
          </th>
        ))}
      </tr>
    </thead>
    <tbody>
      {ASPECTS.flatMap((aspect) =>
        counted.map(({ assessment, counts }) => (
          <tr key={`${aspect} ${assessment.id}`}>
            <th scope="row">{text.aspect(aspect).name}</th>
            <td dir="auto">{assessment.name}</td>
            {ORDER.map((rating) => (
              <td key={rating} className={styles.number}>
                {count(counts[aspect][rating])}
              </td>
            ))}
          </tr>
        )),
      )}
    </tbody>
  </table>
);
