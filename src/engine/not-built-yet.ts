// Agreed signatures of work that lands today; each line goes when its owner has built it.
import type { Member } from '../shared/domain/member';
import type { Role } from '../shared/domain/roles';
import type { MemberId } from '../shared/ids';
import type { Environment, Job } from './environment';
import type { OpenVault } from './vault/open-vault';

const notYet = (): never => {
  throw new Error('not built yet');
};

// Members (vault/members)
export const listMembers: (vault: OpenVault) => Member[] = notYet;
export const addMember: (
  vault: OpenVault,
  input: { readonly name: string; readonly role: Role; readonly passphrase: string },
) => Promise<Member> = notYet;
export const changeRole: (vault: OpenVault, id: MemberId, role: Role) => Member = notYet;
export const givePassphrase: (vault: OpenVault, id: MemberId, passphrase: string) => Promise<Member> = notYet;
export const changePassphrase: (
  vault: OpenVault,
  input: { readonly current: string; readonly next: string; readonly memoryMebibytes: number | null },
) => Promise<void> = notYet;
export const renewRecoveryKey: (vault: OpenVault) => Promise<string[]> = notYet;
/** Closes `vault` and answers the same vault in its new epoch; after an error `vault` is as it was and open. */
export const removeMember: (vault: OpenVault, id: MemberId, job: Job) => Promise<OpenVault> = notYet;
/** As removeMember, without a removal. */
export const rekeyVault: (vault: OpenVault, job: Job) => Promise<OpenVault> = notYet;

// Copies (vault/copies)
export const restoreCopy: (
  folder: string,
  input: {
    readonly copy: string;
    readonly passphrase: string;
    readonly networkDrive: boolean;
    readonly acceptOlder: boolean;
  },
  environment: Environment,
) => Promise<OpenVault> = notYet;
