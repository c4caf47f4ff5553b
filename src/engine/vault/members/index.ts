export { addMember, type NewMember } from './add-member';
export { changePassphrase, type PassphraseChange } from './change-passphrase';
export { changeRole, proveAnotherOwner } from './change-role';
export { listMembers, presentMember, requireOwner } from './find-member';
export { givePassphrase } from './give-passphrase';
export { renewRecoveryKey } from './renew-recovery-key';
