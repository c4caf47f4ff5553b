// Narrows a list while one types; Escape empties it.
import { Search, X } from 'lucide-react';
import { Button, Input, SearchField as AriaSearchField } from 'react-aria-components';

interface SearchFieldProps {
  readonly label: string;
  readonly value: string;
  readonly onChange: (value: string) => void;
  readonly autoFocus?: boolean;
}

export const SearchField = ({ label, ...rest }: SearchFieldProps) => (
  <AriaSearchField {...rest} aria-label={label} className="input input--28 input--search" spellCheck="false">
    <Search className="i i--14" aria-hidden="true" />
    <Input className="input__text" placeholder={label} autoComplete="off" />
    <Button className="input__clear" aria-label="Clear">
      <X className="i i--14" aria-hidden="true" />
    </Button>
  </AriaSearchField>
);
