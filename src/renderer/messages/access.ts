// Texts about what somebody may do here, and about the lock that comes by itself.
import type { LockReason } from '../../shared/contract';
import type { Role } from '../../shared/domain/roles';
import type { VaultAccess } from '../../shared/domain/vault';

const ROLES = {
  owner: { name: 'Owner', can: 'Everything, and decides who may open the vault.' },
  editor: { name: 'Editor', can: 'Adds and links evidence, maps controls, builds packages, makes backups.' },
  reviewer: {
    name: 'Reviewer',
    can: 'For a colleague who checks: sees everything and saves copies, changes nothing.',
  },
  reader: {
    name: 'Reader',
    can: 'For looking things up: sees everything and saves copies, changes nothing.',
  },
} as const satisfies Readonly<Record<Role, { name: string; can: string }>>;

const WHY_LOCKED: Readonly<Record<LockReason, string>> = {
  idle: 'Locked, because nobody had used this computer for a while.',
  suspend: 'Locked, because this computer went to sleep.',
  'screen-locked': 'Locked together with the screen.',
  'user-switched': 'Locked, because somebody else took this computer.',
  closing: 'Locked.',
};

const readOnly = (access: Extract<VaultAccess, { mode: 'read-only' }>): string => {
  const { why, holder } = access;
  if (why === 'in-use')
    return holder === null
      ? 'Open for reading only: it is open for writing elsewhere.'
      : `Open for reading only: it is open for writing on ${holder.host}, since ${holder.since}.`;
  if (why === 'network-drive') return 'Open for reading only: it lies on a network drive.';
  if (why === 'no-write-access') return 'Open for reading only: this folder cannot be written to.';
  return 'Open for reading only, as you asked.';
};

export const access = {
  role: (role: Role): string => ROLES[role].name,
  roleCan: (role: Role): string => ROLES[role].can,
  readOnly,
  readOnlyMeans: 'Nothing can be changed here.',
  roleBanner: (role: Role): string =>
    `You are a ${ROLES[role].name.toLowerCase()} of this vault: you see everything and change nothing.`,
  notYours: 'An owner or an editor of the vault can do this.',
  given: 'An owner gave you your passphrase, and knows it too.',
  giveOwn: 'Choose your own…',
  banners: 'About this session',
  whyLocked: (why: LockReason): string => WHY_LOCKED[why],
  lockingIn: (seconds: number): string => `Nobody is here. The vault locks in ${String(seconds)} s.`,
  lockingSoon: 'Nobody is here. The vault locks in half a minute, unless a key or the pointer moves.',
  lockingHelp: 'A key or the pointer keeps it open.',
} as const;
