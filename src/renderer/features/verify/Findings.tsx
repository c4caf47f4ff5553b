// Everything the check found, not only the first; codes are stable, so that they can be quoted.
import type { VerifyFinding } from '../../../shared/domain/package';
import { visibleText } from '../../../shared/visible-text';
import { count } from '../../messages/count';
import { verify as text } from '../../messages/verify';
import { Section } from '../../ui/Section';
import styles from './verify.module.css';

/** Lines drawn at once; a package with more findings than this is read in another way. */
const MOST_LINES = 500;

export const Findings = ({ findings }: { readonly findings: readonly VerifyFinding[] }) => (
  <Section title={text.findings} {...(findings.length > 0 && { note: count(findings.length) })}>
    {findings.length === 0 ? (
      <p className="muted">{text.findingsNone}</p>
    ) : (
      <div className={styles.findings}>
        <table aria-label={text.findingsTable}>
          <thead>
            <tr>
              <th scope="col">{text.findingCode}</th>
              <th scope="col">{text.findingPath}</th>
              <th scope="col">{text.findingDetail}</th>
            </tr>
          </thead>
          <tbody>
            {findings.slice(0, MOST_LINES).map((finding, place) => (
              <tr key={place}>
                <td className="id">{finding.code}</td>
                <td>
                  <bdi>{visibleText(finding.path ?? '')}</bdi>
                </td>
                <td>
                  <bdi>{visibleText(finding.detail)}</bdi>
                </td>
              </tr>
            ))}
          </tbody>
        </table>
        {findings.length > MOST_LINES && (
          <p className="help">{text.moreFindings(findings.length - MOST_LINES)}</p>
        )}
      </div>
    )}
  </Section>
);
