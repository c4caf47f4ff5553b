// Points of focus in scope that no evidence inside the examined time speaks for, by series.
import { useNavigate } from '@tanstack/react-router';
import type { CriterionStanding } from '../../../shared/domain/control';
import type { SeriesId } from '../../../shared/ids';
import { useCall } from '../../app/use-call';
import { overview as text } from '../../messages/overview';
import styles from './overview.module.css';

/** A criterion that does not apply asks for nothing. */
export const pointsInScope = (standing: readonly CriterionStanding[]) =>
  standing.filter((criterion) => criterion.notApplicable === null).flatMap((one) => one.pointsOfFocus);

export const OpenPoints = ({ standing }: { readonly standing: readonly CriterionStanding[] }) => {
  const navigate = useNavigate();
  const catalog = useCall('catalog', 'get', {}).data;
  const bySeries = new Map<SeriesId, number>();
  for (const criterion of standing) {
    const series = criterion.criterionId.slice(0, criterion.criterionId.indexOf('.')) as SeriesId;
    const open = pointsInScope([criterion]).filter((point) => point.evidenceInPeriodCount === 0).length;
    if (open > 0) bySeries.set(series, (bySeries.get(series) ?? 0) + open);
  }
  if (bySeries.size === 0) return <p className={styles.nothing}>{text.pointsNone}</p>;
  return (
    <>
      <ul className="rows rows--top">
        {[...bySeries].map(([series, open]) => (
          <li key={series}>
            <button
              type="button"
              className={styles.series}
              onClick={() => void navigate({ to: '/criteria', search: { series } })}
            >
              <span className="id">{series}</span>
              <span className="grow">{catalog?.series.find(({ id }) => id === series)?.name}</span>
              <b className="num">{open}</b>
            </button>
          </li>
        ))}
      </ul>
      <p className="help">{text.considerations}</p>
    </>
  );
};
