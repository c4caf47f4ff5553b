// What the auditor is told by another route: the twelve words, the key and its QR code, the seal number,
// three commands.
import type { VaultInfo } from '../../../shared/domain/vault';
import type { Sha256 } from '../../../shared/ids';
import { rounds } from '../../messages/package-rounds';
import { packages as text } from '../../messages/packages';
import { Copyable } from '../../ui/Copyable';
import { Section } from '../../ui/Section';
import { checkCommands } from './package-draft';
import styles from './packages.module.css';
import { QrCode } from './QrCode';
import { TwelveWords } from './TwelveWords';

interface HandOverProps {
  readonly signer: VaultInfo['signer'];
  readonly seal: Sha256;
}

export const HandOver = ({ signer, seal }: HandOverProps) => (
  <>
    <Section title={text.tellTitle}>
      <p className={styles.tell}>{text.tellText}</p>
      <div className={styles.told}>
        <div>
          <h3 className={styles.label}>{text.words}</h3>
          <TwelveWords words={signer.words} label={text.wordsName} />
          <h3 className={styles.label}>{text.key}</h3>
          <Copyable text={signer.publicKey} label={text.copyKey} />
        </div>
        <QrCode text={signer.publicKey} label={rounds.qr} />
      </div>
      <h3 className={styles.label}>{text.seal}</h3>
      <Copyable text={seal} label={text.copySeal} />
    </Section>
    <Section title={text.commandsTitle}>
      <p className={styles.tell}>{text.commandsText}</p>
      {checkCommands(signer.publicKey).map((command) => (
        <Copyable key={command} text={command} label={text.copyCommand} />
      ))}
    </Section>
  </>
);
