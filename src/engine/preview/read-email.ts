// A mail as headers, text, markup and names of attachments, read in a thread with limits: a mail made to confuse
// ends that thread and nothing else.
import { Worker } from 'node:worker_threads';
import type { PreviewPage } from '../../shared/calls/preview';
import emailThread from './email-thread?modulePath';
import type { EmailTask, ReadEmail } from './email-thread';
import type { Previewed } from './open-previewed';
import { showsNothing } from './shows-nothing';

const LARGEST = 40 * 2 ** 20;
const LONGEST_MS = 15_000;
const THREAD_LIMITS = { maxOldGenerationSizeMb: 256, maxYoungGenerationSizeMb: 32, stackSizeMb: 4 };

/** Null when it cannot be read within the limits. */
const inThread = (task: EmailTask): Promise<ReadEmail | null> =>
  new Promise((resolve) => {
    const thread = new Worker(emailThread, {
      workerData: task,
      transferList: [task.bytes.buffer as ArrayBuffer],
      execArgv: [],
      env: {},
      resourceLimits: THREAD_LIMITS,
      // Kept from ours: a library's complaint may quote the mail.
      stdout: true,
      stderr: true,
    });
    const end = (answer: ReadEmail | null): void => {
      clearTimeout(limit);
      resolve(answer);
      void thread.terminate();
    };
    const limit = setTimeout(() => {
      end(null);
    }, LONGEST_MS);
    thread.once('message', end);
    thread.once('error', () => {
      end(null);
    });
    thread.once('exit', () => {
      end(null);
    });
  });

/** Throws what reading the file throws. */
export const emailPage = async (file: Previewed, format: EmailTask['format']): Promise<PreviewPage> => {
  if (file.sizeBytes > LARGEST) return showsNothing(file, 'too-large');
  const bytes = new Uint8Array(await file.read(0, file.sizeBytes));
  const email = await inThread({ bytes, format });
  if (email === null) return showsNothing(file, 'not-readable');
  return { shows: 'email', mediaType: file.mediaType, sizeBytes: file.sizeBytes, ...email };
};
