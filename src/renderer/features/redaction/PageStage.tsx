// The page in the middle with the areas over it: a drag beside them draws another one.
import { useEffect, useRef, useState, type PointerEvent } from 'react';
import { redaction as text } from '../../messages/redaction';
import type { DrawnSize, Reader } from '../preview/reader-frame';
import { AreaBox } from './AreaBox';
import { type Area, type Box, boxBetween, isLargeEnough, isOnPage } from './areas';
import { PagePicture } from './PagePicture';
import styles from './redaction.module.css';

interface PageStageProps {
  readonly reader: Reader;
  readonly page: number;
  /** 1 fits the page into the stage. */
  readonly zoom: number;
  readonly areas: readonly Area[];
  readonly selected: number | null;
  readonly isStored: boolean;
  readonly onDraw: (box: Box) => void;
  readonly onChange: (area: Area) => void;
  readonly onSelect: (key: number | null) => void;
  readonly onRemove: (key: number) => void;
  readonly onTurn: (by: number) => void;
  readonly onTrouble: () => void;
}

/** Room that a page has in the stage, in pixels. */
const useRoom = () => {
  const stage = useRef<HTMLDivElement>(null);
  const [room, setRoom] = useState({ width: 600, height: 600 });
  useEffect(() => {
    const element = stage.current;
    if (element === null) return undefined;
    const observer = new ResizeObserver(() => {
      setRoom({ width: element.clientWidth - 48, height: element.clientHeight - 48 });
    });
    observer.observe(element);
    return () => {
      observer.disconnect();
    };
  }, []);
  return { stage, room };
};

export const PageStage = (props: PageStageProps) => {
  const { reader, page, zoom, areas, selected, isStored, onDraw, onTurn, onTrouble } = props;
  const { stage, room } = useRoom();
  const sheet = useRef<HTMLDivElement>(null);
  const [size, setSize] = useState<{ readonly page: number; readonly of: DrawnSize } | null>(null);
  const [from, setFrom] = useState<{ readonly x: number; readonly y: number } | null>(null);
  const [drawn, setDrawn] = useState<Box | null>(null);

  useEffect(() => {
    let isGone = false;
    reader.pageSize(page).then(
      (of) => {
        if (!isGone) setSize({ page, of });
      },
      () => {
        if (!isGone) onTrouble();
      },
    );
    return () => {
      isGone = true;
    };
    // Trouble is told once, whoever listens by then.
    // eslint-disable-next-line react-hooks/exhaustive-deps
  }, [reader, page]);

  const placeOf = (event: { readonly clientX: number; readonly clientY: number }) => {
    const place = sheet.current?.getBoundingClientRect();
    if (place === undefined) return { x: 0, y: 0 };
    return { x: (event.clientX - place.left) / place.width, y: (event.clientY - place.top) / place.height };
  };
  const follow = (event: PointerEvent): void => {
    if (from !== null) setDrawn(boxBetween(from, placeOf(event)));
  };
  const end = (): void => {
    if (drawn !== null && isLargeEnough(drawn)) onDraw(drawn);
    setFrom(null);
    setDrawn(null);
  };

  const fit =
    size === null ? 1 : Math.min(room.width / size.of.widthPixels, room.height / size.of.heightPixels);
  const scale = Math.max(0.02, fit * zoom);
  return (
    <div
      ref={stage}
      className={styles.stage}
      role="region"
      aria-label={text.stage}
      tabIndex={0}
      onKeyDown={(event) => {
        if (event.key !== 'PageUp' && event.key !== 'PageDown') return;
        event.preventDefault();
        onTurn(event.key === 'PageUp' ? -1 : 1);
      }}
    >
      {size?.page === page && (
        <div
          ref={sheet}
          className={styles.sheet}
          data-sheet={page}
          style={{
            width: `${String(size.of.widthPixels * scale)}px`,
            height: `${String(size.of.heightPixels * scale)}px`,
          }}
          onPointerDown={(event) => {
            if (event.button !== 0 || isStored) return;
            event.currentTarget.setPointerCapture(event.pointerId);
            props.onSelect(null);
            setFrom(placeOf(event));
          }}
          onPointerMove={follow}
          onPointerUp={end}
          onPointerCancel={end}
        >
          <PagePicture
            key={page}
            reader={reader}
            page={page}
            scale={scale}
            className={styles.picture ?? ''}
            onTrouble={onTrouble}
          />
          {areas.map(
            (area, at) =>
              isOnPage(area, page) && (
                <AreaBox
                  key={area.key}
                  area={area}
                  number={at + 1}
                  isSelected={area.key === selected}
                  isStored={isStored}
                  placeOf={placeOf}
                  onChange={props.onChange}
                  onSelect={() => {
                    props.onSelect(area.key);
                  }}
                  onRemove={() => {
                    props.onRemove(area.key);
                  }}
                />
              ),
          )}
          {drawn !== null && (
            <div
              className={styles.area}
              style={{
                left: `${String(drawn.left * 100)}%`,
                top: `${String(drawn.top * 100)}%`,
                width: `${String(drawn.width * 100)}%`,
                height: `${String(drawn.height * 100)}%`,
              }}
            />
          )}
        </div>
      )}
    </div>
  );
};
