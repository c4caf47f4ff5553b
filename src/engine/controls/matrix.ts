// The matrix control × criterion: which control is mapped to which criterion, and by how many points of
// focus.
import type { Input, Output } from '../../shared/contract';
import { controlId } from '../../shared/ids';
import { inCatalogOrder } from '../catalog';
import { pageOfListed } from '../db/page-of-listed';
import { searchCondition } from '../db/search-condition';
import { currentEngagement, examinedParameters } from '../engagement';
import type { OpenVault } from '../vault/open-vault';
import { SEARCHED, SERIES_IS_MAPPED } from './list-controls';
import { mappedCriteria } from './summaries';

/**
 * Controls that are retired before the engagement's time begins are left out, as from a package. With a
 * series only the controls and the cells of that series.
 */
export const controlMatrix = (
  vault: OpenVault,
  { search: words, series, offset, limit }: Input<'controls', 'matrix'>,
): Output<'controls', 'matrix'> => {
  const search = searchCondition(words, SEARCHED);
  const conditions = [
    search.sql,
    '(@examinedFrom IS NULL OR l.valid_to IS NULL OR l.valid_to >= @examinedFrom)',
    ...(series === null ? [] : [SERIES_IS_MAPPED]),
  ].join(' AND ');
  const parameters = {
    ...examinedParameters(currentEngagement(vault)),
    ...search.parameters,
    series,
  };
  const { numbers, total } = pageOfListed(vault.db, {
    table: 'listed_control',
    key: 'control',
    where: conditions,
    order: (isBackwards) => `l.control ${isBackwards ? 'DESC' : 'ASC'}`,
    parameters,
    offset,
    limit,
  });
  const found = vault.db
    .prepare(
      `SELECT l.control AS number, l.title FROM json_each(?) AS chosen
       JOIN listed_control AS l ON l.control = chosen.value ORDER BY chosen.key`,
    )
    .all(JSON.stringify(numbers)) as { number: number; title: string }[];
  const mapped = mappedCriteria(vault, numbers);
  const rows = found.map(({ number, title }) => {
    const points = mapped.get(number) ?? new Map<never, number>();
    const cells = inCatalogOrder([...points.keys()])
      .filter((id) => series === null || id.startsWith(`${series}.`))
      .map((criterionId) => ({ criterionId, points: points.get(criterionId as never) ?? 0 }));
    return { controlId: controlId(number), title, cells };
  });
  return { rows, total };
};
