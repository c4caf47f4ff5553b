// The engagement for somebody who may not change it.
import type { Engagement } from '../../../shared/domain/engagement';
import { access } from '../../messages/access';
import { dateText, rangeText } from '../../messages/dates';
import { engagement as text } from '../../messages/engagement';
import { shell } from '../../messages/shell';
import { EmptyState } from '../../ui/EmptyState';
import { KeyValues } from '../../ui/KeyValues';
import { PageHead } from '../../ui/PageHead';

export const EngagementFacts = ({ engagement }: { readonly engagement: Engagement | null }) => {
  return (
    <div className="content">
      <PageHead title={shell.engagement} />
      {engagement === null ? (
        <EmptyState title={shell.noEngagement}>{access.notYours}</EmptyState>
      ) : (
        <KeyValues
          wide
          facts={[
            [text.type, engagement.type === 1 ? shell.typeOne : shell.typeTwo],
            [
              text.daysLabel,
              engagement.type === 1 ? shell.asOf(dateText(engagement.asOf)) : rangeText(engagement.period),
            ],
            [text.system, <bdi key="system">{engagement.systemName}</bdi>],
            [text.categories, engagement.categories.map((id) => text.category(id).name).join(', ')],
            [text.firm, <bdi key="firm">{engagement.firm}</bdi>],
          ]}
        />
      )}
    </div>
  );
};
