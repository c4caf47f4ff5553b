// Find or do in an open vault: every screen, verb and thing with a number from the keyboard.
import { useState } from 'react';
import { useNavigate } from '@tanstack/react-router';
import { SPECS } from '../../shared/domain/programme';
import { mayDo } from '../../shared/domain/roles';
import { REGISTER_GROUPS } from '../features/programme/register-groups';
import { register as registerText } from '../messages/programme';
import { registerWords } from '../messages/programme-registers';
import { shell as text } from '../messages/shell';
import { SearchPalette } from '../ui/SearchPalette';
import { PALETTE_VERBS } from './palette-verbs';
import { rankGroups } from './rank-groups';
import { askFor } from './screen-verbs';
import { useCall } from './use-call';
import { type PaletteEntry, runEntry, useCommandEntries } from './use-command-entries';
import { useFoundObjects } from './use-found-objects';
import { useOpenObject } from './use-open-object';

const registers = REGISTER_GROUPS.flatMap((group) => group.registers);

export const VaultPalette = ({ onClose }: { readonly onClose: () => void }) => {
  const [words, setWords] = useState('');
  const navigate = useNavigate();
  const openObject = useOpenObject();
  const { data: vault } = useCall('vault', 'current', {});
  const query = words.trim();
  const found = useFoundObjects(query);
  const { places, verbs } = useCommandEntries(query);

  const fits = ({ title }: PaletteEntry) => title.toLowerCase().includes(query.toLowerCase());
  // Twelve more lines of each sort only bury the others while nothing is asked.
  const named = query === '' ? [] : registers;
  const isWritable = vault?.access.mode === 'read-write';
  const mayRecord = isWritable && mayDo(vault.member.role, 'register.added');
  const ofScreens: readonly PaletteEntry[] = PALETTE_VERBS.filter(
    ({ may }) =>
      query !== '' &&
      vault !== null &&
      vault !== undefined &&
      (may === null || (isWritable && mayDo(vault.member.role, may))),
  ).map(({ verb, title, to }) => ({
    id: `verb ${verb}`,
    title,
    run: () => {
      askFor(verb, () => void navigate({ to }));
    },
  }));
  const groups = [
    ...found.map((group) => ({
      title: group.title,
      entries: group.found.map(({ id, title }): PaletteEntry => ({
        id,
        number: id,
        title,
        run: () => openObject(id)?.(),
      })),
    })),
    {
      title: text.paletteGo,
      entries: [
        ...places,
        ...named
          .map((register): PaletteEntry => ({
            id: `register ${register}`,
            title: registerWords[register].title,
            run: () => void navigate({ to: '/programme/$register', params: { register } }),
          }))
          .filter(fits),
      ],
    },
    {
      title: text.paletteDo,
      entries: [
        ...verbs,
        ...[
          ...ofScreens,
          ...(mayRecord
            ? named.map((register): PaletteEntry => ({
                id: `add ${register}`,
                title: registerText.add(SPECS[register].one),
                run: () =>
                  void navigate({ to: '/programme/$register', params: { register }, search: { add: true } }),
              }))
            : []),
          {
            id: 'passphrase',
            title: text.changePassphrase,
            run: () => void navigate({ to: '/vault', search: { show: 'passphrase' } }),
          },
          {
            id: 'missed',
            title: text.showMissed,
            run: () => void navigate({ to: '/coverage', search: { states: ['missed'] } }),
          },
        ].filter(fits),
      ],
    },
  ];
  return (
    <SearchPalette
      label={text.palette}
      hint={text.paletteHint}
      words={words}
      onWords={setWords}
      groups={rankGroups(query, groups)}
      empty={text.paletteNone}
      onRun={(id) => {
        onClose();
        runEntry(groups, id);
      }}
      onClose={onClose}
    />
  );
};
