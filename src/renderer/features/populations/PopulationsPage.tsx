// Is the list complete, what was picked from it, and what is still to be collected?
import type { ReactNode } from 'react';
import { useNavigate } from '@tanstack/react-router';
import { useScreenSearch } from '../../app/use-screen-search';
import { PopulationScreen } from './PopulationScreen';
import { PopulationsSearch } from './populations-search';
import { PopulationTable } from './PopulationTable';
import { RecordScreen } from './RecordScreen';

export const PopulationsPage = (): ReactNode => {
  const search = useScreenSearch(PopulationsSearch);
  const navigate = useNavigate();
  const onSearch = (next: PopulationsSearch) => {
    // Moving through samples with the open panel is no step of its own.
    const replace = search.sample !== undefined && next.sample !== undefined;
    void navigate({ to: '/populations', search: next, replace });
  };
  if (search.record !== undefined)
    return (
      <RecordScreen
        key={search.record}
        evidenceId={search.record}
        replaces={search.replaces ?? null}
        onRecorded={(id) => {
          onSearch({ id });
        }}
        onClose={() => {
          onSearch(search.replaces === undefined ? {} : { id: search.replaces });
        }}
      />
    );
  if (search.id !== undefined)
    return <PopulationScreen key={search.id} id={search.id} search={search} onSearch={onSearch} />;
  return <PopulationTable onSearch={onSearch} />;
};
