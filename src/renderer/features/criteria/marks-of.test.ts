import { describe, expect, it } from 'vitest';
import catalogJson from '../../../../resources/catalog/tsc-2017-rev2022.json';
import { Catalog } from '../../../shared/domain/catalog';
import { marksOfCriterion, marksOfPoint } from './marks-of';

const catalog = Catalog.parse(catalogJson);
const point = (id: string) => {
  const found = catalog.points_of_focus.find((one) => one.id === id);
  if (found === undefined) throw new Error(`no ${id}`);
  return found;
};
const criterion = (id: string) => {
  const found = catalog.criteria.find((one) => one.id === id);
  if (found === undefined) throw new Error(`no ${id}`);
  return found;
};
const titles = (marks: readonly { readonly title: string }[]): string[] => marks.map((mark) => mark.title);

describe('the marks', () => {
  it('of a criterion say whether it is common, and its COSO principle', () => {
    expect(titles(marksOfCriterion(catalog, criterion('CC1.1')))).toEqual([
      'Common criterion',
      'COSO principle 1',
    ]);
    expect(titles(marksOfCriterion(catalog, criterion('CC6.1')))).toEqual(['Common criterion']);
    expect(titles(marksOfCriterion(catalog, criterion('A1.2')))).toEqual(['Availability']);
  });

  it('of a point say who has to consider it', () => {
    const said = new Set(catalog.points_of_focus.flatMap((one) => titles(marksOfPoint(catalog, one))));
    expect(said).toEqual(
      new Set([
        'COSO',
        'System level',
        'Product system',
        'Availability only',
        'Confidentiality only',
        'Privacy only',
        'Data processor',
        'Data controller',
        'Processor and controller',
      ]),
    );
  });

  it('of a point in a series of one category leave out what the series says', () => {
    expect(titles(marksOfPoint(catalog, point('A1.2-1')))).toEqual([]);
  });

  it('explain every mark of the catalog in a sentence', () => {
    const marks = [
      ...catalog.criteria.flatMap((one) => marksOfCriterion(catalog, one)),
      ...catalog.points_of_focus.flatMap((one) => marksOfPoint(catalog, one)),
    ];
    for (const { meaning } of marks) expect(meaning).toMatch(/\.$/);
    expect(marks.filter((mark) => mark.id === 'system-level')).toHaveLength(
      catalog.points_of_focus.filter((one) => one.condition === 'system-level').length,
    );
  });
});
