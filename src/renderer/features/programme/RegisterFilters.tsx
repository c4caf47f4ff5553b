// What narrows a register. Each filter is answered by the engine.
import { SPECS } from '../../../shared/domain/programme';
import { useCall } from '../../app/use-call';
import { dateText } from '../../messages/dates';
import { programme, register as text } from '../../messages/programme';
import { Button } from '../../ui/Button';
import { classNames } from '../../ui/class-names';
import { DateField } from '../../ui/DateField';
import { FilterChoices } from '../../ui/FilterChoices';
import { FilterPopover } from '../../ui/FilterPopover';
import { FilterToggle } from '../../ui/FilterToggle';
import { SearchField } from '../../ui/SearchField';
import styles from './programme.module.css';
import type { ProgrammeSearch } from './programme-search';
import type { PagePartProps } from './register-part';
import { showsEnded } from './register-question';

interface RegisterFiltersProps extends PagePartProps {
  /** How many fit, where that is not all of them. */
  readonly shown: number | null;
}

export const RegisterFilters = ({ register, search, onSearch, shown }: RegisterFiltersProps) => {
  const spec = SPECS[register];
  const { data: facets } = useCall('programme', 'facets', { register });
  const set = (change: Partial<ProgrammeSearch>) => {
    onSearch({ ...search, ...change });
  };
  const group = spec.group === null ? undefined : spec.fields[spec.group];
  const groups = [...new Set([...(facets?.groups ?? []), ...(search.groups ?? [])])].filter(
    (name) => name !== '',
  );
  const groupOptions = groups.map((id) => ({
    id,
    label: group?.options.find((option) => option.id === id)?.label ?? id,
  }));
  return (
    <div className={classNames('filters', styles.filters)}>
      <SearchField
        label={text.search(spec.many)}
        value={search.q ?? ''}
        onChange={(q) => {
          set({ q: q === '' ? undefined : q });
        }}
      />
      <FilterChoices
        label={text.filterState}
        options={Object.entries(spec.states).map(([id, label]) => ({ id, label }))}
        chosen={search.states ?? []}
        onChange={(states) => {
          set({ states: states.length === 0 ? undefined : states });
        }}
      />
      {group !== undefined && groupOptions.length > 0 && (
        <FilterChoices
          label={group.label}
          options={groupOptions}
          chosen={search.groups ?? []}
          onChange={(chosen) => {
            set({ groups: chosen.length === 0 ? undefined : chosen });
          }}
        />
      )}
      {search.parent !== undefined && (
        <FilterToggle
          label={text.filterParent(search.parent)}
          isOn
          onChange={() => {
            set({ parent: undefined });
          }}
        />
      )}
      <FilterPopover
        label={text.filterAsAt}
        value={search.asAt === undefined ? null : dateText(search.asAt)}
        dialogClass={styles.asAt}
      >
        {(close) => (
          <>
            <DateField
              label={text.asAtDay}
              help={text.asAtHelp}
              value={search.asAt ?? null}
              onChange={(asAt) => {
                set({ asAt: asAt ?? undefined });
              }}
            />
            {search.asAt !== undefined && (
              <Button
                onPress={() => {
                  set({ asAt: undefined });
                  close();
                }}
              >
                {text.asAtNow}
              </Button>
            )}
          </>
        )}
      </FilterPopover>
      {search.asAt === undefined && (
        <FilterToggle
          label={text.filterSignalled}
          isOn={search.signalled === true}
          onChange={(isOn) => {
            set({ signalled: isOn ? true : undefined });
          }}
        />
      )}
      {spec.endStates.length > 0 && (
        <FilterToggle
          label={text.filterEnded(spec.endStates.map((state) => spec.states[state] ?? state))}
          isOn={showsEnded(register, search)}
          onChange={(ended) => {
            set({ ended });
          }}
        />
      )}
      {(search.withdrawn === true || (facets?.withdrawn ?? 0) > 0) && (
        <FilterToggle
          label={text.filterWithdrawn}
          isOn={search.withdrawn === true}
          onChange={(isOn) => {
            set({ withdrawn: isOn ? true : undefined });
          }}
        />
      )}
      {shown !== null && <span className="count">{programme.shown(shown)}</span>}
    </div>
  );
};
