// The way from a form or a screen of its own back to the register.
import { Link } from '@tanstack/react-router';
import type { Register } from '../../../shared/domain/programme';
import { registerWords } from '../../messages/programme-registers';

export const ToRegister = ({ register }: { readonly register: Register }) => (
  <Link to="/programme/$register" params={{ register }}>
    {registerWords[register].title}
  </Link>
);
