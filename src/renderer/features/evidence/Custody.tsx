// Who did what to this item, in order, as the journal has it. Read a page at a time, the first entry first.
import { useState } from 'react';
import { useQueries } from '@tanstack/react-query';
import type { EvidenceId } from '../../../shared/ids';
import { failureOf } from '../../app/call-failed';
import { call } from '../../app/use-call';
import { instantText } from '../../messages/dates';
import { evidencePanel as text } from '../../messages/evidence-panel';
import { custodyText } from '../../messages/custody';
import { Button } from '../../ui/Button';
import { FailureNotice } from '../../ui/Notice';
import { Section } from '../../ui/Section';
import styles from './evidence.module.css';

const PAGE = 10;

export const Custody = ({ id }: { readonly id: EvidenceId }) => {
  const [pages, setPages] = useState(1);
  const answers = useQueries({
    queries: Array.from({ length: pages }, (_, page) => {
      const input = { subject: id, newestFirst: false, offset: page * PAGE, limit: PAGE };
      return { queryKey: ['journal', 'list', input], queryFn: () => call('journal', 'list', input) };
    }),
  });
  const entries = answers.flatMap(({ data }) => data?.rows ?? []);
  const total = answers[0]?.data?.total ?? 0;
  const error = answers.find((answer) => answer.error !== null)?.error ?? null;
  return (
    <Section title={text.custody} {...(total > 0 && { note: text.custodyNote(total) })}>
      <ol className={styles.custody}>
        {entries.map((entry) => (
          <li key={entry.seq}>
            <span className="faint">{instantText(entry.time)}</span>
            <span>
              <bdi>{entry.memberName}</bdi> {custodyText(entry)}
            </span>
          </li>
        ))}
      </ol>
      {entries.length < total && (
        <Button
          kind="quiet"
          onPress={() => {
            setPages(pages + 1);
          }}
        >
          {text.custodyMore(total - entries.length)}
        </Button>
      )}
      <FailureNotice failure={error === null ? null : failureOf(error)} />
    </Section>
  );
};
