// The start of a working file: which packages it knows, and the way to open one.
import { useNavigate } from '@tanstack/react-router';
import { PackageOpen } from 'lucide-react';
import { useCall, useCommand } from '../../app/use-call';
import { dayText, instantText } from '../../messages/dates';
import { receiverOpen as text } from '../../messages/receiver-open';
import { visibleText } from '../../../shared/visible-text';
import { Button } from '../../ui/Button';
import { FailureNotice } from '../../ui/Notice';
import { Page } from '../../ui/Page';
import { PageHead } from '../../ui/PageHead';
import { PlainGrid } from '../../ui/PlainGrid';
import { StateMark } from '../../ui/StateMark';
import { engagementText } from './ReceiverStrip';

export const KnownPackages = () => {
  const navigate = useNavigate();
  const choose = useCommand('app', 'choose');
  const { data: known, failure } = useCall('review', 'known', {});
  const open = async () => {
    const files = (await choose.run({ what: 'package-file' })) ?? [];
    if (files.length > 0)
      await navigate({
        to: '/receiver/open',
        search: { files: files.map(({ token, name }) => ({ token, name })) },
      });
  };
  return (
    <Page>
      <PageHead
        title={text.knownTitle}
        {...(known !== undefined && { answer: text.knownAnswer(known.length) })}
        size={24}
        actions={
          <Button
            kind="primary"
            size={32}
            icon={<PackageOpen className="i" aria-hidden="true" />}
            onPress={() => void open()}
          >
            {text.knownOpen}
          </Button>
        }
      />
      <p className="muted">{known?.length === 0 ? text.knownEmpty : text.knownText}</p>
      <FailureNotice failure={failure ?? choose.failure} />
      {known !== undefined && known.length > 0 && (
        <PlainGrid
          label={text.knownTable}
          groups={[known]}
          rowId={(row) => row.sealNumber}
          rowLabel={(row) => text.rowOf(visibleText(row.organization), text.round(row.packageId, row.round))}
          selectedId={null}
          onSelect={() => void open()}
          columns={[
            {
              title: text.column.client,
              width: 'minmax(0, 1fr)',
              cell: (row) => (
                <bdi title={visibleText(row.engagement)}>
                  <b>{visibleText(row.organization)}</b>{' '}
                  <span className="muted">{engagementText(row.engagement)}</span>
                </bdi>
              ),
            },
            {
              title: text.column.round,
              width: '172px',
              cell: (row) => text.round(row.packageId, row.round),
            },
            { title: text.column.opened, width: '156px', cell: (row) => instantText(row.firstOpenedAt) },
            {
              title: text.column.checked,
              width: '152px',
              cell: (row) =>
                row.checkedAt === null
                  ? text.notChecked
                  : row.verdict?.startsWith('verified') === true
                    ? text.checked(dayText(row.checkedAt))
                    : text.found,
            },
            {
              title: text.column.words,
              width: '132px',
              cell: ({ comparison }) => (
                <StateMark
                  state={
                    comparison.state === 'same' ? 'met' : comparison.state === 'different' ? 'missed' : 'due'
                  }
                  quiet={comparison.state !== 'different'}
                >
                  {text.words[comparison.state]}
                </StateMark>
              ),
            },
          ]}
        />
      )}
    </Page>
  );
};
