// What to do next, computed by the engine from what is really in the vault; each line leads to where it
// is done. Shown here and on the overview.
import { useNavigate } from '@tanstack/react-router';
import type { NextAction } from '../../../shared/domain/roadmap';
import { useCall } from '../../app/use-call';
import { today } from '../../messages/dates';
import { roadmap as text } from '../../messages/roadmap';
import { StateMark } from '../../ui/StateMark';
import styles from './roadmap.module.css';

type Go = ReturnType<typeof useNavigate>;

const PLACES: Readonly<Record<NextAction['action'], (go: Go, action: NextAction) => void>> = {
  'define-scope': (go) => void go({ to: '/engagement', search: { part: 'system' } }),
  'name-people': (go) => void go({ to: '/engagement', search: { part: 'people' } }),
  'load-controls': (go) => void go({ to: '/controls' }),
  'map-points': (go) => void go({ to: '/criteria' }),
  'name-owners': (go) => void go({ to: '/controls' }),
  'begin-assessment': (go) => void go({ to: '/readiness' }),
  'finish-assessment': (go) => void go({ to: '/readiness', search: { unrated: true } }),
  'plan-remediation': (go) => void go({ to: '/readiness', search: { gaps: true } }),
  'finish-tasks': (go) => void go({ to: '/readiness', search: { view: 'tasks' } }),
  'plan-roadmap': (go) => void go({ to: '/roadmap' }),
  'step-overdue': (go, { step }) => void go({ to: '/roadmap', search: step === null ? {} : { step } }),
  'collect-evidence': (go) => void go({ to: '/coverage' }),
  'answer-missed': (go) => void go({ to: '/coverage' }),
  'answer-exceptions': (go) => void go({ to: '/exceptions' }),
  'build-package': (go) => void go({ to: '/packages/new' }),
};

interface NextActionsProps {
  /** How many are shown; all when left out. */
  readonly limit?: number;
}

export const NextActions = ({ limit }: NextActionsProps) => {
  const navigate = useNavigate();
  const now = today();
  const { data } = useCall('roadmap', 'get', { today: now });
  if (data === undefined) return null;
  const actions = limit === undefined ? data.nextActions : data.nextActions.slice(0, limit);
  if (actions.length === 0) return <p className="muted">{text.nothingNext}</p>;
  return (
    <ol className={`rows rows--top ${styles.actions ?? ''}`}>
      {actions.map((action) => {
        const isLate = action.due !== null && action.due < now;
        return (
          <li key={`${action.action} ${action.step ?? ''}`}>
            <button
              type="button"
              role="link"
              className={`link ${styles.action ?? ''}`}
              onClick={() => {
                PLACES[action.action](navigate, action);
              }}
            >
              {text.action(action)}
            </button>
            {action.due !== null &&
              (isLate ? (
                <StateMark state="late">{text.due(action.due)}</StateMark>
              ) : (
                <span className="faint small">{text.due(action.due)}</span>
              ))}
          </li>
        );
      })}
    </ol>
  );
};
