// Who did what, and is the record unbroken?
import { useCallback, useState } from 'react';
import type { JournalEntry, JournalReport } from '../../../shared/domain/vault';
import { ObjectLink } from '../../app/ObjectLink';
import { useScreenVerb } from '../../app/screen-verbs';
import { useJob } from '../../app/use-job';
import { count, plural } from '../../messages/count';
import { dateText, instantText } from '../../messages/dates';
import { actionText, journal as text } from '../../messages/journal';
import { Button } from '../../ui/Button';
import type { Column } from '../../ui/column';
import { DataTable } from '../../ui/DataTable';
import { FailureNotice, Notice } from '../../ui/Notice';
import { PageHead } from '../../ui/PageHead';
import { ProgressView } from '../../ui/ProgressView';

const COLUMNS: readonly Column<JournalEntry, never>[] = [
  {
    id: 'seq',
    title: text.columnSeq,
    width: '64px',
    cell: (entry) => <span className="id">{entry.seq}</span>,
  },
  { id: 'time', title: text.columnTime, width: '160px', cell: (entry) => instantText(entry.time) },
  {
    id: 'who',
    title: text.columnWho,
    width: '160px',
    cell: (entry) => <bdi title={entry.memberName}>{entry.memberName}</bdi>,
  },
  { id: 'what', title: text.columnWhat, width: 'minmax(0, 1fr)', cell: (entry) => actionText(entry) },
  {
    id: 'subject',
    title: text.columnSubject,
    width: '120px',
    cell: (entry) => <Subject subject={entry.subject} />,
  },
  {
    id: 'leaf',
    title: text.columnLeaf,
    width: '128px',
    cell: (entry) => <span className="id">{entry.leaf.slice(0, 16)}</span>,
  },
];

/** The vault's own id says nothing here; everything else is a link. */
const Subject = ({ subject }: { readonly subject: string }) =>
  /^[0-9a-f]{32}$/.test(subject) ? <span className="faint">the vault</span> : <ObjectLink id={subject} />;

/** Up to where somebody outside holds a receipt of the record, and any that tell of another one. */
const Anchors = ({ anchors }: Pick<JournalReport, 'anchors'>) => {
  const furthest = anchors.filter(({ holds }) => holds).toSorted((a, b) => b.seq - a.seq)[0];
  const others = anchors.filter(({ holds }) => !holds);
  return (
    <>
      {furthest === undefined ? (
        others.length === 0 && <p className="help">{text.notProtected}</p>
      ) : (
        <p>
          <b>
            {text.protectedUpTo(
              count(furthest.seq),
              text.receiptBy(furthest.by, furthest.firm),
              dateText(furthest.receivedOn),
            )}
          </b>{' '}
          {text.protectedNote(!furthest.isKnownKey)}
        </p>
      )}
      {others.map((one) => (
        <p key={`${one.packageId} ${String(one.round)} ${one.by}`}>
          {text.anchorDiffers(text.receiptBy(one.by, one.firm), dateText(one.receivedOn), count(one.seq))}
        </p>
      ))}
    </>
  );
};

export const JournalPage = () => {
  const verify = useJob('journal', 'verify');
  const [report, setReport] = useState<JournalReport | null>(null);
  const [total, setTotal] = useState<number | null>(null);
  const onTotal = useCallback((count: number) => {
    setTotal(count);
  }, []);
  const check = () => {
    setReport(null);
    void verify.start({}).then(setReport);
  };
  useScreenVerb('journal.verify', verify.isRunning ? null : check);
  return (
    <div className="content content--fixed">
      <PageHead
        title={text.title}
        {...(total === null ? {} : { answer: text.answer(plural(total, 'entry', 'entries')) })}
        actions={
          <Button isDisabled={verify.isRunning} onPress={check}>
            {text.verify}
          </Button>
        }
      />
      <FailureNotice failure={verify.failure} />
      {verify.isRunning && (
        <ProgressView
          title={text.verifying}
          progress={verify.progress}
          isCancelling={verify.isCancelling}
          onCancel={verify.cancel}
          ifCancelled={text.ifCancelled}
        />
      )}
      {report !== null && (
        <Notice kind={report.verdict === 'unbroken' ? 'met' : 'missed'} live>
          {report.verdict === 'unbroken' ? (
            <>
              <p>
                {text.unbroken(plural(report.entries, 'entry', 'entries'), report.head?.slice(0, 16) ?? '')}
              </p>
              <Anchors anchors={report.anchors} />
              <p className="help">{text.limits}</p>
            </>
          ) : (
            <>
              <p>
                <b>{text.broken}</b>
              </p>
              <ul>
                {report.findings.map((finding) => (
                  <li key={`${finding.code}${finding.subject}`}>
                    <code className="id">{finding.code}</code> {finding.subject}: {finding.detail}
                  </li>
                ))}
              </ul>
              <Anchors anchors={report.anchors} />
            </>
          )}
        </Notice>
      )}
      <DataTable
        label={text.table}
        group="journal"
        name="list"
        question={{ subject: null, newestFirst: true }}
        columns={COLUMNS}
        rowId={(entry) => String(entry.seq)}
        rowLabel={(entry) =>
          `${String(entry.seq)}, ${instantText(entry.time)}, ${entry.memberName} ${actionText(entry)} ${entry.subject}`
        }
        selectedId={null}
        onSelect={() => undefined}
        empty={text.empty}
        onTotal={onTotal}
      />
    </div>
  );
};
