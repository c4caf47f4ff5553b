// Who signed: the twelve words to compare, the key, the seal number, and the statement that was signed.
import type { VerifyReport } from '../../../shared/domain/package';
import { verify as text } from '../../messages/verify';
import { Button } from '../../ui/Button';
import { Copyable } from '../../ui/Copyable';
import { KeyValues } from '../../ui/KeyValues';
import { Section } from '../../ui/Section';
import { KeyChangeList } from './KeyChangeList';
import { TwelveWords } from '../packages/TwelveWords';
import { readTrustedComment } from './trusted-comment';
import styles from './verify.module.css';
import type { Identity, Integrity, WordsCompared } from './verify-standing';

interface SignerAsideProps {
  readonly signer: NonNullable<VerifyReport['signer']>;
  readonly sealNumber: VerifyReport['sealNumber'];
  readonly trustedComment: string | null;
  readonly keyChanges: VerifyReport['keyChanges'];
  readonly integrity: Integrity;
  readonly identity: Identity;
  readonly words: WordsCompared;
  readonly onWords: (words: WordsCompared) => void;
}

export const SignerAside = ({
  signer,
  sealNumber,
  trustedComment,
  keyChanges,
  integrity,
  identity,
  words,
  onWords,
}: SignerAsideProps) => {
  // Words of a package that is not whole are shown, but nothing is gained by comparing them.
  const canCompare = integrity === 'holds' && identity !== 'matches';
  return (
    <aside className="panel" aria-label={text.wordsTitle}>
      <div className={`panel__body ${styles.aside ?? ''}`} tabIndex={0}>
        <div>
          <h2 className="panel__title">{canCompare ? text.wordsTitle : text.wordsPlainTitle}</h2>
          <p className={styles.wordsText}>
            {integrity !== 'holds' ? text.wordsOfBroken : canCompare ? text.wordsText : text.wordsPlainText}
          </p>
          <TwelveWords words={signer.words} label={text.wordsName} large />
          {integrity === 'holds' && <Comparison identity={identity} words={words} onWords={onWords} />}
        </div>
        <Section title={text.key}>
          <Copyable text={signer.publicKey} label={text.copyKey} />
          <p className="help">
            {text.keyId} {signer.keyId}
          </p>
        </Section>
        {keyChanges.length > 0 && (
          <Section title={text.keyChanges}>
            <p className="help">{text.keyChangesText}</p>
            <KeyChangeList changes={keyChanges} />
          </Section>
        )}
        {sealNumber !== null && (
          <Section title={text.seal}>
            <Copyable text={sealNumber} label={text.copySeal} />
          </Section>
        )}
        {trustedComment !== null && <Statement comment={trustedComment} />}
      </div>
    </aside>
  );
};

const Comparison = ({
  identity,
  words,
  onWords,
}: Pick<SignerAsideProps, 'identity' | 'words' | 'onWords'>) => {
  if (identity === 'matches') return <p className={styles.compared}>{text.wordsMatched}</p>;
  if (words === 'not-yet' && identity === 'differs')
    return <p className={styles.compared}>{text.wordsNotTyped}</p>;
  if (words === 'not-yet')
    return (
      <div className={styles.compare}>
        <Button
          kind="primary"
          size={32}
          onPress={() => {
            onWords('same');
          }}
        >
          {text.wordsSame}
        </Button>
        <Button
          size={32}
          onPress={() => {
            onWords('different');
          }}
        >
          {text.wordsDiffer}
        </Button>
      </div>
    );
  return (
    <p className={styles.compared}>
      {words === 'same' ? text.wordsConfirmed : text.wordsDifferent}{' '}
      <Button
        kind="quiet"
        onPress={() => {
          onWords('not-yet');
        }}
      >
        {text.undo}
      </Button>
    </p>
  );
};

const Statement = ({ comment }: { readonly comment: string }) => {
  const { format, pairs } = readTrustedComment(comment);
  return (
    <Section title={text.comment} note={text.commentHelp}>
      <KeyValues
        facts={[
          ...(format === '' ? [] : [[text.commentFormat, format] as const]),
          ...pairs.map(
            ({ name, value }) =>
              [
                text.commentNames[name] ?? name,
                <bdi key={name} className={styles.commentValue}>
                  {value}
                </bdi>,
              ] as const,
          ),
        ]}
      />
    </Section>
  );
};
