// A small drawing of a file with its kind, such as PDF. Only a hint: the kind comes from the name.
import { kindOfName } from './file-kind';

const PICTURES = new Set(['PNG', 'JPG', 'JPEG', 'GIF', 'WEBP', 'HEIC']);

export const FileThumb = ({ name }: { readonly name: string }) => {
  const kind = kindOfName(name);
  return (
    <span className={PICTURES.has(kind) ? 'thumb thumb--img' : 'thumb'} data-k={kind} aria-hidden="true" />
  );
};
