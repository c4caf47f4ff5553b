// What happened on the way into the table: files that were passed over, that were there already, or that had
// no room. Stays until it is read.
import { intake as text } from '../../messages/intake';
import { Button } from '../../ui/Button';
import { Notice } from '../../ui/Notice';
import { MOST_ROWS, tell, useIntakeTold } from './intake-store';
import styles from './intake.module.css';

export const IntakeTold = () => {
  const told = useIntakeTold();
  if (told === null) return null;
  return (
    <div className={styles.told}>
      <Notice kind={told.isCut ? 'late' : 'plain'} live>
        {told.isCut && <p>{text.tooMany(MOST_ROWS)}</p>}
        {told.passedOver > 0 && <p>{text.passedOver(told.passedOver)}</p>}
        {told.repeated > 0 && <p>{text.repeated(told.repeated)}</p>}
        {told.isNothingPasted && <p>{text.nothingPasted}</p>}
        <Button
          kind="quiet"
          onPress={() => {
            tell(null);
          }}
        >
          {text.close}
        </Button>
      </Notice>
    </div>
  );
};
