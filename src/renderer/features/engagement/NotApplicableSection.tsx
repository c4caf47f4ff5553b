// Criteria of the categories that cannot apply to this system, each with the reason that will stand in
// the description, and how many points of focus leave with it.
import { useState } from 'react';
import { Plus, X } from 'lucide-react';
import type { Engagement } from '../../../shared/domain/engagement';
import type { CriterionId } from '../../../shared/ids';
import { criteriaInScope } from '../../../shared/scope';
import { ObjectLink } from '../../app/ObjectLink';
import { useCall } from '../../app/use-call';
import { scope as text } from '../../messages/engagement-scope';
import { Button } from '../../ui/Button';
import { CellField } from '../../ui/CellField';
import { CheckList } from '../../ui/CheckList';
import { Dialog } from '../../ui/Dialog';
import { IconButton } from '../../ui/IconButton';
import { SearchField } from '../../ui/SearchField';
import { Section } from '../../ui/Section';
import styles from './scope.module.css';
import { pointsUnder } from './scope-draft';
import { changedAt, type SectionProps, withoutAt } from './section-props';

interface NotApplicableSectionProps extends SectionProps {
  readonly engagement: Engagement;
}

export const NotApplicableSection = ({ engagement, scope, change, isAsked }: NotApplicableSectionProps) => {
  const catalog = useCall('catalog', 'get', {}).data;
  const [isChoosing, setChoosing] = useState(false);
  if (catalog === undefined) return null;
  const list = scope.notApplicable;
  const asked = new Set(criteriaInScope(catalog, engagement.categories).map((one) => one.id));
  const under = pointsUnder(catalog, engagement.categories, scope);
  return (
    <Section
      title={text.notApplicable}
      action={
        <Button
          kind="quiet"
          icon={<Plus className="i i--14" aria-hidden="true" />}
          onPress={() => {
            setChoosing(true);
          }}
        >
          {text.naAdd}
        </Button>
      }
    >
      <p className={`muted ${styles.prose ?? ''}`}>{text.naHelp}</p>
      <div className={styles.lines}>
        {list.length === 0 && <p className="muted">{text.naNone}</p>}
        {list.map(({ criterionId, reason }, place) => {
          const criterion = catalog.criteria.find((one) => one.id === criterionId);
          const isAskedFor = asked.has(criterionId);
          return (
            <div key={criterionId} className={styles.naLine} role="group" aria-label={criterionId}>
              <div className={styles.naWords}>
                <span>
                  <ObjectLink id={criterionId} {...(criterion && { label: criterion.title })} />{' '}
                  {criterion?.title}
                </span>
                <span className="help">
                  {isAskedFor ? text.naPoints(under.get(criterionId) ?? 0) : text.naOutside}
                </span>
              </div>
              <CellField
                label={text.of(text.naReason, criterionId)}
                value={reason}
                maxLength={5000}
                placeholder={text.naReasonPlaceholder}
                isWrong={isAsked && reason.trim() === ''}
                autoFocus={reason === '' && place === 0}
                onChange={(value) => {
                  change({ notApplicable: changedAt(list, place, { reason: value }) });
                }}
              />
              <IconButton
                label={text.remove(criterionId)}
                icon={<X className="i i--14" aria-hidden="true" />}
                onPress={() => {
                  change({ notApplicable: withoutAt(list, place) });
                }}
              />
            </div>
          );
        })}
      </div>
      {isChoosing && (
        <CriteriaDialog
          engagement={engagement}
          present={list.map((one) => one.criterionId)}
          pointsOf={(id) => under.get(id) ?? 0}
          onAdd={(ids) => {
            const order = catalog.criteria.map((one) => one.id);
            change({
              notApplicable: [...list, ...ids.map((criterionId) => ({ criterionId, reason: '' }))].toSorted(
                (a, b) => order.indexOf(a.criterionId) - order.indexOf(b.criterionId),
              ),
            });
            setChoosing(false);
          }}
          onClose={() => {
            setChoosing(false);
          }}
        />
      )}
    </Section>
  );
};

interface CriteriaDialogProps {
  readonly engagement: Engagement;
  readonly present: readonly CriterionId[];
  readonly pointsOf: (id: CriterionId) => number;
  readonly onAdd: (ids: readonly CriterionId[]) => void;
  readonly onClose: () => void;
}

const CriteriaDialog = ({ engagement, present, pointsOf, onAdd, onClose }: CriteriaDialogProps) => {
  const catalog = useCall('catalog', 'get', {}).data;
  const [search, setSearch] = useState('');
  const [chosen, setChosen] = useState<ReadonlySet<CriterionId>>(new Set());
  if (catalog === undefined) return null;
  const wanted = search.trim().toLowerCase();
  const criteria = criteriaInScope(catalog, engagement.categories).filter(({ id, title }) =>
    `${id} ${title}`.toLowerCase().includes(wanted),
  );
  return (
    <Dialog
      title={text.naTitle}
      width="wide"
      isOpen
      onClose={onClose}
      foot={
        <Button
          kind="primary"
          size={32}
          isDisabled={chosen.size === 0}
          onPress={() => {
            onAdd([...chosen]);
          }}
        >
          {text.startersAdd(chosen.size)}
        </Button>
      }
    >
      <p className="muted">{text.naText}</p>
      <SearchField label={text.search} value={search} onChange={setSearch} autoFocus />
      <CheckList<CriterionId>
        label={text.naTitle}
        groups={catalog.series.map((series) => ({
          id: series.id,
          title: `${series.id} ${series.name}`,
          items: criteria
            .filter((one) => one.series === series.id)
            .map((one) => ({
              id: one.id,
              number: one.id,
              title: one.title,
              ...(present.includes(one.id)
                ? { note: text.naThere, isDisabled: true }
                : { note: text.naPoints(pointsOf(one.id)) }),
            })),
        }))}
        selected={chosen}
        onChange={setChosen}
        empty={text.nothingFound}
      />
    </Dialog>
  );
};
