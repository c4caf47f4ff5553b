// Calls about the roadmap of the current engagement.
import { z } from 'zod';
import { Roadmap, RoadmapPath, RoadmapPlan } from '../domain/roadmap';
import { CalendarDate } from '../period';
import { engine } from './call';

/** All throw use.engagement-missing while the vault has no engagement. */
export const roadmapCalls = {
  /** The saved plan, or a proposal of usual durations beginning today. */
  get: engine('query', z.strictObject({ today: CalendarDate }), Roadmap),
  /** A proposal for a path that begins on a day; the observation lies where the engagement's period does. */
  propose: engine('query', z.strictObject({ path: RoadmapPath, startsOn: CalendarDate }), RoadmapPlan),
  set: engine('command', z.strictObject({ today: CalendarDate, plan: RoadmapPlan }), Roadmap),
} as const;
