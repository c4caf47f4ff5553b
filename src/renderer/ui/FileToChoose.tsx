// A line for one file of a form: what it is, which one was chosen, and the way to choose.
import { visibleText } from '../../shared/visible-text';
import { Button } from './Button';
import styles from './FileToChoose.module.css';

interface FileToChooseProps {
  readonly label: string;
  /** Of the chosen one, as it is on the disk. */
  readonly name: string | null;
  readonly notChosen: string;
  readonly choose: string;
  readonly onChoose: () => void;
}

export const FileToChoose = ({ label, name, notChosen, choose, onChoose }: FileToChooseProps) => (
  <div className={styles.line}>
    <span>
      <b>{label}</b>
      <br />
      <bdi className={name === null ? 'faint' : ''}>{name === null ? notChosen : visibleText(name)}</bdi>
    </span>
    <Button aria-label={`${choose} ${label}`} onPress={onChoose}>
      {choose}
    </Button>
  </div>
);
