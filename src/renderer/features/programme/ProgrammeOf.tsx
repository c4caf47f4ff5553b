// Which records of the programme name a control, a criterion or an item of evidence: on its own panel, each a link.
import { SPECS } from '../../../shared/domain/programme';
import type { RecordTarget } from '../../../shared/domain/programme/record';
import { recordTitle } from './record-title';
import { ObjectLink } from '../../app/ObjectLink';
import { useCall } from '../../app/use-call';
import { count } from '../../messages/count';
import { today } from '../../messages/dates';
import { referring as text } from '../../messages/programme';
import { signalShape, signalText } from '../../messages/programme-signals';
import { Section } from '../../ui/Section';
import { StateShape } from '../../ui/StateMark';

/** More lines than anybody reads here; the count beside the heading is of all. */
const MOST_LINES = 20;

/** Nothing is drawn while nothing names it. */
export const ProgrammeOf = ({ target }: { readonly target: RecordTarget }) => {
  const { data } = useCall('programme', 'referring', { target, today: today() });
  if (data === undefined || data.length === 0) return null;
  return (
    <Section title={text.title} note={count(data.length)}>
      <ul className="rows rows--top">
        {data.slice(0, MOST_LINES).map((row) => {
          const [signal] = row.signals.filter(({ weight }) => weight !== 'note');
          return (
            <li key={row.id}>
              <ObjectLink id={row.id} label={recordTitle(row)} />
              <span className="grow" dir="auto" title={recordTitle(row)}>
                {recordTitle(row)}
              </span>
              {signal === undefined ? (
                <span className="faint">{SPECS[row.register].states[row.state] ?? row.state}</span>
              ) : (
                <span title={signalText(signal)}>
                  <StateShape state={signalShape(signal.weight)} />
                  <span className="unseen">{signalText(signal)}</span>
                </span>
              )}
            </li>
          );
        })}
      </ul>
      {data.length > MOST_LINES && <p className="help">{text.more(data.length - MOST_LINES)}</p>}
    </Section>
  );
};
