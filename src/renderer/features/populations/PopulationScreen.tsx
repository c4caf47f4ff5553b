// One population: its record, its rows, and what was picked from it.
import { ArrowLeft } from 'lucide-react';
import type { PopulationId } from '../../../shared/ids';
import { useCall } from '../../app/use-call';
import { count } from '../../messages/count';
import { populations as text } from '../../messages/populations';
import { Button } from '../../ui/Button';
import { FailureNotice } from '../../ui/Notice';
import { Page } from '../../ui/Page';
import { PageHead } from '../../ui/PageHead';
import { ViewTabs } from '../../ui/ViewTabs';
import { PopulationMark } from './population-marks';
import styles from './populations.module.css';
import type { PopulationsSearch } from './populations-search';
import { RecordView } from './RecordView';
import { RowsView } from './RowsView';
import { SamplePanel } from './SamplePanel';
import { SamplesView } from './SamplesView';
import { shownPicker } from './shown-picker';

interface PopulationScreenProps {
  readonly id: PopulationId;
  readonly search: PopulationsSearch;
  readonly onSearch: (next: PopulationsSearch) => void;
}

export const PopulationScreen = ({ id, search, onSearch }: PopulationScreenProps) => {
  const { data, failure } = useCall('populations', 'get', { id });
  const back = (
    <Button
      kind="quiet"
      icon={<ArrowLeft className="i" aria-hidden="true" />}
      onPress={() => {
        onSearch({});
      }}
    >
      {text.back}
    </Button>
  );
  if (data === undefined)
    return (
      <Page>
        <PageHead title={id} actions={back} />
        <FailureNotice failure={failure} />
      </Page>
    );
  const { population, selections } = data;
  const view = search.view ?? 'record';
  const picked = population.auditor.picked + population.self.picked;
  return (
    <Page
      panel={
        view === 'samples' &&
        search.sample !== undefined && (
          <SamplePanel
            key={search.sample}
            id={search.sample}
            population={population}
            shown={shownPicker(population, selections, search)}
            onMove={(sample) => {
              onSearch({ ...search, sample });
            }}
            onOther={(of) => {
              onSearch({ ...search, of, selection: undefined });
            }}
            onClose={() => {
              onSearch({ ...search, sample: undefined });
            }}
          />
        )
      }
    >
      <PageHead
        title={`${population.id} ${population.title}`}
        answer={text.screenAnswer(
          population.rowCount,
          population.record.countOnScreen,
          population.concerns.length,
          population.auditor,
        )}
        actions={back}
      />
      <div className={styles.head}>
        <ViewTabs
          label={text.views}
          tabs={[
            { id: 'record', label: text.viewRecord },
            { id: 'rows', label: text.viewRows, count: count(population.rowCount) },
            { id: 'samples', label: text.viewSamples, ...(picked > 0 && { count: count(picked) }) },
          ]}
          value={view}
          onChange={(next) => {
            onSearch({ ...search, view: next, sample: undefined });
          }}
        />
        <PopulationMark state={population.state} />
      </div>
      <FailureNotice failure={failure} />
      {view === 'record' && <RecordView population={population} onSearch={onSearch} />}
      {view === 'rows' && <RowsView population={population} />}
      {view === 'samples' && (
        <SamplesView population={population} selections={selections} search={search} onSearch={onSearch} />
      )}
    </Page>
  );
};
