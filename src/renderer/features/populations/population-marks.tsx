// States of populations and samples in shape, colour and words.
import type { PopulationState, SampleState } from '../../../shared/domain/population';
import { populations as text } from '../../messages/populations';
import { type State, StateMark } from '../../ui/StateMark';

const OF_POPULATION = {
  draft: 'notdue',
  submitted: 'due',
  accepted: 'met',
  returned: 'late',
} as const satisfies Record<PopulationState, State>;

const OF_SAMPLE = {
  selected: 'due',
  collected: 'met',
  returned: 'late',
  exception: 'missed',
} as const satisfies Record<SampleState, State>;

export const PopulationMark = ({ state }: { readonly state: PopulationState }) => (
  <StateMark state={OF_POPULATION[state]} quiet={state !== 'returned'}>
    {text.state(state)}
  </StateMark>
);

export const SampleMark = ({ state }: { readonly state: SampleState }) => (
  <StateMark state={OF_SAMPLE[state]} quiet={state === 'selected' || state === 'collected'}>
    {text.sampleState(state)}
  </StateMark>
);
