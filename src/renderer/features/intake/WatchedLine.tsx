// One quiet line about the watched folder: new files in it are offered, never taken in by themselves.
import { useState } from 'react';
import { FolderOpen } from 'lucide-react';
import { useCall, useCommand } from '../../app/use-call';
import { useMay } from '../../app/use-access';
import { intake as text } from '../../messages/intake';
import { Button } from '../../ui/Button';
import { FailureNotice } from '../../ui/Notice';
import styles from './intake.module.css';
import { useIntakeRows } from './intake-store';
import type { TakeIn } from './use-take-in';

export const WatchedLine = ({ takeIn }: { readonly takeIn: TakeIn }) => {
  const may = useMay('evidence.added');
  const { data } = useCall('intake', 'watched', {}, { enabled: may });
  const watch = useCommand('intake', 'watch');
  const setAside = useCommand('intake', 'setAside');
  const rows = useIntakeRows();
  const [isBusy, setBusy] = useState(false);
  const folder = data?.folder ?? null;
  if (folder === null) return <FailureNotice failure={watch.failure} />;
  const waiting = new Set(rows.flatMap((row) => row.files.map((file) => file.token)));
  const files = (data?.files ?? []).filter((file) => !waiting.has(file.token));
  const words = !folder.isThere
    ? text.watchedGone(folder.shownPath)
    : files.length > 0
      ? text.watched(files.length, folder.shownPath)
      : text.watchedNone(folder.shownPath);
  const run = async (work: Promise<unknown>) => {
    setBusy(true);
    await work;
    setBusy(false);
  };
  return (
    <>
      <div className={styles.watched} role="status">
        <FolderOpen className="i i--14" aria-hidden="true" />
        <span className={files.length > 0 ? undefined : 'muted'}>{words}</span>
        {files.length > 0 && (
          <>
            <Button
              onPress={() => {
                takeIn.offerRefs(files);
              }}
            >
              {text.review}
            </Button>
            <Button
              kind="quiet"
              isDisabled={isBusy}
              onPress={() => {
                void run(setAside.run({ files: files.map((file) => file.token) }));
              }}
            >
              {text.setAside}
            </Button>
          </>
        )}
        <Button
          kind="quiet"
          isDisabled={isBusy}
          onPress={() => {
            void run(watch.run({ folder: null }));
          }}
        >
          {text.stopWatching}
        </Button>
      </div>
      <FailureNotice failure={watch.failure ?? setAside.failure} />
    </>
  );
};
