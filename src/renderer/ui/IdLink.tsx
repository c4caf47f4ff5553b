// CTL-026, EVD-0042, CC6.1-3: the same everywhere, a link to the thing, and copyable.
import { useContext } from 'react';
import { RowTabStop } from './row-tab-stop';

interface IdLinkProps {
  readonly id: string;
  readonly onPress?: () => void;
  /** Says what the number stands for to somebody who hears it. */
  readonly label?: string;
}

export const IdLink = ({ id, onPress, label }: IdLinkProps) => {
  const isTabStop = useContext(RowTabStop);
  if (onPress === undefined)
    return (
      <span className="id" data-copyable>
        {id}
      </span>
    );
  return (
    <button
      type="button"
      role="link"
      className="id id--link"
      tabIndex={isTabStop ? 0 : -1}
      onClick={(event) => {
        // The row it stands in has a click of its own.
        event.stopPropagation();
        onPress();
      }}
      onKeyDown={(event) => {
        if (event.key === 'Enter' || event.key === ' ') event.stopPropagation();
      }}
      {...(label === undefined ? {} : { 'aria-label': `${id}, ${label}` })}
    >
      {id}
    </button>
  );
};
