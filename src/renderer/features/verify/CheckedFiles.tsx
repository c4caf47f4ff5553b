// Every file of a checked package with its state, those that are not as listed first.
import type { CheckedFile } from '../../../shared/domain/package';
import { visibleText } from '../../../shared/visible-text';
import { count } from '../../messages/count';
import { sizeText } from '../../messages/size';
import { verify as text } from '../../messages/verify';
import { Section } from '../../ui/Section';
import { type State, StateMark } from '../../ui/StateMark';
import styles from './verify.module.css';

const MARK = {
  'as-listed': 'met',
  changed: 'missed',
  unlisted: 'missed',
  missing: 'missed',
  'in-base': 'excused',
  unreadable: 'missed',
} as const satisfies Record<CheckedFile['state'], State>;

const QUIET: readonly CheckedFile['state'][] = ['as-listed', 'in-base'];

/** Lines drawn at once; the command line lists all of them. */
const MOST_LINES = 500;

export const CheckedFiles = ({ files }: { readonly files: readonly CheckedFile[] }) =>
  files.length > 0 && (
    <Section title={text.files} note={count(files.length)}>
      <details className={styles.more}>
        <summary>{text.filesShow}</summary>
        <div className={styles.findings}>
          <table aria-label={text.files}>
            <thead>
              <tr>
                <th scope="col">{text.fileState}</th>
                <th scope="col">{text.findingPath}</th>
                <th scope="col">{text.fileSize}</th>
              </tr>
            </thead>
            <tbody>
              {files.slice(0, MOST_LINES).map(({ path, state, sizeBytes }) => (
                <tr key={path}>
                  <td>
                    <StateMark state={MARK[state]} quiet={QUIET.includes(state)}>
                      {text.fileStates[state]}
                    </StateMark>
                  </td>
                  <td>
                    <bdi>{visibleText(path)}</bdi>
                  </td>
                  <td>{sizeBytes === null ? '' : sizeText(sizeBytes)}</td>
                </tr>
              ))}
            </tbody>
          </table>
          {files.length > MOST_LINES && <p className="help">{text.moreFiles(files.length - MOST_LINES)}</p>}
        </div>
      </details>
    </Section>
  );
