// What are these files, what do they prove, and for which days? One table for everything dropped or
// chosen; the panel answers for the chosen rows; nothing is stored before "Add".
import { useMemo, useState } from 'react';
import { access } from '../../messages/access';
import { intake as text, type IntakeCounts } from '../../messages/intake';
import { sizeText } from '../../messages/size';
import { EmptyState } from '../../ui/EmptyState';
import { FailureNotice } from '../../ui/Notice';
import { Page } from '../../ui/Page';
import { PageHead } from '../../ui/PageHead';
import type { RowPatch } from './CellEditor';
import { type Filled, fillDown, keepTogether } from './change-rows';
import styles from './intake.module.css';
import { letGoPictures } from './held-pictures';
import { bytesOf } from './intake-draft';
import { IntakeFoot } from './IntakeFoot';
import { IntakePanel } from './IntakePanel';
import { IntakeResultNotice } from './IntakeResultNotice';
import { changeIntake, useDroppedAt, useIntakeLooks, useIntakeRows, useIntakeWork } from './intake-store';
import { IntakeTable } from './IntakeTable';
import { IntakeTold } from './IntakeTold';
import { IntakeTools } from './IntakeTools';
import { type AssessedRow, useAssessedRows } from './use-assessed-rows';
import { useTakeIn } from './use-take-in';
import { WatchedLine } from './WatchedLine';
import { WaysIn } from './WaysIn';

const countsOf = (rows: readonly AssessedRow[]): IntakeCounts => {
  const counts = { files: 0, ready: 0, blocked: 0, inVault: 0, twice: 0, leftOut: 0 };
  for (const { row, blockers, fate, same } of rows) {
    counts.files += row.files.length;
    if (blockers.length > 0) counts.blocked += 1;
    else if (fate !== 'leave') counts.ready += 1;
    else if (same?.in === 'vault') counts.inVault += 1;
    else if (same?.in === 'table') counts.twice += 1;
    else counts.leftOut += 1;
  }
  return counts;
};

export const IntakePage = () => {
  const rows = useIntakeRows();
  const work = useIntakeWork();
  const looks = useIntakeLooks();
  const droppedAt = useDroppedAt();
  const assessed = useAssessedRows();
  const takeIn = useTakeIn();
  const [chosenKeys, setChosenKeys] = useState<ReadonlySet<string> | null>(null);
  const isRunning = work.state === 'running';

  // Until somebody chooses, the panel answers for the first row.
  const chosen = useMemo(() => {
    const keys = new Set(rows.map((row) => row.key).filter((key) => chosenKeys?.has(key) === true));
    const first = rows[0];
    return keys.size > 0 || first === undefined || chosenKeys?.size === 0 ? keys : new Set([first.key]);
  }, [rows, chosenKeys]);

  const counts = useMemo(() => countsOf(assessed), [assessed]);
  const ready = useMemo(() => assessed.filter((one) => one.blockers.length === 0), [assessed]);
  const edit = (keys: ReadonlySet<string>, patch: RowPatch) => {
    if (!isRunning) changeIntake((now) => now.map((row) => (keys.has(row.key) ? { ...row, ...patch } : row)));
  };
  const fill = (what: Filled) => {
    if (!isRunning) changeIntake((now) => fillDown(now, chosen, what));
  };
  const remove = () => {
    if (isRunning) return;
    changeIntake((now) => now.filter((row) => !chosen.has(row.key)));
    letGoPictures();
    // What follows takes the place: the first row left, as when one arrives.
    setChosenKeys(null);
  };
  const place = rows.findIndex((row) => chosen.has(row.key));
  const step = (by: number) => {
    const target = rows[place + by];
    return target === undefined
      ? undefined
      : () => {
          setChosenKeys(new Set([target.key]));
        };
  };
  const [previous, next] = [step(-1), step(1)];

  return (
    <Page
      panel={
        chosen.size > 0 && (
          <IntakePanel
            chosen={assessed.filter((one) => chosen.has(one.row.key))}
            looks={looks}
            place={place + 1}
            total={rows.length}
            isDisabled={isRunning}
            onChange={(patch) => {
              edit(chosen, patch);
            }}
            onClose={() => {
              setChosenKeys(new Set());
            }}
            {...(chosen.size === 1 && {
              ...(previous !== undefined && { onPrevious: previous }),
              ...(next !== undefined && { onNext: next }),
            })}
          />
        )
      }
    >
      <PageHead
        title={text.title}
        {...(rows.length > 0 && {
          answer: text.answer(counts, sizeText(bytesOf(rows))),
          actions: <WaysIn takeIn={takeIn} isDisabled={isRunning} isPrimary={false} />,
        })}
      />
      <WatchedLine takeIn={takeIn} />
      <FailureNotice failure={takeIn.failure} />
      <IntakeTold />
      {work.state === 'done' && <IntakeResultNotice outcome={work.outcome} failure={work.failure} />}
      {rows.length === 0 ? (
        <EmptyState
          title={text.emptyTitle}
          action={takeIn.may && <WaysIn takeIn={takeIn} isDisabled={isRunning} isPrimary />}
        >
          {takeIn.may ? text.emptyText : `${text.notYours} ${access.notYours}`}
        </EmptyState>
      ) : (
        <>
          <IntakeTools
            chosen={chosen.size}
            isDisabled={isRunning}
            droppedAt={droppedAt}
            onFill={fill}
            onKeepTogether={() => {
              changeIntake((now) => keepTogether(now, chosen));
            }}
            onRemove={remove}
          />
          <IntakeTable
            rows={assessed}
            looks={looks}
            chosen={chosen}
            isDisabled={isRunning}
            onChoose={setChosenKeys}
            onEdit={edit}
            onFill={fill}
            onRemove={remove}
          />
          <p className={styles.note}>{text.copiesNote}</p>
          <div className={styles.space} />
          <IntakeFoot ready={ready} blocked={counts.blocked} files={counts.files} />
        </>
      )}
    </Page>
  );
};
