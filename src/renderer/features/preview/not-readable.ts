// Why a file cannot be shown; a file's own trouble, no bug.
import type { PreviewPage } from '../../../shared/calls/preview';

export type Unreadable = Extract<PreviewPage, { readonly shows: 'nothing' }>['why'];

export class NotReadable extends Error {
  override readonly name = 'NotReadable';
  constructor(readonly why: Unreadable) {
    super(why);
  }
}
