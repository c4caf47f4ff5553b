// The way back from a policy's own screens: to the programme, and to the policies (or the starters).
import { Link } from '@tanstack/react-router';
import { policyText as text } from '../../messages/policies';
import { ToProgramme } from '../programme/ToProgramme';
import type { ProgrammeSearch } from '../programme/programme-search';

interface ToPoliciesProps {
  /** What is shown there, such as the policy in the panel. */
  readonly search?: ProgrammeSearch;
  readonly to?: string;
}

export const ToPolicies = ({ search = {}, to = text.back }: ToPoliciesProps) => (
  <>
    <ToProgramme />
    <Link to="/programme/$register" params={{ register: 'policy' }} search={search}>
      {to}
    </Link>
  </>
);
