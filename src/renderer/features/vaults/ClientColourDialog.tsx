// Choosing the colour a client is told apart by.
import type { RecentVault } from '../../../shared/contract';
import { CLIENT_COLOURS } from '../../../shared/domain/client';
import { useCommand } from '../../app/use-call';
import { clients as text } from '../../messages/clients';
import { Button } from '../../ui/Button';
import { Dialog } from '../../ui/Dialog';
import { FailureNotice } from '../../ui/Notice';
import { SwatchChoice } from '../../ui/SwatchChoice';
import { spineStyle } from './vault-colour';

interface ClientColourDialogProps {
  readonly vault: RecentVault;
  readonly onClose: () => void;
}

const BY_NAME = 'by-name';

export const ClientColourDialog = ({ vault, onClose }: ClientColourDialogProps) => {
  const set = useCommand('app', 'setClient');
  const { organization } = vault;
  return (
    <Dialog
      title={text.colourTitle(organization)}
      isOpen
      onClose={onClose}
      foot={
        <Button kind="primary" autoFocus onPress={onClose}>
          {text.close}
        </Button>
      }
    >
      <SwatchChoice
        label={text.colourTitle(organization)}
        options={[
          ...CLIENT_COLOURS.map((id) => ({
            id,
            title: text.colours[id],
            swatch: spineStyle(organization, id),
          })),
          { id: BY_NAME, title: text.byName, swatch: spineStyle(organization, null) },
        ]}
        value={vault.colour ?? BY_NAME}
        onChange={(chosen) => {
          void set.run({ vault: vault.token, colour: chosen === BY_NAME ? null : chosen });
        }}
      />
      <p className="help">{text.colourHelp}</p>
      <FailureNotice failure={set.failure} />
    </Dialog>
  );
};
