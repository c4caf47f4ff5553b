// Where one came from, and there again: as in a browser, by the app's own history.
import { useRouter } from '@tanstack/react-router';
import { ChevronLeft, ChevronRight } from 'lucide-react';
import { shell as text } from '../messages/shell';
import { IconButton } from '../ui/IconButton';

export const BackAndForward = () => {
  const { history } = useRouter();
  return (
    <div className="strip__nav">
      <IconButton
        label={text.back}
        icon={<ChevronLeft className="i" aria-hidden="true" />}
        onPress={() => {
          history.back();
        }}
      />
      <IconButton
        label={text.forward}
        icon={<ChevronRight className="i" aria-hidden="true" />}
        onPress={() => {
          history.forward();
        }}
      />
    </div>
  );
};
