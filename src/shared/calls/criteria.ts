// Calls about how the criteria of the scope stand.
import { z } from 'zod';
import { CriterionStanding } from '../domain/control';
import { engine, nothing } from './call';

export const criteriaCalls = {
  /** One row for each criterion in the scope of the current engagement (all 61 without one). */
  standing: engine('query', nothing, z.array(CriterionStanding)),
} as const;
