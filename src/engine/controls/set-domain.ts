// Puts controls into a domain, by which the register is arranged.
import { type ControlId, numberOf } from '../../shared/ids';
import type { Change, OpenVault } from '../vault/open-vault';
import { requireControl } from './control-record';

/** Inside a change. */
export const setDomainWithin = ({ db, record }: Change, id: ControlId, domain: string): void => {
  const before = db
    .prepare('SELECT domain FROM control WHERE number = ?')
    .pluck()
    .get(numberOf(id)) as string;
  db.prepare('UPDATE control SET domain = ? WHERE number = ?').run(domain, numberOf(id));
  record('control.domain-changed', id, { before, after: domain });
};

/**
 * All or none; controls that are in the domain already are passed over.
 * @throws UserError use.unknown-control
 */
export const setControlDomain = (vault: OpenVault, ids: readonly ControlId[], domain: string): void => {
  const domainOf = vault.db.prepare('SELECT domain FROM control WHERE number = ?').pluck();
  for (const id of ids) requireControl(vault.db, id);
  const moved = [...new Set(ids)].filter((id) => domainOf.get(numberOf(id)) !== domain);
  if (moved.length === 0) return;
  vault.write((change) => {
    for (const id of moved) setDomainWithin(change, id, domain);
  });
};
