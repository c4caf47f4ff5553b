// What the list of vaults says of an engagement, in the order of the system's region.
import type { RecentVault } from '../../../shared/contract';
import { clients as text } from '../../messages/clients';
import { dateText, rangeText } from '../../messages/dates';
import { vaults as vaultsText } from '../../messages/vaults';

export const engagementText = ({ kind, engagement }: Pick<RecentVault, 'kind' | 'engagement'>): string => {
  if (kind === 'working-file') return vaultsText.workingFile;
  if (typeof engagement === 'string') return engagement === '' ? vaultsText.noEngagement : engagement;
  return engagement.type === 1
    ? text.typeOne(dateText(engagement.asOf))
    : text.typeTwo(rangeText(engagement.period));
};
