// The sentence at the top of a screen that answers its question. Bold stands between double asterisks.
import { classNames } from './class-names';

interface AnswerProps {
  readonly text: string;
  /** 24 px on overview and first pages, 18 px above tables. */
  readonly size?: 18 | 24;
}

export const boldParts = (text: string) =>
  text.split('**').map((part, index) => (index % 2 === 1 ? <b key={index}>{part}</b> : part));

export const Answer = ({ text, size = 18 }: AnswerProps) => (
  <p className={classNames('answer', size === 18 && 'answer--18')}>{boldParts(text)}</p>
);
