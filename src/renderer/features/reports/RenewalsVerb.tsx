// When reports go stale, ours and those of vendors, as a list one opens.
import { useState } from 'react';
import { ObjectLink } from '../../app/ObjectLink';
import { useCall } from '../../app/use-call';
import { dateText, today } from '../../messages/dates';
import { reports as text } from '../../messages/reports';
import { Button } from '../../ui/Button';
import { Dialog } from '../../ui/Dialog';
import { More } from '../../ui/More';
import { StateMark } from '../../ui/StateMark';
import styles from './reports.module.css';

export const RenewalsVerb = () => {
  const [isOpen, setOpen] = useState(false);
  const { data } = useCall('documents', 'renewals', { today: today() });
  const rows = data ?? [];
  const close = () => {
    setOpen(false);
  };
  return (
    <>
      <Button
        onPress={() => {
          setOpen(true);
        }}
      >
        {text.renewals}
      </Button>
      <Dialog
        title={text.dialogTitle}
        isOpen={isOpen}
        onClose={close}
        width="wide"
        foot={<Button onPress={close}>{text.close}</Button>}
      >
        <p className="muted">
          {text.dialogText} <More topic="stale" small />
        </p>
        {rows.length === 0 ? (
          <p>{text.dialogNone}</p>
        ) : (
          <div className={styles.frame}>
            <table className={styles.table} aria-label={text.dialogTitle}>
              <thead>
                <tr>
                  <th scope="col">{text.columnReport}</th>
                  <th scope="col">{text.columnOf}</th>
                  <th scope="col">{text.columnCovers}</th>
                  <th scope="col">{text.columnStale}</th>
                </tr>
              </thead>
              <tbody>
                {rows.map((row) => (
                  <tr key={row.id}>
                    <th scope="row">
                      <ObjectLink id={row.id} label={row.title} /> <span dir="auto">{row.title}</span>
                    </th>
                    <td dir="auto">{row.isOurs ? text.ours : row.company}</td>
                    <td>{dateText(row.coversTo)}</td>
                    <td>
                      {dateText(row.staleOn)}{' '}
                      {row.days < 0 ? (
                        <StateMark state="late">{text.inDays(row.days)}</StateMark>
                      ) : (
                        <small className="faint">{text.inDays(row.days)}</small>
                      )}
                    </td>
                  </tr>
                ))}
              </tbody>
            </table>
          </div>
        )}
      </Dialog>
    </>
  );
};
