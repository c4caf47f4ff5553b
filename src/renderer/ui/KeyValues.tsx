// Facts about one thing, name beside value.
import { Fragment, type ReactNode } from 'react';

interface KeyValuesProps {
  readonly facts: readonly (readonly [name: string, value: ReactNode])[];
  readonly wide?: boolean;
}

export const KeyValues = ({ facts, wide = false }: KeyValuesProps) => (
  <dl className={wide ? 'kv kv--wide' : 'kv'}>
    {facts.map(([name, value]) => (
      <Fragment key={name}>
        <dt>{name}</dt>
        <dd>{value}</dd>
      </Fragment>
    ))}
  </dl>
);
