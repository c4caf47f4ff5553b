// A page as rows of colours, without anything else: what a drawn page is taken apart into, covered as, and
// put together from again. Areas are painted here, on whole pixels.
import type { RedactedArea } from '../../shared/calls/redaction';
import { UserError } from '../../shared/errors';

export interface Raster {
  readonly width: number;
  readonly height: number;
  /** Red, green, blue, row by row from the top left. */
  readonly rgb: Uint8Array;
}

export interface PixelArea {
  readonly left: number;
  readonly top: number;
  /** The first column and row that are outside again. */
  readonly right: number;
  readonly bottom: number;
}

type Fractions = Pick<RedactedArea, 'left' | 'top' | 'width' | 'height'>;

/**
 * The pixels an area touches: its edges move outwards to whole pixels, so that none at an edge is covered
 * only in part. Null when it covers nothing.
 */
export const pixelArea = (
  { left, top, width, height }: Fractions,
  page: Pick<Raster, 'width' | 'height'>,
): PixelArea | null => {
  if (width <= 0 || height <= 0) return null;
  const area = {
    left: Math.max(0, Math.floor(left * page.width)),
    top: Math.max(0, Math.floor(top * page.height)),
    right: Math.min(page.width, Math.ceil((left + width) * page.width)),
    bottom: Math.min(page.height, Math.ceil((top + height) * page.height)),
  };
  return area.left < area.right && area.top < area.bottom ? area : null;
};

/**
 * Paints the areas black, in place.
 * @throws UserError redaction.nothing-covered when one of them covers no pixel
 */
export const coverAreas = (page: Raster, areas: readonly Fractions[]): void => {
  for (const one of areas) {
    const area = pixelArea(one, page);
    if (area === null) throw new UserError('redaction.nothing-covered');
    for (let row = area.top; row < area.bottom; row += 1)
      page.rgb.fill(0, (row * page.width + area.left) * 3, (row * page.width + area.right) * 3);
  }
};
