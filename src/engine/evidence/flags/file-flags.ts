// What somebody may want to know of a file before relying on it or opening it. Reads the first bytes and,
// where it helps, a directory or a trailer; never all of it, and nothing in it is run, unpacked or followed.
import { FILE_FLAGS, type FileFlag } from '../../../shared/domain/evidence';
import type { ReadableFile } from '../../blobs/file-source';
import { extensionOf, isText, markedType } from '../media-type';
import { isBareLink } from './bare-link';
import { type CompoundFile, readCompoundFile } from './compound-file';
import { disagrees } from './extension-kinds';
import { flagsOfCompoundFile, flagsOfZip, isEncryptedPackage } from './office-flags';
import { pdfIsEncrypted } from './pdf-flags';
import { isProgram } from './program-file';
import { firstEntryIsEncrypted, readZipDirectory, type ZipDirectory } from './zip-directory';

/** Decimal, as mail and portals count. */
const LARGE_BYTES = 25_000_000;

const startsWith = (head: Uint8Array, text: string): boolean =>
  Buffer.from(head.subarray(0, text.length)).toString('latin1') === text;

/**
 * The flags of a file, in the order of the program's list.
 * @param head its first 4,100 bytes, or all of them
 * @throws UserError evidence.file-unreadable
 */
export const flagsOf = async (file: ReadableFile, head: Uint8Array, name: string): Promise<FileFlag[]> => {
  if (file.sizeBytes === 0) return ['empty'];
  const flags = new Set<FileFlag>();
  const extension = extensionOf(name);
  const marked = await markedType(head);
  let zip: ZipDirectory | null = null;
  let compound: CompoundFile | null = null;

  if (startsWith(head, 'PK')) {
    zip = await readZipDirectory(file);
    for (const flag of zip === null ? [] : flagsOfZip(zip)) flags.add(flag);
    if (firstEntryIsEncrypted(head)) flags.add('password-protected');
  } else if (startsWith(head, '\xd0\xcf\x11\xe0')) {
    compound = await readCompoundFile(file);
    for (const flag of compound === null ? [] : await flagsOfCompoundFile(compound)) flags.add(flag);
  } else if (marked === 'application/pdf' && (await pdfIsEncrypted(file))) {
    flags.add('password-protected');
  }

  if (marked?.startsWith('image/hei') === true) flags.add('heic');
  if (file.sizeBytes > LARGE_BYTES) flags.add('over-25-mb');
  if (isBareLink(head, file.sizeBytes, extension)) flags.add('bare-link');
  else if (isProgram(head, extension)) flags.add('executable');
  const content = {
    marked,
    isText: isText(head),
    names: zip?.names ?? null,
    isEncryptedPackage: compound !== null && isEncryptedPackage(compound),
  };
  if (disagrees(extension, content)) flags.add('extension-disagrees');
  return FILE_FLAGS.filter((flag) => flags.has(flag));
};
