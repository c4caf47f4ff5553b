// The name of a file, shown so that it cannot pretend to be another one.
import { visibleText } from '../../../shared/visible-text';

export const ShownName = ({ name }: { readonly name: string }) => {
  const shown = visibleText(name);
  return (
    <bdi className="txt" title={shown}>
      {shown}
    </bdi>
  );
};
