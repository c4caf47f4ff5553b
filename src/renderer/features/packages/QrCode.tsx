// A QR code as a drawing: black on white in every theme, because cameras expect it so.
import { useMemo } from 'react';
import { encodeQR } from 'qr';
import styles from './packages.module.css';

interface QrCodeProps {
  readonly text: string;
  /** What it holds, for those who hear it. */
  readonly label: string;
}

/** Modules of white around it that the standard asks for. */
const QUIET = 4;

export const QrCode = ({ text, label }: QrCodeProps) => {
  const { size, path } = useMemo(() => {
    const rows = encodeQR(text, 'raw', { border: QUIET, ecc: 'medium' });
    const drawn = rows.flatMap((row, y) =>
      row.flatMap((isDark, x) => (isDark ? [`M${String(x)} ${String(y)}h1v1h-1z`] : [])),
    );
    return { size: rows.length, path: drawn.join('') };
  }, [text]);
  return (
    <svg
      className={styles.qr}
      viewBox={`0 0 ${String(size)} ${String(size)}`}
      role="img"
      aria-label={label}
      shapeRendering="crispEdges"
    >
      <rect width={size} height={size} fill="#FFFFFF" />
      <path d={path} fill="#000000" />
    </svg>
  );
};
