// Takes a kit in: shows what each entry would change, and changes what was chosen, all of it or nothing.
import { type ReactNode, useCallback, useEffect, useState } from 'react';
import { ArrowLeftRight, FileInput, Plus } from 'lucide-react';
import type { FileRef } from '../../../shared/contract';
import type { KitLook, KitRow } from '../../../shared/domain/kit';
import type { Failure } from '../../../shared/errors';
import type { CalendarDate } from '../../../shared/period';
import { failureOf } from '../../app/call-failed';
import { useMay } from '../../app/use-access';
import { call } from '../../app/use-call';
import { today } from '../../messages/dates';
import { kit as text } from '../../messages/kit';
import { Button } from '../../ui/Button';
import { DateField } from '../../ui/DateField';
import { EmptyState } from '../../ui/EmptyState';
import { FailureNotice, Notice } from '../../ui/Notice';
import { PageHead } from '../../ui/PageHead';
import { StateMark } from '../../ui/StateMark';
import { KitGroups, type ShownEntry } from './KitGroups';
import styles from './kit.module.css';

const Details = ({ row }: { readonly row: KitRow }) => {
  const [isOpen, setOpen] = useState(false);
  if (row.fields.length === 0) return null;
  const isOther = row.change === 'differs';
  return (
    <details
      className={styles.texts}
      onToggle={(event) => {
        setOpen(event.currentTarget.open);
      }}
    >
      <summary aria-label={`${text.details(row)}: ${row.key} ${row.title}`}>{text.details(row)}</summary>
      {isOpen && (
        <dl className={styles.fields}>
          {row.fields.map((one) => (
            <div key={one.field} className={styles.field}>
              <dt>{one.field}</dt>
              {isOther && (
                <dd dir="auto" className={styles.before}>
                  <span className="faint">{text.before}</span> {one.before === '' ? text.empty : one.before}
                </dd>
              )}
              <dd dir="auto">
                {isOther && <span className="faint">{text.after} </span>}
                {one.after === '' ? text.empty : one.after}
              </dd>
            </div>
          ))}
        </dl>
      )}
    </details>
  );
};

const shownOf = (row: KitRow): ShownEntry => ({
  ...{ key: row.key, part: row.part, title: row.title },
  fixed:
    row.change === 'same' ? (
      <span className="faint">{text.change('same')}</span>
    ) : row.change === 'refused' ? (
      <StateMark state="missed">{text.change('refused')}</StateMark>
    ) : null,
  note: (
    <>
      {row.change === 'differs' && (
        <span className={styles.warns}>
          <ArrowLeftRight className="i i--14" aria-hidden="true" /> {text.change('differs')}
        </span>
      )}
      {row.change === 'new' && (
        <span className={styles.fresh}>
          <Plus className="i i--14" aria-hidden="true" /> {text.change('new')}
        </span>
      )}{' '}
      <bdi>{row.problem ?? text.effect(row)}</bdi>
    </>
  ),
  more: <Details row={row} />,
});

export const ApplyKit = ({ tabs }: { readonly tabs: ReactNode }) => {
  const may = useMay('kit.applied');
  const [file, setFile] = useState<FileRef | null>(null);
  const [look, setLook] = useState<KitLook | null>(null);
  const [on, setOn] = useState<CalendarDate>(today);
  const [picked, setPicked] = useState<ReadonlySet<string> | null>(null);
  const [failure, setFailure] = useState<Failure | null>(null);
  const [isBusy, setBusy] = useState(false);
  const [applied, setApplied] = useState<number | null>(null);

  const run = useCallback(
    async (take: readonly string[] | null, sha256: KitLook['sha256'] | null): Promise<KitLook | null> => {
      if (file === null) return null;
      setBusy(true);
      setFailure(null);
      try {
        const given = { file: file.token, on, take: take === null ? null : [...take] };
        return await call('kit', 'apply', { ...given, apply: sha256 !== null, sha256 });
      } catch (error) {
        setFailure(failureOf(error));
        return null;
      } finally {
        setBusy(false);
      }
    },
    [file, on],
  );
  useEffect(() => {
    let isLate = false;
    void run(null, null).then((answer) => {
      if (!isLate) setLook(answer);
    });
    return () => {
      isLate = true;
    };
  }, [run]);

  const choose = () => {
    setFailure(null);
    void call('app', 'choose', { what: 'kit-file' }).then(
      ([chosen]) => {
        if (chosen === undefined) return;
        setApplied(null);
        setPicked(null);
        setLook(null);
        setFile(chosen);
      },
      (error: unknown) => {
        setFailure(failureOf(error));
      },
    );
  };

  const free = (look?.rows ?? []).filter(({ change }) => change === 'new' || change === 'differs');
  const chosen = picked ?? new Set(free.filter(({ change }) => change === 'new').map(({ key }) => key));
  const going = free.filter(({ key }) => chosen.has(key));
  const asksDay = going.some(({ effect }) => effect === 'new-version');
  const apply = async () => {
    if (look === null) return;
    const done = await run(
      going.map(({ key }) => key),
      look.sha256,
    );
    if (done === null) return;
    setApplied(done.taken.length);
    setPicked(null);
    setLook(await run(null, null));
  };
  const chooseButton = (
    <Button
      icon={<FileInput className="i" aria-hidden="true" />}
      onPress={choose}
      {...(file === null && { kind: 'primary' as const })}
    >
      {file === null ? text.choose : text.chooseOther}
    </Button>
  );

  if (file === null)
    return (
      <>
        <PageHead title={text.title} />
        {tabs}
        <FailureNotice failure={failure} />
        <div className={styles.first}>
          <EmptyState title={text.chooseTitle} action={chooseButton}>
            {may ? text.chooseText : text.mayNot}
          </EmptyState>
        </div>
      </>
    );
  return (
    <>
      <PageHead
        title={text.title}
        {...(look !== null && { answer: text.applyAnswer(look) })}
        actions={
          <>
            {chooseButton}
            {may && look !== null && (
              <Button kind="primary" isDisabled={going.length === 0 || isBusy} onPress={() => void apply()}>
                {text.apply(going.length)}
              </Button>
            )}
          </>
        }
      />
      {tabs}
      <p className={styles.about}>
        {text.file} <bdi className="id">{file.name}</bdi>. {may ? text.applyText : text.mayNot}
      </p>
      <FailureNotice failure={failure} />
      {applied !== null && (
        <Notice kind="met" live>
          {text.applied(applied)}
        </Notice>
      )}
      {asksDay && (
        <div className={styles.day}>
          <DateField
            label={text.on}
            help={text.onHelp}
            value={on}
            onChange={(day) => {
              if (day !== null) setOn(day);
            }}
          />
        </div>
      )}
      {look === null ? (
        failure === null && <p className="muted">{text.reading}</p>
      ) : (
        <KitGroups
          entries={look.rows.map(shownOf)}
          chosen={chosen}
          isReadOnly={!may || isBusy}
          onChange={setPicked}
        />
      )}
    </>
  );
};
