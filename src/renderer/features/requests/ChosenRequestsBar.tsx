// What can be done with the requests that are ticked, all of them at once.
import { useState } from 'react';
import { INTERNAL_STATUSES, type InternalStatus } from '../../../shared/domain/request';
import type { RequestId } from '../../../shared/ids';
import { useMay } from '../../app/use-access';
import { requestWords } from '../../messages/request-words';
import { requests as text } from '../../messages/requests';
import { Button } from '../../ui/Button';
import { TextMenu } from '../../ui/TextMenu';
import { AssignDialog } from './AssignDialog';
import { LinkDialog } from './LinkDialog';
import { MoveDialog } from './MoveDialog';
import styles from './requests.module.css';
import { SubmitDialog } from './SubmitDialog';

interface ChosenRequestsBarProps {
  readonly chosen: ReadonlySet<RequestId>;
  readonly onClear: () => void;
}

type Opened =
  { readonly what: 'assign' | 'submit' | 'link' } | { readonly what: 'move'; readonly to: InternalStatus };

/** Those one sets by hand; what follows from owner or delivery comes by itself. */
const BY_HAND = INTERNAL_STATUSES.filter((status) => status !== 'submitted' && status !== 'assigned');

export const ChosenRequestsBar = ({ chosen, onClear }: ChosenRequestsBarProps) => {
  const [opened, setOpened] = useState<Opened | null>(null);
  const mayMove = useMay('request.moved');
  const mayChange = useMay('request.changed');
  const mayLink = useMay('request.linked');
  const ids = [...chosen];
  const close = () => {
    setOpened(null);
  };
  const done = () => {
    close();
    onClear();
  };
  if (ids.length === 0) return null;
  return (
    <div className={styles.chosenBar} role="group" aria-label={text.chosen(ids.length)}>
      <span role="status">{text.chosen(ids.length)}</span>
      {mayChange && (
        <Button
          onPress={() => {
            setOpened({ what: 'assign' });
          }}
        >
          {text.assign}
        </Button>
      )}
      {mayMove && (
        <>
          <TextMenu
            label={text.move}
            groups={[
              {
                id: 'to',
                title: '',
                items: BY_HAND.map((to) => ({
                  id: to,
                  title: requestWords.internal(to),
                  run: () => {
                    setOpened({ what: 'move', to });
                  },
                })),
              },
            ]}
          />
          <Button
            kind="quiet"
            onPress={() => {
              setOpened({ what: 'submit' });
            }}
          >
            {text.submit}
          </Button>
        </>
      )}
      {mayLink && (
        <Button
          kind="quiet"
          onPress={() => {
            setOpened({ what: 'link' });
          }}
        >
          {text.link}
        </Button>
      )}
      <Button kind="quiet" onPress={onClear}>
        {text.clearChosen}
      </Button>
      {opened?.what === 'assign' && <AssignDialog ids={ids} onDone={done} onClose={close} />}
      {opened?.what === 'move' && <MoveDialog ids={ids} to={opened.to} onDone={done} onClose={close} />}
      {opened?.what === 'submit' && <SubmitDialog ids={ids} onDone={done} onClose={close} />}
      {opened?.what === 'link' && <LinkDialog ids={ids} linked={[]} onDone={done} onClose={close} />}
    </div>
  );
};
