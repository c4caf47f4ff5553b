// How the window looks, and what this program is.
import { useEffect } from 'react';
import { useNavigate } from '@tanstack/react-router';
import type { Preferences } from '../../../shared/contract';
import type { Instant } from '../../../shared/period';
import { setTheme } from '../../app/theme';
import { useMay } from '../../app/use-access';
import { useCall, useCommand } from '../../app/use-call';
import { count } from '../../messages/count';
import { instantText } from '../../messages/dates';
import { regionName } from '../../messages/region';
import { settings as text } from '../../messages/settings';
import { Button } from '../../ui/Button';
import { KeyValues } from '../../ui/KeyValues';
import { FailureNotice } from '../../ui/Notice';
import { PageHead } from '../../ui/PageHead';
import { RadioGroup } from '../../ui/RadioGroup';
import { Section } from '../../ui/Section';
import styles from './settings.module.css';

/** Whose dates, clock and digits are used, with an example of each. */
const regionText = (code: string | null): string =>
  text.regionText(
    (code === null ? null : regionName(code)) ?? text.noRegion,
    instantText('2026-09-04T15:30:00.000Z' as Instant),
    count(12_500),
  );

export const SettingsPage = () => {
  const { data: preferences } = useCall('app', 'preferences', {});
  const { data: info } = useCall('app', 'info', {});
  const change = useCommand('app', 'setPreferences');
  const navigate = useNavigate();
  const mayChange = useMay('engagement.changed');
  const theme = preferences?.theme;
  useEffect(() => {
    if (theme !== undefined) setTheme(theme);
  }, [theme]);
  return (
    <div className="content">
      <PageHead title={text.title} answer={text.answer} />
      <div className={styles.parts}>
        {preferences !== undefined && theme !== undefined && (
          <RadioGroup<Preferences['theme']>
            label={text.theme}
            value={theme}
            options={text.themes}
            onChange={(chosen) => {
              setTheme(chosen);
              void change.run({ ...preferences, theme: chosen });
            }}
          />
        )}
        <FailureNotice failure={change.failure} />
        {mayChange && (
          <Section title={text.engagement}>
            <div className={styles.part}>
              <p className="muted">{text.engagementText}</p>
              <div className="btns">
                <Button onPress={() => void navigate({ to: '/engagement' })}>{text.engagementChange}</Button>
              </div>
            </div>
          </Section>
        )}
        <Section title={text.about}>
          <div className={styles.part}>
            {info !== undefined && (
              <KeyValues
                wide
                facts={[
                  [text.version, info.version],
                  [text.region, regionText(info.region)],
                  [text.network, text.networkText],
                  [text.aicpa, text.aicpaText],
                  ...(info.developmentRuntime ? ([[text.runtime, text.runtimeText]] as const) : []),
                ]}
              />
            )}
          </div>
        </Section>
      </div>
    </div>
  );
};
