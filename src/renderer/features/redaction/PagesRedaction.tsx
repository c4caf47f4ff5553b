// A picture or a PDF: its pages, the one in hand with the areas over it, and the list of areas.
import { useState } from 'react';
import { ChevronLeft, ChevronRight, Minus, Plus, SquarePlus } from 'lucide-react';
import { redaction as text } from '../../messages/redaction';
import { Answer } from '../../ui/Answer';
import { Button } from '../../ui/Button';
import { Checkbox } from '../../ui/Checkbox';
import { EmptyState } from '../../ui/EmptyState';
import { IconButton } from '../../ui/IconButton';
import { FailureNotice } from '../../ui/Notice';
import { PageHead } from '../../ui/PageHead';
import type { Reader } from '../preview/reader-frame';
import { AreaList } from './AreaList';
import { type Area, coveredPages, isOnPage } from './areas';
import type { FileToRedact } from './file-to-redact';
import { PageStage } from './PageStage';
import { RedactionFrame } from './RedactionFrame';
import styles from './redaction.module.css';
import { StoreDialog } from './StoreDialog';
import { useAreas } from './use-areas';
import { useReader } from './use-reader';
import { useStorePages } from './use-store-pages';

/** In the middle of the page, to be moved with the keys. */
const NEW_AREA = { left: 0.35, top: 0.45, width: 0.3, height: 0.06 };
const ZOOMS = [1, 1.5, 2, 3, 4] as const;
/** A PDF may claim millions; the engine takes this many. */
const MOST_PAGES = 2000;
const MOVING = ['image/gif', 'image/webp', 'image/apng', 'image/avif'];

export const PagesRedaction = ({ file }: { readonly file: FileToRedact }) => {
  const { id, version, position } = file;
  const { reader, failure, isUnreadable } = useReader({ id, version, position });
  if (reader !== null && reader.pageCount <= MOST_PAGES) return <Pages file={file} reader={reader} />;
  return (
    <>
      <PageHead title={text.title} />
      <FailureNotice failure={failure} />
      {isUnreadable && <Unreadable />}
      {reader !== null && <EmptyState title={text.tooManyPages}>{text.tooManyPagesText}</EmptyState>}
      {reader === null && !isUnreadable && failure === null && (
        <p className="muted" aria-busy="true">
          {text.opening}
        </p>
      )}
    </>
  );
};

const Unreadable = () => <EmptyState title={text.notReadable}>{text.notReadableText}</EmptyState>;

const focusArea = (key: number): void => {
  // After the area is there.
  requestAnimationFrame(() => {
    document.querySelector<HTMLElement>(`[data-area="${String(key)}"]`)?.focus();
  });
};

const Pages = ({ file, reader }: { readonly file: FileToRedact; readonly reader: Reader }) => {
  const { areas, selected, select, add, change, remove } = useAreas();
  const [page, setPage] = useState(1);
  const [zoom, setZoom] = useState(0);
  const [isStored, setStored] = useState(false);
  const [hasTrouble, setTrouble] = useState(false);
  const storing = useStorePages(reader, file);
  const pages = reader.pageCount;

  const turn = (by: number) => {
    setPage((before) => Math.min(pages, Math.max(1, before + by)));
    select(null);
  };
  const showArea = (area: Area) => {
    if (area.page !== null) setPage(area.page);
    select(area.key);
    focusArea(area.key);
  };
  const becomes = [
    reader.shows === 'pdf' ? text.becomesPdf : text.becomesPicture,
    ...(MOVING.includes(file.file.mediaType) ? [text.firstFrame] : []),
  ].join(' ');
  const summary = text.summaryPages(areas.length, coveredPages(areas, pages));

  if (hasTrouble)
    return (
      <>
        <PageHead title={text.title} />
        <Unreadable />
      </>
    );
  return (
    <RedactionFrame
      file={file}
      canStore={areas.length > 0}
      dialog={(end) => (
        <StoreDialog
          file={file}
          summary={summary}
          becomes={becomes}
          isRunning={storing.isRunning}
          progress={storing.progress}
          failure={storing.failure}
          onStore={(says) => storing.store(areas, says)}
          onCancel={storing.cancel}
          {...end}
        />
      )}
    >
      <div className={styles.work}>
        <div className={styles.middle}>
          <div className={styles.tools} role="toolbar" aria-label={text.stage}>
            <Button
              icon={<SquarePlus className="i" aria-hidden="true" />}
              isDisabled={isStored}
              onPress={() => {
                focusArea(add(page, NEW_AREA));
              }}
            >
              {text.addArea}
            </Button>
            <Checkbox isSelected={isStored} onChange={setStored}>
              {text.asStored}
            </Checkbox>
            <span className={styles.space} />
            <IconButton
              label={text.smaller}
              icon={<Minus className="i" aria-hidden="true" />}
              isDisabled={zoom === 0}
              onPress={() => {
                setZoom(zoom - 1);
              }}
            />
            <IconButton
              label={text.larger}
              icon={<Plus className="i" aria-hidden="true" />}
              isDisabled={zoom === ZOOMS.length - 1}
              onPress={() => {
                setZoom(zoom + 1);
              }}
            />
            <IconButton
              label={text.previousPage}
              icon={<ChevronLeft className="i" aria-hidden="true" />}
              isDisabled={page === 1}
              onPress={() => {
                turn(-1);
              }}
            />
            <span className="num" role="status">
              {text.pageOf(page, pages)}
            </span>
            <IconButton
              label={text.nextPage}
              icon={<ChevronRight className="i" aria-hidden="true" />}
              isDisabled={page === pages}
              onPress={() => {
                turn(1);
              }}
            />
          </div>
          <PageStage
            reader={reader}
            page={page}
            zoom={ZOOMS[zoom] ?? 1}
            areas={areas}
            selected={selected}
            isStored={isStored}
            onDraw={(box) => {
              focusArea(add(page, box));
            }}
            onChange={change}
            onSelect={select}
            onRemove={remove}
            onTurn={turn}
            onTrouble={() => {
              setTrouble(true);
            }}
          />
        </div>
        <aside className={styles.side} aria-label={text.areas}>
          <Answer text={summary} />
          <p className="small muted">{text.keys}</p>
          <AreaList
            areas={areas}
            page={page}
            pages={pages}
            selected={selected}
            onShow={showArea}
            onChange={change}
            onRemove={remove}
          />
          {pages > 1 && (
            <>
              <h2 className="section">{text.pages}</h2>
              <ul className={styles.pageList} aria-label={text.pages}>
                {Array.from({ length: pages }, (_none, at) => (
                  <li key={at}>
                    <button
                      type="button"
                      className={styles.pageTab}
                      aria-current={page === at + 1 ? 'page' : undefined}
                      onClick={() => {
                        setPage(at + 1);
                        select(null);
                      }}
                    >
                      {text.pageTab(at + 1, areas.filter((area) => isOnPage(area, at + 1)).length)}
                    </button>
                  </li>
                ))}
              </ul>
            </>
          )}
          <p className="small muted">{becomes}</p>
        </aside>
      </div>
    </RedactionFrame>
  );
};
