// Finds anything in the package from the keyboard: numbers, titles, wordings, names of files.
import { useMemo, useState } from 'react';
import { useNavigate } from '@tanstack/react-router';
import { RECORD_KINDS, type RecordKind } from '../../../shared/domain/review';
import { visibleText } from '../../../shared/visible-text';
import { useCall } from '../../app/use-call';
import { receiver as text } from '../../messages/receiver';
import { SearchPalette } from '../../ui/SearchPalette';
import { PLACES } from './receiver-places';

const MOST = 60;

export const ReceiverPalette = ({ onClose }: { readonly onClose: () => void }) => {
  const navigate = useNavigate();
  const [words, setWords] = useState('');
  const search = words.trim();
  const found = useCall('review', 'find', { search, limit: MOST }, { enabled: search !== '' });
  const groups = useMemo(() => {
    const rows = search === '' ? [] : (found.data ?? []);
    return RECORD_KINDS.map((kind) => ({
      title: text.groupTitle[kind],
      entries: rows
        .filter((row) => row.kind === kind)
        .map(({ id, title }) => ({
          id: `${kind} ${id}`,
          ...(kind !== 'omission' && { number: visibleText(id) }),
          title: visibleText(title),
        })),
    })).filter(({ entries }) => entries.length > 0);
  }, [found.data, search]);
  return (
    <SearchPalette
      label={text.find}
      hint={text.findHint}
      words={words}
      onWords={setWords}
      groups={groups}
      empty={search === '' ? text.findHint : text.findNone}
      onRun={(key) => {
        const kind = key.slice(0, key.indexOf(' ')) as RecordKind;
        onClose();
        void navigate({ to: PLACES[kind], search: { shown: { kind, id: key.slice(kind.length + 1) } } });
      }}
      onClose={onClose}
    />
  );
};
