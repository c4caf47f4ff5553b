export { criteriaStanding } from './criteria-standing';
