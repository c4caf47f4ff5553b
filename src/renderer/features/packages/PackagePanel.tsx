// One round: what it is, its seal, what changed, what became of it, and what to tell the auditor.
import { useState } from 'react';
import { useNavigate } from '@tanstack/react-router';
import { FolderOpen, ShieldCheck } from 'lucide-react';
import type { PackageSummary } from '../../../shared/domain/package-round';
import { packageRoundRef } from '../../../shared/ids';
import { visibleText } from '../../../shared/visible-text';
import { useMay } from '../../app/use-access';
import { useCall, useCommand } from '../../app/use-call';
import { dayText, instantText } from '../../messages/dates';
import { rounds as text } from '../../messages/package-rounds';
import { packages } from '../../messages/packages';
import { sizeText } from '../../messages/size';
import { Button } from '../../ui/Button';
import { Copyable } from '../../ui/Copyable';
import { KeyValues } from '../../ui/KeyValues';
import { type MoreItem, MoreMenu } from '../../ui/MoreMenu';
import { FailureNotice, Notice } from '../../ui/Notice';
import { Panel } from '../../ui/Panel';
import { Section } from '../../ui/Section';
import { builtFiles, roundOf } from './built-files';
import { DeliverDialog } from './DeliverDialog';
import { FlatCopyDialog } from './FlatCopyDialog';
import { HandOver } from './HandOver';
import { PackageStateMark } from './PackageStateMark';
import { RebuildDialog } from './RebuildDialog';
import { RecallDialog } from './RecallDialog';
import { ReceiptDialog } from './ReceiptDialog';
import { RoundChanges } from './RoundChanges';
import { RoundEvents } from './RoundEvents';
import { useRecipientNames } from './use-recipient-names';
import { useSaveDocument } from './use-save-document';

export type RoundVerb = 'deliver' | 'receipt' | 'recall' | 'rebuild' | 'flat';

interface PackagePanelProps {
  readonly built: PackageSummary;
  readonly onClose: () => void;
}

