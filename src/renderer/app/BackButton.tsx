// The way back of screens that stand alone, without a rail.
import { ChevronLeft } from 'lucide-react';
import { shell as text } from '../messages/shell';
import { Button } from '../ui/Button';
import { useBack } from './use-back';

export const BackButton = () => (
  <Button kind="quiet" icon={<ChevronLeft className="i" aria-hidden="true" />} onPress={useBack()}>
    {text.back}
  </Button>
);
