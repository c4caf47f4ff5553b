// Beside the assistant: the verdict as it stands, what changed since the last round, whom it goes to, who
// signs, and what the package does not say.
import type { PackagePlan } from '../../../shared/domain/package';
import type { PackageSummary } from '../../../shared/domain/package-round';
import type { Recipient } from '../../../shared/domain/recipient';
import type { VaultInfo } from '../../../shared/domain/vault';
import { count } from '../../messages/count';
import { assistant } from '../../messages/package-assistant';
import { packages as text } from '../../messages/packages';
import { sizeText } from '../../messages/size';
import { KeyValues } from '../../ui/KeyValues';
import { Section } from '../../ui/Section';
import { StateMark } from '../../ui/StateMark';
import { canEncryptTo } from '../recipients/recipient-standing';
import {
  gapsWithoutReason,
  nextRound,
  type PackageDraft,
  partBytesOf,
  type Reasons,
  verdictAsItStands,
} from './package-draft';
import styles from './packages.module.css';
import { TwelveWords } from './TwelveWords';

type RoundCounts = NonNullable<PackagePlan['sinceLastRound']>;

interface BuildAsideProps {
  readonly draft: PackageDraft;
  readonly plan: PackagePlan;
  readonly reasons: Reasons;
  readonly chosen: readonly Recipient[];
  readonly built: readonly PackageSummary[];
  readonly vault: VaultInfo;
}

export const BuildAside = ({ draft, plan, reasons, chosen, built, vault }: BuildAsideProps) => {
  const verdict = verdictAsItStands(plan.gaps, reasons, draft.leftFiles);
  const explained = {
    complete: text.asItStandsComplete,
    'complete-with-declared-omissions': text.asItStandsDeclared,
    draft: text.asItStandsDraft(gapsWithoutReason(plan.gaps, reasons).length),
  } as const;
  const round = nextRound(draft.round, built);
  return (
    <aside className={`panel ${styles.beside ?? ''}`} aria-label={text.asItStands}>
      <div className={`panel__body ${styles.aside ?? ''}`} tabIndex={0}>
        <div role="status">
          <p className={styles.number}>
            {draft.round.kind === 'new-package' ? (
              <span className="faint">{assistant.numberLater}</span>
            ) : (
              <span className="id">{draft.round.of}</span>
            )}
            <span className="faint">
              {assistant.roundName(round)}
              {draft.deltaFrom !== null && `, ${assistant.deltaName}`}
            </span>
          </p>
          <p className="small faint">{text.asItStands}</p>
          <h2 className="panel__title">{text.verdict(verdict)}</h2>
          <p className="muted">{explained[verdict]}</p>
        </div>
        {plan.sinceLastRound !== null && (
          <Section title={assistant.since(round - 1)}>
            <KeyValues
              facts={[
                [assistant.added, count(plan.sinceLastRound.added)],
                [assistant.replaced, count(plan.sinceLastRound.replaced)],
                [assistant.withdrawn, count(plan.sinceLastRound.withdrawn)],
                [assistant.unchanged, count(plan.sinceLastRound.unchanged)],
              ]}
            />
            {isSame(plan.sinceLastRound) && <p className="help">{assistant.nothingNew(round - 1)}</p>}
          </Section>
        )}
        <GoesTo draft={draft} plan={plan} chosen={chosen} />
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

const isSame = ({ added, replaced, withdrawn }: RoundCounts): boolean => added + replaced + withdrawn === 0;

const GoesTo = ({ draft, plan, chosen }: Pick<BuildAsideProps, 'draft' | 'plan' | 'chosen'>) => {
  const firms = [...new Set(chosen.map((one) => one.firm))];
  const purposes = [...new Set(chosen.map((one) => one.purpose).filter((purpose) => purpose !== ''))];
  const partBytes = partBytesOf(draft);
  const keys = chosen.reduce((sum, one) => sum + one.keys.length, 0);
  const encryptedTo =
    draft.encryption === 'none' ? (
      assistant.notEncrypted
    ) : draft.encryption === 'passphrase' ? (
      assistant.toPassphrase
    ) : canEncryptTo(chosen) ? (
      assistant.toKeys(keys)
    ) : (
      <StateMark state="late">{assistant.toKeysNotYet}</StateMark>
    );
  return (
    <Section title={assistant.goesTo}>
      {chosen.length === 0 && <p className="muted">{assistant.nobody}</p>}
      <KeyValues
        facts={[
          ...(chosen.length === 0
            ? []
            : ([
                [assistant.firm, <bdi key="firm">{firms.join(', ')}</bdi>],
                [assistant.person, <bdi key="person">{chosen.map((one) => one.person).join(', ')}</bdi>],
              ] as const)),
          [assistant.encryptedTo, encryptedTo],
          ...(purposes.length === 0
            ? []
            : ([[assistant.purpose, <bdi key="purpose">{purposes.join(', ')}</bdi>]] as const)),
          [
            assistant.sizeOf,
            assistant.sizeText(
              sizeText(plan.fileBytes),
              partBytes === null ? assistant.onePart : assistant.inParts(sizeText(partBytes)),
            ),
          ],
        ]}
      />
    </Section>
  );
};
