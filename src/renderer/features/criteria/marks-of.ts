// The marks of criteria and points of focus, explained in words: where they come from and to whom they
// speak. The catalog's marks say when something is considered at all, never how well it is answered.
import type { Catalog, Criterion, PointOfFocus } from '../../../shared/domain/catalog';
import { criterionMarks as text } from '../../messages/criterion-marks';

export interface MarkInWords {
  readonly id: string;
  /** A word or two, shown on the line. */
  readonly title: string;
  /** A sentence that says what the mark means. */
  readonly meaning: string;
}

const mark = (id: string, { title, meaning }: Omit<MarkInWords, 'id'>): MarkInWords => ({
  id,
  title,
  meaning,
});

/** A criterion: the category it is additional for, and the COSO principle it follows. */
export const marksOfCriterion = (catalog: Catalog, criterion: Criterion): readonly MarkInWords[] => {
  const series = catalog.series.find((one) => one.id === criterion.series);
  const [only, ...others] = series?.categories ?? [];
  const category = others.length === 0 ? catalog.categories.find((one) => one.id === only) : undefined;
  return [
    ...(category === undefined
      ? [mark('common', text.common)]
      : [mark(category.id, text.additional(category.name))]),
    ...(criterion.coso_principle === null
      ? []
      : [mark('coso', text.cosoPrinciple(criterion.coso_principle))]),
  ];
};

/** A point of focus; empty for one that speaks to every examination. */
export const marksOfPoint = (catalog: Catalog, point: PointOfFocus): readonly MarkInWords[] => {
  const series = catalog.series.find((one) => point.criterion.startsWith(`${one.id}.`));
  const isOfCategorySeries = series?.categories.length === 1;
  const categories = point.applies_to
    .filter((id) => id !== 'all')
    .flatMap((id) => catalog.categories.find((one) => one.id === id) ?? []);
  return [
    // In A1, PI1, C1 and P the series says it already.
    ...(isOfCategorySeries ? [] : categories.map(({ id, name }) => mark(id, text.category(name)))),
    ...(point.condition === 'system-level' ? [mark('system-level', text.systemLevel)] : []),
    ...(point.condition === 'product-system' ? [mark('product-system', text.productSystem)] : []),
    ...(point.privacy_roles.length === 0
      ? []
      : point.privacy_roles.length === 2
        ? [mark('both-roles', text.bothRoles)]
        : [mark('role', point.privacy_roles[0] === 'processor' ? text.processor : text.controller)]),
    ...(point.origin === 'coso' ? [mark('coso', text.coso)] : []),
  ];
};
