// One page as the reader frame draws it, as sharp as the place it is shown in.
import { useEffect, useRef } from 'react';
import type { Reader } from '../preview/reader-frame';

interface PagePictureProps {
  readonly reader: Reader;
  readonly page: number;
  /** 1 is the page's own size. */
  readonly scale: number;
  readonly className: string;
  readonly onTrouble: () => void;
}

const MOST_SHOWN_PIXELS = 12_000_000;

export const PagePicture = ({ reader, page, scale, className, onTrouble }: PagePictureProps) => {
  const canvas = useRef<HTMLCanvasElement>(null);
  const trouble = useRef(onTrouble);
  useEffect(() => {
    trouble.current = onTrouble;
  });
  useEffect(() => {
    let isGone = false;
    reader
      .drawPage(page, { scale: scale * window.devicePixelRatio, maxPixels: MOST_SHOWN_PIXELS })
      .then((bitmap) => {
        const shown = canvas.current;
        if (!isGone && shown !== null) {
          shown.width = bitmap.width;
          shown.height = bitmap.height;
          const context = shown.getContext('2d');
          if (context !== null) {
            // What is not opaque is stored on white, and shown so.
            context.fillStyle = '#fff';
            context.fillRect(0, 0, bitmap.width, bitmap.height);
            context.drawImage(bitmap, 0, 0);
          }
        }
        bitmap.close();
      })
      .catch(() => {
        if (!isGone) trouble.current();
      });
    return () => {
      isGone = true;
    };
  }, [reader, page, scale]);
  return <canvas ref={canvas} className={className} aria-hidden="true" />;
};
