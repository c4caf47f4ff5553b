// The signature of a package is a minisign signature as any other.
export { minisignSignature } from '../crypto/minisign-signature';
