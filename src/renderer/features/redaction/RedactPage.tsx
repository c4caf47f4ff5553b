// Cover what an auditor need not see: one file of evidence becomes a redacted version of itself.
import { useState } from 'react';
import { useMay } from '../../app/use-access';
import { useCall } from '../../app/use-call';
import { useScreenSearch } from '../../app/use-screen-search';
import { access } from '../../messages/access';
import { redaction as text } from '../../messages/redaction';
import { EmptyState } from '../../ui/EmptyState';
import { FailureNotice } from '../../ui/Notice';
import { Page } from '../../ui/Page';
import { PageHead } from '../../ui/PageHead';
import { RadioGroup } from '../../ui/RadioGroup';
import { ColumnsRedaction } from './ColumnsRedaction';
import { type FileToRedact, type RedactedBy, waysToRedact } from './file-to-redact';
import { PagesRedaction } from './PagesRedaction';
import { RedactionSearch } from './redaction-search';
import { WordsRedaction } from './WordsRedaction';

export const RedactPage = () => {
  const may = useMay('evidence.version-added');
  const { id, version, position } = useScreenSearch(RedactionSearch);
  const { data, failure } = useCall(
    'evidence',
    'get',
    { id: id ?? 'EVD-0000' },
    { enabled: id !== undefined },
  );
  const of = data?.id === id ? data?.versions.find((one) => one.version === version) : undefined;
  const file = of?.files.find((one) => one.position === position);
  const found =
    id === undefined || of === undefined || file === undefined
      ? null
      : { id, version: of.version, position: file.position, of, file };
  const isKnown = failure !== null || data !== undefined || id === undefined;
  return (
    <Page>
      {may && found !== null ? (
        <Ways key={`${found.id} ${String(found.version)} ${String(found.position)}`} file={found} />
      ) : (
        <>
          <PageHead title={text.title} />
          <FailureNotice failure={failure} />
          {isKnown && failure === null && (
            <EmptyState title={may ? text.noFile : text.notYours}>
              {may ? text.noFileText : access.notYours}
            </EmptyState>
          )}
        </>
      )}
    </Page>
  );
};

const TITLES = {
  columns: { label: text.byColumns, description: text.byColumnsHelp },
  words: { label: text.byWords, description: text.byWordsHelp },
  pages: { label: text.pages, description: '' },
} as const;

const Ways = ({ file }: { readonly file: FileToRedact }) => {
  const ways = waysToRedact(file.file.mediaType);
  const [way, setWay] = useState<RedactedBy | undefined>(ways[0]);
  const choice = ways.length > 1 && way !== undefined && (
    <RadioGroup
      label={text.how}
      options={ways.map((one) => ({ id: one, ...TITLES[one] }))}
      value={way}
      onChange={setWay}
    />
  );
  if (way === 'pages') return <PagesRedaction file={file} />;
  if (way === 'columns') return <ColumnsRedaction file={file} choice={choice} />;
  if (way === 'words') return <WordsRedaction file={file} choice={choice} />;
  return (
    <>
      <PageHead title={text.title} />
      <EmptyState title={text.notThisType}>{text.notThisTypeText}</EmptyState>
    </>
  );
};
