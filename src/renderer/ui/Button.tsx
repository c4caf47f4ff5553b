// A verb. One primary button on a screen; three dots in its text when a question follows.
import type { ReactNode } from 'react';
import { Button as AriaButton } from 'react-aria-components';
import { classNames } from './class-names';

export interface ButtonProps {
  readonly children: ReactNode;
  readonly kind?: 'primary' | 'plain' | 'quiet' | 'danger' | 'quiet-danger';
  /** 32 px for the buttons that end a form, 28 px elsewhere. */
  readonly size?: 28 | 32;
  readonly onPress?: () => void;
  readonly isDisabled?: boolean;
  readonly type?: 'button' | 'submit';
  /** The id of the form it ends, when it stands outside of it. */
  readonly form?: string;
  readonly icon?: ReactNode;
  readonly autoFocus?: boolean;
  /** For a button whose words alone do not say what it acts on; begins with its words. */
  readonly 'aria-label'?: string;
  readonly 'aria-describedby'?: string;
}

const KINDS = {
  primary: 'btn--primary',
  plain: '',
  quiet: 'btn--quiet',
  danger: 'btn--danger',
  'quiet-danger': 'btn--quiet btn--danger',
} as const;

export const Button = ({
  children,
  kind = 'plain',
  size = 28,
  icon,
  type = 'button',
  ...rest
}: ButtonProps) => (
  <AriaButton {...rest} type={type} className={classNames('btn', KINDS[kind], size === 32 && 'btn--32')}>
    {icon}
    {children}
  </AriaButton>
);
