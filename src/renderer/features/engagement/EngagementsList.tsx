// All engagements of the vault, year after year; one of them is current.
import { useNavigate } from '@tanstack/react-router';
import { Check } from 'lucide-react';
import type { Engagement } from '../../../shared/domain/engagement';
import { useCommand } from '../../app/use-call';
import { dateText, rangeText } from '../../messages/dates';
import { engagement as text } from '../../messages/engagement';
import { scope as words } from '../../messages/engagement-scope';
import { Button } from '../../ui/Button';
import { FailureNotice } from '../../ui/Notice';
import styles from './scope.module.css';

/** `1 Jan to 31 Dec 2026`, `as of 31 Mar 2026`. */
export const timeText = (engagement: Engagement): string =>
  engagement.type === 1 ? words.asOf(dateText(engagement.asOf)) : rangeText(engagement.period);

interface EngagementsListProps {
  readonly engagements: readonly Engagement[];
  readonly mayChange: boolean;
}

export const EngagementsList = ({ engagements, mayChange }: EngagementsListProps) => {
  const navigate = useNavigate();
  const makeCurrent = useCommand('engagement', 'makeCurrent');
  return (
    <>
      <FailureNotice failure={makeCurrent.failure} />
      <div className={styles.tableScroll} tabIndex={0} role="region" aria-label={words.all}>
        <table className={styles.list} aria-label={words.all}>
          <thead>
            <tr>
              <th scope="col">{words.number}</th>
              <th scope="col">{text.type}</th>
              <th scope="col">{words.columnTime}</th>
              <th scope="col">{words.columnSystem}</th>
              <th scope="col">{words.columnFirm}</th>
              <th scope="col">{words.columnState}</th>
              <th scope="col">
                <span className="unseen">{words.current}</span>
              </th>
            </tr>
          </thead>
          <tbody>
            {engagements.map((one) => (
              <tr key={one.id} aria-current={one.isCurrent || undefined}>
                <th scope="row" className="id">
                  {one.id}
                </th>
                <td>{words.typeOf(one.type)}</td>
                <td>{timeText(one)}</td>
                <td dir="auto">{one.systemName}</td>
                <td dir="auto">{one.firm}</td>
                <td>{words.state(one.state).name}</td>
                <td>
                  <div className="btns">
                    {one.isCurrent ? (
                      <span className={styles.isCurrent}>
                        <Check className="i i--14" aria-hidden="true" /> {words.current}
                      </span>
                    ) : (
                      mayChange && (
                        <Button
                          aria-label={`${words.makeCurrent}: ${one.id}`}
                          isDisabled={makeCurrent.isRunning}
                          onPress={() => void makeCurrent.run({ id: one.id })}
                        >
                          {words.makeCurrent}
                        </Button>
                      )
                    )}
                    {mayChange && (
                      <Button
                        kind="quiet"
                        aria-label={`${words.rollForward} ${one.id}`}
                        onPress={() =>
                          void navigate({
                            to: '/engagement',
                            search: { form: 'roll-forward', from: one.id },
                          })
                        }
                      >
                        {words.rollForward}
                      </Button>
                    )}
                  </div>
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      </div>
      <p className="help">{words.currentHelp}</p>
    </>
  );
};
