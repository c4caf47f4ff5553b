// Points of focus that no control is mapped to, by series.
import { useNavigate } from '@tanstack/react-router';
import type { CriterionStanding } from '../../../shared/domain/control';
import type { SeriesId } from '../../../shared/ids';
import { useCall } from '../../app/use-call';
import { overview as text } from '../../messages/overview';
import styles from './overview.module.css';

export const OpenPoints = ({ standing }: { readonly standing: readonly CriterionStanding[] }) => {
  const navigate = useNavigate();
  const catalog = useCall('catalog', 'get', {}).data;
  const bySeries = new Map<SeriesId, number>();
  for (const criterion of standing) {
    const series = criterion.criterionId.slice(0, criterion.criterionId.indexOf('.')) as SeriesId;
    const open = criterion.pointsOfFocus.filter((point) => point.controlIds.length === 0).length;
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
              onClick={() => void navigate({ to: '/criteria', search: { series, missing: true } })}
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
