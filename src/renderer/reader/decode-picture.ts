// Decodes one picture. The engine has looked at its dimensions before; they are looked at again here.
import { boundedScale, canvasFor, type DecodedFile, type FileBytes, type PageSize } from './decoded-file';

const PART = 4 * 2 ** 20;

const allBytes = async (file: FileBytes): Promise<Blob[]> => {
  const parts: Blob[] = [];
  for (let from = 0; from < file.sizeBytes; from += PART)
    parts.push(new Blob([await file.read(from, Math.min(PART, file.sizeBytes - from))]));
  return parts;
};

/** Only as an image: in one, an SVG runs no script and loads nothing. */
const asImage = async (blob: Blob): Promise<HTMLImageElement> => {
  const image = new Image();
  image.src = URL.createObjectURL(blob);
  await image.decode();
  return image;
};

/** For an SVG without a size of its own. */
const WITHOUT_SIZE: PageSize = { widthPixels: 800, heightPixels: 600 };

export const decodePicture = async (file: FileBytes, mediaType: string): Promise<DecodedFile> => {
  const blob = new Blob(await allBytes(file), { type: mediaType });
  const isDrawing = mediaType === 'image/svg+xml';
  const source = isDrawing ? await asImage(blob) : await createImageBitmap(blob);
  const size: PageSize =
    source.width > 0 && source.height > 0
      ? { widthPixels: source.width, heightPixels: source.height }
      : WITHOUT_SIZE;
  return {
    pageCount: 1,
    size: () => Promise.resolve(size),
    draw: (_page, scale, maxPixels) => {
      const canvas = canvasFor(size, boundedScale(size, scale, maxPixels));
      const context = canvas.getContext('2d');
      if (context === null) throw new Error('no canvas');
      if (isDrawing) {
        context.fillStyle = '#fff';
        context.fillRect(0, 0, canvas.width, canvas.height);
      }
      context.imageSmoothingQuality = 'high';
      context.drawImage(source, 0, 0, canvas.width, canvas.height);
      return Promise.resolve(canvas);
    },
  };
};
