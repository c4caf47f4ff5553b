// Which document, for which engagement? It begins with our draft, filled from the vault.
import { useState } from 'react';
import { useNavigate } from '@tanstack/react-router';
import { DOCUMENT_TYPES, type DocumentType } from '../../../shared/domain/programme/document';
import type { EngagementId } from '../../../shared/ids';
import { useCall, useCommand } from '../../app/use-call';
import { dateText, rangeText, today } from '../../messages/dates';
import { documents as text } from '../../messages/documents';
import { Button } from '../../ui/Button';
import { EmptyState } from '../../ui/EmptyState';
import { FailureNotice } from '../../ui/Notice';
import { Page } from '../../ui/Page';
import { PageHead } from '../../ui/PageHead';
import { RadioGroup } from '../../ui/RadioGroup';
import { Select } from '../../ui/Select';
import type { EditorProps } from '../programme/register-part';
import styles from './documents.module.css';

const FORM = 'begin-document';
const TYPES = Object.keys(DOCUMENT_TYPES) as DocumentType[];

export const BeginDocument = ({ search, onSearch, onClose }: EditorProps) => {
  const navigate = useNavigate();
  const { data: engagements, failure } = useCall('engagement', 'list', {});
  const begin = useCommand('documents', 'begin');
  const [type, setType] = useState<DocumentType>('system-description');
  const [chosen, setChosen] = useState<EngagementId | null>(null);
  const current = engagements?.find((one) => one.isCurrent) ?? engagements?.at(-1);
  const engagement = chosen ?? current?.id ?? null;
  return (
    <Page>
      <PageHead title={text.beginTitle} answer={text.beginAnswer} />
      <FailureNotice failure={failure} />
      {engagements?.length === 0 ? (
        <EmptyState
          title={text.beginTitle}
          action={
            <Button
              kind="primary"
              onPress={() => {
                void navigate({ to: '/engagement' });
              }}
            >
              {text.setUpEngagement}
            </Button>
          }
        >
          {text.noEngagement}
        </EmptyState>
      ) : (
        <form
          id={FORM}
          className={styles.begin}
          onSubmit={(event) => {
            event.preventDefault();
            if (engagement === null) return;
            void begin.run({ type, engagementId: engagement, on: today() }).then((begun) => {
              const { add: _, open: __, ...rest } = search;
              if (begun !== null) onSearch({ ...rest, id: begun.id, edit: true });
            });
          }}
        >
          <RadioGroup
            label={text.type}
            options={TYPES.map((id) => ({
              id,
              label: DOCUMENT_TYPES[id],
              description: text.typeTexts[id],
            }))}
            value={type}
            onChange={setType}
          />
          {engagement !== null && (
            <Select
              label={text.engagement}
              options={(engagements ?? []).map((one) => ({
                id: one.id,
                label: `${one.id} ${one.systemName}`,
                description: one.type === 1 ? dateText(one.asOf) : rangeText(one.period),
              }))}
              value={engagement}
              onChange={setChosen}
            />
          )}
          <FailureNotice failure={begin.failure} />
        </form>
      )}
      <div className={styles.foot}>
        {engagements?.length !== 0 && (
          <Button
            size={32}
            kind="primary"
            type="submit"
            form={FORM}
            isDisabled={begin.isRunning || engagement === null}
          >
            {text.begin}
          </Button>
        )}
        <Button size={32} kind="quiet" onPress={onClose}>
          {text.cancel}
        </Button>
      </div>
    </Page>
  );
};
