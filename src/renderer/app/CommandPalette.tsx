// Find or do, on every screen: with a vault open every thing and every verb in it, without one what can be done
// before.
import { useState } from 'react';
import { shell as text } from '../messages/shell';
import { SearchPalette } from '../ui/SearchPalette';
import { runEntry, useCommandEntries } from './use-command-entries';
import { useCall } from './use-call';
import { VaultPalette } from './VaultPalette';

interface CommandPaletteProps {
  readonly onClose: () => void;
}

export const CommandPalette = ({ onClose }: CommandPaletteProps) => {
  const { data: vault } = useCall('vault', 'current', {});
  if (vault === undefined) return null;
  return vault?.kind === 'vault' ? <VaultPalette onClose={onClose} /> : <BarePalette onClose={onClose} />;
};

const BarePalette = ({ onClose }: CommandPaletteProps) => {
  const [words, setWords] = useState('');
  const { places, verbs } = useCommandEntries(words);
  const groups = [
    { title: text.paletteDo, entries: verbs },
    { title: text.paletteGo, entries: places },
  ].filter(({ entries }) => entries.length > 0);
  return (
    <SearchPalette
      label={text.palette}
      hint={text.paletteHintBare}
      words={words}
      onWords={setWords}
      groups={groups}
      empty={text.paletteNone}
      onRun={(id) => {
        onClose();
        runEntry(groups, id);
      }}
      onClose={onClose}
    />
  );
};
