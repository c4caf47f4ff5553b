// Who signed: the twelve words to compare with what one was told by another route, and the facts of the key.
import { type ReactNode, useState } from 'react';
import type { OpenedPackage } from '../../../shared/domain/review';
import { visibleText } from '../../../shared/visible-text';
import { useCommand } from '../../app/use-call';
import { dateText, today } from '../../messages/dates';
import { receiverVerdict as text } from '../../messages/receiver-verdict';
import { verify } from '../../messages/verify';
import { Button } from '../../ui/Button';
import { ConfirmDialog } from '../../ui/ConfirmDialog';
import { Copyable } from '../../ui/Copyable';
import { FormDialog } from '../../ui/FormDialog';
import { KeyValues } from '../../ui/KeyValues';
import { FailureNotice } from '../../ui/Notice';
import { RadioGroup } from '../../ui/RadioGroup';
import { Section } from '../../ui/Section';
import { StateMark } from '../../ui/StateMark';
import { TwelveWords } from '../packages/TwelveWords';
import { KeyChangeList } from '../verify/KeyChangeList';
import { canCompareWords } from './receiver-verdict';
import styles from './receiver.module.css';
import { builtText } from './ReceiverStrip';

type Channel = (typeof text.channels)[number]['id'];

const short = (hash: string): string =>
  `${hash.slice(0, 4)} ${hash.slice(4, 8)} … ${hash.slice(-8, -4)} ${hash.slice(-4)}`;

interface WordsAsideProps {
  readonly opened: OpenedPackage;
  readonly foot: ReactNode;
}

export const WordsAside = ({ opened, foot }: WordsAsideProps) => {
  const { signer, comparison, keyChanges } = opened;
  const canCompare = canCompareWords(opened);
  const isAsked = canCompare && comparison.state === 'not-compared';
  return (
    <aside className={`panel ${styles.aside ?? ''}`} aria-label={verify.wordsTitle}>
      <div className={`panel__body ${styles.asideBody ?? ''}`} tabIndex={0}>
        <div>
          <h2 className="panel__title">{isAsked ? verify.wordsTitle : verify.wordsPlainTitle}</h2>
          <p className={styles.wordsText}>
            {!canCompare ? verify.wordsOfBroken : isAsked ? verify.wordsText : verify.wordsPlainText}
          </p>
          <TwelveWords words={signer.words} label={verify.wordsName} large />
          {canCompare && <Comparison opened={opened} />}
        </div>
        <Section title={text.facts}>
          <KeyValues
            facts={[
              [
                text.factSigner,
                <bdi key="signer">
                  {visibleText(
                    [opened.organization, opened.builtBy].filter((part) => part !== '').join(', '),
                  )}
                </bdi>,
              ],
              [text.factBuilt, <bdi key="built">{builtText(opened.builtAt)}</bdi>],
              [
                text.factKey,
                <code key="key" className="id">
                  {signer.keyId}
                </code>,
              ],
              [
                text.factSeal,
                <Copyable
                  key="seal"
                  text={opened.sealNumber}
                  shown={short(opened.sealNumber)}
                  label={text.copySeal}
                />,
              ],
              [
                text.factManifest,
                <Copyable
                  key="manifest"
                  text={opened.manifestSha256}
                  shown={short(opened.manifestSha256)}
                  label={text.copyManifest}
                />,
              ],
              [text.factJournal, text.journalText(opened.journal.entries)],
            ]}
          />
        </Section>
        {keyChanges.length > 0 && (
          <Section title={verify.keyChanges}>
            <p className="help">{verify.keyChangesText}</p>
            <KeyChangeList changes={keyChanges} />
          </Section>
        )}
      </div>
      <div className={`panel__foot ${styles.asideFoot ?? ''}`}>{foot}</div>
    </aside>
  );
};

const Comparison = ({ opened }: { readonly opened: OpenedPackage }) => {
  const { comparison, keepsNotes } = opened;
  const compare = useCommand('review', 'compareSigner');
  const [asked, setAsked] = useState<'same' | 'different' | null>(null);
  const [channel, setChannel] = useState<Channel | null>(null);
  const close = () => {
    setAsked(null);
    setChannel(null);
    compare.reset();
  };
  const say = async (state: 'same' | 'different' | 'not-compared', by: string) => {
    const done = await compare.run({ state, channel: by, on: state === 'not-compared' ? null : today() });
    if (done !== null) setAsked(null);
  };
  return (
    <>
      {comparison.state === 'not-compared' ? (
        <div className={styles.compare}>
          <Button
            kind="primary"
            size={32}
            onPress={() => {
              setAsked('same');
            }}
          >
            {`${verify.wordsSame}…`}
          </Button>
          <Button
            size={32}
            onPress={() => {
              setAsked('different');
            }}
          >
            {`${verify.wordsDiffer}…`}
          </Button>
        </div>
      ) : (
        <div className={styles.compared}>
          <StateMark state={comparison.state === 'same' ? 'met' : 'missed'}>
            {comparison.state === 'same' ? verify.wordsSame : verify.wordsDiffer}
          </StateMark>
          <p className="muted">
            {comparison.state === 'same'
              ? text.compared(
                  comparison.on === null ? '' : dateText(comparison.on),
                  text.channelWords[comparison.channel] ?? '',
                )
              : verify.wordsDifferent}{' '}
            {keepsNotes ? text.comparedKept : text.comparedNotKept}
          </p>
          <Button kind="quiet" isDisabled={compare.isRunning} onPress={() => void say('not-compared', '')}>
            {text.again}
          </Button>
        </div>
      )}
      {asked === null && <FailureNotice failure={compare.failure} />}
      {asked === 'same' && (
        <FormDialog
          title={text.sameTitle}
          text={text.sameText}
          save={text.sameDo}
          cancel={text.cancel}
          isRunning={compare.isRunning || channel === null}
          failure={compare.failure}
          formClass={styles.form}
          onSubmit={async () => {
            if (channel !== null) await say('same', channel);
          }}
          onClose={close}
        >
          <RadioGroup<Channel>
            label={text.channel}
            hideLabel
            options={text.channels}
            value={channel}
            onChange={setChannel}
          />
        </FormDialog>
      )}
      {asked === 'different' && (
        <ConfirmDialog
          title={text.differTitle}
          confirm={text.differDo}
          cancel={text.cancel}
          isRunning={compare.isRunning}
          failure={compare.failure}
          onConfirm={() => say('different', '')}
          onClose={close}
        >
          {text.differText.map((line) => (
            <p key={line}>{line}</p>
          ))}
        </ConfirmDialog>
      )}
    </>
  );
};
