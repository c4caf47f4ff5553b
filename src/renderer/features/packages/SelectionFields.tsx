// Narrows what of the engagement goes in: criteria, controls, effective dates, sensitivity.
import type { Engagement } from '../../../shared/domain/engagement';
import { SENSITIVITIES, type Sensitivity } from '../../../shared/domain/evidence';
import type { CriterionId } from '../../../shared/ids';
import { criteriaInScope } from '../../../shared/scope';
import { useCall } from '../../app/use-call';
import { sensitivityText } from '../../messages/evidence-words';
import { assistant as text } from '../../messages/package-assistant';
import { CheckList } from '../../ui/CheckList';
import { DateField } from '../../ui/DateField';
import { FilterPopover } from '../../ui/FilterPopover';
import { Select } from '../../ui/Select';
import { ControlPicker } from '../controls/ControlPicker';
import { changeDraft } from './assistant-store';
import { type PackageDraft, scopeFaults } from './package-draft';
import styles from './packages.module.css';

interface SelectionFieldsProps {
  readonly draft: PackageDraft;
  readonly engagement: Engagement;
}

export const SelectionFields = ({ draft, engagement }: SelectionFieldsProps) => {
  const { data: catalog } = useCall('catalog', 'get', {});
  const criteria = catalog === undefined ? [] : criteriaInScope(catalog, engagement.categories);
  const faults = scopeFaults(draft);
  const shown = (chosen: number) => (chosen === 0 ? null : text.chosen(chosen));
  return (
    <div className={styles.selection}>
      <div className={styles.chips}>
        <FilterPopover
          label={text.criteria}
          value={shown(draft.criterionIds.length)}
          dialogClass={styles.picker}
        >
          {() => (
            <CheckList<CriterionId>
              label={text.criteriaList}
              groups={(catalog?.series ?? []).map((series) => ({
                id: series.id,
                title: `${series.id} ${series.name}`,
                items: criteria
                  .filter((one) => one.series === series.id)
                  .map(({ id, title }) => ({ id, number: id, title })),
              }))}
              selected={new Set(draft.criterionIds)}
              onChange={(chosen) => {
                changeDraft({ criterionIds: criteria.map(({ id }) => id).filter((id) => chosen.has(id)) });
              }}
              empty=""
            />
          )}
        </FilterPopover>
        <FilterPopover
          label={text.controls}
          value={shown(draft.controlIds.length)}
          dialogClass={styles.picker}
        >
          {() => (
            <ControlPicker
              selected={new Set(draft.controlIds)}
              onChange={(chosen) => {
                changeDraft({ controlIds: [...chosen].toSorted() });
              }}
              autoFocus
            />
          )}
        </FilterPopover>
      </div>
      <div className={styles.fields}>
        <DateField
          label={text.from}
          value={draft.from}
          onChange={(from) => {
            changeDraft({ from });
          }}
          help={text.datesHelp}
        />
        <DateField
          label={text.to}
          value={draft.to}
          onChange={(to) => {
            changeDraft({ to });
          }}
          error={
            faults.has('one-date') ? text.oneDate : faults.has('dates-reversed') ? text.datesReversed : null
          }
        />
        <Select<Sensitivity>
          label={text.sensitivity}
          help={text.sensitivityHelp}
          options={SENSITIVITIES.map((id) => ({ id, label: sensitivityText(id) }))}
          value={draft.mostSensitive}
          onChange={(mostSensitive) => {
            changeDraft({ mostSensitive });
          }}
        />
      </div>
    </div>
  );
};
