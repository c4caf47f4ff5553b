// Calls about saved views of the evidence list.
import { z } from 'zod';
import { SavedView } from '../domain/saved-view';
import { done, engine, nothing } from './call';

export const viewCalls = {
  list: engine('query', nothing, z.array(SavedView)),
  /** A view of the same name is replaced. */
  save: engine('command', SavedView.omit({ number: true }), SavedView),
  remove: engine('command', z.strictObject({ number: z.number().int().min(1) }), done),
} as const;
