// A key or a hash in mono, with a button that copies it.
import { useState } from 'react';
import { Check, Copy } from 'lucide-react';
import { call } from '../app/use-call';
import { IconButton } from './IconButton';
import styles from './Copyable.module.css';

interface CopyableProps {
  readonly text: string;
  /** Names what is copied: "Copy the seal number". */
  readonly label: string;
  /** Shown instead of the whole of it. */
  readonly shown?: string;
}

export const Copyable = ({ text, label, shown = text }: CopyableProps) => {
  const [copied, setCopied] = useState(false);
  return (
    <span className={styles.line}>
      <code className={styles.text} title={text}>
        {shown}
      </code>
      <IconButton
        label={copied ? 'Copied' : label}
        icon={
          copied ? (
            <Check className="i i--14" aria-hidden="true" />
          ) : (
            <Copy className="i i--14" aria-hidden="true" />
          )
        }
        onPress={() => {
          void call('app', 'copy', { text }).then(() => {
            setCopied(true);
            window.setTimeout(() => {
              setCopied(false);
            }, 2000);
          });
        }}
      />
    </span>
  );
};
