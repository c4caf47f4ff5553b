// CTL-026, EVD-0042, CC6.1-3: the same everywhere, a link to the thing, and copyable.
import { Link } from 'react-aria-components';

interface IdLinkProps {
  readonly id: string;
  readonly onPress?: () => void;
  /** Says what the number stands for to somebody who hears it. */
  readonly label?: string;
}

export const IdLink = ({ id, onPress, label }: IdLinkProps) =>
  onPress === undefined ? (
    <span className="id" data-copyable>
      {id}
    </span>
  ) : (
    <Link
      className="id id--link"
      onPress={onPress}
      {...(label === undefined ? {} : { 'aria-label': `${id}, ${label}` })}
    >
      {id}
    </Link>
  );
