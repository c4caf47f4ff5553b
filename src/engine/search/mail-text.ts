// Text of a mail: who, what about, the body, and attachments by name and, where they are text, by content.
import * as msgReader from '@kenjiuno/msgreader';
import PostalMime, { type Address } from 'postal-mime';
import { decodedText, textOfMarkup } from './plain-text';
import type { TextCollector } from './text-collector';

const people = (addresses: readonly Address[] | undefined): string[] =>
  (addresses ?? []).flatMap(({ name, address, group }) => [
    name,
    address ?? '',
    ...(group ?? []).flatMap((one) => [one.name, one.address]),
  ]);

export const readMail = async (bytes: Uint8Array, into: TextCollector): Promise<void> => {
  const mail = await PostalMime.parse(bytes, {
    attachmentEncoding: 'arraybuffer',
    maxNestingDepth: 20,
    maxHeadersSize: 2 ** 20,
  });
  const from = mail.from === undefined ? [] : [mail.from];
  into.add([mail.subject ?? '', mail.date ?? ''].join('\n'));
  into.add(people([...from, ...(mail.to ?? []), ...(mail.cc ?? [])]).join('\n'));
  into.add(mail.text ?? '');
  into.add(textOfMarkup(mail.html ?? ''));
  for (const { filename, mimeType, content } of mail.attachments) {
    into.add(filename ?? '');
    if (mimeType.startsWith('text/') && content instanceof ArrayBuffer)
      into.add(decodedText(new Uint8Array(content)));
  }
};

/** The constructor itself: bundled or not, the package is CommonJS. */
const MsgReader = ((): typeof msgReader.default => {
  const found: { default: unknown } = msgReader;
  const inner = found.default as { default?: unknown };
  return (inner.default ?? inner) as typeof msgReader.default;
})();

/** A mail as Outlook keeps one. */
export const readOutlookMail = (bytes: Uint8Array<ArrayBuffer>, into: TextCollector): void => {
  const mail = new MsgReader(bytes.buffer).getFileData();
  if (mail.error !== undefined) throw new Error('no message');
  const others = (mail.recipients ?? []).flatMap(({ name, smtpAddress, email }) => [
    name,
    smtpAddress,
    email,
  ]);
  const said = [mail.subject, mail.senderName, mail.senderSmtpAddress, mail.senderEmail, ...others];
  const names = (mail.attachments ?? []).map((one) => one.fileName ?? one.fileNameShort);
  into.add([...said, ...names].filter((one) => one !== undefined).join('\n'));
  into.add(mail.body ?? '');
  into.add(textOfMarkup(mail.bodyHtml ?? ''));
};
