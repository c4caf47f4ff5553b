// Is there a copy elsewhere, how old is it, and the way to a new one.
import { useState } from 'react';
import { HardDriveDownload } from 'lucide-react';
import type { BackupReport, BackupState } from '../../../shared/domain/backup';
import type { Failure } from '../../../shared/errors';
import { failureOf } from '../../app/call-failed';
import { useScreenVerb } from '../../app/screen-verbs';
import { useMay } from '../../app/use-access';
import { call, useCall } from '../../app/use-call';
import { useJob } from '../../app/use-job';
import { agoText, daysAgoText, instantText } from '../../messages/dates';
import { backup as text } from '../../messages/backup';
import { sizeText } from '../../messages/size';
import { boldParts } from '../../ui/Answer';
import { Button } from '../../ui/Button';
import { FailureNotice, Notice } from '../../ui/Notice';
import { ProgressView } from '../../ui/ProgressView';
import { Section } from '../../ui/Section';
import styles from './vault.module.css';

export const BackupSection = () => {
  const { data: state, failure } = useCall('backup', 'state', {});
  const run = useJob('backup', 'run');
  const isWritable = useCall('vault', 'current', {}).data?.access.mode === 'read-write';
  const mayBackUp = useMay('backup.made');
  const [report, setReport] = useState<BackupReport | null>(null);
  const [chooseFailure, setChooseFailure] = useState<Failure | null>(null);

  const start = async () => {
    setReport(null);
    setChooseFailure(null);
    run.reset();
    try {
      const [target] = await call('app', 'choose', { what: 'backup-folder' });
      if (target !== undefined) setReport(await run.start({ target: target.token }));
    } catch (error) {
      setChooseFailure(failureOf(error));
    }
  };
  useScreenVerb('backup.run', mayBackUp && !run.isRunning ? () => void start() : null);
  return (
    <Section title={text.title}>
      <div className={styles.part}>
        {state !== undefined && (
          <p>
            {boldParts(
              state.last === null
                ? text.none
                : text.last(agoText(state.last.madeAt), state.last.blobs, sizeText(state.last.bytes)),
            )}{' '}
            {state.last !== null && text.since(state.entriesSince)}
          </p>
        )}
        <FailureNotice failure={chooseFailure ?? run.failure ?? failure} />
        {report !== null && <Done report={report} />}
        {run.isRunning ? (
          <ProgressView
            title={text.running}
            progress={run.progress}
            isCancelling={run.isCancelling}
            onCancel={run.cancel}
            ifCancelled={text.ifCancelled}
          />
        ) : mayBackUp ? (
          <div className={styles.withHelp}>
            <Button
              icon={<HardDriveDownload className="i" aria-hidden="true" />}
              onPress={() => void start()}
            >
              {text.run}
            </Button>
            <p className="help">{text.help}</p>
          </div>
        ) : (
          isWritable && <p className="help">{text.notYours}</p>
        )}
        {state !== undefined && <Copies state={state} />}
        <p className="help">{text.restore}</p>
      </div>
    </Section>
  );
};

const Done = ({ report }: { readonly report: BackupReport }) => {
  const { snapshot } = report;
  return (
    <Notice kind="met" live>
      <p>{boldParts(text.done(report.copiedBlobs, sizeText(report.copiedBytes)))}</p>
      <p>{text.state(snapshot.blobs, sizeText(snapshot.bytes), snapshot.journalSeq)}</p>
      {report.prunedSnapshots > 0 && (
        <p>
          {text.pruned(report.prunedSnapshots)} {text.rule}
        </p>
      )}
    </Notice>
  );
};

const Copies = ({ state }: { readonly state: BackupState }) => {
  const { copies } = state;
  if (copies.length === 0) return <p className="help">{text.copiesNone}.</p>;
  return (
    <details className={styles.copies}>
      <summary>{text.copies(copies.length)}</summary>
      <p className="help">{text.copiesText}</p>
      <ul className="rows rows--top">
        {copies.map((copy) => (
          <li key={copy.name}>
            <span className="num">{instantText(copy.madeAt)}</span>
            <span className="faint small">
              {text.copyFacts(daysAgoText(copy.madeAt), copy.journalSeq, sizeText(copy.sizeBytes))}
            </span>
          </li>
        ))}
      </ul>
    </details>
  );
};
