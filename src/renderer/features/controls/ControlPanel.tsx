// One control beside a table: what it says, its evidence, what an auditor will ask for, its history; and
// below, what one can do with it.
import { useState } from 'react';
import { Archive, CalendarDays, ListChecks, Plus, Printer, Tag, Undo2 } from 'lucide-react';
import type { ControlDetail } from '../../../shared/domain/control';
import type { ControlId } from '../../../shared/ids';
import { useMay } from '../../app/use-access';
import { useCall } from '../../app/use-call';
import { controlPanel as text } from '../../messages/control-panel';
import { Button } from '../../ui/Button';
import { MenuButton } from '../../ui/MenuButton';
import { FailureNotice } from '../../ui/Notice';
import { Panel } from '../../ui/Panel';
import { Tabs } from '../../ui/Tabs';
import { ChecklistPages } from './ChecklistPages';
import { ChecklistTab } from './ChecklistTab';
import { ControlPages } from './ControlPages';
import { ControlTab } from './ControlTab';
import type { ControlPart } from './controls-search';
import { DomainDialog } from './DomainDialog';
import { EvidenceTab } from './EvidenceTab';
import { HistoryTab } from './HistoryTab';
import { RetireDialog } from './RetireDialog';
import { CorrectDaysDialog } from './CorrectDaysDialog';
import { ReviseDialog } from './ReviseDialog';

interface ControlPanelProps {
  readonly id: ControlId;
  readonly part: ControlPart;
  readonly onPart: (part: ControlPart) => void;
  readonly onClose: () => void;
}

export const ControlPanel = ({ id, part, onPart, onClose }: ControlPanelProps) => {
  const { data, failure } = useCall('controls', 'get', { id });
  const control = data?.id === id ? data : undefined;
  return (
    <Panel
      number={id}
      title={control?.title ?? ''}
      onClose={onClose}
      {...(control !== undefined && { foot: <ControlVerbs control={control} /> })}
    >
      <FailureNotice failure={failure} />
      {control !== undefined && (
        <Tabs
          label={text.tabs}
          selected={part}
          onSelect={onPart}
          tabs={[
            { id: 'control', title: text.tabControl, content: <ControlTab control={control} /> },
            {
              id: 'evidence',
              title: text.tabEvidence,
              note: String(control.evidenceCount),
              content: <EvidenceTab control={control} />,
            },
            {
              id: 'checklist',
              title: text.tabChecklist,
              ...(control.checklist.total > 0 && {
                note: `${String(control.checklist.ticked)}/${String(control.checklist.total)}`,
              }),
              content: <ChecklistTab control={control} />,
            },
            { id: 'history', title: text.tabHistory, content: <HistoryTab control={control} /> },
          ]}
        />
      )}
    </Panel>
  );
};

type Opened = 'revise' | 'days' | 'retire' | 'domain' | 'sheet' | 'checklist';

/** Printing changes nothing, so everybody may. */
const ControlVerbs = ({ control }: { readonly control: ControlDetail }) => {
  const [opened, setOpened] = useState<Opened | null>(null);
  const mayRevise = useMay('control.revised');
  const mayCorrect = useMay('control.corrected');
  const mayRetire = useMay('control.retired');
  const mayFile = useMay('control.domain-changed');
  const close = () => {
    setOpened(null);
  };
  const open = (what: Opened) => () => {
    setOpened(what);
  };
  const isRetired = control.retiredOn !== null;
  return (
    <>
      {mayRevise && (
        <Button
          icon={
            isRetired ? <Undo2 className="i" aria-hidden="true" /> : <Plus className="i" aria-hidden="true" />
          }
          onPress={open('revise')}
        >
          {isRetired ? text.takeBack : text.newVersion}
        </Button>
      )}
      <MenuButton
        label={text.more(control.id)}
        verbs={[
          ...(mayFile
            ? [
                {
                  id: 'domain',
                  title: text.domainVerb,
                  icon: <Tag className="i i--14" />,
                  run: open('domain'),
                },
              ]
            : []),
          {
            id: 'sheet',
            title: text.printSheet,
            icon: <Printer className="i i--14" />,
            run: open('sheet'),
          },
          {
            id: 'checklist',
            title: text.printChecklist,
            icon: <ListChecks className="i i--14" />,
            run: open('checklist'),
            isDisabled: control.checklistItems.length === 0,
          },
          ...(mayCorrect
            ? [
                {
                  id: 'days',
                  title: text.correctDays,
                  icon: <CalendarDays className="i i--14" />,
                  run: open('days'),
                  isFirstOfGroup: true,
                },
              ]
            : []),
          ...(mayRetire && !isRetired
            ? [
                {
                  id: 'retire',
                  title: text.retire,
                  icon: <Archive className="i i--14" />,
                  run: open('retire'),
                },
              ]
            : []),
        ]}
      />
      {opened === 'revise' && <ReviseDialog control={control} onClose={close} />}
      {opened === 'days' && <CorrectDaysDialog control={control} onClose={close} />}
      {opened === 'retire' && <RetireDialog control={control} onClose={close} />}
      {opened === 'domain' && <DomainDialog ids={[control.id]} domain={control.domain} onClose={close} />}
      {opened === 'sheet' && <ControlPages control={control} onDone={close} />}
      {opened === 'checklist' && <ChecklistPages control={control} onDone={close} />}
    </>
  );
};
