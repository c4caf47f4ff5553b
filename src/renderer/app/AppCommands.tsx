// The commands that work on every screen, and the ways to all of them: the keys, the native menu, the palette and
// the sheet of shortcuts.
import { useEffect, useState } from 'react';
import { useNavigate, useRouter, useRouterState } from '@tanstack/react-router';
import { commandOfKey, type CommandId } from '../../shared/commands';
import { type Arrival, type Preferences, THEMES } from '../../shared/contract';
import type { FileToken } from '../../shared/ids';
import { useLeaveIntake } from '../features/intake/use-leave-intake';
import { onBridgeEvent } from './events';
import { CommandPalette } from './CommandPalette';
import { runCommand, useCommandRuns, useOffered } from './commands';
import { isTyping } from './is-typing';
import { isMac } from './platform';
import { ShortcutsSheet } from './ShortcutsSheet';
import { setTheme } from './theme';
import { undoLast } from './undo';
import { saveUnsaved } from './unsaved-work';
import { call, useCall, useCommand } from './use-call';

const themeCommand = (theme: Preferences['theme']): CommandId => `theme.${theme}`;

/** While something must be answered first, only these go on. */
const OVER_DIALOGS: ReadonlySet<CommandId> = new Set([
  'vault.lock',
  'palette',
  'undo',
  'theme.light',
  'theme.dark',
]);
const isDialogOpen = (): boolean => document.querySelector('.scrim') !== null;

/** In a field the system takes typing back (main/menu.ts, or the key itself); elsewhere the last act is. */
const undo = (): void => {
  if (!isTyping(document.activeElement)) void undoLast();
};

export const AppCommands = () => {
  const navigate = useNavigate();
  const { history } = useRouter();
  const { data: preferences } = useCall('app', 'preferences', {});
  // Where no vault is needed none is asked for: the first screen is to stand before there is an engine.
  const isDoorway = useRouterState({
    select: ({ matches }) => matches.every(({ routeId }) => !/^\/(?:shell|receiver)/.test(routeId)),
  });
  const { data: vault } = useCall('vault', 'current', {}, { enabled: !isDoorway });
  const { run: setPreferences } = useCommand('app', 'setPreferences');
  const { run: lock } = useCommand('vault', 'lock');
  const { run: leaveVault } = useCommand('app', 'leaveVault');
  const { run: choose } = useCommand('app', 'choose');
  const [isPaletteOpen, setPaletteOpen] = useState(false);
  const [isSheetOpen, setSheetOpen] = useState(false);
  const isOpen = vault !== undefined && vault !== null;
  const theme = (chosen: Preferences['theme']) => () => {
    if (preferences === undefined) return;
    setTheme(chosen);
    void setPreferences({ ...preferences, theme: chosen });
  };
  const leaving = useLeaveIntake();
  /** The vault in front is left first, and what is typed in it saved; the page is then loaded anew. */
  const leave = (to: { readonly to: Arrival; readonly vault?: FileToken }) => {
    leaving.leave(() => void saveUnsaved().then(() => leaveVault(to)));
  };
  const newVault = () => {
    if (isOpen) leave({ to: 'new-vault' });
    else void navigate({ to: '/vaults/new' });
  };
  const openVault = async () => {
    const [folder] = (await choose({ what: 'vault-folder' })) ?? [];
    if (folder === undefined) return;
    if (isOpen) leave({ to: 'vaults', vault: folder.token });
    else await navigate({ to: '/unlock', search: { vault: folder.token, name: folder.name } });
  };
  const receive = async () => {
    const files = (await choose({ what: 'package-file' })) ?? [];
    if (files.length > 0)
      await navigate({
        to: '/receiver/open',
        search: { files: files.map(({ token, name }) => ({ token, name })) },
      });
  };
  useCommandRuns({
    'vault.new': newVault,
    'vault.open': () => void openVault(),
    'package.receive': () => void receive(),
    'package.verify': () => void navigate({ to: '/verify' }),
    'vault.restore': isOpen ? null : () => void navigate({ to: '/restore' }),
    ...Object.fromEntries(THEMES.map((one) => [themeCommand(one), theme(one)])),
    undo,
    back: () => {
      history.back();
    },
    forward: () => {
      history.forward();
    },
    palette: () => {
      setPaletteOpen((isShown) => !isShown);
    },
    'help.shortcuts': () => {
      setSheetOpen(true);
    },
    'vault.lock': isOpen
      ? () => {
          void saveUnsaved().then(() => lock({}));
        }
      : null,
    settings: () => void navigate({ to: isOpen ? '/settings' : '/preferences' }),
    'help.about': () => void navigate({ to: isOpen ? '/settings' : '/preferences' }),
    'help.diagnostics': () => void navigate({ to: '/diagnostics' }),
  });

  useEffect(() => {
    const byKey = (event: KeyboardEvent) => {
      const id = commandOfKey(event, isMac);
      if (id === null) return;
      // A field has an undo of its own.
      if (id === 'undo' && isTyping(event.target)) return;
      if (isDialogOpen() && !OVER_DIALOGS.has(id)) return;
      if (runCommand(id)) event.preventDefault();
    };
    const byQuestionMark = (event: KeyboardEvent) => {
      if (event.key !== '?' || isTyping(event.target)) return;
      event.preventDefault();
      setSheetOpen(true);
    };
    /** The two buttons at the side of a mouse. */
    const byMouse = (event: MouseEvent) => {
      if (event.button === 3) runCommand('back');
      if (event.button === 4) runCommand('forward');
    };
    // Before the parts of the screen: many of them keep every key to themselves.
    window.addEventListener('keydown', byKey, true);
    window.addEventListener('keydown', byQuestionMark);
    window.addEventListener('mouseup', byMouse);
    const stop = onBridgeEvent((event) => {
      if (event.type !== 'command' || (isDialogOpen() && !OVER_DIALOGS.has(event.command))) return;
      runCommand(event.command);
    });
    return () => {
      window.removeEventListener('keydown', byKey, true);
      window.removeEventListener('keydown', byQuestionMark);
      window.removeEventListener('mouseup', byMouse);
      stop();
    };
  }, []);

  const offered = useOffered();
  const chosenTheme = preferences?.theme;
  const hasWideRail = preferences?.hasWideRail ?? true;
  useEffect(() => {
    const chosen: CommandId[] = [
      ...(chosenTheme === undefined ? [] : [themeCommand(chosenTheme)]),
      ...(hasWideRail ? (['rail'] as const) : []),
    ];
    // A menu that is grey for a moment too long is nothing anybody needs to be told of.
    void call('menu', 'offer', { can: [...offered], chosen }).catch(() => undefined);
  }, [offered, chosenTheme, hasWideRail]);

  return (
    <>
      {leaving.question}
      {isPaletteOpen && (
        <CommandPalette
          onClose={() => {
            setPaletteOpen(false);
          }}
        />
      )}
      {isSheetOpen && (
        <ShortcutsSheet
          onClose={() => {
            setSheetOpen(false);
          }}
        />
      )}
    </>
  );
};
