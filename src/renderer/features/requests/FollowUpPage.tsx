// How long do requests wait, on whom, and what holds the audit up? One screen to read, hand round and print.
import { useState } from 'react';
import { useNavigate } from '@tanstack/react-router';
import { ArrowLeft, Printer } from 'lucide-react';
import type { FollowUp } from '../../../shared/domain/request';
import { useCall, useCommand } from '../../app/use-call';
import { count } from '../../messages/count';
import { dateText, today } from '../../messages/dates';
import { followUp as text } from '../../messages/request-follow-up';
import { Button } from '../../ui/Button';
import { EmptyState } from '../../ui/EmptyState';
import { FailureNotice } from '../../ui/Notice';
import { PageHead } from '../../ui/PageHead';
import { PrintSheet } from '../../ui/PrintSheet';
import { Section } from '../../ui/Section';
import { TextMenu } from '../../ui/TextMenu';
import { Ageing } from './Ageing';
import { BlockingTable } from './BlockingTable';
import { OwnersTable, TurnaroundTable } from './FollowUpTables';
import { PrintedFollowUp } from './PrintedFollowUp';
import styles from './requests.module.css';

export const FollowUpPage = () => {
  const navigate = useNavigate();
  const now = today();
  const { data, failure } = useCall('requests', 'followUp', { today: now });
  const choose = useCommand('app', 'choose');
  const write = useCommand('requests', 'exportFollowUp');
  const [told, setTold] = useState('');
  const [isPrinting, setPrinting] = useState(false);
  const exportAs = async (form: 'xlsx' | 'pdf') => {
    setTold('');
    write.reset();
    const suggestedName = `${text.exportName}.${form}`;
    const [target] =
      (await choose.run(
        form === 'xlsx'
          ? { what: 'new-table-file', suggestedName }
          : { what: 'new-document-file', suggestedName },
      )) ?? [];
    if (target === undefined) return;
    if ((await write.run({ today: now, target: target.token })) !== null) setTold(text.exported(target.name));
  };
  const isEmpty = data?.counts.requests === 0;
  return (
    <div className="content content--fixed">
      <PageHead
        title={text.title}
        {...(data !== undefined && !isEmpty && { answer: text.answer(data) })}
        actions={
          <>
            <span className={styles.said2} role="status">
              {told}
            </span>
            <Button
              kind="quiet"
              icon={<ArrowLeft className="i" aria-hidden="true" />}
              onPress={() => void navigate({ to: '/requests' })}
            >
              {text.back}
            </Button>
            {data !== undefined && !isEmpty && (
              <>
                <TextMenu
                  label={text.export}
                  groups={[
                    {
                      id: 'forms',
                      title: '',
                      items: [
                        { id: 'xlsx', title: text.exportXlsx, run: () => void exportAs('xlsx') },
                        { id: 'pdf', title: text.exportPdf, run: () => void exportAs('pdf') },
                      ],
                    },
                  ]}
                />
                <Button
                  icon={<Printer className="i" aria-hidden="true" />}
                  onPress={() => {
                    setPrinting(true);
                  }}
                >
                  {text.print}
                </Button>
              </>
            )}
          </>
        }
      />
      <FailureNotice failure={failure ?? choose.failure ?? write.failure} />
      {isEmpty && <EmptyState title={text.emptyTitle}>{text.emptyText}</EmptyState>}
      {data !== undefined && !isEmpty && (
        <div className={styles.scroll}>
          <Figures counts={data.counts} />
          <div className={styles.two}>
            <Section
              title={text.blocking}
              {...(data.blockingCount > 0 && { note: count(data.blockingCount) })}
            >
              <BlockingTable rows={data.blocking} all={data.blockingCount} />
            </Section>
            <div className={styles.beside}>
              <Ageing ageing={data.ageing} />
              <TurnaroundTable turnaround={data.turnaround} />
              <OwnersTable owners={data.owners} />
            </div>
          </div>
        </div>
      )}
      {isPrinting && data !== undefined && (
        <PrintSheet
          onDone={() => {
            setPrinting(false);
          }}
        >
          <PrintedFollowUp data={data} day={dateText(now)} />
        </PrintSheet>
      )}
    </div>
  );
};

const Figures = ({ counts }: Pick<FollowUp, 'counts'>) => (
  <dl className={styles.figures} aria-label={text.counts}>
    {(
      [
        [text.requests, counts.requests],
        [text.withUs, counts.waitingOnOrganization],
        [text.withAuditor, counts.waitingOnAuditor],
        [text.settled, counts.settled],
        [text.late, counts.late],
        [text.returned, counts.returned],
      ] as const
    ).map(([name, number]) => (
      <div key={name}>
        <dt>{name}</dt>
        <dd>{count(number)}</dd>
      </div>
    ))}
  </dl>
);
