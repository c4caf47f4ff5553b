// The fields of a register in the groups its form and its panel show them in. Pure.
import { type Field, type Fields } from '../../../shared/domain/programme/field';

export interface FieldGroup {
  /** Empty for the first. */
  readonly heading: string;
  readonly fields: readonly (readonly [name: string, field: Field])[];
}

/** A field with a group heads it; the ones behind it belong to it too. Groups without a field that `has` are left out. */
export const fieldGroups = (
  fields: Fields,
  has: (name: string, field: Field) => boolean = () => true,
): readonly FieldGroup[] => {
  const groups: { heading: string; fields: (readonly [string, Field])[] }[] = [{ heading: '', fields: [] }];
  for (const [name, field] of Object.entries(fields)) {
    if (field.group !== '') groups.push({ heading: field.group, fields: [] });
    if (has(name, field)) groups.at(-1)?.fields.push([name, field]);
  }
  return groups.filter((group) => group.fields.length > 0);
};
