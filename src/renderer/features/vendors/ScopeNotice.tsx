// Above the vendors: where the scope of the engagement and the register name different subservice organizations, and one
// click to bring each over.
import { useNavigate } from '@tanstack/react-router';
import type { Vendor } from '../../../shared/domain/programme/vendor';
import { isSameName } from '../../../shared/domain/programme/vendor-names';
import type { SubserviceOrganization } from '../../../shared/domain/scope';
import { useMay } from '../../app/use-access';
import { useCall, useCommand } from '../../app/use-call';
import { today } from '../../messages/dates';
import { vendors as text } from '../../messages/vendors';
import { Button } from '../../ui/Button';
import { FailureNotice, Notice } from '../../ui/Notice';
import { nextDayOf } from '../programme/record-draft';
import { scopeDifferences } from './scope-differences';
import { useCurrentEngagement, useRecordsOf } from './use-vendor-records';
import styles from './vendors.module.css';

/** More buttons than that in one notice are no help. */
const MOST = 8;

export const ScopeNotice = () => {
  const navigate = useNavigate();
  const engagement = useCurrentEngagement();
  const { data: scope } = useCall(
    'engagement',
    'scope',
    { id: engagement?.id ?? 'ENG-01' },
    { enabled: engagement !== null },
  );
  const records = useRecordsOf('vendor', null);
  const add = useCommand('programme', 'add');
  const change = useCommand('programme', 'change');
  const setScope = useCommand('engagement', 'setScope');
  const may = { add: useMay('register.added'), scope: useMay('engagement.scope-changed') };
  if (engagement === null || scope === undefined || records === undefined) return null;
  const standing = records.filter(({ state }) => state !== 'ended');
  const { onlyInScope, onlyInRegister, methods } = scopeDifferences(
    scope.subserviceOrganizations,
    standing.map(({ facts }) => facts as Vendor),
  );
  /** A vendor of that name becomes a subservice organization; otherwise it is added as one. */
  const bringIn = ({ name, service, method }: SubserviceOrganization) => {
    const known = standing.find(({ title }) => isSameName(title, name));
    const facts = { role: 'subservice', method };
    if (known === undefined)
      void add.run({
        ...{ register: 'vendor', on: today(), note: '' },
        records: [{ facts: { ...facts, name, service }, state: null }],
      });
    else
      void change.run({
        ...{ id: known.id, version: known.version, facts, state: null, note: '' },
        on: nextDayOf(known.on, today()),
      });
  };
  const nameInScope = ({ name, service, method }: Vendor) => {
    const named: SubserviceOrganization = {
      ...{ name, service, method: method === '' ? 'carve-out' : method },
      ...{ assumedControls: '', note: '' },
    };
    const subserviceOrganizations = [...scope.subserviceOrganizations, named];
    void setScope.run({ id: engagement.id, scope: { ...scope, subserviceOrganizations } });
  };
  if (onlyInScope.length + onlyInRegister.length + methods.length === 0) return null;
  const isRunning = add.isRunning || change.isRunning || setScope.isRunning;
  return (
    <>
      {onlyInScope.length > 0 && (
        <Notice kind="late">
          <p>{text.scopeTitle(onlyInScope.length)}</p>
          {may.add && (
            <p className={styles.offers}>
              {onlyInScope.slice(0, MOST).map((one) => (
                <Button
                  key={one.name}
                  isDisabled={isRunning}
                  onPress={() => {
                    bringIn(one);
                  }}
                >
                  {text.scopeAdd(one.name)}
                </Button>
              ))}
            </p>
          )}
        </Notice>
      )}
      {onlyInRegister.length > 0 && (
        <Notice kind="late">
          <p>{text.registerTitle(onlyInRegister.length)}</p>
          {may.scope && (
            <p className={styles.offers}>
              {onlyInRegister.slice(0, MOST).map((one) => (
                <Button
                  key={one.name}
                  isDisabled={isRunning}
                  onPress={() => {
                    nameInScope(one);
                  }}
                >
                  {text.registerAdd(one.name)}
                </Button>
              ))}
            </p>
          )}
        </Notice>
      )}
      {methods.length > 0 && (
        <Notice kind="late">
          {methods.map((name) => (
            <p key={name} dir="auto">
              {text.methodDiffers(name)}
            </p>
          ))}
          <p className={styles.offers}>
            <Button
              onPress={() => {
                void navigate({ to: '/engagement' });
              }}
            >
              {text.openScope}
            </Button>
          </p>
        </Notice>
      )}
      <FailureNotice failure={add.failure ?? change.failure ?? setScope.failure} />
    </>
  );
};
