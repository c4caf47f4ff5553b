// The names of the contract's calls without its schemas, for preload: the bridge needs names only, and
// this way nothing of zod runs in it. A call missing here, or one too many, is a compile error.
import type { CallName, Group } from './contract';

export const CALL_NAMES = {
  app: {
    info: true,
    preferences: true,
    setPreferences: true,
    choose: true,
    copy: true,
    copied: true,
    showInFolder: true,
    recentVaults: true,
    forgetVault: true,
  },
  vault: {
    current: true,
    create: true,
    confirmRecoveryKey: true,
    unlock: true,
    recover: true,
    lock: true,
    rekey: true,
    renewRecoveryKey: true,
    check: true,
  },
  members: {
    list: true,
    add: true,
    changeRole: true,
    remove: true,
    givePassphrase: true,
    changePassphrase: true,
  },
  backup: { state: true, run: true, list: true, restore: true, copiesOf: true, restoreCopy: true },
  catalog: { get: true, starterControls: true },
  engagement: { list: true, create: true, update: true },
  controls: { list: true, get: true, loadedStarters: true, loadStarters: true, map: true, unmap: true },
  criteria: { standing: true },
  evidence: { byMonth: true, list: true, get: true, add: true, link: true, unlink: true, saveCopy: true },
  package: { plan: true, build: true, list: true, verify: true },
  journal: { list: true, verify: true },
} as const satisfies { readonly [G in Group]: { readonly [K in CallName<G>]: true } };
