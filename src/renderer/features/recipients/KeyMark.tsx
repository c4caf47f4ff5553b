// Whether a package can be encrypted to somebody, in word and shape.
import type { Recipient } from '../../../shared/domain/recipient';
import { recipients as text } from '../../messages/recipients';
import { StateMark } from '../../ui/StateMark';
import { keyStanding } from './recipient-standing';

export const keyWords = (recipient: Pick<Recipient, 'keys'>): string =>
  ({ confirmed: text.keyConfirmed, 'not-confirmed': text.keyNotConfirmed, none: text.keyNone })[
    keyStanding(recipient)
  ];

export const KeyMark = ({ recipient }: { readonly recipient: Pick<Recipient, 'keys'> }) => {
  const standing = keyStanding(recipient);
  return (
    <StateMark
      state={standing === 'confirmed' ? 'met' : standing === 'none' ? 'notdue' : 'late'}
      quiet={standing === 'confirmed'}
    >
      {keyWords(recipient)}
    </StateMark>
  );
};
