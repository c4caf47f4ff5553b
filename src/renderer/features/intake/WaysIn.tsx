// The buttons by which files come into the table; all of it can also be dropped anywhere in the window.
import { ClipboardPaste, FolderOpen, FolderSearch, Plus } from 'lucide-react';
import { call, useCommand } from '../../app/use-call';
import { intake as text } from '../../messages/intake';
import { Button } from '../../ui/Button';
import { MenuButton } from '../../ui/MenuButton';
import type { TakeIn } from './use-take-in';

interface WaysInProps {
  readonly takeIn: TakeIn;
  readonly isDisabled: boolean;
  readonly isPrimary: boolean;
}

export const WaysIn = ({ takeIn, isDisabled, isPrimary }: WaysInProps) => {
  const watch = useCommand('intake', 'watch');
  const watchFolder = async () => {
    const [folder] = await call('app', 'choose', { what: 'evidence-folder' });
    if (folder !== undefined) await watch.run({ folder: folder.token });
  };
  return (
    <div className="btns">
      <Button
        kind={isPrimary ? 'primary' : 'plain'}
        icon={<Plus className="i" aria-hidden="true" />}
        isDisabled={isDisabled}
        onPress={() => {
          takeIn.choose();
        }}
      >
        {text.choose}
      </Button>
      <MenuButton
        label={text.moreWays}
        verbs={[
          {
            id: 'folder',
            title: text.chooseFolder,
            icon: <FolderOpen className="i" />,
            isDisabled,
            run: () => {
              takeIn.chooseFolder();
            },
          },
          {
            id: 'paste',
            title: text.paste,
            icon: <ClipboardPaste className="i" />,
            isDisabled,
            run: () => {
              takeIn.paste(true);
            },
          },
          {
            id: 'watch',
            title: text.watch,
            icon: <FolderSearch className="i" />,
            isFirstOfGroup: true,
            run: () => {
              void watchFolder();
            },
          },
        ]}
      />
    </div>
  );
};
