// What a control says now, whether it happened, what it answers, and the facts about it.
import { useState } from 'react';
import type { ControlDetail } from '../../../shared/domain/control';
import { controlPanel as text } from '../../messages/control-panel';
import { controls } from '../../messages/controls';
import { dateText, today } from '../../messages/dates';
import { Button } from '../../ui/Button';
import { KeyValues } from '../../ui/KeyValues';
import { Notice } from '../../ui/Notice';
import { Section } from '../../ui/Section';
import { ProgrammeOf } from '../programme/ProgrammeOf';
import { RequestsOf } from '../requests/RequestsOf';
import { CompareDialog } from './CompareDialog';
import { ControlMappings } from './ControlMappings';
import { OccurrencesSection } from './OccurrencesSection';

export const controlFactsInWords = (control: ControlDetail): readonly (readonly [string, string])[] => [
  [text.owner, controls.ownerCell(control.owner, control.ownerRole) || text.noOwner],
  [
    text.cadence,
    [
      controls.cadence(control.cadence),
      ...(control.weekdaysOnly ? [text.weekdays] : []),
      ...(control.graceDays === null ? [] : [text.grace(control.graceDays)]),
    ].join(', '),
  ],
  [text.nature, controls.natureAndKind(control.nature, control.kind)],
  [
    text.domain,
    [control.domain || text.noDomain, ...(control.aiSpecific ? [text.aiSpecific] : [])].join('. '),
  ],
];

export const ControlTab = ({ control }: { readonly control: ControlDetail }) => {
  const [isComparing, setComparing] = useState(false);
  const [newest, before] = control.versions;
  const since = newest?.validFrom ?? null;
  const { ticked, total } = control.checklist;
  return (
    <>
      {control.retiredOn !== null && (
        <Notice kind="late">
          <p>{(control.retiredOn < today() ? text.retired : text.retires)(dateText(control.retiredOn))}</p>
          {newest !== undefined && newest.note !== '' && <p dir="auto">{text.retiredWhy(newest.note)}</p>}
        </Notice>
      )}
      <Section
        title={text.wording}
        note={text.version(newest?.version ?? control.version)}
        {...(before !== undefined && {
          action: (
            <Button
              kind="quiet"
              onPress={() => {
                setComparing(true);
              }}
            >
              {text.compareWith(before.version)}
            </Button>
          ),
        })}
      >
        <p className="doc" dir="auto">
          {control.wording}
        </p>
        {since !== null && <p className="help">{text.since(dateText(since))}</p>}
      </Section>
      <OccurrencesSection control={control} />
      <ControlMappings control={control} />
      <RequestsOf controlId={control.id} />
      <ProgrammeOf target={control.id} />
      <KeyValues
        facts={[
          ...controlFactsInWords(control).map(
            ([name, value]) => [name, <bdi key={name}>{value}</bdi>] as const,
          ),
          [text.checklist, total === 0 ? text.checklistNone : text.checklistTicked(ticked, total)],
          ...(control.starterId === null
            ? []
            : ([[text.startedFrom, text.startedFromText(control.starterId)]] as const)),
        ]}
      />
      {isComparing && (
        <CompareDialog
          control={control}
          onClose={() => {
            setComparing(false);
          }}
        />
      )}
    </>
  );
};
