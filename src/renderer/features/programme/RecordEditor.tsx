// The form of a record, over the whole screen: a new one, or another version of one that is there. A register may
// bring an editor of its own.
import type { ReactNode } from 'react';
import { useCall } from '../../app/use-call';
import { today } from '../../messages/dates';
import { FailureNotice } from '../../ui/Notice';
import { Page } from '../../ui/Page';
import type { PagePartProps } from './register-part';
import { REGISTER_PARTS } from './register-parts';
import { RecordForm } from './RecordForm';

export const RecordEditor = ({ register, search, onSearch }: PagePartProps): ReactNode => {
  const isNew = search.add === true;
  const { id } = search;
  if (isNew || id === undefined) {
    const { add: _, ...rest } = search;
    return (
      <Editor
        {...{ register, search, onSearch }}
        record={null}
        onSaved={(added) => {
          onSearch({ ...rest, id: added });
        }}
        onClose={() => {
          onSearch(rest);
        }}
      />
    );
  }
  return <ExistingRecord {...{ register, search, onSearch }} id={id} />;
};

const Editor = (props: Parameters<typeof RecordForm>[0]) => {
  const Own = REGISTER_PARTS[props.register]?.Editor ?? RecordForm;
  return <Own {...props} />;
};

const ExistingRecord = ({
  id,
  ...props
}: PagePartProps & { readonly id: NonNullable<PagePartProps['search']['id']> }) => {
  const { data, failure } = useCall('programme', 'get', { id, today: today() });
  const { edit: _, ...rest } = props.search;
  const close = () => {
    props.onSearch(rest);
  };
  if (data?.id !== id)
    return (
      <Page>
        <FailureNotice failure={failure} />
      </Page>
    );
  return <Editor {...props} record={data} onSaved={close} onClose={close} />;
};
