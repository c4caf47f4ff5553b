// The person at the desk: their role, their passphrase, and when this computer locks by itself.
import type { VaultInfo } from '../../../shared/domain/vault';
import { useMay } from '../../app/use-access';
import { useCall, useCommand } from '../../app/use-call';
import { access } from '../../messages/access';
import { myAccess as text } from '../../messages/members';
import { Button } from '../../ui/Button';
import { KeyValues } from '../../ui/KeyValues';
import { FailureNotice } from '../../ui/Notice';
import { Section } from '../../ui/Section';
import { Select } from '../../ui/Select';
import { StateMark } from '../../ui/StateMark';
import styles from './vault.module.css';

interface MyAccessSectionProps {
  readonly vault: VaultInfo;
  readonly onChangePassphrase: () => void;
}

export const MyAccessSection = ({ vault, onChangePassphrase }: MyAccessSectionProps) => {
  const mayChange = useMay('member.key-renewed');
  const { member, kdf } = vault;
  return (
    <Section title={text.title}>
      <div className={styles.part}>
        <KeyValues
          facts={[
            [text.role, `${access.role(member.role)}. ${access.roleCan(member.role)}`],
            [
              text.passphrase,
              member.passphraseGivenByOwner ? (
                <StateMark key="passphrase" state="due" quiet>
                  {text.given}
                </StateMark>
              ) : (
                text.own
              ),
            ],
            [text.cost, text.costText(kdf.memoryMebibytes, kdf.operations)],
          ]}
        />
        {mayChange && (
          <div className="btns">
            <Button onPress={onChangePassphrase}>{text.change}</Button>
          </div>
        )}
        <AutoLock />
      </div>
    </Section>
  );
};

const MINUTES = [1, 2, 3, 5, 10, 15, 20, 30, 45, 60] as const;

const AutoLock = () => {
  const { data: preferences } = useCall('app', 'preferences', {});
  const change = useCommand('app', 'setPreferences');
  if (preferences === undefined) return null;
  const { autoLockMinutes: now } = preferences;
  const offered = [...new Set([...MINUTES, now])].sort((a, b) => a - b);
  return (
    <>
      <Select
        label={text.autoLock}
        help={text.autoLockHelp}
        value={String(now)}
        onChange={(chosen) => {
          void change.run({ ...preferences, autoLockMinutes: Number(chosen) });
        }}
        options={offered.map((minutes) => ({ id: String(minutes), label: text.minutes(minutes) }))}
      />
      <FailureNotice failure={change.failure} />
    </>
  );
};
