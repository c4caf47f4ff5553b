// What the owner hands on: shown until the dialog is closed, and kept nowhere.
import { Copyable } from '../../ui/Copyable';
import { addMember as text } from '../../messages/members';

export const GivenPassphrase = ({ passphrase }: { readonly passphrase: string }) => (
  <>
    <Copyable text={passphrase} label={text.copy} />
    <p>{text.doneText}</p>
    <p className="muted">{text.replaces}</p>
  </>
);
