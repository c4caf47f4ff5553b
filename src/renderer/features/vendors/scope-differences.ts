// Subservice organizations that the engagement's scope names and the register of vendors does not, and the other way
// round. Pure.
import type { SubserviceOrganization } from '../../../shared/domain/scope';
import { isSameName } from '../../../shared/domain/programme/vendor-names';
import type { Vendor } from '../../../shared/domain/programme/vendor';

export interface ScopeDifferences {
  readonly onlyInScope: readonly SubserviceOrganization[];
  readonly onlyInRegister: readonly Vendor[];
  /** In both, with different methods. */
  readonly methods: readonly string[];
}

export const scopeDifferences = (
  scope: readonly SubserviceOrganization[],
  vendors: readonly Vendor[],
): ScopeDifferences => {
  const subservice = vendors.filter(({ role }) => role === 'subservice');
  return {
    onlyInScope: scope.filter(({ name }) => !subservice.some((one) => isSameName(one.name, name))),
    onlyInRegister: subservice.filter(({ name }) => !scope.some((one) => isSameName(one.name, name))),
    methods: subservice
      .filter(({ name, method }) =>
        scope.some((one) => isSameName(one.name, name) && method !== '' && one.method !== method),
      )
      .map(({ name }) => name),
  };
};
