// Beside the assistant: the verdict as it stands, who signs, and what the package does not say.
import type { PackagePlan } from '../../../shared/domain/package';
import type { VaultInfo } from '../../../shared/domain/vault';
import { packages as text } from '../../messages/packages';
import { Section } from '../../ui/Section';
import { gapsWithoutReason, type Reasons, verdictAsItStands } from './package-draft';
import styles from './packages.module.css';
import { TwelveWords } from './TwelveWords';

interface BuildAsideProps {
  readonly plan: PackagePlan;
  readonly reasons: Reasons;
  readonly vault: VaultInfo;
}

export const BuildAside = ({ plan, reasons, vault }: BuildAsideProps) => {
  const verdict = verdictAsItStands(plan.gaps, reasons);
  const explained = {
    complete: text.asItStandsComplete,
    'complete-with-declared-omissions': text.asItStandsDeclared,
    draft: text.asItStandsDraft(gapsWithoutReason(plan.gaps, reasons).length),
  } as const;
  return (
    <aside className="panel" aria-label={text.asItStands}>
      <div className={`panel__body ${styles.aside ?? ''}`} tabIndex={0}>
        <div role="status">
          <p className="small faint">{text.asItStands}</p>
          <h2 className="panel__title">{text.verdict(verdict)}</h2>
          <p className="muted">{explained[verdict]}</p>
        </div>
        <Section title={text.signedWith(vault.organization)}>
          <TwelveWords words={vault.signer.words} label={text.wordsName} />
          <p className="help">{text.signedHelp}</p>
        </Section>
        <Section title={text.doesNotSay}>
          <p className="muted">{text.doesNotSayText}</p>
        </Section>
      </div>
    </aside>
  );
};
