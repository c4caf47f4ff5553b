// Who acts on both sides: who signs, who owns the system, who examines.
import { Plus, X } from 'lucide-react';
import type { EngagementPerson } from '../../../shared/domain/scope';
import { scope as text } from '../../messages/engagement-scope';
import { Button } from '../../ui/Button';
import { CellField } from '../../ui/CellField';
import { IconButton } from '../../ui/IconButton';
import { Section } from '../../ui/Section';
import styles from './scope.module.css';
import { changedAt, type SectionProps, withoutAt } from './section-props';

const SIDES = ['organization', 'firm'] as const;

export const PeopleSection = (props: SectionProps) => (
  <div className={styles.sections}>
    {SIDES.map((side) => (
      <Side key={side} side={side} {...props} />
    ))}
  </div>
);

interface SideProps extends SectionProps {
  readonly side: EngagementPerson['side'];
}

const Side = ({ side, scope, change, isAsked }: SideProps) => {
  const lines = scope.people
    .map((person, place) => ({ person, place }))
    .filter(({ person }) => person.side === side);
  const title = side === 'firm' ? text.firmSide : text.ourSide;
  const roles = `roles-${side}`;
  return (
    <Section
      title={title}
      note={text.sideHelp[side]}
      action={
        <Button
          kind="quiet"
          icon={<Plus className="i i--14" aria-hidden="true" />}
          aria-label={`${text.addPerson}: ${title}`}
          onPress={() => {
            change({ people: [...scope.people, { side, name: '', role: '', email: '' }] });
          }}
        >
          {text.addPerson}
        </Button>
      }
    >
      <datalist id={roles}>
        {text.suggestedRoles(side).map((role) => (
          <option key={role} value={role} />
        ))}
      </datalist>
      <div className={styles.lines}>
        {lines.length === 0 && <p className="muted">{text.none}</p>}
        {lines.map(({ person, place }) => (
          <div key={place} className={styles.personLine} role="group" aria-label={person.name || title}>
            <CellField
              label={text.of(text.name, title)}
              value={person.name}
              maxLength={300}
              placeholder={text.name}
              autoFocus={person.name === '' && person.role === '' && place === scope.people.length - 1}
              isWrong={isAsked && person.name.trim() === '' && (person.role !== '' || person.email !== '')}
              onChange={(name) => {
                change({ people: changedAt(scope.people, place, { name }) });
              }}
            />
            <CellField
              label={text.of(text.role, person.name)}
              value={person.role}
              maxLength={300}
              placeholder={text.role}
              suggestions={roles}
              onChange={(role) => {
                change({ people: changedAt(scope.people, place, { role }) });
              }}
            />
            <CellField
              label={text.of(text.email, person.name)}
              value={person.email}
              maxLength={300}
              placeholder={text.email}
              onChange={(email) => {
                change({ people: changedAt(scope.people, place, { email }) });
              }}
            />
            <IconButton
              label={text.remove(person.name)}
              icon={<X className="i i--14" aria-hidden="true" />}
              onPress={() => {
                change({ people: withoutAt(scope.people, place) });
              }}
            />
          </div>
        ))}
      </div>
    </Section>
  );
};
