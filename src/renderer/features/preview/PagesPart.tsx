// A picture, or the pages of a PDF, as pixels that the reader frame has drawn.
import { ChevronLeft, ChevronRight } from 'lucide-react';
import { type KeyboardEvent, useEffect, useRef, useState } from 'react';
import type { PreviewedFile } from '../../../shared/calls/preview';
import { preview as text } from '../../messages/preview';
import { FilterToggle } from '../../ui/FilterToggle';
import { IconButton } from '../../ui/IconButton';
import { FailureNotice } from '../../ui/Notice';
import { NothingPart } from './NothingPart';
import styles from './preview.module.css';
import type { Decodable, DrawnSize, Reader } from './reader-frame';
import { useLate } from './use-late';
import { useReader } from './use-reader';

interface PagesPartProps {
  readonly file: PreviewedFile;
  readonly page: Decodable;
  readonly name: string;
}

/** More than any screen shows; a larger picture is drawn smaller. */
const MOST_PIXELS = 16_000_000;

export const PagesPart = ({ file, page: known, name }: PagesPartProps) => {
  const { reader, why, failure, failed } = useReader(file, known);
  const [number, setNumber] = useState(1);
  const [isFitted, setFitted] = useState(true);
  const [size, setSize] = useState<DrawnSize | null>(null);
  const isLate = useLate(reader === null && why === null && failure === null);
  if (failure !== null) return <FailureNotice failure={failure} />;
  if (why !== null) return <NothingPart file={file} why={why} />;
  const pages = reader?.pageCount ?? 1;
  const turn = (by: number) => {
    setNumber((before) => Math.min(pages, Math.max(1, before + by)));
  };
  const onKey = (event: KeyboardEvent) => {
    const by = { ArrowLeft: -1, ArrowRight: 1, PageUp: -1, PageDown: 1 }[event.key];
    if (by === undefined || pages === 1 || event.target !== event.currentTarget) return;
    event.preventDefault();
    turn(by);
  };
  return (
    <>
      <div className={styles.pages} tabIndex={0} role="group" aria-label={text.label(name)} onKeyDown={onKey}>
        {reader === null ? (
          isLate && <p className={styles.remark}>{text.loading}</p>
        ) : (
          <DrawnPage
            reader={reader}
            number={number}
            isFitted={isFitted}
            label={text.pageOf(name, number, pages)}
            onSize={setSize}
            onFailed={failed}
          />
        )}
      </div>
      <div className={styles.foot}>
        {pages > 1 && (
          <>
            <IconButton
              label={text.previousPage}
              icon={<ChevronLeft className="i" aria-hidden="true" />}
              isDisabled={number === 1}
              onPress={() => {
                turn(-1);
              }}
            />
            <span role="status">{text.page(number, pages)}</span>
            <IconButton
              label={text.nextPage}
              icon={<ChevronRight className="i" aria-hidden="true" />}
              isDisabled={number === pages}
              onPress={() => {
                turn(1);
              }}
            />
          </>
        )}
        {size !== null && known.shows === 'picture' && known.mediaType !== 'image/svg+xml' && (
          <span>{text.pixels(size.widthPixels, size.heightPixels)}</span>
        )}
        <span className={styles.space} />
        <FilterToggle label={text.fit} isOn={isFitted} onChange={setFitted} />
      </div>
    </>
  );
};

interface DrawnPageProps {
  readonly reader: Reader;
  readonly number: number;
  readonly isFitted: boolean;
  readonly label: string;
  readonly onSize: (size: DrawnSize) => void;
  readonly onFailed: (error: unknown) => void;
}

const DrawnPage = ({ reader, number, isFitted, label, onSize, onFailed }: DrawnPageProps) => {
  const place = useRef<HTMLDivElement>(null);
  const canvas = useRef<HTMLCanvasElement>(null);
  const [room, setRoom] = useState(0);
  useEffect(() => {
    const element = place.current;
    if (element === null) return;
    const observer = new ResizeObserver(() => {
      setRoom(element.clientWidth);
    });
    observer.observe(element);
    return () => {
      observer.disconnect();
    };
  }, []);
  useEffect(() => {
    if (room === 0) return;
    let isOver = false;
    const draw = async () => {
      const size = await reader.pageSize(number);
      // Never larger than it is: a small picture stays sharp.
      const shown = isFitted ? Math.min(1, room / size.widthPixels) : 1;
      const dense = Math.max(1, window.devicePixelRatio);
      const bitmap = await reader.drawPage(number, { scale: shown * dense, maxPixels: MOST_PIXELS });
      const target = canvas.current;
      if (isOver || target === null) {
        bitmap.close();
        return;
      }
      target.width = bitmap.width;
      target.height = bitmap.height;
      target.style.width = `${String(Math.floor(size.widthPixels * shown))}px`;
      target.getContext('bitmaprenderer')?.transferFromImageBitmap(bitmap);
      onSize(size);
    };
    draw().catch((error: unknown) => {
      if (!isOver) onFailed(error);
    });
    return () => {
      isOver = true;
    };
  }, [reader, number, isFitted, room, onSize, onFailed]);
  return (
    <div ref={place} className={styles.drawn}>
      <canvas ref={canvas} role="img" aria-label={label} width={1} height={1} />
    </div>
  );
};
