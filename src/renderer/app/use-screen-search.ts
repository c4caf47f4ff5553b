// What stands in the address of the present screen, parsed by that screen's own schema, so that a screen
// needs nothing of the router's type (which app/router.tsx keeps apart from the screens').
import { useMemo } from 'react';
import { useSearch } from '@tanstack/react-router';
import type { z } from 'zod';

/** The schema must accept anything, each field falling back on its own. */
export const useScreenSearch = <Schema extends z.ZodType>(schema: Schema): z.output<Schema> => {
  const search: unknown = useSearch({ strict: false });
  return useMemo(() => schema.parse(search), [schema, search]);
};
