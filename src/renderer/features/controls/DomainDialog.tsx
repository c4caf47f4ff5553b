// The heading under which controls stand: one of those there are, or a new one.
import { useState } from 'react';
import type { ControlId } from '../../../shared/ids';
import { useCall, useCommand } from '../../app/use-call';
import { setDomain as text } from '../../messages/control-verbs';
import { Button } from '../../ui/Button';
import { Dialog } from '../../ui/Dialog';
import { FailureNotice } from '../../ui/Notice';
import { TextField } from '../../ui/TextField';
import styles from './controls.module.css';

interface DomainDialogProps {
  readonly ids: readonly ControlId[];
  readonly domain: string;
  readonly onClose: () => void;
}

export const DomainDialog = ({ ids, domain: present, onClose }: DomainDialogProps) => {
  const set = useCommand('controls', 'setDomain');
  const { data: facets } = useCall('controls', 'facets', {});
  const [domain, setDomain] = useState(present);
  const save = async () => {
    if ((await set.run({ ids: [...ids], domain })) !== null) onClose();
  };
  return (
    <Dialog
      title={text.title(ids.length)}
      isOpen
      onClose={onClose}
      foot={
        <>
          <Button size={32} onPress={onClose}>
            {text.cancel}
          </Button>
          <Button
            size={32}
            kind="primary"
            isDisabled={set.isRunning}
            onPress={() => {
              void save();
            }}
          >
            {text.save}
          </Button>
        </>
      }
    >
      <TextField
        label={text.domain}
        help={text.help}
        value={domain}
        onChange={setDomain}
        maxLength={200}
        autoFocus
      />
      {facets !== undefined && facets.domains.length > 0 && (
        <div className={styles.known} role="group" aria-label={text.known}>
          {facets.domains.map((known) => (
            <button
              key={known}
              type="button"
              className="chip"
              onClick={() => {
                setDomain(known);
              }}
            >
              <bdi>{known}</bdi>
            </button>
          ))}
        </div>
      )}
      <FailureNotice failure={set.failure} />
    </Dialog>
  );
};
