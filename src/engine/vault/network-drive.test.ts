import { describe, expect, it } from 'vitest';
import { type DriveFacts, kindOf } from './network-drive';

const linux = (type: number, path = '/home/ada/client.muniment', mounts = ''): DriveFacts => ({
  platform: 'linux',
  type,
  path,
  mounts,
});
const FUSE = 0x65735546;
const MOUNTS = [
  '22 1 254:0 / / rw,relatime shared:1 - ext4 /dev/vda1 rw',
  '40 22 0:35 / /mnt/office rw,nosuid shared:20 - fuse.sshfs office:/srv rw,user_id=1000',
  '41 40 254:3 / /mnt/office/local rw - ext4 /dev/vdb1 rw',
  '42 22 0:36 / /media/My\\040Drive rw - fuse.rclone remote: rw',
  '43 22 0:37 / /mnt/usb rw - fuseblk /dev/sdb1 rw',
  '44 22 0:38 / /run/user/1000/gvfs rw - fuse.gvfsd-fuse gvfsd-fuse rw',
  '45 22 0:39 / /mnt/officer rw - fuse.encfs encfs rw',
].join('\n');

describe('the drive a vault lies on', () => {
  it.each([
    ['NFS', 0x6969],
    ['SMB', 0xff534d42],
    ['SMB', 0xfe534d42],
    ['SMB', 0x517b],
    ['9P', 0x01021997],
    ['AFS', 0x5346414f],
    ['Ceph', 0x00c36400],
  ])('is a network drive of kind %s by its type', (kind, type) => {
    expect(kindOf(linux(type))).toBe(kind);
  });

  it.each([
    ['ext4', 0xef53],
    ['btrfs', 0x9123683e],
    ['xfs', 0x58465342],
    ['tmpfs', 0x01021994],
    ['ZFS', 0x2fc12fc1],
    ['FAT', 0x4d44],
    ['exFAT', 0x2011bab0],
    ['overlay', 0x794c7630],
    ['ecryptfs', 0xf15f],
  ])('is one of this computer when it is %s', (_name, type) => {
    expect(kindOf(linux(type))).toBeNull();
  });

  it.each([
    ['/mnt/office/client.muniment', 'SSHFS'],
    ['/mnt/office', 'SSHFS'],
    ['/media/My Drive/client.muniment', 'rclone'],
    ['/run/user/1000/gvfs/smb-share:server=nas/client.muniment', 'a drive of the file manager'],
    // A local disk mounted below, a stick with NTFS, an encrypted folder, and a name that only begins alike.
    ['/mnt/office/local/client.muniment', null],
    ['/mnt/usb/client.muniment', null],
    ['/mnt/officer/client.muniment', null],
    ['/home/ada/client.muniment', null],
  ])('is told by its mount where the type says only FUSE: %s', (path, kind) => {
    expect(kindOf(linux(FUSE, path, MOUNTS))).toBe(kind);
  });

  it('is believed to be local when the mounts cannot be read', () => {
    expect(kindOf(linux(FUSE))).toBeNull();
  });

  it.each([
    [String.raw`\\nas\audit\client.muniment`, 'SMB'],
    [String.raw`\\?\UNC\nas\audit\client.muniment`, 'SMB'],
    [String.raw`C:\Users\ada\client.muniment`, null],
    [String.raw`\\?\C:\Users\ada\client.muniment`, null],
    [String.raw`\\.\Volume{0}\client.muniment`, null],
  ])('is a share on Windows by its path: %s', (path, kind) => {
    expect(kindOf({ platform: 'win32', type: 0, mounts: '', path })).toBe(kind);
  });
});
