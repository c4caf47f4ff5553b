// The text as it reads: the current one, or that of an edition.
import { useMemo } from 'react';
import { parseMarkdown } from '../../../shared/document/parse-markdown';
import { dateText } from '../../messages/dates';
import { policyText as text } from '../../messages/policies';
import { DocumentView } from '../../ui/DocumentView';
import { Notice } from '../../ui/Notice';
import { Select } from '../../ui/Select';
import styles from './policies.module.css';
import type { PolicyNow } from './use-policy';
import { useShownText } from './use-shown-text';

interface TextTabProps {
  readonly policy: PolicyNow;
  readonly shown: number | null;
  readonly onShow: (edition: number | null) => void;
}

/** What stands over the text: which edition it is, or that it is none. */
export const markOf = ({ editions, hasChanged }: PolicyNow, shown: number | null): string => {
  const [last] = editions ?? [];
  const number = shown ?? (hasChanged ? null : (last?.edition ?? null));
  const edition = editions?.find((one) => one.edition === number);
  return edition === undefined
    ? text.draftMark
    : text.editionMark(edition.edition, dateText(edition.inForceFrom), edition.approvedBy);
};

export const TextTab = ({ policy, shown, onShow }: TextTabProps) => {
  const { record, editions, hasChanged } = policy;
  const words = useShownText(record, shown);
  const blocks = useMemo(() => parseMarkdown(words ?? ''), [words]);
  const last = editions?.[0];
  const edition = editions?.find((one) => one.edition === shown);
  return (
    <>
      <div className={styles.mark}>
        <bdi>{markOf(policy, shown)}</bdi>
        {edition !== undefined && (
          <span>
            {text.digest}: <span className="id">{edition.textSha256.slice(0, 16)}…</span>
          </span>
        )}
        {editions !== undefined && editions.length > 0 && (
          <Select<string>
            label={text.shownText}
            hideLabel
            options={[
              { id: '', label: text.current },
              ...editions.map((one) => ({ id: String(one.edition), label: text.editionOf(one.edition) })),
            ]}
            value={shown === null ? '' : String(shown)}
            onChange={(chosen) => {
              onShow(chosen === '' ? null : Number(chosen));
            }}
          />
        )}
      </div>
      {shown === null && hasChanged && last !== undefined && (
        <Notice kind="late">{text.draftNotice(last.edition)}</Notice>
      )}
      {words !== null && blocks.length === 0 ? (
        <p className="muted">{text.noText}</p>
      ) : (
        <DocumentView blocks={blocks} label={text.textOf(record?.title ?? '')} />
      )}
    </>
  );
};
