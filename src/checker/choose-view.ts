// The first view: the package, the one it goes with, and what was told. Answers with a request.
import { element } from './element';
import { sizeText } from './numbers';
import type { CheckRequest, Chosen } from './protocol';
import { texts } from './texts';

const AGE = ['age-encryption.org/', '-----BEGIN AGE ENCRYPTED FILE-----'];

const isEncrypted = async (file: File): Promise<boolean> => {
  const head = await file.slice(0, 40).text();
  return AGE.some((beginning) => head.startsWith(beginning));
};

const sizeOf = (chosen: Chosen): number =>
  chosen.kind === 'zips'
    ? chosen.files.reduce((sum, file) => sum + file.size, 0)
    : chosen.files.reduce((sum, { file }) => sum + file.size, 0);

/** What is shown of a choice: each zip by its name, a folder by its own. */
export const namesOf = (chosen: Chosen): string[] =>
  chosen.kind === 'zips'
    ? chosen.files.map((file) => `${file.name} (${sizeText(file.size)})`)
    : [`${chosen.name}/ (${chosen.files.length.toLocaleString('en')} files, ${sizeText(sizeOf(chosen))})`];

const folderOf = (list: FileList): Chosen | null => {
  const files = [...list].map((file) => ({
    path: file.webkitRelativePath.split('/').slice(1).join('/'),
    file,
  }));
  const name = list[0]?.webkitRelativePath.split('/')[0] ?? '';
  return files.length === 0 ? null : { kind: 'folder', name, files };
};

interface Place {
  readonly node: HTMLElement;
  readonly get: () => Chosen | null;
  readonly focus: () => void;
}

interface PlaceTexts {
  readonly id: string;
  readonly title: string;
  readonly help: string;
  readonly choose: string;
}

/** A place for files: by drop, by file chooser, by folder chooser. */
const place = ({ id, title, help, choose }: PlaceTexts, say: (text: string) => void): Place => {
  let chosen: Chosen | null = null;
  const list = element('ul', { class: 'chosen', 'aria-live': 'polite' });
  const set = (value: Chosen | null): void => {
    chosen = value;
    list.replaceChildren(...(value === null ? [] : namesOf(value).map((name) => element('li', {}, name))));
    if (value !== null)
      list.append(
        element(
          'li',
          {},
          element(
            'button',
            {
              type: 'button',
              class: 'quiet',
              click: () => {
                set(null);
              },
            },
            texts.remove,
          ),
        ),
      );
  };
  const take = async (files: readonly File[]): Promise<void> => {
    say('');
    for (const file of files) {
      if (await isEncrypted(file)) {
        set(null);
        say(texts.encrypted(file.name));
        return;
      }
    }
    if (files.length > 0) set({ kind: 'zips', files });
  };
  const files = element('input', {
    type: 'file',
    id: `${id}-files`,
    class: 'hidden-input',
    tabindex: '-1',
    'aria-hidden': 'true',
    multiple: true,
    change: () => {
      void take([...(files.files ?? [])]).finally(() => {
        files.value = '';
      });
    },
  });
  const folder = element('input', {
    type: 'file',
    id: `${id}-folder`,
    class: 'hidden-input',
    tabindex: '-1',
    'aria-hidden': 'true',
    webkitdirectory: true,
    change: () => {
      say('');
      if (folder.files !== null) set(folderOf(folder.files));
    },
  });
  const button = element(
    'button',
    {
      type: 'button',
      click: () => {
        files.click();
      },
    },
    choose,
  );
  const over = (event: Event, isOver: boolean): void => {
    event.preventDefault();
    node.classList.toggle('over', isOver);
  };
  const node = element(
    'div',
    {
      class: 'drop',
      dragover: (event) => {
        over(event, true);
      },
      dragleave: (event) => {
        over(event, false);
      },
      drop: (event) => {
        over(event, false);
        const { dataTransfer } = event as DragEvent;
        if (dataTransfer === null) return;
        // Browsers do not let a page from the disk walk into a dropped folder.
        const isFolder = [...dataTransfer.items].some(
          (item) => item.webkitGetAsEntry()?.isDirectory === true,
        );
        if (isFolder) say(texts.folderDropped);
        else void take([...dataTransfer.files]);
      },
    },
    element('p', { class: 'drop-title' }, title),
    element('p', { class: 'help' }, help),
    element(
      'p',
      { class: 'buttons' },
      button,
      element(
        'button',
        {
          type: 'button',
          click: () => {
            folder.click();
          },
        },
        texts.chooseFolder,
      ),
    ),
    files,
    folder,
    list,
  );
  return {
    node,
    get: () => chosen,
    focus: () => {
      button.focus();
    },
  };
};

export interface ChooseView {
  readonly node: HTMLElement;
  /** Says beside the field that what was told cannot be read. */
  readonly refuseTold: () => void;
  readonly say: (text: string) => void;
}

const KEY = /^RW[A-Za-z0-9+/]{54}$/;
/** Whether the verifier could read it; it judges again. */
const isReadable = (told: string): boolean => {
  const last = (told.split(/\r?\n/).at(-1) ?? '').trim();
  const words = told
    .toLowerCase()
    .split(/[^a-z]+/)
    .filter((word) => word !== '');
  return KEY.test(last) || /^[0-9a-f]{64}$/i.test(told.replace(/[\s:]/g, '')) || words.length === 12;
};

export const chooseView = (onStart: (request: CheckRequest) => void): ChooseView => {
  const trouble = element('p', { class: 'trouble', role: 'alert' });
  const say = (text: string): void => {
    trouble.textContent = text;
  };
  const main = place(
    { id: 'package', title: texts.dropTitle, help: texts.dropHelp, choose: texts.chooseZip },
    say,
  );
  const base = place({ id: 'base', title: texts.base, help: texts.baseHelp, choose: texts.baseChoose }, say);
  const told = element('textarea', {
    id: 'told',
    rows: '2',
    spellcheck: 'false',
    autocomplete: 'off',
    'aria-describedby': 'told-help told-wrong',
  });
  const wrong = element('p', { id: 'told-wrong', class: 'trouble', role: 'alert' });
  const refuseTold = (): void => {
    wrong.textContent = texts.toldWrong;
    told.setAttribute('aria-invalid', 'true');
    told.focus();
  };
  const start = (): void => {
    say('');
    wrong.textContent = '';
    told.removeAttribute('aria-invalid');
    const chosen = main.get();
    const text = told.value.trim();
    if (chosen === null) {
      say(texts.nothingChosen);
      main.focus();
    } else if (text !== '' && !isReadable(text)) refuseTold();
    else onStart({ chosen, base: base.get(), told: text });
  };
  const node = element(
    'form',
    {
      class: 'choose',
      submit: (event) => {
        event.preventDefault();
        start();
      },
    },
    element('section', {}, element('h2', {}, texts.package), main.node),
    element('details', {}, element('summary', {}, texts.base), base.node),
    element(
      'section',
      {},
      element('h2', {}, element('label', { for: 'told' }, texts.told)),
      element('p', { class: 'help', id: 'told-help' }, texts.toldHelp),
      told,
      wrong,
    ),
    trouble,
    element('p', { class: 'buttons' }, element('button', { type: 'submit', class: 'primary' }, texts.start)),
  );
  return { node, refuseTold, say };
};
