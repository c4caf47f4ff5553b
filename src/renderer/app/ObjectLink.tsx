// A number as a link to what it names: CTL-026, EVD-0042, CC6.1, CC6.1-3, PKG-2026-01, MEM-02.
import { IdLink } from '../ui/IdLink';
import { useOpenObject } from './use-open-object';

interface ObjectLinkProps {
  readonly id: string;
  /** What the number stands for, said to those who hear it. */
  readonly label?: string;
}

export const ObjectLink = ({ id, label }: ObjectLinkProps) => {
  const openObject = useOpenObject();
  const open = openObject(id);
  return (
    <IdLink
      id={id}
      {...(label === undefined ? {} : { label })}
      {...(open === null ? {} : { onPress: open })}
    />
  );
};
