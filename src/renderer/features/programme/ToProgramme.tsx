// The way from a register back to the overview of all of them.
import { Link } from '@tanstack/react-router';
import { programme as text } from '../../messages/programme';

export const ToProgramme = () => <Link to="/programme">{text.title}</Link>;
