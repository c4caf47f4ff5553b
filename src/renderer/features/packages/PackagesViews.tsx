// The two screens under Packages: what was built, and who receives it.
import { useNavigate } from '@tanstack/react-router';
import { recipients as text } from '../../messages/recipients';
import { ViewTabs } from '../../ui/ViewTabs';

export const PackagesViews = ({ value }: { readonly value: 'packages' | 'recipients' }) => {
  const navigate = useNavigate();
  return (
    <ViewTabs
      label={text.views}
      tabs={[
        { id: 'packages', label: text.viewPackages },
        { id: 'recipients', label: text.viewRecipients },
      ]}
      value={value}
      onChange={(id) => {
        void navigate(
          id === 'packages' ? { to: '/packages', search: {} } : { to: '/packages/recipients', search: {} },
        );
      }}
    />
  );
};
