// Encryption to the recipient: age files written, and read anywhere in them (docs/format/encrypted-package-v1.md).
export { isAgeFile } from './age-header';
export {
  type AgeIdentity,
  isUsableRecipient,
  type NewIdentity,
  newIdentity,
  parseIdentities,
} from './age-identity';
export { type FindOpener, identityFile, type OpenedInputs, openInputs, withOpened } from './open-inputs';
export { type AgeOpener, openAge } from './open-age';
export { type AgeSeal, type AgeSealing, sealAge } from './seal-age';
