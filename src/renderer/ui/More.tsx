// A word that opens a short text about something, where the question comes up. Escape or a press beside it closes it.
import { CircleHelp } from 'lucide-react';
import { Button, Dialog, DialogTrigger, Heading, Popover } from 'react-aria-components';
import { soc2Help, soc2HelpWords, type Soc2Topic } from '../messages/help-soc2';
import styles from './More.module.css';

interface MoreProps {
  readonly topic: Soc2Topic;
  /** Without its word, where there is little room; the name stays. */
  readonly small?: boolean;
}

export const More = ({ topic, small = false }: MoreProps) => {
  const { title, paragraphs, source } = soc2Help(topic);
  return (
    <DialogTrigger>
      <Button className={styles.button ?? ''} aria-label={soc2HelpWords.open(title)}>
        <CircleHelp className="i i--14" aria-hidden="true" />
        {!small && title}
      </Button>
      <Popover className={styles.popover ?? ''} offset={6} placement="bottom start">
        <Dialog className={styles.text ?? ''}>
          <Heading slot="title" className={styles.title ?? ''}>
            {title}
          </Heading>
          {paragraphs.map((paragraph) => (
            <p key={paragraph}>{paragraph}</p>
          ))}
          {source !== null && (
            <p className={styles.source}>
              <b>{soc2HelpWords.source}</b> {source}
            </p>
          )}
        </Dialog>
      </Popover>
    </DialogTrigger>
  );
};

/** Several of them in a row, as at the foot of a screen. */
export const MoreTopics = ({ topics }: { readonly topics: readonly Soc2Topic[] }) => (
  <div className={styles.topics}>
    {topics.map((topic) => (
      <More key={topic} topic={topic} />
    ))}
  </div>
);
