// The calls that main answers itself: what this app is, how it looks, and the system's file dialogs.
import path from 'node:path';
import { app, dialog, nativeTheme, shell, type BrowserWindow } from 'electron';
import { type FileRef, type Input, Preferences } from '../../shared/contract';
import type { RecentVaults } from '../recent-vaults';
import type { ClipboardCare } from '../clipboard-care';
import { plainName } from '../plain-name';
import { readStored, writeStored } from '../stored-json';
import type { Access, Files } from './files';
import type { MainHandlers } from './register';

type Choice = Input<'app', 'choose'>;

/** `dialog` is used through its module object so that a test can stand in for the system. */
const openDialog = async (
  window: BrowserWindow,
  files: Files,
  options: Electron.OpenDialogOptions,
  access: Access = 'read',
): Promise<FileRef[]> => {
  const { canceled, filePaths } = await dialog.showOpenDialog(window, options);
  return canceled ? [] : filePaths.map((place) => files.refer(place, access));
};

const saveDialog = async (
  window: BrowserWindow,
  files: Files,
  options: Electron.SaveDialogOptions,
  isFolder = false,
): Promise<FileRef[]> => {
  const { canceled, filePath } = await dialog.showSaveDialog(window, {
    properties: ['createDirectory', 'showOverwriteConfirmation'],
    ...options,
  });
  return canceled || filePath === '' ? [] : [files.refer(filePath, 'write', isFolder)];
};

const ANY_FILE = { name: 'All files', extensions: ['*'] };
const DOCUMENTS = [
  { name: 'PDF', extensions: ['pdf'] },
  { name: 'Text', extensions: ['txt'] },
  { name: 'Web page', extensions: ['html'] },
];

