// One piece of evidence beside the table: its dates against the period, its files, what it counts for.
import { useState } from 'react';
import type { EvidenceDetail } from '../../../shared/domain/evidence';
import type { EvidenceId } from '../../../shared/ids';
import { ObjectLink } from '../../app/ObjectLink';
import { useMay } from '../../app/use-access';
import { useCall } from '../../app/use-call';
import { dateText, instantText, rangeText } from '../../messages/dates';
import { evidence as text } from '../../messages/evidence';
import { Button } from '../../ui/Button';
import { KeyValues } from '../../ui/KeyValues';
import { FailureNotice } from '../../ui/Notice';
import { Panel } from '../../ui/Panel';
import { Section } from '../../ui/Section';
import { EvidenceFiles } from './EvidenceFiles';
import styles from './evidence.module.css';
import { EvidenceVerdict } from './EvidenceVerdict';
import { LinksDialog } from './LinksDialog';

interface EvidencePanelProps {
  readonly id: EvidenceId;
  readonly onClose: () => void;
}

export const EvidencePanel = ({ id, onClose }: EvidencePanelProps) => {
  const { data, failure } = useCall('evidence', 'get', { id });
  const item = data?.id === id ? data : undefined;
  return (
    <Panel number={id} title={item?.title ?? ''} onClose={onClose}>
      <FailureNotice failure={failure} />
      {item !== undefined && <EvidenceSheet key={item.id} item={item} />}
    </Panel>
  );
};

const EvidenceSheet = ({ item }: { readonly item: EvidenceDetail }) => {
  const mayLink = useMay('evidence.linked');
  const [isLinking, setLinking] = useState(false);
  return (
    <>
      <EvidenceVerdict effective={item.effective} />
      <KeyValues
        facts={[
          [text.effective, item.effective === null ? text.noDates : rangeText(item.effective)],
          [text.captured, item.capturedOn === null ? text.notSaid : dateText(item.capturedOn)],
          [text.takenIn, text.takenInBy(instantText(item.takenInAt), item.takenInBy)],
          [text.source, item.source === '' ? text.notSaid : <bdi key="source">{item.source}</bdi>],
          [text.sensitivityLabel, text.sensitivity(item.sensitivity)],
        ]}
      />
      <EvidenceFiles item={item} />
      <Section
        title={text.countsFor}
        {...(mayLink && {
          action: (
            <Button
              kind="quiet"
              onPress={() => {
                setLinking(true);
              }}
            >
              {text.editLinks}
            </Button>
          ),
        })}
      >
        {item.controls.length === 0 && <p className="muted">{text.countsForNone}</p>}
        <Links links={item.controls} />
      </Section>
      <Section title={text.points}>
        {item.pointsOfFocus.length === 0 && <p className="muted">{text.pointsNone}</p>}
        <Links links={item.pointsOfFocus} />
      </Section>
      {isLinking && (
        <LinksDialog
          item={item}
          onClose={() => {
            setLinking(false);
          }}
        />
      )}
    </>
  );
};

const Links = ({ links }: { readonly links: readonly { readonly id: string; readonly title: string }[] }) => (
  <ul className="rows">
    {links.map((link) => (
      <li key={link.id} className={styles.line}>
        <ObjectLink id={link.id} label={link.title} />
        <span className={styles.lineWords} dir="auto">
          {link.title}
        </span>
      </li>
    ))}
  </ul>
);
