// What of one's own may another client's vault have, and what would a kit change here?
import type { ReactNode } from 'react';
import { useNavigate } from '@tanstack/react-router';
import { useScreenSearch } from '../../app/use-screen-search';
import { kit as text } from '../../messages/kit';
import { ViewTabs } from '../../ui/ViewTabs';
import { ApplyKit } from './ApplyKit';
import { KitSearch } from './kit-search';
import { MakeKit } from './MakeKit';

export const KitPage = (): ReactNode => {
  const { view = 'make' } = useScreenSearch(KitSearch);
  const navigate = useNavigate();
  const tabs = (
    <ViewTabs<'make' | 'apply'>
      label={text.views}
      tabs={[
        { id: 'make', label: text.viewMake },
        { id: 'apply', label: text.viewApply },
      ]}
      value={view}
      onChange={(next) => {
        void navigate({ to: '/kit', search: next === 'make' ? {} : { view: next } });
      }}
    />
  );
  return (
    <div className="content">{view === 'make' ? <MakeKit tabs={tabs} /> : <ApplyKit tabs={tabs} />}</div>
  );
};