const choose = (choice: Choice, window: BrowserWindow, files: Files): Promise<FileRef[]> => {
  const packages = [{ name: 'Packages', extensions: ['zip', 'age'] }];
  const inDocuments = (name: string) => path.join(app.getPath('documents'), plainName(name));
  switch (choice.what) {
    case 'evidence-files':
      return openDialog(window, files, {
        title: 'Add evidence',
        properties: ['openFile', 'multiSelections'],
      });
    case 'evidence-folder':
      return openDialog(window, files, { title: 'A folder with evidence', properties: ['openDirectory'] });
    case 'vault-folder':
      return openDialog(window, files, { title: 'Open a vault', properties: ['openDirectory'] });
    case 'backup-folder':
      return openDialog(
        window,
        files,
        { title: 'Back up into a folder', properties: ['openDirectory', 'createDirectory'] },
        'write',
      );
    case 'backup-to-restore':
      return openDialog(window, files, {
        title: 'Restore a backup: the folder with the backups',
        properties: ['openDirectory'],
      });
    case 'table-file':
      return openDialog(window, files, {
        title: 'Read a table',
        properties: ['openFile'],
        filters: [{ name: 'Tables', extensions: ['xlsx', 'csv'] }],
      });
    case 'new-table-file':
      return saveDialog(window, files, {
        title: 'Save the table',
        defaultPath: plainName(choice.suggestedName),
        filters: [
          { name: 'Excel workbook', extensions: ['xlsx'] },
          { name: 'CSV', extensions: ['csv'] },
        ],
      });
    case 'new-calendar-file':
      return saveDialog(window, files, {
        title: 'Save the calendar',
        defaultPath: plainName(choice.suggestedName),
        filters: [{ name: 'Calendar', extensions: ['ics'] }],
      });
    case 'package-folder':
      return openDialog(window, files, { title: 'Verify a package', properties: ['openDirectory'] });
    case 'package-file':
      return openDialog(window, files, {
        title: 'Verify a package',
        properties: ['openFile', 'multiSelections'],
        filters: packages,
      });
    case 'package-base':
      return openDialog(window, files, {
        title: 'The full package it goes with',
        properties: ['openFile'],
        filters: packages,
      });
    case 'identity-file':
      return openDialog(window, files, { title: 'Your identity file', properties: ['openFile'] });
    case 'receipt-file':
      return openDialog(window, files, {
        title: 'The receipt',
        properties: ['openFile'],
        filters: [{ name: 'Receipts', extensions: ['txt'] }, ANY_FILE],
      });
    case 'receipt-signature':
      return openDialog(window, files, {
        title: 'The signature of the receipt',
        properties: ['openFile'],
        filters: [{ name: 'Signatures', extensions: ['minisig'] }, ANY_FILE],
      });
    case 'response-file':
      return openDialog(window, files, {
        title: 'What came back from the auditor',
        properties: ['openFile'],
        filters: [{ name: 'Responses and lists', extensions: ['json', 'xlsx', 'csv'] }, ANY_FILE],
      });
    case 'response-signature':
      return openDialog(window, files, {
        title: 'The signature of the response',
        properties: ['openFile'],
        filters: [{ name: 'Signatures', extensions: ['minisig'] }, ANY_FILE],
      });
    case 'new-signed-file':
      return saveDialog(window, files, {
        title: 'Save, with its signature beside it',
        defaultPath: inDocuments(choice.suggestedName),
        filters: choice.suggestedName.endsWith('.json')
          ? [{ name: 'Responses', extensions: ['json'] }]
          : [{ name: 'Receipts', extensions: ['txt'] }],
      });
    case 'new-working-file': {
      const options = { title: 'Make a working file', defaultPath: inDocuments(choice.suggestedName) };
      return saveDialog(window, files, options, true);
    }
    case 'new-vault-folder': {
      const options = { title: 'Create a vault', defaultPath: inDocuments(choice.suggestedName) };
      return saveDialog(window, files, options, true);
    }
    case 'new-package-file':
      return saveDialog(window, files, {
        title: 'Build package',
        defaultPath: inDocuments(choice.suggestedName),
        filters: choice.suggestedName.endsWith('.age')
          ? [{ name: 'Encrypted packages', extensions: ['age'] }]
          : [{ name: 'Packages', extensions: ['zip'] }],
      });
    case 'new-document-file':
      return saveDialog(window, files, {
        title: 'Save',
        defaultPath: inDocuments(choice.suggestedName),
        filters: DOCUMENTS.filter(({ extensions }) =>
          extensions.some((ending) => choice.suggestedName.endsWith(`.${ending}`)),
        ),
      });
    case 'register-file':
      return openDialog(window, files, {
        title: 'Take in a register',
        properties: ['openFile'],
        filters: [{ name: 'Tables and model cards', extensions: ['xlsx', 'csv', 'json', 'md'] }],
      });
    case 'new-register-file':
      return saveDialog(window, files, {
        title: 'Save the register',
        defaultPath: plainName(choice.suggestedName),
        filters: [
          { name: 'Excel workbook', extensions: ['xlsx'] },
          { name: 'CSV', extensions: ['csv'] },
          { name: 'JSON', extensions: ['json'] },
        ],
      });
    case 'programme-file':
      return openDialog(window, files, {
        title: 'Take in an exported programme',
        properties: ['openFile'],
        filters: [{ name: 'Exported programmes', extensions: ['zip'] }],
      });
    case 'new-programme-file':
      return saveDialog(window, files, {
        title: 'Export the whole programme',
        defaultPath: inDocuments(choice.suggestedName),
        filters: [{ name: 'Exported programmes', extensions: ['zip'] }],
      });
    case 'answers-file':
      return openDialog(window, files, {
        title: 'The answers that came back',
        properties: ['openFile'],
        filters: [{ name: 'Answers', extensions: ['xlsx', 'json'] }],
      });
    case 'new-text-file':
      return saveDialog(window, files, {
        title: 'Save',
        defaultPath: inDocuments(choice.suggestedName),
        filters: [
          { name: 'PDF', extensions: ['pdf'] },
          { name: 'Word document', extensions: ['docx'] },
          { name: 'Markdown', extensions: ['md'] },
        ],
      });
    case 'new-questionnaire-file':
      return saveDialog(window, files, {
        title: 'Save the questionnaire',
        defaultPath: inDocuments(choice.suggestedName),
        filters: [
          { name: 'Excel workbook', extensions: ['xlsx'] },
          { name: 'Page to fill in', extensions: ['html'] },
        ],
      });
    case 'copies-folder':
      return openDialog(
        window,
        files,
        { title: 'A folder for the copies', properties: ['openDirectory', 'createDirectory'] },
        'write',
      );
    case 'copy-target':
      return saveDialog(window, files, {
        title: 'Save a copy',
        defaultPath: path.join(app.getPath('downloads'), plainName(choice.suggestedName)),
      });
  }
};

export const readPreferences = (preferencesFile: string): Preferences =>
  readStored(preferencesFile, Preferences, { theme: 'system', autoLockMinutes: 10 });

export interface AppParts {
  readonly preferencesFile: string;
  readonly files: Files;
  readonly recent: RecentVaults;
  readonly clipboard: ClipboardCare;
  readonly changed: (topic: 'preferences' | 'recent-vaults') => void;
}

export const createAppHandlers = ({
  preferencesFile,
  files,
  recent,
  clipboard,
  changed,
}: AppParts): Pick<MainHandlers, 'app'> => {
  const preferences = () => readPreferences(preferencesFile);
  nativeTheme.themeSource = preferences().theme;

  return {
    app: {
      info: () => ({
        version: app.getVersion(),
        developmentRuntime: import.meta.env.MAIN_VITE_DEVELOPMENT_RUNTIME === '1',
        platform: process.platform,
      }),
      preferences,
      setPreferences: (wanted) => {
        writeStored(preferencesFile, wanted);
        nativeTheme.themeSource = wanted.theme;
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
      recentVaults: () => [...recent.list()],
      forgetVault: ({ vault }) => {
        recent.forget(files.pathOf(vault, 'read'));
        changed('recent-vaults');
        return {};
      },
    },
  };
};
