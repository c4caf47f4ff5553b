// A register with nothing in it: what would be here, and how it begins.
import { FileInput, Plus } from 'lucide-react';
import { SPECS } from '../../../shared/domain/programme';
import { register as text } from '../../messages/programme';
import { registerWords } from '../../messages/programme-registers';
import { Button } from '../../ui/Button';
import { EmptyState } from '../../ui/EmptyState';
import type { PagePartProps } from './register-part';
import { REGISTER_PARTS } from './register-parts';
import type { RegisterVerbs } from './RegisterVerbs';

interface RegisterEmptyProps extends PagePartProps {
  readonly verbs: RegisterVerbs;
}

export const RegisterEmpty = ({ verbs, ...props }: RegisterEmptyProps) => {
  const { emptyTitle, emptyText } = registerWords[props.register];
  const Actions = REGISTER_PARTS[props.register]?.EmptyActions;
  return (
    <EmptyState
      title={emptyTitle}
      action={
        verbs.mayAdd && (
          <div className="btns">
            {Actions !== undefined && <Actions {...props} />}
            <Button
              kind={Actions === undefined ? 'primary' : 'plain'}
              icon={<Plus className="i" aria-hidden="true" />}
              onPress={verbs.add}
            >
              {text.add(SPECS[props.register].one)}
            </Button>
            <Button icon={<FileInput className="i" aria-hidden="true" />} onPress={verbs.importTable}>
              {text.import}
            </Button>
          </div>
        )
      }
    >
      {emptyText}
    </EmptyState>
  );
};
