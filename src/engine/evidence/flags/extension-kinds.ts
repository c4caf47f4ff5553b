// Which media types an ending of a file name stands for. Only endings that promise something: of all others
// nothing can disagree.
const OOXML = 'application/vnd.openxmlformats-officedocument';

/** Found in the first bytes; null stands for text, which has no mark. */
const TYPES: Readonly<Record<string, readonly (string | null)[]>> = {
  pdf: ['application/pdf'],
  ai: ['application/pdf', 'application/postscript'],
  png: ['image/png', 'image/apng'],
  jpg: ['image/jpeg'],
  jpeg: ['image/jpeg'],
  gif: ['image/gif'],
  webp: ['image/webp'],
  bmp: ['image/bmp'],
  tif: ['image/tiff'],
  tiff: ['image/tiff'],
  heic: ['image/heic', 'image/heif', 'image/heic-sequence', 'image/heif-sequence'],
  heif: ['image/heic', 'image/heif', 'image/heic-sequence', 'image/heif-sequence'],
  avif: ['image/avif'],
  mp4: ['video/mp4', 'video/quicktime', 'video/x-m4v'],
  mov: ['video/quicktime', 'video/mp4'],
  webm: ['video/webm'],
  mkv: ['video/matroska', 'video/x-matroska'],
  mp3: ['audio/mpeg'],
  m4a: ['audio/mp4', 'audio/x-m4a', 'video/mp4'],
  wav: ['audio/wav', 'audio/vnd.wave', 'audio/x-wav'],
  zip: ['application/zip', `${OOXML}.wordprocessingml.document`, `${OOXML}.spreadsheetml.sheet`],
  gz: ['application/gzip'],
  tgz: ['application/gzip'],
  '7z': ['application/x-7z-compressed'],
  rar: ['application/x-rar-compressed'],
  tar: ['application/x-tar'],
  docx: [`${OOXML}.wordprocessingml.document`],
  docm: ['application/vnd.ms-word.document.macroenabled.12'],
  xlsx: [`${OOXML}.spreadsheetml.sheet`],
  xlsm: ['application/vnd.ms-excel.sheet.macroenabled.12'],
  pptx: [`${OOXML}.presentationml.presentation`],
  pptm: ['application/vnd.ms-powerpoint.presentation.macroenabled.12'],
  odt: ['application/vnd.oasis.opendocument.text'],
  ods: ['application/vnd.oasis.opendocument.spreadsheet'],
  odp: ['application/vnd.oasis.opendocument.presentation'],
  doc: ['application/x-cfb', 'application/msword'],
  xls: ['application/x-cfb', 'application/vnd.ms-excel'],
  ppt: ['application/x-cfb', 'application/vnd.ms-powerpoint'],
  msg: ['application/x-cfb', 'application/vnd.ms-outlook'],
  rtf: ['application/rtf', 'text/rtf'],
  sqlite: ['application/x-sqlite3'],
  parquet: ['application/vnd.apache.parquet'],
  svg: [null],
  xml: [null],
  csv: [null],
  tsv: [null],
  txt: [null],
  log: [null],
  json: [null],
  jsonl: [null],
  md: [null],
  yaml: [null],
  yml: [null],
  toml: [null],
  ini: [null],
  conf: [null],
  sql: [null],
  tf: [null],
  html: [null],
  htm: [null],
  eml: [null],
  ics: [null],
  vcf: [null],
};

/** The folder of an office document in which its parts are. */
const PARTS: Readonly<Record<string, string>> = {
  docx: 'word/',
  docm: 'word/',
  xlsx: 'xl/',
  xlsm: 'xl/',
  pptx: 'ppt/',
  pptm: 'ppt/',
};

export interface Content {
  /** By its first bytes; null when they have no mark. */
  readonly marked: string | null;
  readonly isText: boolean;
  /** The names in it, when it is a zip file. */
  readonly names: readonly string[] | null;
  /** A document with a password is in a container of the old kind, whatever it is called. */
  readonly isEncryptedPackage: boolean;
}

/**
 * Whether the ending promises something else than what is in the file.
 * @param extension in lower case, without the dot
 */
export const disagrees = (extension: string, content: Content): boolean => {
  const promised = TYPES[extension];
  if (promised === undefined) return false;
  const part = PARTS[extension];
  if (part !== undefined && content.names !== null)
    return !content.names.some((name) => name.startsWith(part));
  if (part !== undefined && content.isEncryptedPackage) return false;
  const isWritten = content.marked === 'application/xml' || content.marked?.startsWith('text/') === true;
  if (isWritten && promised.includes(null)) return false;
  if (content.marked !== null) {
    // An office document is a zip file, and its first bytes do not always say more.
    const isZip = content.marked === 'application/zip';
    if (isZip && (part !== undefined || extension.startsWith('od'))) return false;
    return !promised.includes(content.marked);
  }
  return !(content.isText && promised.includes(null));
};
