// Something that stays until it is read: what happened, what is safe, what to do.
import type { ReactNode } from 'react';
import { errorText } from '../../shared/error-texts';
import type { Failure } from '../../shared/errors';
import { classNames } from './class-names';

interface NoticeProps {
  readonly kind?: 'plain' | 'late' | 'missed' | 'met' | 'due';
  readonly children: ReactNode;
  /** Announced at once, for what has just happened. */
  readonly live?: boolean;
}

export const Notice = ({ kind = 'plain', children, live = false }: NoticeProps) => (
  <div
    className={classNames('notice', kind !== 'plain' && `notice--${kind} ${kind}`)}
    role={live ? 'alert' : 'note'}
  >
    <div>{children}</div>
  </div>
);

export const FailureNotice = ({ failure }: { readonly failure: Failure | null }) => {
  if (failure === null) return null;
  const { happened, safe, next } = errorText(failure);
  return (
    <Notice kind={failure.code === 'job.cancelled' ? 'plain' : 'missed'} live>
      <p>
        <b>{happened}</b>
      </p>
      <p>
        {safe} {next}
      </p>
      <p className="id">{failure.code}</p>
    </Notice>
  );
};
