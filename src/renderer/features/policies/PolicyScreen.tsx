// One policy over the whole screen: its text, how it differs from before, its editions, and who has acknowledged it.
import { useState } from 'react';
import { FileOutput, PenLine, Pencil, Printer } from 'lucide-react';
import type { RecordId } from '../../../shared/domain/programme/record-id';
import type { Failure } from '../../../shared/errors';
import { failureOf } from '../../app/call-failed';
import { useMay } from '../../app/use-access';
import { policyText as text } from '../../messages/policies';
import { Button } from '../../ui/Button';
import { MenuButton } from '../../ui/MenuButton';
import { FailureNotice, Notice } from '../../ui/Notice';
import { Page } from '../../ui/Page';
import { PageHead } from '../../ui/PageHead';
import { Tabs } from '../../ui/Tabs';
import type { PagePartProps } from '../programme/register-part';
import { AcknowledgementsTab } from './AcknowledgementsTab';
import { ApproveDialog } from './ApproveDialog';
import { CompareTab } from './CompareTab';
import { EditionsTab } from './EditionsTab';
import styles from './policies.module.css';
import { ToPolicies } from './ToPolicies';
import { PrintedPolicy } from './PrintedPolicy';
import { savePolicy } from './save-policy';
import { TextTab } from './TextTab';
import { standingOf, usePolicy } from './use-policy';

const PARTS = ['text', 'compare', 'editions', 'acknowledgements'] as const;
type Part = (typeof PARTS)[number];

export const PolicyScreen = (props: PagePartProps) =>
  props.search.id !== undefined && <Policy key={props.search.id} {...props} id={props.search.id} />;

const Policy = ({ id, search, onSearch }: PagePartProps & { readonly id: RecordId }) => {
  const policy = usePolicy(id);
  const mayEdit = useMay('register.changed');
  const mayApprove = useMay('policy.approved');
  /** The edition that is shown instead of the current text. */
  const [shown, setShown] = useState<number | null>(null);
  const [isApproving, setApproving] = useState(false);
  const [isPrinting, setPrinting] = useState(false);
  const [saved, setSaved] = useState<string | null>(null);
  const [failure, setFailure] = useState<Failure | null>(null);
  const { record, editions } = policy;
  if (record === undefined)
    return (
      <Page>
        <FailureNotice failure={policy.failure} />
      </Page>
    );
  const part: Part = PARTS.find((one) => one === search.open) ?? 'text';
  const stands = record.withdrawn === null;
  const canApprove = record.signals.some(
    (one) => one.code === 'not-approved' || one.code === 'changed-since-approval',
  );
  const save = (edition: number | null) => {
    setFailure(null);
    setSaved(null);
    savePolicy(id, text.fileName(id, record.title, edition), edition)
      .then((name) => {
        if (name !== null) setSaved(text.saved(name));
      })
      .catch((error: unknown) => {
        setFailure(failureOf(error));
      });
  };
  return (
    <Page>
      <PageHead
        within={<ToPolicies search={{ id }} />}
        title={record.title}
        {...(editions !== undefined && { answer: standingOf(policy) })}
        actions={
          <>
            {stands && mayEdit && (
              <Button
                icon={<Pencil className="i" aria-hidden="true" />}
                onPress={() => {
                  onSearch({ id, edit: true });
                }}
              >
                {text.edit}
              </Button>
            )}
            {stands && mayApprove && canApprove && (
              <Button
                kind="primary"
                icon={<PenLine className="i" aria-hidden="true" />}
                onPress={() => {
                  setApproving(true);
                }}
              >
                {text.approve}
              </Button>
            )}
            <MenuButton
              label={text.more(id)}
              verbs={[
                {
                  ...{ id: 'print', title: text.print, icon: <Printer className="i i--14" /> },
                  run: () => {
                    setPrinting(true);
                  },
                },
                {
                  ...{ id: 'save', title: text.save, icon: <FileOutput className="i i--14" /> },
                  run: () => {
                    save(shown);
                  },
                },
              ]}
            />
          </>
        }
      />
      <FailureNotice failure={failure} />
      {saved !== null && (
        <Notice kind="met" live>
          {saved}
        </Notice>
      )}
      <div className={styles.body}>
        <Tabs<Part>
          label={text.tabs}
          selected={part}
          onSelect={(open) => {
            onSearch({ id, open });
          }}
          tabs={[
            {
              ...{ id: 'text', title: text.tabText },
              content: <TextTab policy={policy} shown={shown} onShow={setShown} />,
            },
            { id: 'compare', title: text.tabCompare, content: <CompareTab policy={policy} /> },
            {
              ...{ id: 'editions', title: text.tabEditions, note: String(editions?.length ?? 0) },
              content: <EditionsTab editions={editions ?? []} onSave={save} />,
            },
            {
              ...{ id: 'acknowledgements', title: text.tabAcknowledgements },
              content: <AcknowledgementsTab id={id} />,
            },
          ]}
        />
      </div>
      {isApproving && (
        <ApproveDialog
          policies={[{ id, version: record.version, title: record.title }]}
          onClose={() => {
            setApproving(false);
          }}
        />
      )}
      {isPrinting && (
        <PrintedPolicy
          policy={policy}
          edition={shown}
          onDone={() => {
            setPrinting(false);
          }}
        />
      )}
    </Page>
  );
};
