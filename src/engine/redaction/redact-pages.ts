// Covers areas of drawn pages and makes a new file of them: a PNG of a picture, a PDF of pictures of a PDF.
// Nothing of the original goes into it but the colours of its pages outside of the areas.
import type { RedactedArea } from '../../shared/calls/redaction';
import { UserError } from '../../shared/errors';
import { goOnOrStop, type Job } from '../environment';
import type { OpenVault } from '../vault/open-vault';
import type { DrawnPage, DrawnPages } from './drawn-pages';
import { decodeDrawn } from './drawn-png';
import { findOriginal, type OriginalRef } from './original';
import { type PackedRows, packRows, pngOf } from './packed-rows';
import { type PdfPage, pictureOnlyPdf } from './picture-pdf';
import { coverAreas } from './raster';
import { nameOfRedacted, type RedactedSays, storeRedacted } from './store-redacted';

export interface AreasToRedact extends RedactedSays {
  readonly areas: readonly RedactedArea[];
}

const PDF = 'application/pdf';

/** @throws UserError redaction.not-this-type */
const requireDrawable = (mediaType: string): void => {
  if (mediaType !== PDF && !mediaType.startsWith('image/'))
    throw new UserError('redaction.not-this-type', { mediaType });
};

const covered = async (page: DrawnPage, areas: readonly RedactedArea[]): Promise<PackedRows> => {
  const raster = await decodeDrawn(page.png);
  coverAreas(raster, areas);
  const packed = await packRows(raster);
  raster.rgb.fill(0);
  return packed;
};

/** The new file's bytes. Throws as redactPages. */
export const coverPages = async (
  mediaType: string,
  drawn: readonly DrawnPage[],
  areas: readonly RedactedArea[],
  job: Job,
): Promise<Uint8Array> => {
  requireDrawable(mediaType);
  if (areas.length === 0 || areas.some(({ page }) => page > drawn.length))
    throw new UserError('redaction.nothing-covered');
  const pages: PdfPage[] = [];
  for (const [at, page] of drawn.entries()) {
    goOnOrStop(job);
    const picture = await covered(
      page,
      areas.filter((area) => area.page === at + 1),
    );
    if (mediaType !== PDF) {
      if (drawn.length > 1) throw new UserError('redaction.pages-missing', { drawn: drawn.length, pages: 1 });
      return pngOf(picture);
    }
    if (page.points === null) throw new UserError('redaction.picture-refused', { reason: 'no-size' });
    pages.push({ widthPoints: page.points.width, heightPoints: page.points.height, picture });
    job.progress({ phase: 'writing', done: at + 1, total: drawn.length, unit: 'items' });
  }
  return pictureOnlyPdf(pages);
};

/**
 * Keeps one page of the original as the window drew it. Answers how many are there.
 * @throws UserError redaction.not-this-type, redaction.picture-refused, redaction.too-large, and as findOriginal
 */
export const keepDrawnPage = (
  vault: OpenVault,
  pages: DrawnPages,
  ref: OriginalRef,
  { page, of, drawn }: { readonly page: number; readonly of: number; readonly drawn: DrawnPage },
): number => {
  vault.requireMay('evidence.version-added');
  requireDrawable(findOriginal(vault, ref).mediaType);
  return pages.keep(ref, page, of, drawn);
};

/**
 * Stores a version of the item in whose file these areas are black. The drawn pages are forgotten when it is
 * stored, and stay when it is not.
 * @throws UserError redaction.pages-missing, redaction.nothing-covered, redaction.picture-refused,
 * redaction.not-this-type, job.cancelled, and as addDerivedVersion
 */
export const redactPages = async (
  vault: OpenVault,
  pages: DrawnPages,
  ref: OriginalRef,
  { areas, ...says }: AreasToRedact,
  job: Job,
) => {
  vault.requireMay('evidence.version-added');
  const original = findOriginal(vault, ref);
  nameOfRedacted(original, says);
  const bytes = await coverPages(original.mediaType, pages.all(ref), areas, job);
  const stored = await storeRedacted(vault, original, { ...says, bytes }, job);
  pages.forget();
  return stored;
};
