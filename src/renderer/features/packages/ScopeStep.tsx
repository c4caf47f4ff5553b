// Which package it is a round of, what of the engagement goes in, and how big a file may be. The plan
// above answers at once.
import type { Engagement } from '../../../shared/domain/engagement';
import type { PackagePlan } from '../../../shared/domain/package';
import type { PackageSummary } from '../../../shared/domain/package-round';
import { PackageRoundRef, packageRoundRef } from '../../../shared/ids';
import { dayText } from '../../messages/dates';
import { assistant as text } from '../../messages/package-assistant';
import { sizeText } from '../../messages/size';
import { Answer } from '../../ui/Answer';
import { Notice } from '../../ui/Notice';
import { RadioGroup } from '../../ui/RadioGroup';
import { Section } from '../../ui/Section';
import { Select } from '../../ui/Select';
import { TextField } from '../../ui/TextField';
import { BIG_FILE_BYTES } from '../../../shared/domain/package';
import { changeDraft } from './assistant-store';
import {
  nextRound,
  type PackageDraft,
  type PartChoice,
  possibleBases,
  roundsNewestFirst,
  scopeFaults,
} from './package-draft';
import styles from './packages.module.css';
import { SelectionFields } from './SelectionFields';

interface ScopeStepProps {
  readonly draft: PackageDraft;
  readonly plan: PackagePlan;
  readonly engagement: Engagement;
  readonly built: readonly PackageSummary[];
}

const NEW = 'new';
const ALL = 'all';

export const ScopeStep = ({ draft, plan, engagement, built }: ScopeStepProps) => (
  <>
    <Answer text={text.scopeAnswer(plan.evidenceCount, plan.fileCount, plan.leftOut.length)} />
    <RoundFields draft={draft} built={built} />
    <Section title={text.scope}>
      <div className={styles.part}>
        <RadioGroup<'whole' | 'narrowed'>
          label={text.scope}
          hideLabel
          options={text.scopeChoices}
          value={draft.isNarrowed ? 'narrowed' : 'whole'}
          onChange={(chosen) => {
            changeDraft({ isNarrowed: chosen === 'narrowed' });
          }}
        />
        {draft.isNarrowed && <SelectionFields draft={draft} engagement={engagement} />}
      </div>
    </Section>
    <PartFields draft={draft} plan={plan} />
  </>
);

const RoundFields = ({
  draft,
  built,
}: {
  readonly draft: PackageDraft;
  readonly built: readonly PackageSummary[];
}) => {
  const ofThis = built.filter((one) => one.engagementId === draft.engagementId);
  const ids = [...new Set(roundsNewestFirst(ofThis).map((one) => one.id))];
  const bases = possibleBases(draft.engagementId, built);
  const { deltaFrom } = draft;
  return (
    <Section title={text.roundQuestion}>
      <div className={styles.part}>
        <RadioGroup<string>
          label={text.roundQuestion}
          hideLabel
          options={[
            ...ids.map((id) => {
              const next = nextRound({ kind: 'next-round', of: id }, built);
              return {
                id: id,
                label: text.nextRoundOf(id, next),
                description: text.nextRoundHelp(next - 1),
              };
            }),
            { id: NEW, label: text.newPackage, description: text.newPackageHelp },
          ]}
          value={draft.round.kind === 'new-package' ? NEW : draft.round.of}
          onChange={(chosen) => {
            const of = ids.find((id) => id === chosen);
            changeDraft({
              round: of === undefined ? { kind: 'new-package' } : { kind: 'next-round', of },
              // What an earlier round was asked is asked anew of another.
              reasons: null,
            });
          }}
        />
        {bases.length > 0 && (
          <div className={styles.narrow}>
            <Select<string>
              label={text.carries}
              help={deltaFrom === null ? '' : text.carriesHelp}
              options={[
                { id: ALL, label: text.carriesAll },
                ...bases.map((base) => ({
                  id: packageRoundRef(base.id, base.round),
                  label: text.carriesSince(packageRoundRef(base.id, base.round), dayText(base.builtAt)),
                })),
              ]}
              value={deltaFrom === null ? ALL : packageRoundRef(deltaFrom.packageId, deltaFrom.round)}
              onChange={(chosen) => {
                const ref = PackageRoundRef.safeParse(chosen);
                const base = bases.find((one) => packageRoundRef(one.id, one.round) === ref.data);
                changeDraft({
                  deltaFrom: base === undefined ? null : { packageId: base.id, round: base.round },
                });
              }}
            />
          </div>
        )}
      </div>
    </Section>
  );
};

const PartFields = ({ draft, plan }: { readonly draft: PackageDraft; readonly plan: PackagePlan }) => {
  const isOdd = scopeFaults(draft).has('part-size');
  const big = plan.bigFiles.length;
  return (
    <Section title={text.size}>
      <div className={styles.part}>
        <div className={styles.narrow}>
          <Select<PartChoice>
            label={text.size}
            hideLabel
            help={text.partsHelp}
            options={text.parts}
            value={draft.parts}
            onChange={(parts) => {
              changeDraft({ parts });
            }}
          />
          {draft.parts === 'other' && (
            <TextField
              label={text.otherPart}
              value={draft.otherPart}
              error={isOdd && draft.otherPart !== '' ? text.otherPartError : null}
              maxLength={12}
              onChange={(otherPart) => {
                changeDraft({ otherPart });
              }}
            />
          )}
        </div>
        {big > 0 && (
          <Notice kind="late">
            <p>{text.bigFiles(big, sizeText(BIG_FILE_BYTES))}</p>
            <details className={styles.more}>
              <summary>{text.whichFiles}</summary>
              <ul>
                {plan.bigFiles.slice(0, 50).map((file, place) => (
                  <li key={place}>
                    <bdi>{text.bigFile(file)}</bdi>, {sizeText(file.sizeBytes)}
                  </li>
                ))}
              </ul>
            </details>
          </Notice>
        )}
      </div>
    </Section>
  );
};
