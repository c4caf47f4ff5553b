// Whether opening a file would run something: by its first bytes, or by an ending that systems run.
import { isText } from '../media-type';

const ENDINGS = new Set(
  (
    'exe dll com scr pif cpl sys drv ocx msi msp mst msix msixbundle appx appxbundle application gadget ' +
    'bat cmd ps1 psm1 psd1 vb vbs vbe js jse mjs cjs wsf wsh wsc hta sct reg inf chm hlp xll lnk scf ' +
    'jar jnlp class app command workflow pkg mpkg dmg desktop sh bash zsh csh ksh fish run elf so ' +
    'dylib deb rpm apk appimage snap flatpak py pyw pyc pyz rb pl lua tcl applescript scpt ipa xpi crx'
  ).split(' '),
);

const startsWith = (head: Uint8Array, ...bytes: number[]): boolean =>
  bytes.every((byte, at) => head[at] === byte);

/** Mach-O of all widths and orders; the last is also a class of Java. */
const MACH_O = ['feedface', 'feedfacf', 'cefaedfe', 'cffaedfe', 'cafebabe'];

const isPortableExecutable = (head: Uint8Array): boolean => {
  if (!startsWith(head, 0x4d, 0x5a) || head.length < 64 || isText(head)) return false;
  const at = new DataView(head.buffer, head.byteOffset, head.byteLength).getUint32(60, true);
  // A program of DOS has no second header; its first one is enough when the second lies beyond the head.
  return (
    at + 4 > head.length ||
    startsWith(head.subarray(at), 0x50, 0x45) ||
    startsWith(head.subarray(at), 0x4e, 0x45)
  );
};

/** @param extension in lower case, without the dot */
export const isProgram = (head: Uint8Array, extension: string): boolean =>
  ENDINGS.has(extension) ||
  startsWith(head, 0x23, 0x21) ||
  startsWith(head, 0xef, 0xbb, 0xbf, 0x23, 0x21) ||
  startsWith(head, 0x7f, 0x45, 0x4c, 0x46) ||
  startsWith(head, 0x4c, 0, 0, 0, 1, 0x14, 2, 0) ||
  MACH_O.includes(Buffer.from(head.subarray(0, 4)).toString('hex')) ||
  isPortableExecutable(head);
