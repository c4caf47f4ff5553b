// Reads one mail in a thread of its own, which has limits of memory and of time. Started by path
// (read-email.ts), so it may import packages but no file of ours.
import { parentPort, workerData } from 'node:worker_threads';
import * as msgReader from '@kenjiuno/msgreader';
import PostalMime, { decodeWords } from 'postal-mime';

export interface EmailTask {
  readonly bytes: Uint8Array;
  readonly format: 'eml' | 'msg';
}

export interface ReadEmail {
  readonly headers: { name: string; value: string }[];
  readonly text: string;
  readonly isCut: boolean;
  readonly html: string | null;
  readonly attachments: { name: string; mediaType: string; sizeBytes: number }[];
}

const LIMITS = {
  headers: 200,
  value: 4000,
  text: 500_000,
  html: 2_000_000,
  pictures: 4_000_000,
  attachments: 500,
};

const cut = (text: string, length: number): string =>
  text.length > length ? `${text.slice(0, length)}…` : text;

/** The constructor itself: bundled or not, the package is CommonJS. */
const MsgReader = ((): typeof msgReader.default => {
  const found: { default: unknown } = msgReader;
  const inner = found.default as { default?: unknown };
  return (inner.default ?? inner) as typeof msgReader.default;
})();

const withLimits = (email: Omit<ReadEmail, 'isCut'>): ReadEmail => ({
  headers: email.headers.slice(0, LIMITS.headers).map(({ name, value }) => ({
    name: cut(name, 200),
    value: cut(decodeWords(cut(value, LIMITS.value)), LIMITS.value),
  })),
  text: cut(email.text, LIMITS.text),
  isCut: email.text.length > LIMITS.text || (email.html?.length ?? 0) > LIMITS.html + LIMITS.pictures,
  // Half a page of markup would be another page: then only the text is shown.
  html: email.html !== null && email.html.length <= LIMITS.html + LIMITS.pictures ? email.html : null,
  attachments: email.attachments.slice(0, LIMITS.attachments).map(({ name, mediaType, sizeBytes }) => ({
    name: cut(name, 300),
    mediaType: cut(mediaType, 200),
    sizeBytes,
  })),
});

/** Pictures that came with the mail stand in it by their number; any other address stays what it is. */
const withOwnPictures = (html: string, pictures: ReadonlyMap<string, string>): string => {
  if (html.length > LIMITS.html) return html;
  let room = LIMITS.pictures;
  return html.replace(/cid:([^"'\s>)]{1,300})/gi, (whole: string, id: string) => {
    const picture = pictures.get(id);
    if (picture === undefined || picture.length > room) return whole;
    room -= picture.length;
    return picture;
  });
};

const PICTURES = new Set(['image/png', 'image/jpeg', 'image/gif', 'image/webp']);

const dataAddress = (mediaType: string, bytes: Uint8Array): string =>
  `data:${mediaType};base64,${Buffer.from(bytes).toString('base64')}`;

const readEml = async (bytes: Uint8Array): Promise<ReadEmail> => {
  const mail = await PostalMime.parse(bytes, {
    attachmentEncoding: 'arraybuffer',
    maxNestingDepth: 20,
    maxHeadersSize: 2 ** 20,
    maxRfc822NestingDepth: 0,
  });
  const pictures = new Map<string, string>();
  const attachments = mail.attachments.map((one) => {
    const content = typeof one.content === 'string' ? Buffer.from(one.content) : new Uint8Array(one.content);
    if (one.contentId !== undefined && PICTURES.has(one.mimeType) && content.length * 2 < LIMITS.pictures)
      pictures.set(one.contentId.replace(/^<|>$/g, ''), dataAddress(one.mimeType, content));
    return { name: one.filename ?? '', mediaType: one.mimeType, sizeBytes: content.length };
  });
  return withLimits({
    headers: mail.headers.map(({ originalKey, value }) => ({ name: originalKey, value })),
    text: mail.text ?? '',
    html: mail.html === undefined ? null : withOwnPictures(mail.html, pictures),
    attachments,
  });
};

const headerLines = (raw: string): { name: string; value: string }[] =>
  raw
    .replace(/\r?\n[ \t]+/g, ' ')
    .split(/\r?\n/)
    .flatMap((line) => {
      const colon = line.indexOf(':');
      return colon > 0 ? [{ name: line.slice(0, colon), value: line.slice(colon + 1).trim() }] : [];
    });

const readMsg = (bytes: Uint8Array): ReadEmail => {
  const buffer = new Uint8Array(bytes).buffer;
  const mail = new MsgReader(buffer).getFileData();
  if (mail.error !== undefined) throw new Error('no message');
  const person = (name = '', address = ''): string =>
    name !== '' && address !== '' && name !== address ? `${name} <${address}>` : name || address;
  const to = (kind: string): string =>
    (mail.recipients ?? [])
      .filter((one) => one.recipType === kind)
      .map((one) => person(one.name, one.smtpAddress ?? one.email))
      .join(', ');
  const known = [
    ['From', person(mail.senderName, mail.senderSmtpAddress ?? mail.senderEmail)],
    ['To', to('to')],
    ['Cc', to('cc')],
    ['Subject', mail.subject ?? ''],
    ['Date', mail.messageDeliveryTime ?? mail.clientSubmitTime ?? ''],
  ].flatMap(([name = '', value = '']) => (value === '' ? [] : [{ name, value }]));
  const written = headerLines(mail.headers ?? '');
  const html = mail.bodyHtml ?? (mail.html === undefined ? null : new TextDecoder().decode(mail.html));
  return withLimits({
    headers: written.length > 0 ? written : known,
    text: mail.body ?? '',
    html,
    attachments: (mail.attachments ?? []).map((one) => ({
      name: one.fileName ?? one.fileNameShort ?? one.name ?? '',
      mediaType: one.attachMimeTag ?? 'application/octet-stream',
      sizeBytes: one.contentLength ?? 0,
    })),
  });
};

const { bytes, format } = workerData as EmailTask;
const answer = format === 'eml' ? await readEml(bytes) : readMsg(bytes);
parentPort?.postMessage(answer satisfies ReadEmail);
