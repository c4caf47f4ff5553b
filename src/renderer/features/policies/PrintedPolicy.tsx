// A policy on paper from the window: what stands over the text says whether it is an edition or a draft.
import { useMemo } from 'react';
import { parseMarkdown } from '../../../shared/document/parse-markdown';
import { plainText } from '../../../shared/document/blocks';
import { DocumentView } from '../../ui/DocumentView';
import { PrintSheet } from '../../ui/PrintSheet';
import styles from './policies.module.css';
import { markOf } from './TextTab';
import type { PolicyNow } from './use-policy';
import { useShownText } from './use-shown-text';

interface PrintedPolicyProps {
  readonly policy: PolicyNow;
  readonly edition: number | null;
  readonly onDone: () => void;
}

export const PrintedPolicy = ({ policy, edition, onDone }: PrintedPolicyProps) => {
  const { record } = policy;
  const words = useShownText(record, edition);
  const blocks = useMemo(() => {
    const all = parseMarkdown(words ?? '');
    const [first] = all;
    const repeats = first?.kind === 'heading' && plainText(first.runs).trim() === record?.title.trim();
    return repeats ? all.slice(1) : all;
  }, [words, record]);
  if (record === undefined || words === null) return null;
  return (
    <PrintSheet onDone={onDone}>
      <div className={styles.sheet}>
        <h1 dir="auto">{record.title}</h1>
        <p data-mark>
          {record.id} · {markOf(policy, edition)}
        </p>
        <DocumentView blocks={blocks} />
      </div>
    </PrintSheet>
  );
};
