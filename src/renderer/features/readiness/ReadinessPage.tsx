// What is missing before the examination, and what is done first? The worksheet, the tasks, the history.
import { useState } from 'react';
import { useNavigate } from '@tanstack/react-router';
import { Plus } from 'lucide-react';
import type { Assessment } from '../../../shared/domain/readiness';
import { isSmallStep } from '../../app/small-step';
import { useScreenVerb } from '../../app/screen-verbs';
import { useMay } from '../../app/use-access';
import { useCall } from '../../app/use-call';
import { useScreenSearch } from '../../app/use-screen-search';
import { readiness as text } from '../../messages/readiness';
import { Button } from '../../ui/Button';
import { FailureNotice } from '../../ui/Notice';
import { Page } from '../../ui/Page';
import { PageHead } from '../../ui/PageHead';
import { NoEngagement } from '../engagement/NoEngagement';
import { useEngagement } from '../engagement/use-engagement';
import { BeginDialog } from './AssessmentDialogs';
import { AssessmentScreen } from './AssessmentScreen';
import { NoAssessment } from './NoAssessment';
import { ReadinessSearch } from './readiness-search';

const useSearchHere = () => {
  const search = useScreenSearch(ReadinessSearch);
  const navigate = useNavigate();
  const idOf = ({ subject, task, q }: ReadinessSearch) => ({ id: subject ?? task, q });
  return {
    search,
    onSearch: (next: ReadinessSearch) => {
      void navigate({
        to: '/readiness',
        search: next,
        replace: isSmallStep(idOf(search), idOf(next)),
      });
    },
  };
};

export const ReadinessPage = () => {
  const engagement = useEngagement();
  const assessments = useCall(
    'readiness',
    'assessments',
    {},
    { enabled: engagement !== null && engagement !== undefined },
  );
  if (engagement === undefined) return null;
  if (engagement === null) return <NoEngagement text={text} />;
  if (assessments.data === undefined)
    return (
      <Page>
        <PageHead title={text.title} />
        <FailureNotice failure={assessments.failure} />
      </Page>
    );
  return <ReadinessScreen key={engagement.id} assessments={assessments.data} />;
};

const ReadinessScreen = ({ assessments }: { readonly assessments: readonly Assessment[] }) => {
  const { search, onSearch } = useSearchHere();
  const mayBegin = useMay('readiness.begun');
  const [isBeginning, setBeginning] = useState(false);
  useScreenVerb(
    'assessment.begin',
    mayBegin
      ? () => {
          setBeginning(true);
        }
      : null,
  );
  const assessment = assessments.find((one) => one.id === search.assessment) ?? assessments[0];
  const begin = (kind: 'primary' | 'plain') =>
    mayBegin && (
      <Button
        kind={kind}
        icon={<Plus className="i" aria-hidden="true" />}
        onPress={() => {
          setBeginning(true);
        }}
      >
        {text.begin}
      </Button>
    );
  const dialog = isBeginning && (
    <BeginDialog
      assessments={assessments}
      onClose={() => {
        setBeginning(false);
      }}
      onBegun={() => {
        setBeginning(false);
        onSearch({ view: 'worksheet' });
      }}
    />
  );
  if (assessment === undefined)
    return (
      <NoAssessment search={search} onSearch={onSearch} begin={begin('primary')}>
        {dialog}
      </NoAssessment>
    );
  return (
    <AssessmentScreen
      key={assessment.id}
      assessment={assessment}
      assessments={assessments}
      search={search}
      onSearch={onSearch}
      begin={begin('plain')}
    >
      {dialog}
    </AssessmentScreen>
  );
};
