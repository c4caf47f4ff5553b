// What stands for the words that policies leave to each company: its name, its roles, its systems, its periods.
import { useState } from 'react';
import type { PolicyWord } from '../../../shared/domain/programme/policy-edition';
import { UnsavedGuard } from '../../app/UnsavedGuard';
import { useCall, useCommand } from '../../app/use-call';
import { useMay } from '../../app/use-access';
import { words as text } from '../../messages/policies';
import { Button } from '../../ui/Button';
import { FailureNotice, Notice } from '../../ui/Notice';
import { Page } from '../../ui/Page';
import { PageHead } from '../../ui/PageHead';
import { Section } from '../../ui/Section';
import { TextField } from '../../ui/TextField';
import type { PagePartProps } from '../programme/register-part';
import styles from './policies.module.css';
import { ToPolicies } from './ToPolicies';

const GROUPS: readonly PolicyWord['group'][] = ['company', 'roles', 'systems', 'periods'];

export const WordsScreen = (_: PagePartProps) => {
  const { data, failure } = useCall('policies', 'words', {});
  const set = useCommand('policies', 'setWords');
  const maySay = useMay('policy.words-changed');
  const [typed, setTyped] = useState<Readonly<Record<string, string>>>({});
  const [isSaved, setSaved] = useState(false);
  const all = data ?? [];
  const saidOf = (word: PolicyWord): string => (word.from === 'said' ? word.value : '');
  const changed = Object.fromEntries(
    all.flatMap((word) => {
      const now = typed[word.name];
      return now === undefined || now.trim() === saidOf(word) ? [] : [[word.name, now.trim()]];
    }),
  );
  const isDirty = Object.keys(changed).length > 0;
  const save = async (): Promise<boolean> => {
    const done = await set.run({ words: changed });
    if (done === null) return false;
    setTyped({});
    setSaved(true);
    return true;
  };
  return (
    <Page>
      <PageHead
        within={<ToPolicies search={{ open: 'starters' }} to={text.back} />}
        title={text.title}
        {...(data !== undefined && {
          answer: text.answer(all.filter((word) => word.from === 'said').length, all.length),
        })}
      />
      <FailureNotice failure={failure} />
      <form
        id="policy-words"
        className={styles.body}
        onSubmit={(event) => {
          event.preventDefault();
          void save();
        }}
      >
        {GROUPS.map((group) => (
          <Section key={group} title={text.group(group)}>
            <div className={styles.words}>
              {all
                .filter((word) => word.group === group)
                .map((word) => (
                  <TextField
                    key={word.name}
                    label={word.label}
                    value={typed[word.name] ?? saidOf(word)}
                    placeholder={word.from === 'said' ? '' : word.value}
                    {...(word.from === 'vault' && { help: text.known })}
                    maxLength={200}
                    isDisabled={!maySay}
                    onChange={(value) => {
                      setSaved(false);
                      setTyped((before) => ({ ...before, [word.name]: value }));
                    }}
                  />
                ))}
            </div>
          </Section>
        ))}
        <FailureNotice failure={set.failure} />
        {isSaved && !isDirty && (
          <Notice kind="met" live>
            {text.saved}
          </Notice>
        )}
      </form>
      <div className={styles.foot}>
        <Button
          size={32}
          kind="primary"
          type="submit"
          form="policy-words"
          isDisabled={!isDirty || set.isRunning}
        >
          {text.save}
        </Button>
      </div>
      <UnsavedGuard isDirty={isDirty} what={text.what} save={save} />
    </Page>
  );
};
