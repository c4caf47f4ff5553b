// Is what stands around the evidence in order? Each register with what is in it and what of it wants an eye, and what
// is due next.
import type { ReactNode } from 'react';
import { Link } from '@tanstack/react-router';
import { type Register, SPECS } from '../../../shared/domain/programme';
import type { Output } from '../../../shared/contract';
import { useCall } from '../../app/use-call';
import { count } from '../../messages/count';
import { today } from '../../messages/dates';
import { programme as text } from '../../messages/programme';
import { signalHeading, signalShape } from '../../messages/programme-signals';
import { registerWords } from '../../messages/programme-registers';
import { FailureNotice, Notice } from '../../ui/Notice';
import { PageHead } from '../../ui/PageHead';
import { StateShape } from '../../ui/StateMark';
import { DueNext } from './DueNext';
import styles from './overview.module.css';
import { REGISTER_GROUPS } from './register-groups';
import { useWholeProgramme, WholeProgrammeVerbs } from './WholeProgramme';

type Standing = Output<'programme', 'overview'>[number];
/** So many fit in a row; the register's own screen tells the others. */
const MOST_SIGNALS = 2;

export const ProgrammePage = (): ReactNode => {
  const { data, failure } = useCall('programme', 'overview', { today: today() });
  const whole = useWholeProgramme();
  const filled = data?.filter((one) => one.total > 0) ?? [];
  const records = filled.reduce((sum, one) => sum + one.total, 0);
  const wanting = filled.filter((one) => one.signals.some(({ weight }) => weight !== 'note')).length;
  return (
    <div className="content">
      <PageHead
        title={text.title}
        size={24}
        {...(data !== undefined && { answer: text.answer(records, filled.length, wanting) })}
        actions={<WholeProgrammeVerbs whole={whole} />}
      />
      <div className={styles.notices}>
        <FailureNotice failure={failure} />
        <FailureNotice failure={whole.failure} />
        {whole.done !== null && (
          <Notice kind="met" live>
            {whole.done}
          </Notice>
        )}
      </div>
      {records === 0 && data !== undefined && <p className={styles.intro}>{text.intro}</p>}
      <div className={styles.columns}>
        <table className={styles.table} aria-label={text.title}>
          <thead>
            <tr>
              <th scope="col">{text.columnRegister}</th>
              <th scope="col" className={styles.number}>
                {text.columnRecords}
              </th>
              <th scope="col" className={styles.number}>
                {text.columnOverdue}
              </th>
              <th scope="col">{text.columnSignals}</th>
            </tr>
          </thead>
          {REGISTER_GROUPS.map((group) => (
            <tbody key={group.id}>
              <tr>
                <th scope="rowgroup" colSpan={4} className={styles.group}>
                  {text.groups[group.id]}
                </th>
              </tr>
              {group.registers.map((register) => (
                <RegisterRow
                  key={register}
                  register={register}
                  standing={data?.find((one) => one.register === register)}
                />
              ))}
            </tbody>
          ))}
        </table>
        <DueNext />
      </div>
      {whole.dialog}
    </div>
  );
};

const RegisterRow = ({
  register,
  standing,
}: {
  readonly register: Register;
  readonly standing: Standing | undefined;
}) => {
  const words = registerWords[register];
  const wanting = standing?.signals.filter(({ weight }) => weight !== 'note') ?? [];
  return (
    <tr className={styles.row}>
      <th scope="row">
        <Link to="/programme/$register" params={{ register }} className={styles.name}>
          {words.title}
        </Link>
        <small>{words.purpose}</small>
      </th>
      <td className={styles.number}>
        {standing === undefined ? (
          ''
        ) : standing.total === 0 ? (
          <span className="faint">{text.nothing}</span>
        ) : (
          <span title={text.openOf(standing.open, standing.total, SPECS[register].many)}>
            {text.ofWhichOpen(standing.open, standing.total)}
          </span>
        )}
      </td>
      <td className={styles.number}>
        {standing !== undefined && standing.overdue > 0 && (
          <b className={styles.overdue}>{standing.overdue}</b>
        )}
      </td>
      <td>
        <ul className={styles.signals}>
          {wanting.slice(0, MOST_SIGNALS).map((signal) => (
            <li key={signal.code}>
              <StateShape state={signalShape(signal.weight)} />
              <Link
                to="/programme/$register"
                params={{ register }}
                search={{ signalled: true }}
                className={styles.signalLink}
              >
                {signalHeading(signal.code)} <span className="faint">{count(signal.records)}</span>
              </Link>
            </li>
          ))}
          {wanting.length > MOST_SIGNALS && (
            <li className="faint">{text.moreSignals(wanting.length - MOST_SIGNALS)}</li>
          )}
          {standing !== undefined && standing.total > 0 && wanting.length === 0 && (
            <li className="faint">{text.nothingWants}</li>
          )}
        </ul>
      </td>
    </tr>
  );
};
