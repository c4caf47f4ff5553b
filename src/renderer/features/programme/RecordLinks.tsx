// To what a record is linked, by its fields and by hand, and what refers to it.
import { X } from 'lucide-react';
import { SPECS } from '../../../shared/domain/programme';
import type { RecordDetail } from '../../../shared/domain/programme/record';
import { RecordId } from '../../../shared/domain/programme/record-id';
import { ControlId, EvidenceId } from '../../../shared/ids';
import { recordTitle } from './record-title';
import { ObjectLink } from '../../app/ObjectLink';
import { useMay } from '../../app/use-access';
import { offerUndo } from '../../app/undo';
import { call, useCall, useCommand } from '../../app/use-call';
import { today } from '../../messages/dates';
import { recordPanel as text } from '../../messages/programme';
import { undo as undoText } from '../../messages/undo';
import { IconButton } from '../../ui/IconButton';
import { FailureNotice } from '../../ui/Notice';
import { Section } from '../../ui/Section';
import styles from './record.module.css';

const KINDS = ['control', 'criterion', 'evidence', 'record'] as const;
type Kind = (typeof KINDS)[number];

const kindOf = (target: string): Kind => {
  if (ControlId.safeParse(target).success) return 'control';
  if (EvidenceId.safeParse(target).success) return 'evidence';
  return RecordId.safeParse(target).success ? 'record' : 'criterion';
};

export const RecordLinks = ({ record }: { readonly record: RecordDetail }) => {
  const unlink = useCommand('programme', 'unlink');
  const mayUnlink = useMay('register.unlinked') && record.withdrawn === null;
  const { data: referring } = useCall('programme', 'referring', { target: record.id, today: today() });
  const whyOf = (link: RecordDetail['linked'][number]): string => {
    if (link.field === '') return link.note === '' ? text.linkByHand : link.note;
    // Of a field inside rows its own name comes behind a point.
    const [name = '', inner] = link.field.split('.');
    const field = SPECS[record.register].fields[name];
    return text.linkByField(field?.fields?.[inner ?? '']?.label ?? field?.label ?? link.field);
  };
  const remove = async ({ target, note }: RecordDetail['linked'][number]) => {
    if ((await unlink.run({ id: record.id, targets: [target] })) === null) return;
    offerUndo({
      done: undoText.unlinked(target, record.id),
      undo: () => call('programme', 'link', { ids: [record.id], targets: [target], note }),
    });
  };
  return (
    <div className={styles.sheet}>
      <FailureNotice failure={unlink.failure} />
      {record.linked.length === 0 && <p className="muted">{text.linksNone}</p>}
      {KINDS.map((kind) => {
        const links = record.linked.filter(({ target }) => kindOf(target) === kind);
        return (
          links.length > 0 && (
            <Section key={kind} title={text.linksOf[kind]} note={String(links.length)}>
              <ul className="rows rows--top">
                {links.map((link) => (
                  <li key={`${link.target} ${link.field}`}>
                    <ObjectLink id={link.target} label={link.title} />
                    <span className={styles.linkWords}>
                      <span dir="auto">{link.title}</span>
                      <small dir="auto">{whyOf(link)}</small>
                    </span>
                    {mayUnlink && link.field === '' && (
                      <IconButton
                        label={text.unlink(link.target)}
                        icon={<X className="i i--14" aria-hidden="true" />}
                        onPress={() => {
                          void remove(link);
                        }}
                      />
                    )}
                  </li>
                ))}
              </ul>
            </Section>
          )
        );
      })}
      {referring !== undefined && referring.length > 0 && (
        <Section title={text.referring} note={String(referring.length)}>
          <ul className="rows rows--top">
            {referring.map((row) => (
              <li key={row.id}>
                <ObjectLink id={row.id} label={recordTitle(row)} />
                <span className="grow" dir="auto" title={recordTitle(row)}>
                  {recordTitle(row)}
                </span>
                <span className="faint">{SPECS[row.register].states[row.state] ?? row.state}</span>
              </li>
            ))}
          </ul>
        </Section>
      )}
    </div>
  );
};
