// Whether a folder lies on a drive that is not this computer's own. Locks and syncs are not dependable
// there, so a vault on one is opened for writing only when its owner says so.
import { readFile, realpath, statfs } from 'node:fs/promises';

/** Types that statfs(2) answers on Linux; from linux/magic.h and the file systems' own sources. */
const BY_TYPE: ReadonlyMap<number, string> = new Map([
  [0x6969, 'NFS'],
  [0x517b, 'SMB'],
  [0xff534d42, 'SMB'],
  [0xfe534d42, 'SMB'],
  [0x01021997, '9P'],
  [0x5346414f, 'AFS'],
  [0x6b414653, 'AFS'],
  [0x73757245, 'Coda'],
  [0x564c, 'NCP'],
  [0x00c36400, 'Ceph'],
  [0x0bd00bd0, 'Lustre'],
  [0x47504653, 'GPFS'],
  [0x19830326, 'BeeGFS'],
  [0xaad7aaea, 'PanFS'],
  [0x7461636f, 'OCFS2'],
  [0x01161970, 'GFS2'],
  [0x786f4256, 'a folder of the host computer'],
  [0xbacbacbc, 'a folder of the host computer'],
]);

/** File systems in user space all have one type; their name in /proc/self/mountinfo tells them apart. */
const FUSE = 0x65735546;
const BY_FUSE_NAME: ReadonlyMap<string, string> = new Map([
  ['sshfs', 'SSHFS'],
  ['rclone', 'rclone'],
  ['s3fs', 'S3'],
  ['goofys', 'S3'],
  ['mount-s3', 'S3'],
  ['gcsfuse', 'Google Cloud Storage'],
  ['blobfuse', 'Azure Blob Storage'],
  ['blobfuse2', 'Azure Blob Storage'],
  ['davfs', 'WebDAV'],
  ['davfs2', 'WebDAV'],
  ['wdfs', 'WebDAV'],
  ['curlftpfs', 'FTP'],
  ['glusterfs', 'GlusterFS'],
  ['ceph', 'Ceph'],
  ['ceph-fuse', 'Ceph'],
  ['gvfsd-fuse', 'a drive of the file manager'],
  ['kio-fuse', 'a drive of the file manager'],
  ['google-drive-ocamlfuse', 'Google Drive'],
  ['onedriver', 'OneDrive'],
  ['smbnetfs', 'SMB'],
  ['fuse-nfs', 'NFS'],
  ['juicefs', 'JuiceFS'],
  ['moosefs', 'MooseFS'],
  ['mfs', 'MooseFS'],
  ['virtiofs', 'a folder of the host computer'],
  ['vmhgfs-fuse', 'a folder of the host computer'],
]);

/** What this file asks of the system; a test answers in its place. */
export interface DriveFacts {
  readonly platform: string;
  /** The type of statfs(2), as an unsigned 32-bit number. */
  readonly type: number;
  /** The text of /proc/self/mountinfo; empty where there is none. */
  readonly mounts: string;
  /** Absolute, without links. */
  readonly path: string;
}

/** Blanks and backslashes of a path stand as octal numbers in mountinfo. */
const plain = (field: string): string =>
  field.replaceAll(/\\([0-7]{3})/g, (_, digits: string) => String.fromCharCode(Number.parseInt(digits, 8)));

/** The type, such as `fuse.sshfs`, of the last mount above the path: later mounts lie over earlier ones. */
const mountTypeOf = ({ mounts, path }: DriveFacts): string => {
  let found = { length: -1, type: '' };
  for (const line of mounts.split('\n')) {
    const [before = '', after = ''] = line.split(' - ', 2);
    const point = plain(before.split(' ')[4] ?? '');
    const inside = point === '/' || path === point || path.startsWith(`${point}/`);
    if (point !== '' && inside && point.length >= found.length) {
      found = { length: point.length, type: after.split(' ')[0] ?? '' };
    }
  }
  return found.type;
};

/** The name of the kind of network drive; null when it is a drive of this computer as far as can be told. */
export const kindOf = (facts: DriveFacts): string | null => {
  if (facts.platform === 'win32') {
    // \\server\share and \\?\UNC\server\share, but not \\?\C:\ and \\.\. A mapped letter resolves to the former.
    return /^(\\\\[^\\?.]|\\\\\?\\UNC\\)/i.test(facts.path) ? 'SMB' : null;
  }
  if (facts.platform !== 'linux') return null;
  if (facts.type !== FUSE) return BY_TYPE.get(facts.type) ?? null;
  const name = mountTypeOf(facts).replace(/^fuse(blk)?\.?/, '');
  return BY_FUSE_NAME.get(name) ?? null;
};

const factsOf = async (folder: string): Promise<DriveFacts> => {
  const { platform } = process;
  const path = await realpath(folder);
  const type = platform === 'linux' ? (await statfs(path)).type >>> 0 : 0;
  // Without it the kind of the drive is unknown, and the person is asked.
  const mounts = type === FUSE ? await readFile('/proc/self/mountinfo', 'utf8').catch(() => '') : '';
  return { platform, type, mounts, path };
};

/** As kindOf; null too when the system does not say. */
export const networkDriveKind = async (folder: string): Promise<string | null> => {
  try {
    return kindOf(await factsOf(folder));
  } catch {
    return null;
  }
};
