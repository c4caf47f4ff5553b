// What are these files, what do they prove, and for which days? One table for everything dropped or
// chosen; the panel answers for the chosen rows; nothing is stored before "Add".
import { useMemo, useState } from 'react';
import { ArrowDownToLine, Layers, Plus, Trash2 } from 'lucide-react';
import { access } from '../../messages/access';
import { intake as text } from '../../messages/intake';
import { sizeText } from '../../messages/size';
import { Button } from '../../ui/Button';
import { EmptyState } from '../../ui/EmptyState';
import { FailureNotice } from '../../ui/Notice';
import { Page } from '../../ui/Page';
import { PageHead } from '../../ui/PageHead';
import { useExaminedTime } from '../evidence/use-examined-time';
import styles from './intake.module.css';
import { assess, bytesOf, countNames, fillDown, type IntakeRow, keepTogether } from './intake-draft';
import { IntakeFoot } from './IntakeFoot';
import { IntakePanel } from './IntakePanel';
import { IntakeResultNotice } from './IntakeResultNotice';
import { changeIntake, useIntakeRows, useIntakeWork } from './intake-store';
import { type AssessedRow, IntakeTable } from './IntakeTable';
import { useTakeIn } from './use-take-in';

export const IntakePage = () => {
  const rows = useIntakeRows();
  const work = useIntakeWork();
  const examined = useExaminedTime();
  const takeIn = useTakeIn();
  const [chosenKeys, setChosenKeys] = useState<ReadonlySet<string> | null>(null);
  const isRunning = work.state === 'running';

  const assessed = useMemo((): readonly AssessedRow[] => {
    const names = countNames(rows);
    const failures = work.state === 'done' ? work.outcome.failed : [];
    return rows.map((row) => ({
      row,
      ...assess(row, names, examined),
      failure: failures.find((one) => one.row.key === row.key)?.failure ?? null,
    }));
  }, [rows, examined, work]);

  // Until somebody chooses, the panel answers for the first row.
  const chosen = useMemo(() => {
    const keys = new Set(rows.map((row) => row.key).filter((key) => chosenKeys?.has(key) === true));
    const first = rows[0];
    return keys.size > 0 || first === undefined || chosenKeys?.size === 0 ? keys : new Set([first.key]);
  }, [rows, chosenKeys]);

  const ready = assessed.filter((one) => one.blockers.length === 0).map((one) => one.row);
  const blocked = assessed.length - ready.length;
  const files = rows.reduce((sum, row) => sum + row.files.length, 0);
  const change = (patch: Partial<IntakeRow>) => {
    changeIntake((now) => now.map((row) => (chosen.has(row.key) ? { ...row, ...patch } : row)));
  };
  const remove = () => {
    if (isRunning) return;
    changeIntake((now) => now.filter((row) => !chosen.has(row.key)));
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
  const chooseButton = (kind: 'primary' | 'plain') => (
    <Button
      kind={kind}
      icon={<Plus className="i" aria-hidden="true" />}
      isDisabled={isRunning}
      onPress={() => {
        takeIn.choose();
      }}
    >
      {text.choose}
    </Button>
  );

  return (
    <Page
      panel={
        chosen.size > 0 && (
          <IntakePanel
            chosen={assessed.filter((one) => chosen.has(one.row.key))}
            place={place + 1}
            total={rows.length}
            isDisabled={isRunning}
            onChange={change}
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
          answer: text.answer(files, sizeText(bytesOf(rows)), ready.length, blocked),
          actions: chooseButton('plain'),
        })}
      />
      <FailureNotice failure={takeIn.failure} />
      {work.state === 'done' && <IntakeResultNotice outcome={work.outcome} failure={work.failure} />}
      {rows.length === 0 ? (
        <EmptyState title={text.emptyTitle} action={takeIn.may && chooseButton('primary')}>
          {takeIn.may ? text.emptyText : `${text.notYours} ${access.notYours}`}
        </EmptyState>
      ) : (
        <>
          <div className={styles.tools} role="toolbar" aria-label={text.tools}>
            <span className={styles.chosen}>{text.selected(chosen.size)}</span>
            <Button
              kind="quiet"
              icon={<ArrowDownToLine className="i" aria-hidden="true" />}
              isDisabled={chosen.size < 2 || isRunning}
              onPress={() => {
                changeIntake((now) => fillDown(now, chosen));
              }}
            >
              {text.fillDown}
            </Button>
            <Button
              kind="quiet"
              icon={<Layers className="i" aria-hidden="true" />}
              isDisabled={chosen.size < 2 || isRunning}
              onPress={() => {
                changeIntake((now) => keepTogether(now, chosen));
              }}
            >
              {text.keepTogether}
            </Button>
            <Button
              kind="quiet"
              icon={<Trash2 className="i" aria-hidden="true" />}
              isDisabled={chosen.size === 0 || isRunning}
              onPress={remove}
            >
              {text.remove}
            </Button>
            {chosen.size < 2 && rows.length > 1 && <span className={styles.why}>{text.toolsHelp}</span>}
          </div>
          <IntakeTable
            rows={assessed}
            chosen={chosen}
            onChoose={setChosenKeys}
            onRemove={remove}
            onOpen={() => {
              // The panel of a row that was just chosen is drawn first.
              window.requestAnimationFrame(() => {
                document.querySelector<HTMLElement>('.panel__body input')?.focus();
              });
            }}
          />
          <p className={styles.note}>{text.copiesNote}</p>
          <IntakeFoot ready={ready} blocked={blocked} files={files} />
        </>
      )}
    </Page>
  );
};
