// The page of the reader frame: an origin of nobody, without bridge and network. It gets bytes over the one
// port it is handed, decodes them, and answers with sizes and pixels.
import type { DecodedFile, FileBytes } from './decoded-file';
import { PasswordWanted } from './decoded-file';
import { decodePicture } from './decode-picture';
import type { FromReader, ReaderQuestion, ToReader } from './reader-messages';
import { showMail } from './show-mail';

const serve = (port: MessagePort): void => {
  let file: DecodedFile | null = null;
  let lastWanted = 0;
  const wanted = new Map<number, { got: (bytes: Uint8Array<ArrayBuffer>) => void; failed: () => void }>();
  const post = (message: FromReader, transfer: Transferable[] = []) => {
    port.postMessage(message, transfer);
  };

  const bytesOf = (sizeBytes: number): FileBytes => ({
    sizeBytes,
    read: (from, length) =>
      new Promise((got, reject) => {
        lastWanted += 1;
        wanted.set(lastWanted, {
          got,
          failed: () => {
            reject(new Error('the bytes could not be read'));
          },
        });
        post({ wants: lastWanted, from, length });
      }),
  });

  const open = async (question: Extract<ReaderQuestion, { ask: 'open' }>): Promise<unknown> => {
    if (question.decode === 'mail') return showMail(question.html ?? '');
    const bytes = bytesOf(question.sizeBytes);
    file =
      question.decode === 'picture'
        ? await decodePicture(bytes, question.mediaType)
        : await (await import('./decode-pdf')).decodePdf(bytes);
    return { pageCount: file.pageCount };
  };

  const answer = async (question: ReaderQuestion): Promise<{ value: unknown; moved: Transferable[] }> => {
    if (question.ask === 'open') return { value: await open(question), moved: [] };
    if (file === null) throw new Error('nothing is open');
    if (question.ask === 'size') return { value: await file.size(question.page), moved: [] };
    const canvas = await file.draw(question.page, question.scale, question.maxPixels);
    if (question.as === 'bitmap') {
      const bitmap = canvas.transferToImageBitmap();
      return { value: bitmap, moved: [bitmap] };
    }
    const png = await (await canvas.convertToBlob({ type: 'image/png' })).arrayBuffer();
    return { value: new Uint8Array(png), moved: [png] };
  };

  port.onmessage = ({ data }: MessageEvent<ToReader>) => {
    if ('bytesFor' in data) {
      const waiting = wanted.get(data.bytesFor);
      wanted.delete(data.bytesFor);
      if (data.bytes === null) waiting?.failed();
      else waiting?.got(data.bytes as Uint8Array<ArrayBuffer>);
      return;
    }
    const { number, question } = data;
    answer(question).then(
      ({ value, moved }) => {
        post({ number, ok: true, value }, moved);
      },
      (error: unknown) => {
        post({
          number,
          ok: false,
          why: error instanceof PasswordWanted ? 'password-protected' : 'not-readable',
        });
      },
    );
  };
};

// Only the window around this frame hands over a port, and only once.
addEventListener(
  'message',
  (event) => {
    const [port] = event.ports;
    if (event.source === parent && port !== undefined) serve(port);
  },
  { once: true },
);
