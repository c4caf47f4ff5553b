// The verifier's door without Node: whoever comes through here brings a platform and opens files by itself,
// as the page for a browser does (src/checker).
export type { ByteSource } from './byte-source';
export type { FolderFile } from './open-folder';
export type { HashName, VerifyPlatform } from './platform';
export { readZipDirectory } from './zip-directory';
export { type Opened, verifyOpened } from './verify-package';
