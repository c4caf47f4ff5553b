// Words of the Markdown editor and its preview.
export const messages = {
  preview: 'As it reads',
  previewOf: (label: string) => `${label}, as it reads`,
  nothingYet: 'Nothing written yet.',
  keys: 'Ctrl+B bold · Ctrl+I italic · Ctrl+8 list',
};
