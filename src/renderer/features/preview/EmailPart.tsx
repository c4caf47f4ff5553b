// A mail: who, when and what about, its body, and what came with it. A body that is markup is shown in the
// reader frame, in a frame of its own there that may do nothing at all.
import { useEffect, useRef, useState } from 'react';
import type { PreviewPage } from '../../../shared/calls/preview';
import { preview as text } from '../../messages/preview';
import { sizeText } from '../../messages/size';
import { FilterToggle } from '../../ui/FilterToggle';
import { KeyValues } from '../../ui/KeyValues';
import { startReader } from './reader-port';
import styles from './preview.module.css';
import { shownText } from './shown-text';

type EmailPage = Extract<PreviewPage, { readonly shows: 'email' }>;

/** The headers a reader looks at first, in this order. */
const FIRST = ['from', 'to', 'cc', 'date', 'subject'];

export const EmailPart = ({ page, name }: { readonly page: EmailPage; readonly name: string }) => {
  const [isMarkup, setMarkup] = useState(page.html !== null);
  const [blocked, setBlocked] = useState(0);
  const first = FIRST.flatMap((wanted) => page.headers.filter((one) => one.name.toLowerCase() === wanted));
  return (
    <div className={styles.scroll} tabIndex={0} role="group" aria-label={text.label(name)}>
      <div className={styles.mailHead}>
        <KeyValues
          facts={first.map((one, at) => [shownText(one.name), <Value key={at} text={one.value} />])}
        />
        <details>
          <summary>{text.allHeaders(page.headers.length)}</summary>
          <pre className={styles.text}>
            {shownText(page.headers.map((one) => `${one.name}: ${one.value}`).join('\n'))}
          </pre>
        </details>
        {page.attachments.length > 0 && (
          <ul className={styles.attachments} aria-label={text.attachments}>
            {page.attachments.map((one, at) => (
              <li key={at}>
                <Value text={one.name === '' ? text.unnamed : one.name} />
                <small>
                  {sizeText(one.sizeBytes)}, {shownText(one.mediaType)}
                </small>
              </li>
            ))}
          </ul>
        )}
        {page.html !== null && (
          <div className={styles.choices}>
            <FilterToggle label={text.messageLayout} isOn={isMarkup} onChange={setMarkup} />
          </div>
        )}
        {isMarkup && blocked > 0 && <p className={styles.remark}>{text.blocked(blocked)}</p>}
        {page.isCut && <p className={styles.remark}>{text.cutMail}</p>}
      </div>
      {isMarkup && page.html !== null ? (
        <MailFrame html={page.html} onBlocked={setBlocked} />
      ) : (
        <pre className={`${styles.text ?? ''} ${styles.wrapped ?? ''}`} dir="auto" translate="no">
          {page.text === '' ? text.noText : shownText(page.text)}
        </pre>
      )}
    </div>
  );
};

const Value = ({ text: value }: { readonly text: string }) => (
  <bdi className={styles.headerValue}>{shownText(value)}</bdi>
);

interface MailFrameProps {
  readonly html: string;
  readonly onBlocked: (blocked: number) => void;
}

const MailFrame = ({ html, onBlocked }: MailFrameProps) => {
  const place = useRef<HTMLDivElement>(null);
  useEffect(() => {
    if (place.current === null) return;
    const frame = startReader(() => Promise.resolve(new Uint8Array()), {
      shownIn: place.current,
      title: text.message,
    });
    // The frame says by itself that it could not draw the message.
    frame
      .ask({ ask: 'open', decode: 'mail', mediaType: 'text/html', sizeBytes: html.length, html })
      .then((answer) => {
        const { blocked } = (answer ?? {}) as { blocked?: unknown };
        onBlocked(typeof blocked === 'number' ? blocked : 0);
      })
      .catch(() => undefined);
    return frame.close;
  }, [html, onBlocked]);
  return <div ref={place} className={styles.mailFrame} />;
};
