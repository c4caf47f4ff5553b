// Providers whose controls are needed with ours: carved out, or brought in, and what we assume of them.
import { Plus, X } from 'lucide-react';
import type { SubserviceOrganization } from '../../../shared/domain/scope';
import { scope as text } from '../../messages/engagement-scope';
import { Button } from '../../ui/Button';
import { IconButton } from '../../ui/IconButton';
import { RadioGroup } from '../../ui/RadioGroup';
import { Section } from '../../ui/Section';
import { TextField } from '../../ui/TextField';
import styles from './scope.module.css';
import { changedAt, type SectionProps, withoutAt } from './section-props';

const NEW = { name: '', service: '', method: 'carve-out', assumedControls: '', note: '' } as const;

export const SubserviceSection = ({ scope, change, isAsked }: SectionProps) => {
  const list = scope.subserviceOrganizations;
  const set = (place: number, part: Partial<SubserviceOrganization>) => {
    change({ subserviceOrganizations: changedAt(list, place, part) });
  };
  return (
    <Section
      title={text.subservice}
      action={
        <Button
          kind="quiet"
          icon={<Plus className="i i--14" aria-hidden="true" />}
          onPress={() => {
            change({ subserviceOrganizations: [...list, NEW] });
          }}
        >
          {text.addSubservice}
        </Button>
      }
    >
      <p className={`muted ${styles.prose ?? ''}`}>{text.subserviceHelp}</p>
      {list.length === 0 && <p className="muted">{text.none}</p>}
      {list.map((one, place) => (
        <fieldset key={place} className={styles.organization}>
          <legend className="unseen">{one.name === '' ? text.subservice : one.name}</legend>
          <div className={styles.organizationLeft}>
            <TextField
              label={text.name}
              value={one.name}
              maxLength={300}
              autoFocus={one === NEW}
              error={isAsked && one.name.trim() === '' ? text.noName : null}
              onChange={(name) => {
                set(place, { name });
              }}
            />
            <TextField
              label={text.service}
              value={one.service}
              maxLength={300}
              onChange={(service) => {
                set(place, { service });
              }}
            />
            <RadioGroup<SubserviceOrganization['method']>
              label={text.method}
              options={text.methods}
              value={one.method}
              onChange={(method) => {
                set(place, { method });
              }}
            />
          </div>
          <div className={styles.organizationRight}>
            <TextField
              label={text.assumed}
              help={text.assumedHelp}
              value={one.assumedControls}
              rows={5}
              maxLength={5000}
              onChange={(assumedControls) => {
                set(place, { assumedControls });
              }}
            />
            <TextField
              label={text.noteText}
              value={one.note}
              rows={2}
              maxLength={5000}
              onChange={(note) => {
                set(place, { note });
              }}
            />
          </div>
          <IconButton
            label={text.remove(one.name)}
            icon={<X className="i i--14" aria-hidden="true" />}
            onPress={() => {
              change({ subserviceOrganizations: withoutAt(list, place) });
            }}
          />
        </fieldset>
      ))}
    </Section>
  );
};
