// Views: questions one asks again. Those of every vault, those somebody saved here, and the way to save the
// present one or to remove one.
import { useState } from 'react';
import { useMay } from '../../app/use-access';
import { useCall } from '../../app/use-call';
import { evidenceViews as text } from '../../messages/evidence-views';
import { TextMenu } from '../../ui/TextMenu';
import { BUILT_IN_VIEWS, hasFilters, isShown, parsedViewQuery, type View } from './built-in-views';
import type { EvidenceSearch } from './evidence-search';
import { RemoveViewDialog } from './RemoveViewDialog';
import { SaveViewDialog } from './SaveViewDialog';

interface ViewsMenuProps {
  readonly search: EvidenceSearch;
  readonly onSearch: (search: EvidenceSearch) => void;
}

export const ViewsMenu = ({ search, onSearch }: ViewsMenuProps) => {
  const saved = useCall('views', 'list', {}).data ?? [];
  const maySave = useMay('view.saved');
  const mayRemove = useMay('view.removed');
  const [opened, setOpened] = useState<'save' | 'remove' | null>(null);
  const close = () => {
    setOpened(null);
  };
  const savedViews: readonly View[] = saved.map(({ name, query }) => ({
    name,
    query: parsedViewQuery(query),
  }));
  const shown = [...savedViews, ...BUILT_IN_VIEWS].find((view) => isShown(view, search));
  const itemsOf = (views: readonly View[], group: string) =>
    views.map((view) => ({
      id: `${group}-${view.name}`,
      title: view.name,
      isChosen: view === shown,
      run: () => {
        onSearch(view.query);
      },
    }));
  const verbs = [
    ...(maySave && hasFilters(search)
      ? [
          {
            id: 'save',
            title: text.save,
            run: () => {
              setOpened('save');
            },
          },
        ]
      : []),
    ...(mayRemove && saved.length > 0
      ? [
          {
            id: 'remove',
            title: text.remove,
            run: () => {
              setOpened('remove');
            },
          },
        ]
      : []),
  ];
  return (
    <>
      <TextMenu
        label={text.menu}
        look="chip"
        {...(shown !== undefined && { shown: shown.name })}
        groups={[
          {
            id: 'all',
            title: '',
            items: [
              {
                id: 'everything',
                title: text.all,
                isChosen: !hasFilters(search),
                run: () => {
                  onSearch({});
                },
              },
            ],
          },
          { id: 'built-in', title: text.builtIn, items: itemsOf(BUILT_IN_VIEWS, 'built-in') },
          { id: 'saved', title: text.saved, items: itemsOf(savedViews, 'saved') },
          { id: 'verbs', title: '', items: verbs },
        ]}
      />
      {opened === 'save' && (
        <SaveViewDialog search={search} taken={saved.map((view) => view.name)} onClose={close} />
      )}
      {opened === 'remove' && <RemoveViewDialog views={saved} onClose={close} />}
    </>
  );
};
