// The versions of a control, the newest first, with their days and why there is each of them.
import { useState } from 'react';
import type { ControlDetail } from '../../../shared/domain/control';
import { history as text } from '../../messages/control-verbs';
import { dayText } from '../../messages/dates';
import { Button } from '../../ui/Button';
import { Section } from '../../ui/Section';
import { CompareDialog } from './CompareDialog';
import styles from './controls.module.css';
import { versionDays } from './version-days';

export const HistoryTab = ({ control }: { readonly control: ControlDetail }) => {
  const [compared, setCompared] = useState<number | null>(null);
  return (
    <>
      {control.versions.map((version, place) => {
        const before = control.versions[place + 1];
        return (
          <Section
            key={version.version}
            title={text.version(version.version)}
            note={versionDays(version)}
            {...(before !== undefined && {
              action: (
                <Button
                  kind="quiet"
                  onPress={() => {
                    setCompared(version.version);
                  }}
                >
                  {text.compareWith(before.version)}
                </Button>
              ),
            })}
          >
            <p className={version.note === '' ? 'faint' : ''} dir="auto">
              {version.note === '' ? text.noNote : version.note}
            </p>
            <p className={styles.wordingShort} dir="auto">
              {version.wording}
            </p>
            <p className="help">{text.recorded(dayText(version.createdAt))}</p>
          </Section>
        );
      })}
      {compared !== null && (
        <CompareDialog
          control={control}
          newer={compared}
          onClose={() => {
            setCompared(null);
          }}
        />
      )}
    </>
  );
};
