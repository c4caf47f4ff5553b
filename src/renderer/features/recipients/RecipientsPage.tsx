// Who receives packages, for what, until when, and can a package be encrypted to them?
import { type ReactNode, useState } from 'react';
import { useNavigate } from '@tanstack/react-router';
import { Plus } from 'lucide-react';
import type { Recipient } from '../../../shared/domain/recipient';
import { isSmallStep } from '../../app/small-step';
import { useScreenVerb } from '../../app/screen-verbs';
import { useMay } from '../../app/use-access';
import { useCall } from '../../app/use-call';
import { useScreenSearch } from '../../app/use-screen-search';
import { count } from '../../messages/count';
import { dateText, today } from '../../messages/dates';
import { recipients as text } from '../../messages/recipients';
import { Button } from '../../ui/Button';
import { EmptyState } from '../../ui/EmptyState';
import { FailureNotice } from '../../ui/Notice';
import { Page } from '../../ui/Page';
import { PageHead } from '../../ui/PageHead';
import { type PlainColumn, PlainGrid } from '../../ui/PlainGrid';
import { StateMark } from '../../ui/StateMark';
import { useEngagement } from '../engagement/use-engagement';
import { PackagesViews } from '../packages/PackagesViews';
import { KeyMark, keyWords } from './KeyMark';
import { isPast, keyStanding } from './recipient-standing';
import { RecipientDialog } from './RecipientDialog';
import { RecipientPanel } from './RecipientPanel';
import { RecipientsSearch } from './recipients-search';

const until = (one: Recipient): ReactNode => {
  if (one.isRetired) return <StateMark state="notdue">{text.retired}</StateMark>;
  if (one.until === null) return <span className="faint">{text.noEnd}</span>;
  return isPast(one, today()) ? (
    <StateMark state="late">{dateText(one.until)}</StateMark>
  ) : (
    dateText(one.until)
  );
};

const columns = (hasPanel: boolean): readonly PlainColumn<Recipient>[] => [
  { title: text.columnNumber, width: '72px', cell: (one) => <span className="id">{one.id}</span> },
  { title: text.columnFirm, width: 'minmax(100px, 1fr)', cell: (one) => <bdi>{one.firm}</bdi> },
  { title: text.columnPerson, width: 'minmax(90px, 1fr)', cell: (one) => <bdi>{one.person}</bdi> },
  ...(hasPanel
    ? []
    : [
        {
          title: text.columnPurpose,
          width: 'minmax(120px, 1.4fr)',
          cell: (one: Recipient) => <bdi>{one.purpose}</bdi>,
        },
      ]),
  { title: text.columnUntil, width: '136px', cell: until },
  { title: text.columnKeys, width: '128px', cell: (one) => <KeyMark recipient={one} /> },
  { title: text.columnPackages, width: '76px', isNumber: true, cell: (one) => count(one.packageCount) },
];

export const RecipientsPage = (): ReactNode => {
  const search = useScreenSearch(RecipientsSearch);
  const navigate = useNavigate();
  const onSearch = (next: RecipientsSearch) => {
    void navigate({ to: '/packages/recipients', search: next, replace: isSmallStep(search, next) });
  };
  const { data: all, failure } = useCall('recipients', 'list', {});
  const engagement = useEngagement();
  const mayAdd = useMay('recipient.added');
  const [isAdding, setAdding] = useState(false);
  useScreenVerb(
    'recipient.add',
    mayAdd
      ? () => {
          setAdding(true);
        }
      : null,
  );
  const present = (all ?? []).filter((one) => !one.isRetired);
  const selected = all?.find((one) => one.id === search.id);
  // Those who are offered no more stand at the end.
  const rows = [...present, ...(all ?? []).filter((one) => one.isRetired)];
  const confirmed = present.filter((one) => keyStanding(one) === 'confirmed').length;
  const add = mayAdd && (
    <Button
      kind="primary"
      icon={<Plus className="i" aria-hidden="true" />}
      onPress={() => {
        setAdding(true);
      }}
    >
      {text.add}
    </Button>
  );
  return (
    <Page
      panel={
        selected !== undefined && (
          <RecipientPanel
            key={selected.id}
            recipient={selected}
            onClose={() => {
              onSearch({});
            }}
          />
        )
      }
    >
      <PageHead
        title={text.title}
        {...(present.length > 0 && { answer: text.answer(present.length, confirmed) })}
        actions={rows.length > 0 && add}
      />
      <PackagesViews value="recipients" />
      <FailureNotice failure={failure} />
      {all?.length === 0 && (
        <EmptyState title={text.emptyTitle} action={add}>
          {text.emptyText}
        </EmptyState>
      )}
      {rows.length > 0 && (
        <PlainGrid
          label={text.table}
          groups={[rows]}
          columns={columns(selected !== undefined)}
          rowId={(one) => one.id}
          rowLabel={(one) => text.rowLabel(one.id, one.firm, one.person, keyWords(one))}
          selectedId={selected?.id ?? null}
          onSelect={(one) => {
            onSearch({ id: one.id });
          }}
        />
      )}
      {isAdding && (
        <RecipientDialog
          recipient={null}
          firm={engagement?.firm ?? ''}
          onClose={() => {
            setAdding(false);
          }}
          onAdded={(id) => {
            onSearch({ id });
          }}
        />
      )}
    </Page>
  );
};
