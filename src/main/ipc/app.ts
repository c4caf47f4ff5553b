// The calls that main answers itself: what this app is, how it looks, the clipboard, the system's dialogs.
import { app, nativeTheme, shell } from 'electron';
import type { ClipboardCare } from '../clipboard-care';
import { writeStored } from '../stored-json';
import { systemRegion } from '../system-region';
import { readPreferences } from '../preferences';
import { themeSourceOf } from '../theme-source';
import { choose } from './choose';
import type { ClientHandlers } from './clients';
import type { Files } from './files';
import type { MainHandlers } from './register';

export interface AppParts {
  readonly preferencesFile: string;
  readonly files: Files;
  readonly clipboard: ClipboardCare;
  readonly changed: (topic: 'preferences') => void;
}

export const createAppHandlers = ({
  preferencesFile,
  files,
  clipboard,
  changed,
}: AppParts): { readonly app: Omit<MainHandlers['app'], keyof ClientHandlers> } => {
  const preferences = () => readPreferences(preferencesFile);
  nativeTheme.themeSource = themeSourceOf(preferences().theme);

  return {
    app: {
      info: () => ({
        version: app.getVersion(),
        developmentRuntime: import.meta.env.MAIN_VITE_DEVELOPMENT_RUNTIME === '1',
        platform: process.platform,
        region: systemRegion(process.platform, process.env, app.getLocaleCountryCode()),
      }),
      preferences,
      setPreferences: (wanted) => {
        writeStored(preferencesFile, wanted);
        nativeTheme.themeSource = themeSourceOf(wanted.theme);
        changed('preferences');
        return wanted;
      },
      choose: (choice, window) => choose(choice, window, files),
      copy: async ({ text }) => {
        await clipboard.copy(text);
        return {};
      },
      copied: async () => {
        await clipboard.copied();
        return {};
      },
      writtenBeside: ({ target, names }) => [...files.besides(target, names)],
      showInFolder: ({ file }) => {
        shell.showItemInFolder(files.pathOf(file, 'read'));
        return {};
      },
    },
  };
};
