// What is in this register, and what of it wants an eye? The table, its filters, and the record in the panel; or the
// form, what changed, or a screen of the register's own, as the address says.
import type { ReactNode } from 'react';
import { useNavigate, useParams } from '@tanstack/react-router';
import { Register } from '../../../shared/domain/programme';
import { isSmallStep } from '../../app/small-step';
import { useScreenSearch } from '../../app/use-screen-search';
import { ChangesScreen } from './ChangesScreen';
import { ProgrammeSearch } from './programme-search';
import { ProgrammePage } from './ProgrammePage';
import { RecordEditor } from './RecordEditor';
import { REGISTER_PARTS } from './register-parts';
import { RegisterTable } from './RegisterTable';

export const RegisterPage = (): ReactNode => {
  const search = useScreenSearch(ProgrammeSearch);
  const navigate = useNavigate();
  const params: { readonly register?: string } = useParams({ strict: false });
  const parsed = Register.safeParse(params.register);
  // An address nobody has: the registers are shown instead of an error.
  if (!parsed.success) return <ProgrammePage />;
  const register = parsed.data;
  const onSearch = (next: ProgrammeSearch) => {
    void navigate({
      to: '/programme/$register',
      params: { register },
      search: next,
      replace: isSmallStep(search, next),
    });
  };
  const props = { register, search, onSearch };
  const Screen = search.open === undefined ? undefined : REGISTER_PARTS[register]?.screens?.[search.open];
  if (Screen !== undefined) return <Screen key={`${register} ${search.open ?? ''}`} {...props} />;
  if (search.add === true || (search.edit === true && search.id !== undefined))
    return <RecordEditor key={`${register} ${search.id ?? ''}`} {...props} />;
  if (search.view === 'changes') return <ChangesScreen key={register} {...props} />;
  return <RegisterTable key={register} {...props} />;
};
