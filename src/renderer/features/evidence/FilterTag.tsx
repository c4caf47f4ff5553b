// A filter that came from elsewhere, such as "evidence of CTL-026": shows what it narrows to, and goes.
import { X } from 'lucide-react';
import { evidence as text } from '../../messages/evidence';

interface FilterTagProps {
  readonly label: string;
  readonly value: string;
  readonly onRemove: () => void;
}

export const FilterTag = ({ label, value, onRemove }: FilterTagProps) => (
  <button
    type="button"
    className="chip chip--on"
    aria-label={text.removeFilter(label, value)}
    onClick={onRemove}
  >
    {label} <b>{value}</b>
    <X className="i" aria-hidden="true" />
  </button>
);