export const PackagePanel = ({ built, onClose }: PackagePanelProps) => {
  const navigate = useNavigate();
  const { data: vault } = useCall('vault', 'current', {});
  const { data: details, failure } = useCall('package', 'details', roundOf(built));
  const show = useCommand('app', 'showInFolder');
  const documents = useSaveDocument();
  const names = useRecipientNames();
  const [asked, setAsked] = useState<RoundVerb | null>(null);
  const [told, setTold] = useState<string | null>(null);
  const may = {
    deliver: useMay('package.delivered'),
    receipt: useMay('package.receipt-kept'),
    recall: useMay('package.recalled'),
    rebuild: useMay('package.rebuilt'),
  };
  const ref = packageRoundRef(built.id, built.round);
  const [file] = builtFiles(built);
  const here = details?.summary.id === built.id && details.summary.round === built.round ? details : null;
  const ask = (verb: RoundVerb) => {
    setTold(null);
    setAsked(verb);
  };
  const more: readonly MoreItem[] = [
    {
      id: 'pdf',
      label: text.notePdf,
      run: () => void documents.note(roundOf(built), 'pdf'),
    },
    { id: 'text', label: text.noteText, run: () => void documents.note(roundOf(built), 'text') },
    { id: 'checker', label: text.checker, run: () => void documents.checker() },
    ...(built.canBeRebuilt && may.rebuild
      ? [
          {
            id: 'rebuild',
            label: text.rebuild,
            run: () => {
              ask('rebuild');
            },
          },
          {
            id: 'flat',
            label: text.flatCopy,
            run: () => {
              ask('flat');
            },
          },
        ]
      : []),
    ...(may.recall && here?.recall === null
      ? [
          {
            id: 'recall',
            label: text.recall,
            run: () => {
              ask('recall');
            },
          },
        ]
      : []),
  ];

  return (
    <>
      <Panel
        number={ref}
        title={packages.verdict(built.verdict)}
        onClose={onClose}
        foot={
          <>
            {file !== undefined && (
              <>
                <Button
                  icon={<FolderOpen className="i" aria-hidden="true" />}
                  onPress={() => void show.run({ file: file.token })}
                >
                  {packages.showInFolder}
                </Button>
                <Button
                  icon={<ShieldCheck className="i" aria-hidden="true" />}
                  onPress={() =>
                    void navigate({ to: '/verify', search: { file: file.token, name: file.name } })
                  }
                >
                  {packages.verifyNow}
                </Button>
              </>
            )}
            {file === undefined && built.canBeRebuilt && may.rebuild && (
              <Button
                onPress={() => {
                  ask('rebuild');
                }}
              >
                {text.rebuild}
              </Button>
            )}
            <MoreMenu label={text.moreFor(ref)} items={more} />
          </>
        }
      >
        <div>
          <PackageStateMark state={built.state} />
          <p className="help">{text.stateHelp(built.state)}</p>
        </div>
        {here !== null && here.recall !== null && (
          <Notice kind="missed">
            <p>
              <b>{text.recalled(dayText(here.recall.at), here.recall.by)}</b>
            </p>
            <p dir="auto">{here.recall.reason}</p>
          </Notice>
        )}
        <FailureNotice failure={failure ?? show.failure ?? documents.failure} />
        {(told !== null || documents.saved !== null) && (
          <Notice kind="met" live>
            <p>{told ?? text.saved(visibleText(documents.saved ?? ''))}</p>
          </Notice>
        )}
        <KeyValues
          facts={[
            [packages.built, packages.builtBy(instantText(built.builtAt), built.builtBy)],
            [
              text.kind,
              built.base === null
                ? text.kindFull
                : text.kindDelta(packageRoundRef(built.base.packageId, built.base.round)),
            ],
            ...(here === null
              ? []
              : ([
                  [
                    text.selection,
                    Object.values(here.selection).every((one) => one === null || one === 'restricted')
                      ? text.selectionAll
                      : text.selectionSome,
                  ],
                ] as const)),
            [
              text.recipients,
              built.recipientIds.length === 0 ? (
                <span key="nobody" className="faint">
                  {text.nobody}
                </span>
              ) : (
                <bdi key="to">{built.recipientIds.map(names.one).join('; ')}</bdi>
              ),
            ],
            [text.encryption, text.encryptionText(built.encryption)],
            [packages.evidence, packages.evidenceAndFiles(built.evidenceCount, built.fileCount)],
            [
              packages.omissions,
              built.verdict === 'draft'
                ? packages.omissionsCountDraft(built.omissionCount)
                : packages.omissionsCount(built.omissionCount),
            ],
            [
              packages.file,
              <bdi key="file" className="txt">
                {built.zipName}
              </bdi>,
            ],
            [
              packages.size,
              built.parts === 1
                ? sizeText(built.zipBytes)
                : text.partsOf(built.parts, sizeText(built.zipBytes)),
            ],
          ]}
        />
        {!built.canBeRebuilt && <p className="help">{text.cannotRebuild}</p>}
        {file === undefined && built.canBeRebuilt && <p className="help">{packages.notKnownHere}</p>}
        {here !== null && here.changes !== null && <RoundChanges changes={here.changes} />}
        {here !== null && <RoundEvents details={here} may={may} onAsk={ask} />}
        <Section title={text.seal}>
          <Copyable text={built.sealNumber} label={packages.copySeal} />
          <p className="help">{text.sealHelp}</p>
          <p className="help">{packages.zipSha256}</p>
          <Copyable text={built.zipSha256} label={packages.copyZipSha256} />
        </Section>
        {vault !== null && vault !== undefined && <HandOver signer={vault.signer} seal={built.sealNumber} />}
      </Panel>
      {asked !== null && (
        <VerbDialog
          verb={asked}
          built={built}
          onTold={setTold}
          onClose={() => {
            setAsked(null);
          }}
        />
      )}
    </>
  );
};

interface VerbDialogProps {
  readonly verb: RoundVerb;
  readonly built: PackageSummary;
  readonly onTold: (told: string) => void;
  readonly onClose: () => void;
}

const VerbDialog = ({ verb, built, onTold, onClose }: VerbDialogProps) => {
  switch (verb) {
    case 'deliver':
      return <DeliverDialog round={built} onClose={onClose} />;
    case 'receipt':
      return <ReceiptDialog onTold={onTold} onClose={onClose} />;
    case 'recall':
      return <RecallDialog round={built} onClose={onClose} />;
    case 'rebuild':
      return <RebuildDialog round={built} onTold={onTold} onClose={onClose} />;
    case 'flat':
      return <FlatCopyDialog round={built} onTold={onTold} onClose={onClose} />;
  }
};
