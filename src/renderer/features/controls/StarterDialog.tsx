// Loads starter controls into the vault: one by one, all that a search or filter shows, or all there are.
import { useMemo, useState } from 'react';
import type { StarterControlId } from '../../../shared/ids';
import { useCall, useCommand } from '../../app/use-call';
import { controls, starterControls as text } from '../../messages/controls';
import { Button } from '../../ui/Button';
import { CheckList } from '../../ui/CheckList';
import { Dialog } from '../../ui/Dialog';
import { FilterToggle } from '../../ui/FilterToggle';
import { FailureNotice } from '../../ui/Notice';
import { SearchField } from '../../ui/SearchField';
import { FilterSelect } from '../../ui/Select';
import styles from './controls.module.css';
import { starterGroups } from './pick-lists';

export const StarterDialog = ({ onClose }: { readonly onClose: () => void }) => {
  const { data: starters } = useCall('catalog', 'starterControls', {});
  const { data: loadedIds } = useCall('controls', 'loadedStarters', {});
  const load = useCommand('controls', 'loadStarters');
  const [query, setQuery] = useState('');
  const [onlyAi, setOnlyAi] = useState(false);
  const [domain, setDomain] = useState<string | null>(null);
  const [chosen, setChosen] = useState<ReadonlySet<StarterControlId>>(new Set());

  const loaded = useMemo(() => new Set(loadedIds ?? []), [loadedIds]);
  const groups = useMemo(
    () => starterGroups(starters ?? [], loaded, query, onlyAi, domain),
    [starters, loaded, query, onlyAi, domain],
  );
  const shown = groups.flatMap((group) =>
    group.items.filter((item) => !item.isDisabled).map((item) => item.id),
  );
  const remaining = (starters ?? [])
    .filter((starter) => !loaded.has(starter.id))
    .map((starter) => starter.id);

  const run = async (ids: readonly StarterControlId[]) => {
    const answer = await load.run({ ids: [...ids] });
    if (answer !== null) onClose();
  };

  return (
    <Dialog
      title={text.title}
      width="wide"
      isOpen
      onClose={onClose}
      foot={
        <>
          <span className={styles.footNote}>
            {remaining.length === 0 ? text.allLoaded : text.chosen(chosen.size)}
          </span>
          <Button size={32} onPress={onClose}>
            {controls.cancel}
          </Button>
          <Button
            size={32}
            kind={chosen.size === 0 ? 'primary' : 'plain'}
            isDisabled={remaining.length === 0 || load.isRunning}
            onPress={() => {
              void run(remaining);
            }}
          >
            {text.loadAll(remaining.length)}
          </Button>
          {chosen.size > 0 && (
            <Button
              size={32}
              kind="primary"
              isDisabled={load.isRunning}
              onPress={() => {
                void run([...chosen]);
              }}
            >
              {text.load(chosen.size)}
            </Button>
          )}
        </>
      }
    >
      <p className="muted">{text.text}</p>
      <div className="filters">
        <SearchField label={text.search} value={query} onChange={setQuery} autoFocus />
        <FilterSelect
          label={text.domain}
          options={[...new Set((starters ?? []).map((starter) => starter.domain))].map((name) => ({
            id: name,
            label: name,
          }))}
          value={domain}
          onChange={setDomain}
        />
        <FilterToggle label={text.onlyAi} isOn={onlyAi} onChange={setOnlyAi} />
        <Button
          kind="quiet"
          isDisabled={shown.length === 0}
          onPress={() => {
            setChosen(new Set([...chosen, ...shown]));
          }}
        >
          {text.chooseShown}
        </Button>
        {chosen.size > 0 && (
          <Button
            kind="quiet"
            onPress={() => {
              setChosen(new Set());
            }}
          >
            {text.chooseNone}
          </Button>
        )}
      </div>
      <div className={styles.pickList}>
        <CheckList
          label={text.title}
          groups={groups}
          selected={chosen}
          onChange={setChosen}
          empty={text.nothingFound}
        />
      </div>
      <FailureNotice failure={load.failure} />
    </Dialog>
  );
};
