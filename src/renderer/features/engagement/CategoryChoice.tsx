// Which of the five categories: what each asks, what AI companies usually take and why, what it adds.
import { CATEGORY_HELP, USUAL_CHOICES } from '../../../shared/domain/category-help';
import type { CategoryId } from '../../../shared/domain/catalog';
import { scopeCategories } from '../../../shared/scope';
import { useCall } from '../../app/use-call';
import { engagement as text } from '../../messages/engagement';
import { Checkbox } from '../../ui/Checkbox';
import { FilterToggle } from '../../ui/FilterToggle';
import styles from './engagement.module.css';
import { addedBy } from './engagement-draft';

interface CategoryChoiceProps {
  readonly chosen: readonly CategoryId[];
  readonly onChange: (chosen: readonly CategoryId[]) => void;
}

const isSame = (a: readonly CategoryId[], b: readonly CategoryId[]) =>
  scopeCategories(a).join() === scopeCategories(b).join();

export const CategoryChoice = ({ chosen, onChange }: CategoryChoiceProps) => {
  const catalog = useCall('catalog', 'get', {}).data;
  const usual = USUAL_CHOICES.find((choice) => isSame(choice.categories, chosen));
  return (
    <div className={styles.choice}>
      <div className={styles.usual}>
        <p className={styles.usualTitle}>{text.usualChoices}</p>
        <div className={styles.lengths} role="group" aria-label={text.usualChoices}>
          {USUAL_CHOICES.map((choice) => (
            <FilterToggle
              key={choice.who}
              label={choice.categories.map(text.categoryName).join(', ')}
              isOn={choice === usual}
              onChange={() => {
                onChange(choice.categories);
              }}
            />
          ))}
        </div>
        <p className="help" role="status">
          {usual === undefined ? text.usualHelp : `${usual.who}.`}
        </p>
      </div>
      <fieldset className={styles.categories}>
        <legend>{text.categories}</legend>
        {CATEGORY_HELP.map(({ id, asks, usually, takeIt, leaveIt }) => (
          <div key={id} className={styles.categoryLine}>
            <Checkbox
              isSelected={id === 'security' || chosen.includes(id)}
              isReadOnly={id === 'security'}
              onChange={(isChosen) => {
                const others = chosen.filter((one) => one !== id);
                onChange(isChosen ? [...others, id] : others);
              }}
            >
              <span className={styles.category}>
                {text.categoryName(id)} <span className="help">{text.usually(usually)}</span>
              </span>
              <span className={styles.categoryText}>{asks}</span>
              {catalog !== undefined && (
                <span className="help">{text.adds(id === 'security', addedBy(catalog, id, chosen))}</span>
              )}
            </Checkbox>
            <details className={styles.more}>
              <summary>{text.whenToTake}</summary>
              <p>{takeIt}</p>
              {leaveIt !== '' && <p>{text.leaveIt(leaveIt)}</p>}
            </details>
          </div>
        ))}
      </fieldset>
    </div>
  );
};
