// Makes a questionnaire out of a template for a vendor, and shows it.
import { useState } from 'react';
import { MessageCircleQuestion } from 'lucide-react';
import { useNavigate } from '@tanstack/react-router';
import { RecordId } from '../../../shared/domain/programme/record-id';
import { useMay } from '../../app/use-access';
import { useCall, useCommand } from '../../app/use-call';
import { today } from '../../messages/dates';
import { questionnaires as text } from '../../messages/questionnaires';
import { Button } from '../../ui/Button';
import { FormDialog } from '../../ui/FormDialog';
import { RadioGroup } from '../../ui/RadioGroup';
import { PickedIds } from '../programme/PickedIds';
import styles from './questionnaires.module.css';

interface AskVendorProps {
  /** Left out: the vendor is chosen too. */
  readonly vendorId?: string;
  /** Beside a heading. */
  readonly isQuiet?: boolean;
}

export const AskVendor = ({ vendorId, isQuiet = false }: AskVendorProps) => {
  const [isOpen, setOpen] = useState(false);
  if (!useMay('register.added')) return null;
  return (
    <>
      <Button
        {...(isQuiet
          ? { kind: 'quiet' as const }
          : { icon: <MessageCircleQuestion className="i" aria-hidden="true" /> })}
        onPress={() => {
          setOpen(true);
        }}
      >
        {vendorId === undefined ? text.ask : text.askThis}
      </Button>
      {isOpen && (
        <AskDialog
          {...(vendorId !== undefined && { vendorId })}
          onClose={() => {
            setOpen(false);
          }}
        />
      )}
    </>
  );
};

const AskDialog = ({ vendorId, onClose }: AskVendorProps & { readonly onClose: () => void }) => {
  const navigate = useNavigate();
  const { data: templates = [] } = useCall('documents', 'templates', {});
  const make = useCommand('documents', 'makeQuestionnaire');
  const [chosen, setChosen] = useState<string | null>(null);
  const [vendor, setVendor] = useState(vendorId ?? '');
  const [isTried, setTried] = useState(false);
  const template = chosen ?? templates[0]?.id ?? '';
  return (
    <FormDialog
      title={text.askTitle}
      text={text.askText}
      save={text.askMake}
      cancel={text.cancel}
      width="wide"
      isRunning={make.isRunning || template === ''}
      failure={make.failure}
      formClass={styles.form}
      onSubmit={async () => {
        setTried(true);
        const id = RecordId.safeParse(vendor);
        if (!id.success) return;
        const made = await make.run({ template, vendorId: id.data, on: today() });
        if (made === null) return;
        onClose();
        void navigate({
          to: '/programme/$register',
          params: { register: 'questionnaire' },
          search: { id: made.id },
        });
      }}
      onClose={onClose}
    >
      {vendorId === undefined && (
        <PickedIds
          kind="record"
          of="vendor"
          label={text.askVendor}
          isSingle
          ids={vendor === '' ? [] : [vendor]}
          error={isTried && vendor === '' ? text.askVendorMissing : null}
          onChange={([id]) => {
            setVendor(id ?? '');
          }}
        />
      )}
      <RadioGroup
        label={text.askTemplate}
        options={templates.map(({ id, title, about, questions }) => ({
          id,
          label: title,
          description: text.templateNote(about, questions),
        }))}
        value={template}
        onChange={setChosen}
      />
    </FormDialog>
  );
};
