import type { PreviewedFile } from '../../../shared/calls/preview';
import type { HandlersFor } from '../../../shared/contract';
import { openPackagedPreview, openPreviewed, previewPage, type Previewed } from '../..';
import type { Work } from '../work';

const withFile = async <T>(
  { session, file: fileOf }: Work,
  file: PreviewedFile,
  look: (opened: Previewed) => Promise<T>,
): Promise<T> => {
  const opened =
    'packaged' in file
      ? await openPackagedPreview(session.received(), file.packaged)
      : await openPreviewed(session.vault(), 'token' in file ? { source: fileOf(file.token) } : file);
  try {
    return await look(opened);
  } finally {
    await opened.close();
  }
};

export const previewHandlers: HandlersFor<'engine', Work>['preview'] = {
  page: ({ file, ...question }, work) => withFile(work, file, (opened) => previewPage(opened, question)),
  bytes: ({ file, from, length }, work) => withFile(work, file, (opened) => opened.read(from, length)),
};
