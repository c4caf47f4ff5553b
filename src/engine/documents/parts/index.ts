// The starting text of each part of a system description.
import type { DescriptionPart } from '../../../shared/domain/programme/document';
import type { DescriptionFacts } from '../description-facts';
import { changesText } from './changes';
import { commitmentsText } from './commitments';
import { componentsText } from './components';
import { criteriaText } from './criteria';
import { incidentsText } from './incidents';
import { notApplicableText } from './not-applicable';
import { servicesText } from './services';
import { subserviceText } from './subservice';
import { userControlsText } from './user-controls';

const TEXTS: Readonly<Record<DescriptionPart, (facts: DescriptionFacts) => string>> = {
  services: servicesText,
  commitments: commitmentsText,
  components: componentsText,
  incidents: incidentsText,
  criteria: criteriaText,
  userControls: userControlsText,
  subservice: subserviceText,
  notApplicable: notApplicableText,
  changes: changesText,
};

/** Markdown of our own words, filled with what the vault knows; empty for a part nobody asks for. */
export const partText = (part: DescriptionPart, facts: DescriptionFacts): string => TEXTS[part](facts);
