// The starters: read with the company's words in them, ticked, and adopted as drafts of one's own.
import { useMemo, useState } from 'react';
import type { PolicyStarter } from '../../../shared/domain/programme/policy-edition';
import { parseMarkdown } from '../../../shared/document/parse-markdown';
import { useCall, useCommand } from '../../app/use-call';
import { today } from '../../messages/dates';
import { starters as text } from '../../messages/policies';
import { Button } from '../../ui/Button';
import { Checkbox } from '../../ui/Checkbox';
import { DocumentView } from '../../ui/DocumentView';
import { FailureNotice, Notice } from '../../ui/Notice';
import { Page } from '../../ui/Page';
import { PageHead } from '../../ui/PageHead';
import { Section } from '../../ui/Section';
import type { PagePartProps } from '../programme/register-part';
import styles from './policies.module.css';
import { ToPolicies } from './ToPolicies';

const GROUPS = [
  { title: text.commonly, has: (one: PolicyStarter) => one.commonlyRequired },
  { title: text.others, has: (one: PolicyStarter) => !one.commonlyRequired && !one.isAddendum },
  { title: text.addenda, has: (one: PolicyStarter) => !one.commonlyRequired && one.isAddendum },
] as const;

const StarterText = ({ starter }: { readonly starter: PolicyStarter }) => {
  const { data, failure } = useCall('policies', 'starterText', { id: starter.id });
  const blocks = useMemo(() => parseMarkdown(data?.text ?? ''), [data]);
  return (
    <>
      <FailureNotice failure={failure} />
      <DocumentView blocks={blocks} label={starter.title} />
    </>
  );
};

export const StartersScreen = ({ onSearch }: PagePartProps) => {
  const { data, failure } = useCall('policies', 'starters', {});
  const adopt = useCommand('policies', 'adopt');
  const [ticked, setTicked] = useState<ReadonlySet<string>>(new Set());
  const [shownId, setShown] = useState<string | null>(null);
  const all = data ?? [];
  const shown = all.find((one) => one.id === shownId);
  const tick = (ids: readonly string[], isOn: boolean) => {
    setTicked((before) => new Set([...before].filter((id) => !ids.includes(id)).concat(isOn ? ids : [])));
  };
  const areControlsMissing = all.some(
    (one) => ticked.has(one.id) && one.controlIds.length < one.starterControlIds.length,
  );
  const run = async () => {
    const made = await adopt.run({ ids: [...ticked], on: today() });
    if (made !== null) onSearch({});
  };
  return (
    <Page>
      <PageHead
        within={<ToPolicies />}
        title={text.title}
        {...(data !== undefined && {
          answer: text.answer(all.length, all.filter((one) => one.adoptedAs.length > 0).length),
        })}
        actions={
          <>
            <Button
              onPress={() => {
                onSearch({ open: 'words' });
              }}
            >
              {text.words}
            </Button>
            <Button
              kind="primary"
              isDisabled={ticked.size === 0 || adopt.isRunning}
              onPress={() => {
                void run();
              }}
            >
              {text.adopt(ticked.size)}
            </Button>
          </>
        }
      />
      <FailureNotice failure={failure ?? adopt.failure} />
      {areControlsMissing && <Notice>{text.controlsMissing}</Notice>}
      <div className={styles.split}>
        <div className={styles.starters} role="region" aria-label={text.list}>
          {GROUPS.map((group) => {
            const members = all.filter(group.has);
            const open = members.filter((one) => one.adoptedAs.length === 0).map((one) => one.id);
            return (
              <Section
                key={group.title}
                title={group.title}
                note={String(members.length)}
                {...(open.length > 0 && {
                  action: (
                    <Button
                      kind="quiet"
                      aria-label={`${text.tickAll}: ${group.title}`}
                      onPress={() => {
                        tick(open, !open.every((id) => ticked.has(id)));
                      }}
                    >
                      {text.tickAll}
                    </Button>
                  ),
                })}
              >
                <ul>
                  {members.map((one) => (
                    <StarterRow
                      key={one.id}
                      starter={one}
                      completes={all.find((other) => other.id === one.addendumTo)?.title ?? null}
                      isTicked={ticked.has(one.id)}
                      onTick={(isOn) => {
                        tick([one.id], isOn);
                      }}
                      isShown={one.id === shownId}
                      onShow={() => {
                        setShown(one.id);
                      }}
                    />
                  ))}
                </ul>
              </Section>
            );
          })}
        </div>
        <div className={styles.preview} tabIndex={0} role="region" aria-label={text.preview}>
          {shown === undefined ? (
            <p className="muted">{text.previewNone}</p>
          ) : (
            <StarterText key={shown.id} starter={shown} />
          )}
        </div>
      </div>
    </Page>
  );
};

interface StarterRowProps {
  readonly starter: PolicyStarter;
  /** The title of the policy an addendum goes with. */
  readonly completes: string | null;
  readonly isTicked: boolean;
  readonly onTick: (isOn: boolean) => void;
  readonly isShown: boolean;
  readonly onShow: () => void;
}

const StarterRow = ({ starter, completes, isTicked, onTick, isShown, onShow }: StarterRowProps) => (
  <li className={styles.starter} {...(isShown && { 'data-shown': true })}>
    <Checkbox isSelected={isTicked} onChange={onTick}>
      {starter.title}
    </Checkbox>
    <Button kind="quiet" aria-label={text.readOf(starter.title)} onPress={onShow}>
      {text.read}
    </Button>
    <p className={styles.purpose}>
      {starter.purpose}
      <br />
      {starter.adoptedAs.length > 0 && (
        <>
          <b>{text.adopted(starter.adoptedAs)}</b> ·{' '}
        </>
      )}
      {completes !== null && <>{text.addendumTo(completes)} · </>}
      <bdi>{text.keptBy(starter.ownerRole)}</bdi> ·{' '}
      {text.facts(starter.words, starter.controlIds.length, starter.starterControlIds.length)}
    </p>
  </li>
);
