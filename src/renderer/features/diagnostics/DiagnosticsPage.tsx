// What a helper needs to know when something goes wrong: every line is shown, any can be left out, and the rest is
// saved where the person says. Works without a vault.
import { useEffect, useMemo, useState } from 'react';
import {
  DIAGNOSTIC_TITLES,
  type Diagnostics,
  diagnosticsText,
  LONGEST_NOTE,
} from '../../../shared/domain/diagnostics';
import type { FileToken } from '../../../shared/ids';
import { BackButton } from '../../app/BackButton';
import { useCommand } from '../../app/use-call';
import { diagnostics as text } from '../../messages/diagnostics';
import { Button } from '../../ui/Button';
import { FailureNotice, Notice } from '../../ui/Notice';
import { PageHead } from '../../ui/PageHead';
import { TextField } from '../../ui/TextField';
import { DiagnosticsPart } from './DiagnosticsPart';
import styles from './diagnostics.module.css';

export const DiagnosticsPage = () => {
  const collect = useCommand('diagnostics', 'collect');
  const [found, setFound] = useState<Diagnostics | null>(null);
  const { run } = collect;
  // Asked for once on arrival: a report is a moment, and does not change while it is read.
  useEffect(() => {
    void run({}).then(setFound);
    // eslint-disable-next-line react-hooks/exhaustive-deps
  }, []);
  return (
    <div className={styles.screen}>
      <BackBar />
      <div className={styles.page}>
        <PageHead
          title={text.title}
          answer={text.answer}
          actions={
            <Button onPress={() => void run({}).then(setFound)} isDisabled={collect.isRunning}>
              {text.lookAgain}
            </Button>
          }
        />
        <FailureNotice failure={collect.failure} />
        {found === null ? (
          collect.isRunning && <p className="muted">{text.collecting}</p>
        ) : (
          <Report key={found.report} found={found} />
        )}
      </div>
    </div>
  );
};

const BackBar = () => (
  <header className={styles.bar}>
    <BackButton />
  </header>
);

const Report = ({ found }: { readonly found: Diagnostics }) => {
  const [leftOut, setLeftOut] = useState<ReadonlySet<number>>(new Set());
  const [note, setNote] = useState('');
  const [saved, setSaved] = useState<FileToken | null>(null);
  const choose = useCommand('app', 'choose');
  const save = useCommand('diagnostics', 'save');
  const show = useCommand('app', 'showInFolder');
  const asSaved = useMemo(() => diagnosticsText(found, leftOut, note), [found, leftOut, note]);
  const all = found.parts.reduce((sum, { lines }) => sum + lines.length, 0);

  const change = (ids: readonly number[], isGiven: boolean) => {
    setSaved(null);
    setLeftOut((before) => {
      const next = new Set(before);
      for (const id of ids) {
        if (isGiven) next.delete(id);
        else next.add(id);
      }
      return next;
    });
  };
  const saveIt = async () => {
    const suggestedName = text.fileName(found.madeOn.slice(0, 10));
    const [target] = (await choose.run({ what: 'new-document-file', suggestedName })) ?? [];
    if (target === undefined) return;
    const input = { report: found.report, leftOut: [...leftOut], note, target: target.token };
    if ((await save.run(input)) !== null) setSaved(target.token);
  };

  return (
    <>
      <p>{text.explained}</p>
      <TextField
        label={text.note}
        help={text.noteHelp}
        value={note}
        rows={3}
        maxLength={LONGEST_NOTE}
        onChange={(value) => {
          setSaved(null);
          setNote(value);
        }}
      />
      {found.parts.map(({ part, lines }) => (
        <DiagnosticsPart
          key={part}
          title={DIAGNOSTIC_TITLES[part]}
          lines={lines}
          leftOut={leftOut}
          onChange={change}
        />
      ))}
      <details className={styles.asSaved}>
        <summary>{text.asSaved}</summary>
        {/* Scrolls by itself, so it takes the focus: without a mouse it could not be read to its end. */}
        <pre tabIndex={0} aria-label={text.asSaved}>
          {asSaved}
        </pre>
      </details>
      <div className={styles.foot}>
        <Button kind="primary" onPress={() => void saveIt()} isDisabled={save.isRunning}>
          {text.save}
        </Button>
        <span className="muted num">{text.given(all - leftOut.size, all)}</span>
      </div>
      <FailureNotice failure={save.failure ?? choose.failure ?? show.failure} />
      {saved !== null && (
        <Notice kind="met" live>
          <p>{text.saved}</p>
          <Button kind="quiet" onPress={() => void show.run({ file: saved })}>
            {text.show}
          </Button>
        </Notice>
      )}
    </>
  );
};
