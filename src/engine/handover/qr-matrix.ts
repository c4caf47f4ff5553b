// A QR code as rows of modules, dark ones true, with the quiet zone of four modules that readers ask for.
import { encodeQR } from 'qr';

const QUIET_ZONE = 4;

/** Error correction of the middle level: a printed page gets folded and stained. */
export const qrMatrix = (text: string): boolean[][] =>
  encodeQR(text, 'raw', { ecc: 'medium', border: QUIET_ZONE });

/** For texts: two rows of modules in one line of characters, dark on light paper. */
export const qrTextOf = (rows: readonly (readonly boolean[])[]): string[] => {
  const lines: string[] = [];
  for (let at = 0; at < rows.length; at += 2) {
    const [upper = [], lower = []] = [rows[at], rows[at + 1]];
    const line = upper.map((isDark, column) => {
      const isDarkBelow = lower[column] === true;
      if (isDark) return isDarkBelow ? '█' : '▀';
      return isDarkBelow ? '▄' : ' ';
    });
    lines.push(line.join('').trimEnd());
  }
  return lines;
};
