// An e-mail as a mail program saves it (RFC 5322): plain text, quoted-printable, CRLF line ends.

export interface Mail {
  readonly from: { readonly name: string; readonly mail: string };
  readonly to: readonly { readonly name: string; readonly mail: string }[];
  readonly subject: string;
  /** UTC, such as `2026-03-11T14:05:00Z`. */
  readonly sentAt: string;
  readonly id: string;
  readonly inReplyTo?: string;
  readonly body: string;
}

const DAYS = ['Sun', 'Mon', 'Tue', 'Wed', 'Thu', 'Fri', 'Sat'] as const;
const MONTHS = ['Jan', 'Feb', 'Mar', 'Apr', 'May', 'Jun', 'Jul', 'Aug', 'Sep', 'Oct', 'Nov', 'Dec'] as const;

const mailDate = (instant: string): string => {
  const at = new Date(instant);
  const dayName = DAYS[at.getUTCDay()] ?? '';
  const month = MONTHS[at.getUTCMonth()] ?? '';
  return `${dayName}, ${String(at.getUTCDate()).padStart(2, '0')} ${month} ${String(at.getUTCFullYear())} ${instant.slice(11, 19)} +0000`;
};

const isPlain = (text: string): boolean => /^[\x20-\x7e]*$/.test(text);
const encodedWord = (text: string): string =>
  isPlain(text) ? text : `=?UTF-8?B?${Buffer.from(text).toString('base64')}?=`;
const address = ({ name, mail }: Mail['from']): string =>
  `${isPlain(name) ? `"${name}"` : encodedWord(name)} <${mail}>`;

const MOST_COLUMNS = 75;

const quotedLine = (line: string): string => {
  const pieces: string[] = [];
  let piece = '';
  const bytes = Buffer.from(line);
  bytes.forEach((byte, index) => {
    const last = index === bytes.length - 1;
    const literal = (byte >= 33 && byte <= 126 && byte !== 61) || (byte === 32 && !last);
    const next = literal ? String.fromCharCode(byte) : `=${byte.toString(16).toUpperCase().padStart(2, '0')}`;
    if (piece.length + next.length > MOST_COLUMNS) {
      pieces.push(`${piece}=`);
      piece = '';
    }
    piece += next;
  });
  return [...pieces, piece].join('\r\n');
};

export const mailMessage = (mail: Mail): string =>
  [
    `Return-Path: <${mail.from.mail}>`,
    `Date: ${mailDate(mail.sentAt)}`,
    `From: ${address(mail.from)}`,
    `To: ${mail.to.map(address).join(',\r\n ')}`,
    `Subject: ${encodedWord(mail.subject)}`,
    `Message-ID: <${mail.id}>`,
    ...(mail.inReplyTo === undefined
      ? []
      : [`In-Reply-To: <${mail.inReplyTo}>`, `References: <${mail.inReplyTo}>`]),
    'MIME-Version: 1.0',
    'Content-Type: text/plain; charset=utf-8',
    'Content-Transfer-Encoding: quoted-printable',
    '',
    ...mail.body.split('\n').map(quotedLine),
    '',
  ].join('\r\n');
