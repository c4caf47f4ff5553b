// Macros and passwords of office documents, old (compound files) and new (zip files).
import type { FileFlag } from '../../../shared/domain/evidence';
import type { CompoundFile } from './compound-file';
import type { ZipDirectory } from './zip-directory';

/** Projects of Visual Basic, sheets of the macro language before it, and Basic in OpenDocument. */
const MACRO_ENTRY = /(^|\/)(vbaproject\.bin|vbadata\.xml)$|^xl\/macrosheets\/|^(basic|scripts)\/.+/;

export const flagsOfZip = ({ names, isEncrypted }: ZipDirectory): FileFlag[] => [
  ...(names.some((name) => MACRO_ENTRY.test(name)) ? (['macros'] as const) : []),
  // A Java archive: a program, whatever it is called.
  ...(names.includes('meta-inf/manifest.mf') && names.some((name) => name.endsWith('.class'))
    ? (['executable'] as const)
    : []),
  ...(isEncrypted ? (['password-protected'] as const) : []),
];

const MACRO_STORAGES = new Set(['vba', 'macros', '_vba_project_cur', '_vba_project']);
const INSTALLERS = new Set(['84100c0000000000c000000000000046', '82100c0000000000c000000000000046']);
const FILEPASS = 0x002f;

/** Whether a workbook of the old kind has a record that says it is encrypted among its first ones. */
const workbookIsEncrypted = (start: Buffer): boolean => {
  for (let at = 0, records = 0; at + 4 <= start.length && records < 8; records += 1) {
    const type = start.readUInt16LE(at);
    if (type === FILEPASS) return true;
    at += 4 + start.readUInt16LE(at + 2);
  }
  return false;
};

const isEncrypted = async (file: CompoundFile): Promise<boolean> => {
  for (const entry of file.entries) {
    const name = entry.name.toLowerCase();
    // New documents with a password are old containers with one of these; so are old presentations.
    if (name === 'encryptedpackage' || name === 'encryptedsummary') return true;
    if (name === 'workbook' || name === 'book') {
      if (workbookIsEncrypted(await file.startOf(entry, 512))) return true;
    }
    if (name === 'worddocument') {
      const start = await file.startOf(entry, 32);
      if (start.length >= 12 && (start.readUInt16LE(10) & 0x0100) !== 0) return true;
    }
  }
  return false;
};

export const flagsOfCompoundFile = async (file: CompoundFile): Promise<FileFlag[]> => {
  const flags: FileFlag[] = [];
  if (file.entries.some(({ name }) => MACRO_STORAGES.has(name.toLowerCase()))) flags.push('macros');
  if (file.entries.some(({ kind, classId }) => kind === 'root' && INSTALLERS.has(classId)))
    flags.push('executable');
  if (await isEncrypted(file)) flags.push('password-protected');
  return flags;
};

export const isEncryptedPackage = ({ entries }: CompoundFile): boolean =>
  entries.some(({ name }) => name === 'EncryptedPackage');
