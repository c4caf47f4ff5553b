// What is in one file, shown without writing it anywhere.
import type { PreviewedFile } from '../../../shared/calls/preview';
import { useCall } from '../../app/use-call';
import { FailureNotice } from '../../ui/Notice';

export interface FilePreviewProps {
  /** In the vault, or about to be taken in. Remount (by key) for another file. */
  readonly file: PreviewedFile;
  /** As it is called; only shown. */
  readonly name: string;
}

export const FilePreview = ({ file, name }: FilePreviewProps) => {
  const { data, failure } = useCall('preview', 'page', { file, sheet: null, at: null });
  return (
    <section aria-label={name}>
      <FailureNotice failure={failure} />
      {data?.shows === 'text' && <pre>{data.text}</pre>}
    </section>
  );
};
