// What the vault knows of the things a system description tells: plain facts, so that texts and the completeness check
// are functions without a database.
import type { CategoryId } from '../../shared/domain/catalog';
import type { DescriptionPart } from '../../shared/domain/programme/document';
import type { RecordId } from '../../shared/domain/programme/record-id';
import type { EngagementScope } from '../../shared/domain/scope';
import type { ControlId, CriterionId, EngagementId } from '../../shared/ids';
import type { CalendarDate, ExaminedTime, Instant } from '../../shared/period';

export type Method = 'carve-out' | 'inclusive';

export interface DescribedCriterion {
  readonly id: CriterionId;
  /** Our short name of it. */
  readonly title: string;
  readonly series: string;
  readonly seriesName: string;
  readonly controls: readonly { readonly id: ControlId; readonly title: string }[];
  /** Why it does not apply; null where it does. */
  readonly notApplicable: string | null;
}

/** Somebody whose controls our criteria need, by the vendor register, by the engagement's scope, or by both. */
export interface DescribedSubservice {
  readonly name: string;
  readonly service: string;
  /** Null where the register has nobody of that name. */
  readonly vendor: RecordId | null;
  readonly isInScope: boolean;
  /** As the register says, else the scope; null while neither does. */
  readonly method: Method | null;
  /** What the scope says, where that is something else than the register. */
  readonly otherMethod: Method | null;
  /** In words, such as "Customer data". */
  readonly dataTouched: readonly string[];
  /** Controls we assume they run: of the newest report's review, else of the scope. */
  readonly assumed: readonly { readonly wording: string; readonly criteria: readonly CriterionId[] }[];
}

export interface DescribedIncident {
  readonly id: RecordId;
  readonly title: string;
  readonly reference: string;
  readonly severity: string;
  readonly detectedOn: CalendarDate | null;
  readonly resolvedOn: CalendarDate | null;
  readonly what: string;
  readonly effect: string;
  readonly cause: string;
  readonly actions: string;
  readonly customersTold: 'yes' | 'no' | 'unknown';
  readonly commitmentsMissed: 'yes' | 'no' | 'unknown';
}

export interface DescribedChange {
  readonly id: RecordId;
  readonly title: string;
  readonly reference: string;
  readonly kind: string;
  readonly doneOn: CalendarDate;
  readonly description: string;
  readonly isSignificant: 'yes' | 'no' | 'unknown';
}

/** A model, dataset, prompt or evaluation that is live in the product. */
export interface DescribedAiAsset {
  readonly id: RecordId;
  readonly name: string;
  readonly type: string;
  readonly release: string;
  readonly purpose: string;
  /** Whose it is; empty for our own. */
  readonly vendor: string;
}

export interface DescribedPeople {
  readonly onDay: CalendarDate;
  readonly present: number;
  /** The largest first; people without a team are in none. */
  readonly teams: readonly { readonly team: string; readonly people: number }[];
  /** Within the period; of a Type I examination null. */
  readonly joined: number | null;
  readonly left: number | null;
}

/** The newest change of what a part of the description rests on. */
export interface LastChange {
  readonly subject: string;
  readonly at: Instant;
}

export interface OwnReportFacts {
  readonly title: string;
  readonly firm: string;
  /** The last day it covers. */
  readonly coversTo: CalendarDate;
}

export interface DescriptionFacts {
  readonly engagement: EngagementId;
  readonly organization: string;
  readonly system: string;
  readonly firm: string;
  readonly examined: ExaminedTime;
  readonly categories: readonly CategoryId[];
  readonly scope: EngagementScope;
  /** In scope by the categories, in the catalog's order; those that do not apply among them. */
  readonly criteria: readonly DescribedCriterion[];
  readonly subservice: readonly DescribedSubservice[];
  readonly people: DescribedPeople;
  /** Of the period; for a Type I examination those that were open on the day. */
  readonly incidents: readonly DescribedIncident[];
  /** Detected, or done, after the examined time until today. */
  readonly laterIncidents: readonly DescribedIncident[];
  readonly changes: readonly DescribedChange[];
  readonly laterChanges: readonly DescribedChange[];
  readonly aiAssets: readonly DescribedAiAsset[];
  /** In force or approved. */
  readonly policies: readonly { readonly id: RecordId; readonly title: string }[];
  /** Our newest report; null while there is none. */
  readonly ownReport: OwnReportFacts | null;
  /** After the last day it covers, until today; without a report, after the examined time. */
  readonly incidentsSinceReport: readonly DescribedIncident[];
  readonly changesSinceReport: readonly DescribedChange[];
  readonly lastChanges: Readonly<Partial<Record<DescriptionPart, LastChange>>>;
}
