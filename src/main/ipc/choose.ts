// The system's file dialogs: what each asks for, and which vault may know what was chosen.
import path from 'node:path';
import { app, type BrowserWindow, dialog } from 'electron';
import type { FileRef, Input } from '../../shared/contract';
import { plainName } from '../plain-name';
import type { Access, Files } from './files';

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

const ask = (choice: Choice, window: BrowserWindow, files: Files): Promise<FileRef[]> => {
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
    case 'kit-file':
      return openDialog(window, files, {
        title: 'Take in a kit',
        properties: ['openFile'],
        filters: [{ name: 'Kits', extensions: ['muniment-kit'] }],
      });
    case 'new-kit-file':
      return saveDialog(window, files, {
        title: 'Make a kit',
        defaultPath: inDocuments(choice.suggestedName),
        filters: [{ name: 'Kits', extensions: ['muniment-kit'] }],
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

/** What is no part of the vault in front: vaults' own folders, and packages that were received. */
const OF_NO_VAULT: ReadonlySet<Choice['what']> = new Set([
  'vault-folder',
  'new-vault-folder',
  'new-working-file',
  'backup-to-restore',
  'package-file',
  'package-base',
  'package-folder',
  'identity-file',
]);

/** Opens the dialog; empty when the person cancels it. */
export const choose = (choice: Choice, window: BrowserWindow, files: Files): Promise<FileRef[]> => {
  const reach = OF_NO_VAULT.has(choice.what) ? 'everywhere' : 'here';
  const refer: Files['refer'] = (place, access, isFolder) => files.refer(place, access, isFolder, reach);
  return ask(choice, window, { ...files, refer });
};
