// The answer for a file of which nothing is shown, and why.
import type { PreviewPage } from '../../shared/calls/preview';
import type { Previewed } from './open-previewed';

type Nothing = Extract<PreviewPage, { readonly shows: 'nothing' }>;

export const showsNothing = (
  { mediaType, sizeBytes }: Pick<Previewed, 'mediaType' | 'sizeBytes'>,
  why: Nothing['why'],
): Nothing => ({ shows: 'nothing', mediaType, sizeBytes, why });
