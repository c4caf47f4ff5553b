// What answers a request: controls, evidence, populations and picked rows, each a link to it and removable.
import { useState } from 'react';
import { X } from 'lucide-react';
import type { RequestDetail, RequestTarget } from '../../../shared/domain/request';
import { ObjectLink } from '../../app/ObjectLink';
import { useMay } from '../../app/use-access';
import { offerUndo } from '../../app/undo';
import { call, useCommand } from '../../app/use-call';
import { requestPanel as text } from '../../messages/request-panel';
import { requestWords } from '../../messages/request-words';
import { undo as undoText } from '../../messages/undo';
import { Button } from '../../ui/Button';
import { IconButton } from '../../ui/IconButton';
import { FailureNotice } from '../../ui/Notice';
import { Section } from '../../ui/Section';
import { TextMenu } from '../../ui/TextMenu';
import type { TakeIn } from '../intake/use-take-in';
import { LinkDialog, type LinkKind } from './LinkDialog';
import styles from './requests.module.css';

const KINDS = [
  { kind: 'evidence', title: text.evidence, verb: text.linkEvidence },
  { kind: 'population', title: text.populations, verb: text.linkPopulation },
  { kind: 'sample', title: text.samples, verb: text.linkSample },
  { kind: 'control', title: text.controls, verb: text.linkControl },
] as const satisfies readonly { kind: LinkKind; title: string; verb: string }[];

interface LinksSectionProps {
  readonly request: RequestDetail;
  readonly takeIn: TakeIn;
}

export const LinksSection = ({ request, takeIn }: LinksSectionProps) => {
  const { id, links } = request;
  const mayLink = useMay('request.linked');
  const unlink = useCommand('requests', 'unlink');
  const [linking, setLinking] = useState<LinkKind | null>(null);
  const remove = async (target: RequestTarget, note: string) => {
    if ((await unlink.run({ id, targets: [target] })) === null) return;
    offerUndo({
      done: undoText.unlinked(target.id, id),
      undo: () => call('requests', 'link', { ids: [id], targets: [target], note }),
    });
  };
  const verbs = KINDS.map(({ kind, verb }) => ({
    id: kind,
    title: verb,
    run: () => {
      setLinking(kind);
    },
  }));
  return (
    <Section
      title={text.links}
      {...(mayLink && {
        action: <TextMenu label={text.linkAdd} groups={[{ id: 'kinds', title: '', items: verbs }]} />,
      })}
    >
      {links.length === 0 && <p className="muted">{text.linksNone}</p>}
      {KINDS.map(({ kind, title }) => {
        const these = links.filter(({ target }) => target.kind === kind);
        return (
          these.length > 0 && (
            <div key={kind} className={styles.linkGroup}>
              <h3>{title}</h3>
              <ul className="rows rows--top">
                {these.map(({ target, title: name, state, note }) => (
                  <li key={target.id} title={note}>
                    <ObjectLink id={target.id} label={name} />
                    <span className="grow" dir="auto" title={name}>
                      {name}
                    </span>
                    <span className="muted">{requestWords.state(state)}</span>
                    {mayLink && (
                      <IconButton
                        label={text.unlink(target.id)}
                        icon={<X className="i i--14" aria-hidden="true" />}
                        onPress={() => void remove(target, note)}
                      />
                    )}
                  </li>
                ))}
              </ul>
            </div>
          )
        );
      })}
      {takeIn.may && (
        <p className="help">
          {text.dropHelp}{' '}
          <Button
            kind="quiet"
            onPress={() => {
              takeIn.choose({ requestId: id });
            }}
          >
            {text.linkFiles}
          </Button>
        </p>
      )}
      <FailureNotice failure={unlink.failure} />
      {linking !== null && (
        <LinkDialog
          key={linking}
          ids={[id]}
          linked={links.map(({ target }): RequestTarget => target)}
          kind={linking}
          onDone={() => {
            setLinking(null);
          }}
          onClose={() => {
            setLinking(null);
          }}
        />
      )}
    </Section>
  );
};
