// What stands in the address of the present screen, parsed by that screen's own schema. (The router's
// typed way makes router and screens depend on each other's types, which then silently become `any`.)
import { useMemo } from 'react';
import { useSearch } from '@tanstack/react-router';
import type { z } from 'zod';

/** The schema must accept anything, each field falling back on its own. */
export const useScreenSearch = <Schema extends z.ZodType>(schema: Schema): z.output<Schema> => {
  const search: unknown = useSearch({ strict: false });
  return useMemo(() => schema.parse(search), [schema, search]);
};
