// The verbs of the item in the panel: those one came for as buttons, the others behind three dots.
import { Check, Plus } from 'lucide-react';
import type { EvidenceDetail, EvidenceVersion } from '../../../shared/domain/evidence';
import { evidenceVerbs as text } from '../../messages/evidence-verbs';
import { Button } from '../../ui/Button';
import { MoreMenu } from '../../ui/MoreMenu';
import { EVIDENCE_VERBS, type EvidenceVerb, verbsFor } from './evidence-verbs';
import type { EvidenceVerbs } from './use-evidence-verbs';
import { usePerson } from './use-person';

interface EvidenceFootProps {
  readonly item: EvidenceDetail;
  /** The one that is looked at; null while it is only requested. */
  readonly version: EvidenceVersion | null;
  readonly verbs: EvidenceVerbs;
}

/** What stands as buttons, by the state of the version; the first of them is the thing to do. */
const BUTTONS: Readonly<
  Record<EvidenceVersion['state'] | 'requested' | 'withdrawn', readonly EvidenceVerb[]>
> = {
  requested: ['add-version', 'link', 'withdraw'],
  draft: ['submit', 'edit', 'approve'],
  'in-review': ['approve', 'reject', 'approve-alone', 'reopen'],
  rejected: ['add-version', 'reopen'],
  approved: ['add-version', 'link', 'withdraw'],
  superseded: ['add-version', 'link', 'withdraw'],
  withdrawn: ['next-like'],
};
/** The panel is narrow. */
const MOST_BUTTONS = 3;

export const EvidenceFoot = ({ item, version, verbs }: EvidenceFootProps) => {
  const person = usePerson();
  if (person === null) return null;
  const allowed = verbsFor(item, version, person);
  if (allowed.size === 0) return null;
  const state = item.state === 'withdrawn' ? 'withdrawn' : (version?.state ?? 'requested');
  const buttons = BUTTONS[state].filter((verb) => allowed.has(verb)).slice(0, MOST_BUTTONS);
  const others = EVIDENCE_VERBS.filter((verb) => allowed.has(verb) && !buttons.includes(verb));
  const ask = (verb: EvidenceVerb) => {
    verbs.ask({ verb, id: item.id, ...(version !== null && { version: version.version }) });
  };
  const titleOf = (verb: EvidenceVerb) =>
    verb === 'add-version' && item.state === 'requested' ? text.addFiles : text.verb(verb);
  return (
    <>
      {buttons.map((verb, place) => (
        <Button
          key={verb}
          kind={
            verb === 'withdraw' || verb === 'reject'
              ? place === 0
                ? 'danger'
                : 'quiet-danger'
              : verb === 'approve' && place === 0
                ? 'primary'
                : place === 0
                  ? 'plain'
                  : 'quiet'
          }
          isDisabled={verbs.isRunning}
          {...(verb === 'add-version' && { icon: <Plus className="i" aria-hidden="true" /> })}
          {...(verb === 'approve' && place === 0 && { icon: <Check className="i" aria-hidden="true" /> })}
          onPress={() => {
            ask(verb);
          }}
        >
          {titleOf(verb)}
        </Button>
      ))}
      {others.length > 0 && (
        <MoreMenu
          label={text.more(item.id)}
          items={others.map((verb) => ({
            id: verb,
            label: titleOf(verb),
            run: () => {
              ask(verb);
            },
          }))}
        />
      )}
    </>
  );
};
