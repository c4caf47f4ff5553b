// The names behind the numbers of recipients, as lists and panels show them.
import type { ReactNode } from 'react';
import type { RecipientId } from '../../../shared/ids';
import { useCall } from '../../app/use-call';
import { rounds as text } from '../../messages/package-rounds';

interface RecipientNames {
  /** `Ines, Quillon CPA`; the number while it is not known. */
  readonly one: (id: RecipientId) => string;
  /** For a narrow column: the first, and how many more. */
  readonly several: (ids: readonly RecipientId[]) => ReactNode;
}

export const useRecipientNames = (): RecipientNames => {
  const { data: all } = useCall('recipients', 'list', {});
  const one = (id: RecipientId): string => {
    const found = all?.find((recipient) => recipient.id === id);
    return found === undefined ? id : `${found.person}, ${found.firm}`;
  };
  return {
    one,
    several: (ids) => {
      const [first, ...others] = ids;
      if (first === undefined) return <span className="faint">{text.nobody}</span>;
      const name = one(first);
      return <bdi>{others.length === 0 ? name : text.andOthers(name, others.length)}</bdi>;
    },
  };
};
