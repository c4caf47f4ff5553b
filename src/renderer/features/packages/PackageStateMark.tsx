// What became of a round, in word and shape.
import type { RoundState } from '../../../shared/domain/package-round';
import { rounds as text } from '../../messages/package-rounds';
import { type State, StateMark } from '../../ui/StateMark';

const MARK = {
  sealed: 'notdue',
  delivered: 'due',
  acknowledged: 'met',
  superseded: 'excused',
  recalled: 'missed',
} as const satisfies Record<RoundState, State>;

export const PackageStateMark = ({ state }: { readonly state: RoundState }) => (
  <StateMark state={MARK[state]} quiet={state !== 'recalled'}>
    {text.state(state)}
  </StateMark>
);
