// The system: where it ends, which parts are in scope and which are left out with a reason, and the two
// facts some points of focus depend on.
import { useState } from 'react';
import { ListChecks } from 'lucide-react';
import { PRIVACY_ROLES, SCOPE_ITEM_KINDS } from '../../../shared/domain/scope';
import { scope as text } from '../../messages/engagement-scope';
import { Button } from '../../ui/Button';
import { Checkbox } from '../../ui/Checkbox';
import { Section } from '../../ui/Section';
import { TextField } from '../../ui/TextField';
import styles from './scope.module.css';
import { ScopeItems } from './ScopeItems';
import { ScopeStartersDialog } from './ScopeStartersDialog';
import type { SectionProps } from './section-props';

export const SystemSection = ({ scope, change, isAsked }: SectionProps) => {
  const [isAdding, setAdding] = useState(false);
  return (
    <div className={styles.sections}>
      <Section title={text.boundaryTitle}>
        <div className={styles.boundary}>
          <TextField
            label={text.boundary}
            help={text.boundaryHelp}
            value={scope.boundary}
            rows={4}
            maxLength={5000}
            onChange={(boundary) => {
              change({ boundary });
            }}
          />
        </div>
      </Section>
      <Section
        title={text.partsOfSystem}
        action={
          <Button
            kind="quiet"
            icon={<ListChecks className="i i--14" aria-hidden="true" />}
            onPress={() => {
              setAdding(true);
            }}
          >
            {text.starters}
          </Button>
        }
      >
        {SCOPE_ITEM_KINDS.map((kind) => (
          <ScopeItems key={kind} kind={kind} scope={scope} change={change} isAsked={isAsked} />
        ))}
      </Section>
      <Section title={text.marks}>
        <div className={styles.marks}>
          <fieldset className={styles.plainSet}>
            <legend>{text.roles}</legend>
            {PRIVACY_ROLES.map((role) => {
              const isOn = scope.privacyRoles.includes(role);
              return (
                <Checkbox
                  key={role}
                  isSelected={isOn}
                  isReadOnly={isOn && scope.privacyRoles.length === 1}
                  onChange={(isSelected) => {
                    change({
                      privacyRoles: PRIVACY_ROLES.filter((one) =>
                        one === role ? isSelected : scope.privacyRoles.includes(one),
                      ),
                    });
                  }}
                >
                  {role === 'processor' ? text.roleProcessor : text.roleController}
                </Checkbox>
              );
            })}
            <p className="help">{text.rolesHelp}</p>
          </fieldset>
          <Checkbox
            isSelected={scope.makesProducts}
            onChange={(makesProducts) => {
              change({ makesProducts });
            }}
          >
            <span>{text.products}</span>
            <span className="help">{text.productsHelp}</span>
          </Checkbox>
        </div>
      </Section>
      {isAdding && (
        <ScopeStartersDialog
          scope={scope}
          onAdd={(items) => {
            change({ items: [...scope.items, ...items] });
            setAdding(false);
          }}
          onClose={() => {
            setAdding(false);
          }}
        />
      )}
    </div>
  );
};
